"""Who could step in: only people who are free and may, the best first, each with the reasons in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import joining, panel, substitutes
from bot.interviews.models import Interview, Member, Participant, Role
from bot.texts import in_words
from tests.world.desk import Desk, at, set_status


@pytest.fixture
def desk(database: None) -> Desk:
    return Desk()


def names(desk: Desk, on: Interview, leaving: Member | None = None) -> list[str]:
    return [str(one.member.name) for one in substitutes.rank(on, leaving or desk.lisi, desk.at)]


def reasons(desk: Desk, on: Interview, member: Member) -> tuple[str, str]:
    """In English and in Chinese."""
    [found] = [one for one in substitutes.rank(on, desk.lisi, desk.at) if one.member == member]
    en, zh = (" · ".join(in_words(one, lang) for one in found.reasons) for lang in ("en", "zh"))
    return en, zh


# --- who may --------------------------------------------------------------------------------------------------------


def test_interviewers_and_hiring_managers_step_in_hr_and_admins_do_not(desk: Desk) -> None:
    for role in Role:
        desk.joins(f"the_{role}", role, f"某{role}")
    on = desk.book(desk.lisi)
    store.execute("UPDATE member SET active = false WHERE role = 'interviewer' AND user_id NOT LIKE 'the%%'")
    assert names(desk, on) == ["某hiring_manager", "某interviewer"]


def test_nobody_steps_in_who_is_on_the_panel_or_was(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu, desk.zhangsan)
    panel.decline(desk.change(desk.wangwu), on, desk.wangwu)
    assert names(desk, on) == ["赵六"]
    joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.zhaoliu)
    assert names(desk, on, desk.wangwu) == []


@pytest.mark.parametrize(
    ("clock", "is_free"),
    [("13:00", True), ("13:01", False), ("14:00", False), ("14:59", False), ("15:00", True)],
)
def test_only_who_is_free_all_the_time_steps_in(desk: Desk, clock: str, is_free: bool) -> None:
    on = desk.book(desk.lisi)
    desk.book(desk.wangwu, clock=clock, candidate="林悦")
    assert ("王五" in names(desk, on)) is is_free


def test_a_declined_an_optional_and_a_cancelled_interview_keep_nobody_busy(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    declined = desk.book(desk.wangwu, candidate="林悦")
    panel.decline(desk.change(desk.wangwu), declined, desk.wangwu)
    optional = desk.book(desk.zhangsan, candidate="周远")
    Participant.update(part="optional").where(Participant.interview == optional).execute()
    cancelled = desk.book(desk.zhaoliu, candidate="吴桐")
    set_status(cancelled, "cancelled")
    assert set(names(desk, on)) == {"王五", "张三", "赵六"}


def test_nobody_steps_in_who_has_left_the_company(desk: Desk) -> None:
    Member.update(active=False).where(Member.id == desk.wangwu.id).execute()
    assert "王五" not in names(desk, desk.book(desk.lisi))


def test_who_knows_the_candidate_from_any_round_never_steps_in(desk: Desk) -> None:
    earlier = desk.book(desk.wangwu, clock="10:00")
    panel.decline(desk.change(desk.wangwu), earlier, desk.wangwu, knows_candidate=True)
    other = desk.book(desk.zhangsan, clock="10:00", candidate="林悦")
    panel.decline(desk.change(desk.zhangsan), other, desk.zhangsan, knows_candidate=True)
    assert set(names(desk, desk.book(desk.lisi, round_no=2))) == {"张三", "赵六"}


def test_an_interview_without_a_time_has_no_substitutes(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    store.execute("UPDATE interview SET status = 'rescheduling', slot = 'empty' WHERE id = %(id)s", id=on.id)
    assert names(desk, Interview.get_by_id(on.id)) == []


# --- in which order, and why ----------------------------------------------------------------------------------------


def test_who_has_held_that_round_of_that_job_comes_first_then_the_least_busy_then_by_name(desk: Desk) -> None:
    desk.clock.at = at("09:00", 16)
    for hour in ("10:00", "11:00"):
        desk.book(desk.zhangsan, clock=hour, day=17, candidate=f"候选人{hour}")
    held = desk.book(desk.zhangsan, clock="10:00", candidate="周远")
    set_status(held, "completed")
    desk.book(desk.zhaoliu, clock="10:00", day=18, candidate="吴桐")
    on = desk.book(desk.lisi, day=17)
    assert names(desk, on) == ["张三", "王五", "赵六"]
    desk.book(desk.wangwu, clock="10:00", day=19, candidate="郑好")
    assert names(desk, on) == ["张三", "王五", "赵六"]  # as busy: by name
    desk.book(desk.wangwu, clock="11:00", day=19, candidate="钱进")
    assert names(desk, on) == ["张三", "赵六", "王五"]


def test_at_most_three_are_named(desk: Desk) -> None:
    for number in range(4):
        desk.joins(f"one{number}", name=f"面试官{number}")
    assert len(names(desk, desk.book(desk.lisi))) == 3


def test_the_reasons_are_said_in_words(desk: Desk) -> None:
    desk.clock.at = at("09:00", 16)
    set_status(desk.book(desk.wangwu, clock="10:00", candidate="周远"), "completed")
    desk.book(desk.wangwu, clock="10:00", day=18, candidate="林悦")
    on = desk.book(desk.lisi, day=17)
    assert reasons(desk, on, desk.wangwu) == ("free · 1 this week · has done 一面", "空闲 · 本周 1 场 · 面过一面")
    assert reasons(desk, on, desk.zhangsan) == ("free · 0 this week", "空闲 · 本周 0 场")


@pytest.mark.parametrize(
    ("how", "has_held"),
    [
        ({}, True),
        ({"round_no": 2}, False),
        ({"job": "测试工程师"}, False),
        ({"status": "cancelled"}, False),
        ({"status": "no_show"}, False),
        ({"declined": True}, False),
        ({"day": 20}, False),
    ],
    ids=["held", "another round", "another job", "cancelled", "the candidate was absent", "declined", "still ahead"],
)
def test_what_counts_as_having_held_that_round(desk: Desk, how: dict[str, object], has_held: bool) -> None:
    booked = {name: value for name, value in how.items() if name in ("round_no", "job", "day")}
    before = desk.book(desk.wangwu, clock="10:00", candidate="周远", **booked)  # type: ignore[arg-type]
    if how.get("declined"):
        panel.decline(desk.change(desk.wangwu), before, desk.wangwu)
    if "day" not in how:
        set_status(before, str(how.get("status", "completed")))
    desk.clock.at = at("09:00", 16)
    assert ("面过" in reasons(desk, desk.book(desk.lisi, day=17), desk.wangwu)[1]) is has_held


@pytest.mark.parametrize(
    ("zone", "load", "week"),
    [("Asia/Shanghai", 1, "那周"), ("America/New_York", 2, "本周")],
)
def test_a_week_is_the_persons_own(desk: Desk, zone: str, load: int, week: str) -> None:
    """Monday morning in Beijing is Sunday evening in New York: there the two interviews are in one week."""
    Member.update(zone=zone).where(Member.id == desk.wangwu.id).execute()
    desk.book(desk.wangwu, clock="10:00", day=15, candidate="林悦")
    desk.book(desk.wangwu, clock="07:00", day=16, candidate="周远")
    on = desk.book(desk.lisi, clock="09:00", day=16)
    assert reasons(desk, on, desk.wangwu)[1] == f"空闲 · {week} {load} 场"


@pytest.mark.parametrize("off", ["cancelled", "rescheduling", "draft"])
def test_what_is_on_nobodys_calendar_is_no_load(desk: Desk, off: str) -> None:
    set_status(desk.book(desk.wangwu, clock="10:00", candidate="林悦"), off)
    assert reasons(desk, desk.book(desk.lisi), desk.wangwu)[1] == "空闲 · 本周 0 场"


def test_what_was_declined_is_no_load(desk: Desk) -> None:
    declined = desk.book(desk.wangwu, clock="10:00", candidate="林悦")
    panel.decline(desk.change(desk.wangwu), declined, desk.wangwu)
    assert reasons(desk, desk.book(desk.lisi), desk.wangwu)[1] == "空闲 · 本周 0 场"


def test_who_is_suggested_can_be_put_in(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    desk.book(desk.wangwu, candidate="林悦")
    desk.clock.at += timedelta(minutes=1)
    for one in substitutes.rank(on, desk.lisi, desk.at):
        with store.db.atomic() as tried:
            joining.replace(desk.change(desk.zhangmin), on, desk.lisi, one.member)
            tried.rollback()
    assert names(desk, on) == ["张三", "赵六"]
