"""A week or a part of a day alone is where times are looked for; the same time in it is a time; what clashes is said before a yes."""

from __future__ import annotations

import pytest

from tests.e2e.office import Office

_SAME = (
    "陈晓推到下周同一时间",
    "改期 陈晓 下周同一时间",
    "把陈晓那场挪到下周这个时间",
    "move 陈晓 to the same time next week",
    "reschedule 陈晓 next week same time",
)
_WEEK = ("改期 陈晓 下周", "陈晓那场改到下周吧", "把陈晓推到下周", "reschedule 陈晓 next week")


def test_the_same_time_next_week_keeps_weekday_and_hour(office: Office) -> None:
    office.plan("陈晓", "03-12 14:00")
    said = {one: office.say(one, "zhangmin") for one in _SAME}

    assert [one for one, answer in said.items() if "→ 3月19日 周四 14:00" not in answer] == []


def test_a_week_alone_is_answered_with_times_in_it(office: Office) -> None:
    office.plan("陈晓", "03-12 14:00")
    said = {one: office.say(one, "zhangmin") for one in _WEEK}

    assert [one for one, answer in said.items() if "\n1) 3月16日 周一" not in answer] == []
    office.say("改期 陈晓", "zhangmin")
    assert "\n1) 3月16日 周一" in office.say("改下周吧", "zhangmin")
    assert "→ 3月19日 周四 14:00" in office.say("下周同一时间", "zhangmin")


_PARTS = (  # who, what they say of 陈晓, Thu 12 March 14:00; the first time that is offered
    ("zhangmin", "改期 陈晓 周五上午", "\n1) 3月13日 周五 1"),
    ("zhangmin", "把陈晓那场挪到明天上午", "\n1) 明天 3月12日 周四 1"),
    ("zhangmin", "改期 陈晓 上午", "\n1) 明天 3月12日 周四 1"),
    ("zhangmin", "改期 陈晓 周五晚上", "\n1) 3月13日 周五 18:00"),
    ("zhangmin", "move 陈晓 to Friday morning", "\n1) 3月13日 周五 1"),
    ("zhangsan", "陈晓那场能不能换到周五上午", "\n1) 3月13日 周五 1"),
    ("zhangsan", "陈晓那场我周五下午不行，上午可以", "\n1) 3月13日 周五 1"),
    ("zhangsan", "I can't make 陈晓 tomorrow afternoon, but the morning is fine", "\n1) 明天 3月12日 周四 1"),
)


@pytest.mark.parametrize(("who", "said", "first"), _PARTS)
def test_a_part_of_a_day_is_answered_with_times_in_it(office: Office, who: str, said: str, first: str) -> None:
    office.plan("陈晓", "03-12 14:00")
    answer = office.say(said, who)

    assert first in answer
    assert "1) 3月13日 周五 15" not in answer


def test_where_nobody_has_time_then_it_is_said_and_other_times_are_offered(office: Office) -> None:
    office.plan("陈晓", "03-12 14:00")
    office.say("休假 3月13日到3月13日", "zhangsan")
    office.say("是", "zhangsan")
    answer = office.say("改期 陈晓 周五上午", "zhangmin")

    assert answer.startswith("3月13日 周五 上午没有大家都空的时间。张三在休假。\n")
    assert "\n1) " in answer
    assert "张三在休假" not in office.say("陈晓那场能不能换到周五上午", "zhangsan")


def test_a_number_answers_what_was_offered_of_that_part_of_the_day(office: Office) -> None:
    office.plan("陈晓", "03-12 14:00")
    office.say("改期 陈晓 周五上午", "zhangmin")

    assert "→ 3月13日 周五 11:00" in office.say("2", "zhangmin")


@pytest.mark.parametrize("said", ["改期 陈晓 03-13 14:00", "帮我把陈晓挪到周五下午两点", "我想把陈晓推迟一天"])
def test_what_clashes_is_said_at_once_with_other_times(office: Office, said: str) -> None:
    office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-13 14:00")
    answer = office.say(said, "zhangmin")

    assert "已有面试" in answer
    assert "\n1) " in answer
    assert "是/否" not in answer
