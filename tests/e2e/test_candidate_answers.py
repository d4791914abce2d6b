"""What a candidate answers by their own link: HR alone hears a no or another time, at once, and decides what comes of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import by_candidate, wishes
from bot.interviews.by_candidate import Enough, Moved, NotNow
from tests.browsing import Browser
from tests.said import zh, zh_like
from tests.world.by_link import does, now_so
from tests.world.town import Town, alive, buttons, invited, later, order


def heard(place: Town, user_id: str) -> int:
    return len(place.chat(user_id))


def test_a_confirmation_counts_once_and_hr_reads_it_in_the_next_list(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    had = heard(place, "lisi")
    assert [does(place, by_candidate.confirm, on, 0) for _ in range(3)] == [True, False, False]
    place.settle()
    assert now_so(on).candidate_response == "accepted"
    assert place.rows("SELECT actor_kind, actor_id FROM audit_event WHERE action = 'candidate.confirmed'") == [
        {"actor_kind": "candidate", "actor_id": None}
    ]
    later(place, hours=2)
    assert zh_like("candidate_says.comes").search(place.texts("zhangmin")[-1])
    assert heard(place, "lisi") == had


def test_a_decline_is_told_to_hr_alone_at_once_and_binds_the_panel_until_hr_frees_it(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.tap("lisi", "接受")
    later(place)
    had = heard(place, "lisi")
    assert [does(place, by_candidate.decline, on, 0) for _ in range(2)] == [True, False]
    place.settle()
    [card] = [one for one in alive(place, "zhangmin") if "陈晓不参加了" in one["content"]["main_title"]["title"]]
    assert buttons(card) == [zh("needs_answer.move"), zh("needs_answer.free_the_panel")]
    assert (now_so(on).status, heard(place, "lisi")) == ("scheduled", had)
    place.tap("zhangmin", "释放面试官")
    later(place)
    assert now_so(on).status == "rescheduling"
    assert "候选人不来" in place.texts("lisi")[-1]
    assert not alive(place, "zhangmin")


def test_freed_by_mistake_the_panel_is_bound_again_by_undo_and_hr_decides_anew(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    does(place, by_candidate.decline, on, 0)
    place.settle()
    place.tap("zhangmin", "释放面试官")
    place.settle()
    assert "候选人不来" in place.texts("lisi")[-1]
    place.say("zhangmin", "撤销")
    place.settle()
    assert (now_so(on).status, now_so(on).candidate_response) == ("scheduled", "declined")
    assert "照常" in place.texts("lisi")[-1]


def test_hr_gives_another_time_by_the_card_and_the_candidate_is_asked_anew(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    does(place, by_candidate.decline, on, 0)
    place.settle()
    place.tap("zhangmin", "改约")
    place.settle()
    place.say("zhangmin", "周五下午3点")
    place.say("zhangmin", "是")
    later(place)
    assert (now_so(on).candidate_response, now_so(on).sequence) == ("needs_action", 1)
    assert place.title("zhangmin") == zh("card.moved")


def test_who_comes_after_all_says_so_and_the_card_is_spent(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    had = heard(place, "lisi")
    does(place, by_candidate.decline, on, 0)
    place.settle()
    does(place, by_candidate.confirm, on, 0)
    later(place)
    assert place.title("zhangmin") == zh("needs_answer.comes_after_all", name="陈晓")
    assert heard(place, "lisi") == had


def test_hr_may_write_down_another_answer_and_the_panel_hears_nothing_of_either(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    had = heard(place, "lisi")
    does(place, by_candidate.decline, on, 0)
    place.say("zhangmin", f"候选人回复 {on.code} 已确认")
    later(place)
    assert now_so(on).candidate_response == "accepted"
    assert heard(place, "lisi") == had


def test_until_hr_has_decided_nobody_else_reads_that_they_do_not_come_or_want_another_time(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    [row] = place.rows("SELECT ref FROM interview WHERE id = %(id)s", id=on.id)

    def read() -> list[str]:
        said = [place.say(who, f"进度 {on.code}") for who in ("lisi", "zhangmin")]
        answers = [re.findall("候选人：(.+)", one)[0] for one in said]
        page = Browser(place.web, "lisi.localhost").open(f"/i/{row['ref']}")
        assert page.status == 200
        return [*answers, "不来" if "不来" in page.words else "想改时间" if "想改时间" in page.words else "待回复"]

    does(place, by_candidate.ask_for_another_time, on, 0, [], "下周都可以")
    assert read() == ["待回复", zh("candidate_answer.another_time"), "待回复"]
    does(place, by_candidate.decline, on, 0)
    assert read() == ["待回复", zh("candidate_answer.declined"), "待回复"]
    place.settle()
    place.tap("zhangmin", "释放面试官")
    place.settle()
    assert read() == [zh("candidate_answer.declined"), zh("candidate_answer.declined"), zh("candidate_answer.declined")]


def test_what_hr_wrote_down_the_panel_reads(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("zhangmin", f"候选人回复 {on.code} 考虑中")
    assert zh("choice.candidate") + zh("candidate_answer.tentative") in place.say("lisi", f"进度 {on.code}")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert "候选人：不来" in place.say("lisi", f"进度 {on.code}")


# --- another time -------------------------------------------------------------------------------------------------------


def test_other_times_are_on_hrs_card_and_the_interview_stays_where_it_is(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    had = heard(place, "lisi")
    starts = [now_so(on).start + timedelta(hours=hours) for hours in (3, 24)]
    wish = ([starts[0], starts[1]], "上午要考试")
    assert [does(place, by_candidate.ask_for_another_time, on, 0, *wish) for _ in range(2)] == [True, False]
    place.settle()
    [card] = [one for one in alive(place, "zhangmin") if "陈晓想改时间" in one["content"]["main_title"]["title"]]
    said = [(one["keyname"], one["value"]) for one in card["content"]["horizontal_content_list"]]
    assert said == [
        (zh("needs_answer.now"), "3月12日 周四 16:00–17:00"),
        (zh("needs_answer.suits_them"), "3月12日 周四 19:00"),
        ("或", "3月13日 周五 16:00"),
        (zh("needs_answer.they_write"), "上午要考试"),
    ]
    assert buttons(card) == [zh("needs_answer.move"), zh("needs_answer.free_the_panel")]
    assert (now_so(on).status, now_so(on).candidate_response, heard(place, "lisi")) == ("scheduled", "tentative", had)


def test_freed_for_another_time_it_has_none_for_now(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    does(place, by_candidate.ask_for_another_time, on, 0, [], "下周都可以")
    place.settle()
    place.tap("zhangmin", "释放面试官")
    later(place)
    assert (now_so(on).status, now_so(on).slot) == ("rescheduling", None)
    assert "时间待定" in place.texts("lisi")[-1]


def test_it_is_asked_for_three_times_at_most_and_not_within_twelve_hours(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    for n in range(3):
        assert does(place, by_candidate.ask_for_another_time, on, 0, [], f"第{n}个")
    with pytest.raises(NotNow):
        does(place, by_candidate.ask_for_another_time, on, 0, [], "第四个")
    near = invited(place, "wangwu", in_hours=11.9, candidate="何洁")
    with pytest.raises(NotNow):
        does(place, by_candidate.ask_for_another_time, near, 0, [], "晚一点")


def test_five_answers_of_one_time_are_passed_on_and_then_they_call(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    for what in (by_candidate.confirm, by_candidate.decline, by_candidate.confirm, by_candidate.decline):
        assert does(place, what, on, 0)
    assert does(place, by_candidate.ask_for_another_time, on, 0, [], "下周")
    for what in (by_candidate.confirm, by_candidate.decline):
        with pytest.raises(Enough):
            does(place, what, on, 0)
    assert now_so(on).candidate_response == "tentative"
    order(place, f"改期 {on.code} 周五下午3点")
    assert does(place, by_candidate.confirm, on, 1)  # another time is another matter


@pytest.mark.parametrize(
    ("hours", "words"),
    [([], ""), ([-1], ""), ([24 * 61], ""), ([1, 2, 3, 4], ""), ([], "长" * 201), ([0], "")],
    ids=["nothing", "past", "far", "four", "long", "the same"],
)
def test_what_is_no_wish_is_none(place: Town, hours: list[float], words: str) -> None:
    on = invited(place, "lisi", in_hours=30)
    base = now_so(on).start if hours == [0] else place.at
    with pytest.raises(ValueError):
        does(place, by_candidate.ask_for_another_time, on, 0, [base + timedelta(hours=one) for one in hours], words)
    assert now_so(on).candidate_response == "needs_action"


def test_a_wish_is_over_once_there_is_another_time(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    does(place, by_candidate.ask_for_another_time, on, 0, [], "下周")
    order(place, f"改期 {on.code} 周五下午3点")
    place.say("zhangmin", f"候选人回复 {on.code} 考虑中")
    with store.db.connection_context():
        assert wishes.of(now_so(on)) is None


def test_where_the_move_is_taken_back_it_is_asked_for_as_before(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    does(place, by_candidate.ask_for_another_time, on, 0, [], "下周")
    place.settle()
    order(place, f"改期 {on.code} 周五下午3点")
    later(place, seconds=5)
    place.say("zhangmin", "撤销")
    place.settle()
    with store.db.connection_context():
        assert wishes.of(now_so(on)) is not None
    assert [buttons(one) for one in alive(place, "zhangmin")] == [
        [zh("needs_answer.move"), zh("needs_answer.free_the_panel")]
    ]


def test_until_hr_decides_a_no_is_among_what_waits_for_them(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.tap("lisi", "接受")
    later(place)
    assert place.say("zhangmin", "待办").startswith(zh("pending.none"))
    does(place, by_candidate.decline, on, 0)
    assert zh("pending.not_coming") in place.say("zhangmin", "待办")
    assert zh("needs.not_coming", n=1) in place.say("zhangmin", "明天")
    assert zh("state.hr_decides") not in place.say("lisi", "明天")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert "等你定" not in place.say("zhangmin", "待办")


# --- a page from before -------------------------------------------------------------------------------------------------


def test_what_was_shown_before_a_move_answers_nothing(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    order(place, f"改期 {on.code} 周五下午3点")
    for what in (by_candidate.confirm, by_candidate.decline):
        with pytest.raises(Moved):
            does(place, what, on, 0)
    assert now_so(on).candidate_response == "needs_action"


def test_nothing_is_answered_once_it_has_begun_or_is_off(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    place.move(hours=1)
    with pytest.raises(NotNow):
        does(place, by_candidate.confirm, on, 0)


def test_hr_is_offered_first_what_the_candidate_asked_for(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    wished = [place.at + timedelta(hours=53), place.at + timedelta(hours=77)]
    does(place, by_candidate.ask_for_another_time, on, 0, wished, "")
    place.settle()
    place.tap("zhangmin", "改约")
    place.settle()
    said = place.texts("zhangmin")[-1].splitlines()
    assert said[1].endswith("15:00–16:00" + zh("move.candidates_wish")), said
    assert said[2].endswith("15:00–16:00" + zh("move.candidates_wish")), said
    assert "候选人" not in said[3]
    assert "→ 3月13日 周五 15:00–16:00" in place.say("zhangmin", "1")
