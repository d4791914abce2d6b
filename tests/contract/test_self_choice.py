"""The candidate chooses from what all of the panel have ticked and what is still free, and the first choice books it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import (
    access,
    attendance,
    by_candidate,
    cancelling,
    joining,
    leave,
    leaving,
    move_plan,
    moving,
    offering,
    panel,
    proposals,
    self_choice,
    ticking,
    undo,
)
from bot.interviews.by_candidate import Moved
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Participant
from bot.texts import in_words
from bot.times.values import Span
from tests.said import zh
from tests.world.clock import NOW
from tests.world.self_choices import LENGTH, Company, choice_of, fresh, open_of


@pytest.fixture
def house(database: None) -> Company:
    return Company()


def responses(on: Interview) -> dict[str, str]:
    return {str(one.member.user_id): str(one.response) for one in fresh(on).panel if one.is_current}


# --- what is offered ------------------------------------------------------------------------------------------------


def test_offered_are_times_of_the_next_five_working_days_at_which_all_are_free(house: Company) -> None:
    taken = house.busy("lisi", Span(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=9)))
    on = house.to_choose("lisi", "wangwu")
    times = list(choice_of(on).times.values())
    assert 5 <= len(times) <= offering.MOST
    assert all(one.end - one.start == LENGTH for one in times)
    days = {one.start.astimezone(house["lisi"].tz).date() for one in times}
    assert min(days) > NOW.date()
    assert len(days) == 5 - 1, "all of Thursday is 李四's other interview"
    assert taken.start is not None and taken.end is not None
    assert not any(one.start < taken.end and taken.start < one.end for one in times)


def test_it_has_no_time_and_takes_nobody_s_until_it_is_chosen(house: Company) -> None:
    on = fresh(house.to_choose("lisi"))
    assert (on.status, on.slot) == ("draft", None)
    house.busy("lisi", choice_of(on).times[1])
    assert not access.all_have_accepted(on)


# --- what reaches the candidate -------------------------------------------------------------------------------------


def test_only_what_everybody_has_ticked_is_open(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")
    house.tick(on, "lisi", [1, 3, 5])
    assert open_of(on) == []
    house.tick(on, "wangwu", [3, 4, 5])
    times = choice_of(on).times
    assert open_of(on) == [times[3], times[5]]


def test_what_is_changed_before_the_choice_counts_as_it_was_said_last(house: Company) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1, 2])
    house.tick(on, "lisi", [4])
    assert open_of(on) == [choice_of(on).times[4]]
    house.tick(on, "lisi", [])
    assert open_of(on) == []


def test_what_is_taken_past_or_on_somebody_s_leave_is_open_no_more(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")
    for who in ("lisi", "wangwu"):
        house.tick(on, who, [1, 2, 3])
    first, second, third = (choice_of(on).times[one] for one in (1, 2, 3))
    house.busy("lisi", first)
    assert open_of(on) == [second, third]
    leave.take(house.change("wangwu"), house["wangwu"], second.start, second.end)
    assert open_of(on) == [third]
    assert open_of(on, third.start - timedelta(hours=2)) == [third]
    assert open_of(on, third.start - timedelta(hours=1, minutes=59)) == []


def test_who_is_replaced_counts_no_more_and_who_comes_is_needed(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")
    house.tick(on, "lisi", [1, 2])
    house.tick(on, "wangwu", [2, 3])
    joining.replace(house.change("zhangmin"), fresh(on), house["wangwu"], house["zhaoliu"])
    assert open_of(on) == []
    house.tick(on, "zhaoliu", [1])
    assert open_of(on) == [choice_of(on).times[1]]
    with pytest.raises(UserError):
        house.tick(on, "wangwu", [2])


def test_who_sits_in_need_not_tick(house: Company) -> None:
    on = house.to_choose("lisi")
    joining.add(house.change("zhangmin"), fresh(on), house["zhaoliu"], "shadow")
    house.tick(on, "lisi", [2])
    assert open_of(on) == [choice_of(on).times[2]]


def test_who_cannot_come_who_knows_the_candidate_and_who_has_left_keep_all_of_it_closed(house: Company) -> None:
    for act in (
        lambda on: panel.decline(house.change("wangwu"), on, house["wangwu"], "出差"),
        lambda on: panel.decline(house.change("wangwu"), on, house["wangwu"], knows_candidate=True),
        lambda on: leaving.deactivate(house.change("zhangmin"), house["wangwu"]),
    ):
        on = house.to_choose("lisi", "wangwu")
        for who in ("lisi", "wangwu"):
            house.tick(on, who, [1])
        assert len(open_of(on)) == 1
        act(fresh(on))
        assert open_of(on) == []
        assert fresh(on).status == "draft"


def test_who_knows_the_candidate_from_another_round_is_out_of_this_one_too(house: Company) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1])
    other = house.busy("lisi", choice_of(on).times[5])
    Interview.update(candidate=on.candidate_id, application=on.application_id).where(Interview.id == other.id).execute()
    panel.decline(house.change("lisi"), fresh(other), house["lisi"], knows_candidate=True)
    assert responses(on) == {"lisi": "declined"}
    assert open_of(on) == []


def test_nothing_else_is_answered_while_there_is_no_time(house: Company) -> None:
    on = fresh(house.to_choose("lisi"))
    for work, why in (
        (lambda: panel.accept(house.change("lisi"), on, house["lisi"]), r"refused\.candidate_chooses"),
        (
            lambda: proposals.propose(house.change("lisi"), on, house["lisi"], (NOW, NOW + LENGTH)),
            r"refused\.candidate_chooses",
        ),
        (lambda: attendance.record_answer(house.change("zhangmin"), on, "accepted"), r"attend\.has_no_time"),
    ):
        with pytest.raises(UserError, match=why):
            work()


# --- the choice -----------------------------------------------------------------------------------------------------


def test_the_choice_books_it_and_whoever_ticked_has_accepted(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")
    joining.add(house.change("zhangmin"), fresh(on), house["zhaoliu"], "shadow")
    for who in ("lisi", "wangwu"):
        house.tick(on, who, [2, 3])
    slot = choice_of(on).times[3]
    self_choice.choose(house.change(), on, slot)
    chosen = fresh(on)
    assert chosen.slot == (slot.start, slot.end)
    assert (chosen.status, chosen.candidate_response) == ("confirmed", "accepted")
    assert responses(on) == {"lisi": "accepted", "wangwu": "accepted", "zhaoliu": "needs_action"}
    assert open_of(on) == []


def test_a_time_that_is_not_open_books_nothing(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")
    house.tick(on, "lisi", [1, 2])
    house.tick(on, "wangwu", [2])
    times = choice_of(on).times
    for never in (times[1], times[9], Span(times[2].start, times[2].end + LENGTH)):
        with pytest.raises(UserError, match="taken"):
            self_choice.choose(house.change(), on, never)
    house.busy("wangwu", times[2])
    with pytest.raises(UserError, match="taken"):
        self_choice.choose(house.change(), on, times[2])
    assert fresh(on).status == "draft"


def test_chosen_twice_it_is_as_it_was_and_another_time_is_not_to_be_had(house: Company) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1, 2])
    first, second = (choice_of(on).times[one] for one in (1, 2))
    assert [self_choice.choose(house.change(), on, first) for _ in range(2)] == [True, False]
    with pytest.raises(Moved):
        self_choice.choose(house.change(), on, second)
    assert fresh(on).slot == (first.start, first.end)


def test_after_hr_has_set_a_time_or_called_it_off_nothing_is_left_to_choose(house: Company) -> None:
    on, off = house.to_choose("lisi"), house.to_choose("wangwu")
    house.tick(on, "lisi", [1, 2])
    house.tick(off, "wangwu", [1, 2])
    first, second = (choice_of(on).times[one] for one in (1, 2))
    moving.move(house.change("zhangmin"), fresh(on), (first.start, first.end))
    cancelling.cancel(house.change("zhangmin"), fresh(off), "")
    for one in (on, off):
        with pytest.raises(Moved):
            self_choice.choose(house.change(), one, second)
    assert responses(on) == {"lisi": "accepted"}, "a tick counts as accepted"
    assert fresh(on).status == "confirmed"


def test_who_ticked_another_time_is_asked_about_the_one_that_hr_sets(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")
    house.tick(on, "lisi", [1])
    house.tick(on, "wangwu", [2])
    first = choice_of(on).times[1]
    made = move_plan.plan(fresh(on), (first.start, first.end), None, house["zhangmin"], NOW)
    assert list(made.accepted) == [house["lisi"].id]
    moving.move(house.change("zhangmin"), fresh(on), (first.start, first.end))
    assert responses(on) == {"lisi": "accepted", "wangwu": "needs_action"}


# --- other times, and what is taken back ----------------------------------------------------------------------------


def test_other_days_ask_everybody_anew_and_their_undo_brings_back_what_was_ticked(house: Company) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1])
    before = open_of(on)
    week = offering.usual_days(NOW + timedelta(days=7))
    ticking.offer_others(house.change("zhangmin"), fresh(on), week)
    choice = choice_of(on)
    assert (choice.offer, choice.ticks, choice.is_asked) == (2, {}, True)
    assert all(week.start <= one.start < week.end for one in choice.times.values())
    assert open_of(on) == []
    with pytest.raises(UserError):
        ticking.tick(house.change("lisi"), on, house["lisi"], [1], offer=1)
    undo.undo(house.change("zhangmin"), house["zhangmin"], NOW)
    assert open_of(on) == before


@pytest.mark.parametrize(("renews", "stands"), [(True, "declined"), (False, "needs_action")])
def test_what_the_candidate_says_while_others_are_offered_by_themselves_stays(
    house: Company, renews: bool, stands: str
) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1])
    by_candidate.decline(house.change(), fresh(on), fresh(on).sequence)
    ticking.offer_others(house.change(None if renews else "zhangmin"), fresh(on), None, renews=renews)
    assert fresh(on).candidate_response == stands


def test_ticks_are_taken_back_to_what_they_were(house: Company) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1])
    house.tick(on, "lisi", [2])
    undo.undo(house.change("lisi"), house["lisi"], NOW)
    assert open_of(on) == [choice_of(on).times[1]]
    undo.undo(house.change("lisi"), house["lisi"], NOW)
    assert choice_of(on).ticks == {}


def test_who_had_said_that_they_cannot_come_and_ticks_is_there_again_until_that_is_undone(house: Company) -> None:
    on = house.to_choose("lisi")
    panel.decline(house.change("lisi"), fresh(on), house["lisi"], "出差")
    house.tick(on, "lisi", [2])
    assert open_of(on) == [choice_of(on).times[2]]
    undo.undo(house.change("lisi"), house["lisi"], NOW)
    assert responses(on) == {"lisi": "declined"}


def test_a_time_that_hr_set_and_takes_back_is_the_candidate_s_to_choose_again(house: Company) -> None:
    on = house.to_choose("lisi")
    house.tick(on, "lisi", [1, 2])
    first = choice_of(on).times[1]
    moving.move(house.change("zhangmin"), fresh(on), (first.start, first.end))
    undo.undo(house.change("zhangmin"), house["zhangmin"], NOW)
    assert (fresh(on).status, fresh(on).slot) == ("draft", None)
    assert open_of(on) == [choice_of(on).times[1], choice_of(on).times[2]]


def test_the_database_keeps_no_tick_of_times_that_were_not_offered(house: Company) -> None:
    on = house.to_choose("lisi")
    for numbers in ([0], [len(choice_of(on).times) + 1]):
        with pytest.raises(UserError):
            house.tick(on, "lisi", numbers)


def test_how_far_it_is(house: Company) -> None:
    on = house.to_choose("lisi", "wangwu")

    def stands() -> tuple[list[str], list[str], int, bool]:
        found = ticking.standing(fresh(on), NOW)
        assert found is not None
        return [one.name for one in found.silent], [one.name for one in found.without], len(found.open), found.is_stuck

    assert stands() == (["李四", "王五"], [], 0, False)
    house.tick(on, "lisi", [1, 2])
    assert stands() == (["王五"], [], 0, False)
    house.tick(on, "wangwu", [3])
    assert stands() == ([], [], 0, True)
    house.tick(on, "wangwu", [2, 3])
    assert stands() == ([], [], 1, False)
    house.tick(on, "wangwu", [])
    assert stands() == ([], ["王五"], 0, True)


# --- at once --------------------------------------------------------------------------------------------------------


@pytest.fixture
def together(fresh_database_url: str) -> Iterator[Company]:
    store.db.close_all()
    store.connect(fresh_database_url, Purpose.WEB)
    with store.db.connection_context():
        yield Company()
    store.db.close_all()


def test_of_two_candidates_at_once_for_one_person_s_time_one_wins_and_the_other_sees_what_is_left(
    together: Company,
) -> None:
    """Both wait for 李四, whom the test holds, so that both have begun before either is done."""
    company = together
    with store.db.atomic():
        first, second = company.to_choose("lisi", "wangwu"), company.to_choose("lisi", "zhaoliu")
        for on, who in ((first, "lisi"), (first, "wangwu"), (second, "lisi"), (second, "zhaoliu")):
            company.tick(on, who, [1, 2])
    one, other = choice_of(first).times[1], choice_of(second).times[1]
    assert one == other
    said: dict[int, str] = {}

    def choose(on: Interview) -> None:
        try:
            with store.db.connection_context(), store.db.atomic():
                self_choice.choose(company.change(), on, one)
            said[on.id] = "done"
        except UserError as refused:
            said[on.id] = in_words(refused.phrase, "zh")

    threads = [threading.Thread(target=choose, args=(on,)) for on in (first, second)]
    with store.db.atomic():
        store.fetch("SELECT 1 FROM member WHERE id = %(id)s FOR NO KEY UPDATE", id=company["lisi"].id)
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            _wait_until_waiting(waiting)
    for thread in threads:
        thread.join(10)
    assert sorted(said.values()) == ["done", zh("choice.just_taken")]
    [loser] = [on for on in (first, second) if said[on.id] != "done"]
    assert open_of(loser) == [choice_of(loser).times[2]]
    [row] = store.fetch("SELECT count(*) AS n FROM interview WHERE NOT isempty(slot)")
    assert row["n"] == 1


def _wait_until_waiting(count: int) -> None:
    for _ in range(1000):
        store.execute("SELECT pg_stat_clear_snapshot()")
        [row] = store.fetch(
            "SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        if row["n"] == count:
            return
        store.fetch("SELECT pg_sleep(0.01)")
    raise AssertionError(f"{count} should wait")


def test_a_time_that_an_import_takes_meanwhile_without_holding_anybody_is_gone(together: Company) -> None:
    """What a look cannot see yet the constraint refuses; the candidate reads the same."""
    company = together
    with store.db.atomic():
        on, other = company.to_choose("lisi"), company.to_choose("wangwu")
        company.tick(on, "lisi", [1])
    slot = choice_of(on).times[1]
    said: list[str] = []

    def choose() -> None:
        try:
            with store.db.connection_context(), store.db.atomic():
                self_choice.choose(company.change(), on, slot)
        except UserError as refused:
            said.append(in_words(refused.phrase, "zh"))

    thread = threading.Thread(target=choose)
    with store.db.atomic():
        Interview.update(slot=(slot.start, slot.end), status="scheduled").where(Interview.id == other.id).execute()
        Participant.update(member=company["lisi"]).where(Participant.interview == other.id).execute()
        thread.start()
        _wait_until_waiting(1)
    thread.join(10)
    assert said == [zh("choice.just_taken")]
    assert fresh(on).status == "draft"
