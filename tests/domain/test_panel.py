"""Who takes part: each change is made once and recorded once, and each refusal says why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot import wording
from bot.db import store
from bot.interviews import attendance, joining, leaving, lookup, panel
from bot.interviews.models import Application, Interview, Member, Participant, Role
from bot.interviews.sweep import advance
from tests.said import zh, zh_like
from tests.world.desk import Desk, answers, at, history, place, set_status, status
from tests.world.stage import Stage


@pytest.fixture
def desk(database: None) -> Desk:
    return Desk()


def last(action: str) -> store.Row:
    """The newest audit row, which must be of that action."""
    row = history()[-1]
    assert row["action"] == action
    return row


# --- accepting ------------------------------------------------------------------------------------------------------


def test_an_interview_is_confirmed_by_the_last_of_its_panel(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu)
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert status(on) == "scheduled"
    panel.accept(desk.change(desk.wangwu), on, desk.wangwu)
    assert status(on) == "confirmed"
    assert answers(on) == {"lisi": "accepted", "wangwu": "accepted"}


def test_one_who_need_not_come_is_not_waited_for(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu)
    Participant.update(part="optional").where(Participant.member == desk.wangwu).execute()
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert status(on) == "confirmed"


def test_accepting_is_recorded_with_what_was_before(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    count = len(history())
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    row = last("panel.accepted")
    assert len(history()) == count + 1
    assert (row["actor_id"], row["entity_id"], row["after"]) == (desk.lisi.id, on.id, {"member": desk.lisi.id})
    assert (row["before"]["response"], row["before"]["status"]) == ("needs_action", "scheduled")


def test_accepting_twice_is_said_to_be_done(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert desk.refused(lambda: panel.accept(desk.change(desk.lisi), on, desk.lisi)) == zh("accept.already")


def test_only_the_panel_can_accept_or_decline(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    for answer in (panel.accept, panel.decline):
        assert desk.refused(lambda do=answer: do(desk.change(desk.wangwu), on, desk.wangwu)) == zh(
            "refused.not_on_panel", who="王五"
        )  # type: ignore[misc]


def test_a_change_of_mind_is_refused_by_what_was_taken_on_since_with_its_code_and_time(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    other = desk.book(desk.lisi, clock="14:30", candidate="林悦")
    assert desk.refused(lambda: panel.accept(desk.change(desk.lisi), on, desk.lisi), desk.lisi) == zh(
        "refused.busy_then", who="李四", other=f"{other.code} 林悦 · 后端工程师 一面", when="3月12日 周四 14:30–15:30"
    )
    assert answers(on) == {"lisi": "declined"}


def test_an_optional_interview_at_the_same_time_is_no_clash(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    other = desk.book(desk.lisi, clock="14:30", candidate="林悦")
    Participant.update(part="optional").where(Participant.interview == other).execute()
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert answers(on) == {"lisi": "accepted"}


def test_who_was_deactivated_since_they_were_found_takes_nobodys_place(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    found = Member.get_by_id(desk.wangwu.id)
    leaving.deactivate(desk.change(), desk.wangwu)
    for work in (
        lambda: joining.replace(desk.change(desk.zhangmin), on, desk.lisi, found),
        lambda: joining.add(desk.change(desk.zhangmin), on, found),
    ):
        assert desk.refused(work) == zh("refused.no_longer_a_member", who="王五")
    assert answers(on) == {"lisi": "needs_action"}


def test_a_clash_names_what_is_in_the_way_not_what_need_not_be_attended(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    optional = desk.book(desk.wangwu, clock="13:30", candidate="林悦")
    Participant.update(part="optional").where(Participant.interview == optional).execute()
    other = desk.book(desk.wangwu, clock="14:30", candidate="周远")
    said = desk.refused(lambda: joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu))
    assert zh_like("refused.busy_then", who="王五").match(said) and f"{other.code} 周远" in said


@pytest.mark.parametrize(
    ("off", "why"),
    [
        ("in_progress", "已经开始"),
        ("awaiting_feedback", "已经结束"),
        ("completed", "已经结束"),
        ("cancelled", "已取消"),
        ("no_show", "已按候选人未到关闭"),
    ],
)
def test_nothing_is_answered_about_an_interview_that_is_off_or_on(desk: Desk, off: str, why: str) -> None:
    on = desk.book(desk.lisi)
    set_status(on, off)
    for work in (
        lambda: panel.accept(desk.change(desk.lisi), on, desk.lisi),
        lambda: panel.decline(desk.change(desk.lisi), on, desk.lisi),
        lambda: joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu),
        lambda: joining.add(desk.change(desk.zhangmin), on, desk.wangwu),
        lambda: attendance.record_answer(desk.change(desk.zhangmin), on, "accepted"),
    ):
        assert desk.refused(work) == zh("refused.as_it_stands", code=on.code, what=why)


def test_at_the_start_it_is_too_late_even_before_the_sweep_has_come(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    desk.clock.at = at("14:00") - timedelta(seconds=1)
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    desk.clock.at = at("14:00")
    assert desk.refused(lambda: panel.decline(desk.change(desk.lisi), on, desk.lisi)) == zh(
        "refused.as_it_stands", code=on.code, what=zh("as_it_stands.has_started")
    )


def test_answers_do_not_end_a_hold(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    set_status(on, "on_hold")
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert (status(on), answers(on)) == ("on_hold", {"lisi": "accepted"})


# --- declining ------------------------------------------------------------------------------------------------------


def test_a_decline_without_a_reason_is_recorded_at_once_and_the_reason_may_follow(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    assert (answers(on), place(on, desk.lisi).response_reason) == ({"lisi": "declined"}, None)
    assert last("panel.declined")["after"] == {"member": desk.lisi.id, "reason": "", "knows_candidate": False}
    assert desk.refused(lambda: panel.decline(desk.change(desk.lisi), on, desk.lisi)) == zh("decline.already")
    panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差")
    assert place(on, desk.lisi).response_reason == "出差"
    assert last("panel.declined")["before"]["response"] == "declined"


def test_the_same_decline_with_the_same_reason_is_said_to_be_done(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差")
    again = lambda: panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差")  # noqa: E731
    assert desk.refused(again, desk.lisi) == zh("decline.already")


def test_a_decline_after_all_had_accepted_opens_the_interview_again(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu)
    for one in (desk.lisi, desk.wangwu):
        panel.accept(desk.change(one), on, one)
    panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差")
    assert status(on) == "scheduled"
    assert last("panel.declined")["before"]["status"] == "confirmed"


def test_who_declines_is_free_for_something_else(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    desk.book(desk.lisi, candidate="林悦")


def test_an_accepted_reason_is_forgotten_a_declined_one_is_kept(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差")
    panel.decline(desk.change(desk.lisi), on, desk.lisi, knows_candidate=True)
    assert place(on, desk.lisi).response_reason == "出差"
    other = desk.book(desk.wangwu, clock="16:00")
    panel.decline(desk.change(desk.wangwu), other, desk.wangwu, "出差")
    panel.accept(desk.change(desk.wangwu), other, desk.wangwu)
    assert place(other, desk.wangwu).response_reason is None


# --- knowing the candidate ------------------------------------------------------------------------------------------


@pytest.fixture
def stage(fresh_database_url: str) -> Iterator[Stage]:
    built = Stage(fresh_database_url)
    yield built
    store.db.close_all()


def test_who_knows_the_candidate_sees_the_file_no_more_from_that_moment(stage: Stage) -> None:
    """Not by code, by name, on a list, as a row of the list shown before, or as what comes next."""
    with store.db.connection_context(), store.db.atomic():
        desk = Desk()
        on = desk.book(desk.zhangsan, desk.lisi)
    assert "陈晓" in stage.say("3月12日", "zhangsan")
    said = stage.say(f"没空 {on.code} 我认识候选人，需要回避", "zhangsan")
    assert zh_like("decline.done_and_hidden").search(said)
    for asked in (str(on.code), f"进度 {on.code}", "陈晓", "1", "日程 3月12日", "下一场", f"房间 {on.code}"):
        answer = stage.say(asked, "zhangsan")
        assert "后端工程师" not in answer, asked
        assert "陈晓" not in answer.replace("“陈晓”", ""), asked
    assert "陈晓" in stage.say(str(on.code), "lisi")


def test_who_knows_the_candidate_is_not_booked_for_another_round(desk: Desk) -> None:
    panel.decline(desk.change(desk.lisi), desk.book(desk.lisi), desk.lisi, knows_candidate=True)
    said = desk.refused(lambda: desk.book(desk.zhangsan, desk.lisi, round_no=2, day=13))
    assert said == zh("refused.knows_candidate", who="李四")
    assert desk.book(desk.lisi, candidate="林悦", day=13)


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.RECRUITER, Role.ADMIN])
def test_no_role_shows_the_file_to_who_knows_the_candidate(desk: Desk, role: Role) -> None:
    """On calendars, too: a hiring manager and a recruiter have there what they look after."""
    known = desk.joins("qianqi", role, "钱七")
    on, other = desk.book(known), desk.book(desk.lisi, clock="16:00", candidate="林悦")
    Application.update(recruiter=known, hiring_manager=known).execute()
    assert lookup.by_code(known, str(on.code)) is not None
    panel.decline(desk.change(known), on, known, knows_candidate=True)
    assert lookup.by_code(known, str(on.code)) is None
    assert lookup.by_code(known, str(other.code)) is not None
    assert on not in lookup.between(known, at("09:00"), at("18:00"))


def test_who_has_declined_can_still_say_that_they_know_the_candidate(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    assert lookup.by_code(desk.lisi, str(on.code)) is not None
    panel.decline(desk.change(desk.lisi), on, desk.lisi, knows_candidate=True)
    assert lookup.by_code(desk.lisi, str(on.code)) is None


def test_who_was_replaced_can_still_say_that_they_know_the_candidate(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu)
    panel.decline(desk.change(desk.lisi), on, desk.lisi, knows_candidate=True)
    assert lookup.by_code(desk.lisi, str(on.code)) is None
    assert answers(on) == {"lisi": "declined", "wangwu": "needs_action"}


def test_who_knows_the_candidate_neither_returns_nor_joins_another_round(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    second = desk.book(desk.zhangsan, clock="16:00", round_no=2)
    panel.decline(desk.change(desk.lisi), on, desk.lisi, knows_candidate=True)
    away = zh("refused.knows_candidate", who="李四")
    assert desk.refused(lambda: panel.accept(desk.change(desk.lisi), on, desk.lisi)) == away
    assert desk.refused(lambda: joining.replace(desk.change(desk.zhangmin), second, desk.zhangsan, desk.lisi)) == away
    assert desk.refused(lambda: joining.add(desk.change(desk.zhangmin), second, desk.lisi)) == away


# --- replacing and adding -------------------------------------------------------------------------------------------


def test_the_new_one_takes_the_place_with_its_part_and_is_asked(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    Participant.update(part="lead", feedback_required=False).where(Participant.interview == on).execute()
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu)
    assert answers(on) == {"lisi": "declined", "wangwu": "needs_action"}
    new = place(on, desk.wangwu)
    assert (new.part, new.feedback_required) == ("lead", False)
    assert place(on, desk.lisi).replaced_by_id == desk.wangwu.id
    assert status(on) == "scheduled"
    assert last("panel.replaced")["after"] == {"member": desk.lisi.id, "old": desk.lisi.id, "new": desk.wangwu.id}
    panel.accept(desk.change(desk.wangwu), on, desk.wangwu)
    assert status(on) == "confirmed"


def test_a_replacement_knows_whether_the_old_one_had_declined(desk: Desk) -> None:
    """Who declined is not told of being replaced, who did not is."""
    first, second = desk.book(desk.lisi), desk.book(desk.zhangsan, clock="16:00", candidate="林悦")
    panel.decline(desk.change(desk.lisi), first, desk.lisi)
    joining.replace(desk.change(desk.zhangmin), first, desk.lisi, desk.wangwu)
    assert last("panel.replaced")["before"]["declined"] is True
    joining.replace(desk.change(desk.zhangmin), second, desk.zhangsan, desk.wangwu)
    assert last("panel.replaced")["before"]["declined"] is False


def test_hr_who_was_replaced_is_not_sent_to_themselves(desk: Desk) -> None:
    on = desk.book(desk.zhangmin)
    joining.replace(desk.change(desk.zhangmin), on, desk.zhangmin, desk.wangwu)
    assert desk.refused(lambda: panel.accept(desk.change(desk.zhangmin), on, desk.zhangmin)) == zh(
        "refused.replaced_by_no_hr", new="王五"
    )


def test_who_looks_after_an_interview_in_both_parts_is_named_once(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    on.application.coordinator = desk.zhangmin
    assert wording.hr_of(on, desk.lisi) == "张敏"


def test_who_was_replaced_can_neither_answer_nor_be_replaced_again(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu)
    for work in (
        lambda: panel.accept(desk.change(desk.lisi), on, desk.lisi),
        lambda: panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差"),
    ):
        assert zh_like("refused.replaced_by", new="王五").match(desk.refused(work))
    third = lambda: joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.zhangsan)  # noqa: E731
    assert desk.refused(third) == zh("refused.already_replaced", old="李四", new="王五")


def test_a_replacement_may_be_replaced_by_the_one_before(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu)
    joining.replace(desk.change(desk.zhangmin), on, desk.wangwu, desk.lisi)
    assert answers(on) == {"lisi": "needs_action", "wangwu": "declined"}
    assert place(on, desk.lisi).replaced_by_id is None
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert status(on) == "confirmed"


def test_a_busy_replacement_is_refused_with_the_code_and_time_of_the_other_interview(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    other = desk.book(desk.wangwu, clock="14:59", candidate="林悦")
    desk.book(desk.wangwu, clock="15:59", candidate="周远")
    clash = zh(
        "refused.busy_then", who="王五", other=f"{other.code} 林悦 · 后端工程师 一面", when="3月12日 周四 14:59–15:59"
    )
    assert desk.refused(lambda: joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu)) == clash
    assert desk.refused(lambda: joining.add(desk.change(desk.zhangmin), on, desk.wangwu)) == clash
    assert answers(on) == {"lisi": "needs_action"}


def test_a_panel_has_nobody_twice_and_nobody_who_is_gone(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu)
    hr = desk.change(desk.zhangmin)
    assert desk.refused(lambda: joining.replace(hr, on, desk.lisi, desk.wangwu)) == zh("add.is_on_it", who="王五")
    assert desk.refused(lambda: joining.add(hr, on, desk.wangwu)) == zh("add.is_on_it", who="王五")
    assert desk.refused(lambda: joining.replace(hr, on, desk.lisi, desk.lisi)) == zh("replace.is_on_it", who="李四")
    assert desk.refused(lambda: joining.replace(hr, on, desk.zhangsan, desk.zhaoliu)) == zh(
        "refused.not_on_panel", who="张三"
    )
    Member.update(active=False).where(Member.id == desk.zhaoliu.id).execute()
    gone = Member.get_by_id(desk.zhaoliu.id)
    assert desk.refused(lambda: joining.replace(hr, on, desk.lisi, gone)) == zh(
        "refused.no_longer_a_member", who="赵六"
    )


def test_one_more_is_asked_and_waited_for(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    joining.add(desk.change(desk.zhangmin), on, desk.wangwu)
    assert (status(on), answers(on)) == ("scheduled", {"lisi": "accepted", "wangwu": "needs_action"})
    assert last("panel.added")["after"]["new"] == desk.wangwu.id


# --- the candidate --------------------------------------------------------------------------------------------------


def test_a_candidate_is_missing_from_five_minutes_after_the_start_and_absent_from_fifteen(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    desk.clock.at = at("14:05") - timedelta(seconds=1)
    for say in (attendance.say_missing, attendance.mark_no_show):
        assert desk.refused(lambda say=say: say(desk.change(desk.lisi), on)) == zh(
            "attend.no_show_from", code=on.code, at="14:05"
        )
    desk.clock.at = at("14:05")
    attendance.say_missing(desk.change(desk.lisi), on)
    assert status(on) == "scheduled"
    assert last("interview.missing")["after"] == {"member": desk.lisi.id, "here_at": None}
    desk.clock.at = at("14:15") - timedelta(seconds=1)
    assert desk.refused(lambda: attendance.mark_no_show(desk.change(desk.lisi), on)) == zh(
        "attend.no_show_from", code=on.code, at="14:15"
    )
    desk.clock.at = at("14:15")
    attendance.mark_no_show(desk.change(desk.lisi), on)
    assert status(on) == "no_show"
    assert last("interview.no_show")["before"] == {"status": "scheduled"}
    assert last("interview.no_show")["after"] == {"member": desk.lisi.id}


def test_an_absence_is_marked_once_also_after_the_end_and_never_of_what_is_off(desk: Desk) -> None:
    on, off = desk.book(desk.lisi), desk.book(desk.wangwu, candidate="林悦")
    desk.clock.at = at("15:10")
    advance(desk.change())
    assert status(on) == "awaiting_feedback"
    attendance.mark_no_show(desk.change(desk.lisi), on)
    assert desk.refused(lambda: attendance.mark_no_show(desk.change(desk.zhangmin), on)) == zh("attend.already_marked")
    for closed in ("cancelled", "completed", "draft", "rescheduling"):
        set_status(off, closed)
        assert desk.refused(lambda: attendance.mark_no_show(desk.change(desk.wangwu), off)) == zh("attend.is_closed")


def test_what_the_candidate_said_is_recorded_and_a_refusal_frees_the_panel_until_they_come_after_all(
    desk: Desk,
) -> None:
    on = desk.book(desk.lisi)
    panel.accept(desk.change(desk.lisi), on, desk.lisi)
    assert status(on) == "confirmed"
    attendance.record_answer(desk.change(desk.zhangmin), on, "declined")
    assert (status(on), Interview.get_by_id(on.id).candidate_response) == ("rescheduling", "declined")
    assert not place(on, desk.lisi).interview_active
    row = last("interview.candidate_answered")
    assert row["before"] == {"candidate_response": "needs_action", "status": "confirmed"}
    assert row["after"] == {"candidate_response": "declined", "status": "rescheduling"}
    assert desk.refused(lambda: attendance.record_answer(desk.change(desk.zhangmin), on, "declined")) == zh(
        "attend.already_recorded", code=on.code
    )
    attendance.record_answer(desk.change(desk.zhangmin), on, "accepted")
    assert status(on) == "confirmed"


# --- time -----------------------------------------------------------------------------------------------------------


def test_time_moves_an_interview_on_with_one_record_for_each_step(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    desk.clock.at = at("14:00") - timedelta(seconds=1)
    assert advance(desk.change()) == 0
    desk.clock.at = at("14:00")
    assert (advance(desk.change()), status(on)) == (1, "in_progress")
    assert advance(desk.change()) == 0
    desk.clock.at = at("15:00")
    assert (advance(desk.change()), status(on)) == (1, "awaiting_feedback")
    steps = [(row["before"], row["after"]) for row in history() if row["action"] == "interview.status"]
    assert steps == [
        ({"status": "scheduled"}, {"status": "in_progress"}),
        ({"status": "in_progress"}, {"status": "awaiting_feedback"}),
    ]


def test_an_interview_is_complete_when_the_last_required_feedback_is_in(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu, desk.zhangsan)
    panel.decline(desk.change(desk.wangwu), on, desk.wangwu)
    Participant.update(feedback_required=False).where(Participant.member == desk.zhangsan).execute()
    desk.clock.at = at("15:00")
    advance(desk.change())
    assert status(on) == "awaiting_feedback"
    store.execute(
        """INSERT INTO feedback (interview_id, author_id, status, recommendation, submitted_at)
           VALUES (%(on)s, %(lisi)s, 'submitted', 'yes', %(now)s)""",
        on=on.id,
        lisi=desk.lisi.id,
        now=desk.at,
    )
    assert (advance(desk.change()), status(on)) == (1, "completed")


def test_for_who_is_on_no_panel_there_is_no_such_code(stage: Stage) -> None:
    with store.db.connection_context(), store.db.atomic():
        desk = Desk()
        on = desk.book(desk.lisi)
    for answer in ("接受", "没空", "候选人未到"):
        assert "没找到 " in stage.say(f"{answer} {on.code}", "zhangsan")
