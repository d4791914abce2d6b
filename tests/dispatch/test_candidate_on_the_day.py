"""On the day a candidate says by their own link that they are late or there, and does not wait alone for long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import change
from bot.db import store
from bot.interviews import by_candidate, meeting_link
from bot.interviews.by_candidate import Enough, NotNow
from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.by_link import does, now_so
from tests.world.stage import together
from tests.world.town import Town, alive, invited, order


def minutes_before(place: Town, minutes: float, *panel: str, mode: str = "video") -> Interview:
    """An interview that begins in so many minutes, and whose reminders are out."""
    on = invited(place, *panel, in_hours=3)
    with store.db.connection_context():
        store.execute("UPDATE interview SET mode = %(mode)s WHERE id = %(id)s", mode=mode, id=on.id)
    place.move(minutes=180 - minutes)
    place.settle()
    return on


def pass_minutes(place: Town, minutes: float) -> None:
    place.move(minutes=minutes)
    place.settle()


def enters(place: Town, user_id: str, on: Interview) -> None:
    with store.db.connection_context(), change.begin(place.at, place.member(user_id)) as begun:
        meeting_link.entered(begun, now_so_inside(on))


def now_so_inside(on: Interview) -> Interview:
    return Interview.get_by_id(on.id)


def said(place: Town, user_id: str, words: str) -> list[str]:
    return [one for one in place.texts(user_id) if words in one]


# --- late ---------------------------------------------------------------------------------------------------------------


def test_panel_and_hr_hear_at_once_that_they_are_late_and_miss_them_that_much_later(place: Town) -> None:
    on = minutes_before(place, 20, "lisi", "wangwu")
    assert [does(place, by_candidate.be_late, on, 0, 10) for _ in range(2)] == [True, False]
    place.settle()
    for user_id in ("lisi", "wangwu", "zhangmin"):
        assert len(said(place, user_id, "候选人会晚到 10 分钟")) == 1, user_id
    pass_minutes(place, 20 + 14)
    assert zh_like("attend.announced_late").search(place.say("lisi", f"还没到 {on.code}"))
    pass_minutes(place, 1)
    assert zh_like("noshow.not_here_yet").search(place.say("lisi", f"还没到 {on.code}"))
    pass_minutes(place, 9)
    assert "还没到" in place.say("lisi", f"候选人未到 {on.code}")
    pass_minutes(place, 1)
    assert zh_like("noshow.done").search(place.say("lisi", f"候选人未到 {on.code}"))


def test_what_hr_passes_on_of_the_candidate_counts_as_much_and_is_undone_with_it(place: Town) -> None:
    on = minutes_before(place, 20, "lisi")
    place.orders("zhangmin", f"候选人晚到 {on.code} 20分钟")
    assert now_so(on).expected_at is not None
    place.say("zhangmin", "撤销")
    assert now_so(on).expected_at is None


def test_what_they_have_said_themselves_since_stays_when_hr_takes_its_word_back(place: Town) -> None:
    on = minutes_before(place, 20, "lisi", "wangwu")
    place.orders("zhangmin", f"候选人晚到 {on.code} 10分钟")
    does(place, by_candidate.be_late, on, 0, 20)
    start = now_so(on).start
    assert place.say("zhangmin", "撤销") == zh("undo.has_changed", code=on.code)
    assert now_so(on).expected_at == start + timedelta(minutes=20)


def test_an_interviewers_lateness_is_undone_whatever_the_candidate_has_said_since(place: Town) -> None:
    on = minutes_before(place, 20, "lisi", "wangwu")
    place.say("lisi", f"晚到 {on.code} 10分钟")
    does(place, by_candidate.be_late, on, 0, 20)
    assert "撤销" in place.say("lisi", "撤销")
    assert now_so(on).expected_at == now_so(on).start + timedelta(minutes=20)


def test_another_start_is_another_matter(place: Town) -> None:
    on = minutes_before(place, 20, "lisi")
    does(place, by_candidate.be_late, on, 0, 10)
    order(place, f"推迟 {on.code} 半小时")
    assert now_so(on).expected_at is None


def test_three_times_late_interrupts_the_panel_and_then_they_call(place: Town) -> None:
    on = minutes_before(place, 20, "lisi")
    for minutes in (10, 20, 30):
        assert does(place, by_candidate.be_late, on, 0, minutes)
        place.settle()
    with pytest.raises(Enough):
        does(place, by_candidate.be_late, on, 0, 10)
    place.settle()
    assert [
        f"会晚到 {n} 分钟" in one for n, one in zip((10, 20, 30), said(place, "lisi", "候选人会晚到"), strict=True)
    ] == [True] * 3
    assert not does(place, by_candidate.be_late, on, 0, 30)  # what is so already is no news


def test_too_early_and_once_they_are_there_nobody_is_late(place: Town) -> None:
    on = minutes_before(place, 121, "lisi")
    with pytest.raises(NotNow):
        does(place, by_candidate.be_late, on, 0, 10)
    pass_minutes(place, 111)
    does(place, by_candidate.enter, on)
    with pytest.raises(NotNow):
        does(place, by_candidate.be_late, on, 0, 10)


# --- there --------------------------------------------------------------------------------------------------------------


def test_who_is_on_the_spot_says_so_once_and_panel_and_hr_hear(place: Town) -> None:
    on = minutes_before(place, 10, "lisi", mode="onsite")
    assert [does(place, by_candidate.be_here, on, 0) for _ in range(2)] == [True, False]
    place.settle()
    for user_id in ("lisi", "zhangmin"):
        assert len(said(place, user_id, "候选人到了")) == 1, user_id
    pass_minutes(place, 17)
    assert not said(place, "zhangmin", "面试官还没进来")  # nobody enters a room there


def test_who_was_said_to_be_missing_is_not_any_more(place: Town) -> None:
    on = minutes_before(place, 0, "lisi", mode="onsite")
    pass_minutes(place, 6)
    place.say("lisi", f"还没到 {on.code}")
    does(place, by_candidate.be_here, on, 0)
    place.settle()
    assert now_so(on).missing_since is None
    assert len(said(place, "lisi", "候选人到了，面试照常")) == 1


def test_who_was_at_reception_and_is_missed_says_that_they_are_back(place: Town) -> None:
    on = minutes_before(place, 10, "lisi", mode="onsite")
    assert does(place, by_candidate.be_here, on, 0)
    pass_minutes(place, 16)
    place.say("lisi", f"还没到 {on.code}")
    place.settle()
    [card] = [one for one in alive(place, "zhangmin") if "候选人还没到" in one["content"]["main_title"]["title"]]
    assert (zh("missing.was_here_at"), "12:50") in [
        (one["keyname"], one["value"]) for one in card["content"]["horizontal_content_list"]
    ]
    assert [does(place, by_candidate.be_here, on, 0) for _ in range(2)] == [True, False]
    place.settle()
    assert now_so(on).missing_since is None
    assert said(place, "zhangmin", "候选人到了，面试照常")


def test_by_video_nobody_is_on_the_spot(place: Town) -> None:
    on = minutes_before(place, 10, "lisi")
    with pytest.raises(NotNow):
        does(place, by_candidate.be_here, on, 0)


# --- alone in the room --------------------------------------------------------------------------------------------------


def test_the_room_is_open_to_them_from_a_quarter_of_an_hour_before(place: Town) -> None:
    on = minutes_before(place, 16, "lisi")
    with pytest.raises(NotNow):
        does(place, by_candidate.enter, on)
    pass_minutes(place, 1)
    for _ in range(3):
        does(place, by_candidate.enter, on)
    assert place.rows("SELECT actor_kind FROM audit_event WHERE action = 'room.entered'") == [
        {"actor_kind": "candidate"}
    ]


def test_a_minute_after_the_start_the_panel_hears_and_after_five_hr_once_each(place: Town) -> None:
    on = minutes_before(place, 5, "lisi", "wangwu")
    does(place, by_candidate.enter, on)
    pass_minutes(place, 5.9)
    assert not said(place, "lisi", "陈晓已在等你")
    pass_minutes(place, 0.1)
    for user_id in ("lisi", "wangwu"):
        [one] = said(place, user_id, "陈晓已在等你")
        assert zh_like("is_waiting.for_you", name="陈晓", title=f"{on.code} 陈晓 · 后端工程师 一面").match(one)
    pass_minutes(place, 3.9)
    assert not said(place, "zhangmin", "候选人已在等")
    pass_minutes(place, 0.1)
    [one] = said(place, "zhangmin", "候选人已在等，面试官还没进来")
    assert zh("is_waiting.panel", names="李四、王五") in one
    pass_minutes(place, 5)
    assert len(said(place, "lisi", "陈晓已在等你")) == 1
    assert len(said(place, "zhangmin", "候选人已在等")) == 1


def test_nobody_hears_once_somebody_of_the_panel_has_entered(place: Town) -> None:
    on = minutes_before(place, 5, "lisi", "wangwu")
    does(place, by_candidate.enter, on)
    enters(place, "wangwu", on)
    pass_minutes(place, 12)
    assert not said(place, "lisi", "已在等你")
    assert not said(place, "zhangmin", "候选人已在等")


def test_who_entered_and_was_replaced_since_keeps_nobody_from_hearing(place: Town) -> None:
    on = minutes_before(place, 5, "lisi")
    does(place, by_candidate.enter, on)
    enters(place, "lisi", on)
    order(place, f"换人 {on.code} 李四 王五")
    pass_minutes(place, 7)
    assert said(place, "wangwu", "陈晓已在等你")
    assert not said(place, "lisi", "已在等你")


def test_hr_does_not_hear_if_somebody_enters_after_the_panel_was_told(place: Town) -> None:
    on = minutes_before(place, 5, "lisi")
    does(place, by_candidate.enter, on)
    pass_minutes(place, 7)
    assert said(place, "lisi", "已在等你")
    enters(place, "lisi", on)
    pass_minutes(place, 5)
    assert not said(place, "zhangmin", "候选人已在等")


def test_who_comes_later_has_not_waited_longer(place: Town) -> None:
    on = minutes_before(place, 0, "lisi")
    pass_minutes(place, 10)
    does(place, by_candidate.enter, on)
    place.settle()
    assert not said(place, "lisi", "已在等你")
    pass_minutes(place, 1)
    assert said(place, "lisi", "已在等你")
    assert not said(place, "zhangmin", "候选人已在等")
    pass_minutes(place, 4)
    assert said(place, "zhangmin", "候选人已在等")


def test_in_the_room_they_are_not_missing_any_more(place: Town) -> None:
    on = minutes_before(place, 0, "lisi")
    pass_minutes(place, 6)
    place.say("lisi", f"还没到 {on.code}")
    does(place, by_candidate.enter, on)
    place.settle()
    assert now_so(on).missing_since is None
    assert said(place, "lisi", "候选人到了，面试照常")


def test_who_dropped_out_and_is_missed_is_there_again_by_joining_again(place: Town) -> None:
    on = minutes_before(place, 10, "lisi")
    does(place, by_candidate.enter, on)
    enters(place, "lisi", on)
    pass_minutes(place, 16)
    place.say("lisi", f"还没到 {on.code}")
    place.settle()
    assert now_so(on).missing_since is not None
    does(place, by_candidate.enter, on)
    place.settle()
    assert now_so(on).missing_since is None
    for user_id in ("lisi", "zhangmin"):
        assert said(place, user_id, "候选人到了，面试照常"), user_id
    [row] = place.rows("SELECT after FROM audit_event WHERE action = 'interview.missing'")
    assert row["after"]["here_at"]


def test_two_hundred_who_are_on_the_spot_keep_nobody_who_waits_alone_from_being_seen(place: Town) -> None:
    """Nobody enters a room where they are, so nobody is ever told to be alone there."""
    on = minutes_before(place, 5, "lisi")
    with store.db.connection_context():
        store.execute(
            """WITH c AS (INSERT INTO candidate (name) SELECT 'c' || n FROM generate_series(1, 200) n RETURNING id),
                 a AS (INSERT INTO application (candidate_id, job_id) SELECT id, (SELECT min(id) FROM job) FROM c
                   RETURNING id, candidate_id)
               INSERT INTO interview (application_id, candidate_id, round_name, status, slot, mode, created_at, here_at)
               SELECT a.id, a.candidate_id, '一面', 'confirmed', i.slot, 'onsite', i.created_at,
                 lower(i.slot) - interval '10 minutes' FROM a, interview i WHERE i.id = %(id)s""",
            id=on.id,
        )
        store.execute("UPDATE interview SET here_at = lower(slot) - interval '10 minutes' WHERE mode = 'onsite'")
    does(place, by_candidate.enter, on)
    pass_minutes(place, 6)
    assert said(place, "lisi", "陈晓已在等你")


# --- at once ------------------------------------------------------------------------------------------------------------


def test_four_taps_at_once_have_one_effect(place: Town) -> None:
    on = minutes_before(place, 10, "lisi")

    def late() -> str:
        return str(does(place, by_candidate.be_late, on, 0, 10))

    assert sorted(together(late, late, late, late)) == ["False", "False", "False", "True"]
    place.settle()
    assert len(said(place, "lisi", "候选人会晚到 10 分钟")) == 1
