"""A week or a part of a day alone is where times are looked for; the same time in it is a time; what clashes is said before a yes."""

from __future__ import annotations

import pytest

from tests.said import en, zh, zh_like
from tests.world.office import Office

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

    assert answer.startswith(zh("free.nobody_then", within="3月13日 周五 上午", why="张三在休假。"))
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

    assert zh_like("obstacle.clash").search(answer)
    assert "\n1) " in answer
    assert "是/否" not in answer


_WHEN_IT_IS = (  # of 陈晓, Thu 12 March 10:00, and until when it may be
    ("zhangmin", "改期 陈晓 周四上午", 13),
    ("zhangsan", "改期 陈晓 明天上午", 13),
    ("zhangsan", "陈晓能不能改到周四上午别的时间", 13),
    ("zhangmin", "reschedule 陈晓 thursday morning", 13),
    ("zhangsan", "reschedule 陈晓 tomorrow", 24),
    ("zhangmin", "改期 陈晓 周四", 24),
)


@pytest.mark.parametrize(("who", "said", "until"), _WHEN_IT_IS)
def test_the_part_of_a_day_in_which_it_is_already_is_answered_with_its_other_times(
    office: Office, who: str, said: str, until: int
) -> None:
    office.plan("陈晓", "03-12 10:00")
    offered = [one for one in office.say(said, who).split("\n") if one[:1].isdigit() and ") " in one]
    assert offered, said
    hours = [int(one.split("周四 ")[1][:2]) for one in offered]
    assert all(one.startswith(f"{number}) 明天 3月12日 周四 ") for number, one in enumerate(offered, 1)), offered
    assert 10 not in hours
    assert max(hours) < until, offered


def test_the_very_time_that_it_has_is_said_to_be_that(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00")
    for who in ("zhangmin", "zhangsan"):
        assert office.say("改期 陈晓 周四上午10点", who) == zh(
            "propose.is_at_that_time", code=code, when="3月12日 周四 10:00–11:00"
        )
    office.say("language en")
    assert office.say("reschedule 陈晓 thursday 10am") == en(
        "propose.is_at_that_time", code=code, when="Thu 12 Mar 10:00–11:00"
    )


def test_how_long_and_where_beside_a_part_of_a_day_are_kept(office: Office) -> None:
    """Of the part in which it is the beginning stays; in another it is asked for, and nothing is done before a yes."""
    office.plan("陈晓", "03-12 10:00")
    for words in ("改期 陈晓 周四上午 90分钟", "改期 陈晓 周四 90分钟"):
        assert "→ 3月12日 周四 10:00–11:30\n" in office.say(words, "zhangmin"), words
        office.say("否", "zhangmin")
    said = office.say("改期 陈晓 周四 3号会议室", "zhangmin")
    assert zh("move.place", old="视频", new="视频 · 3号会议室") in said
    assert said.endswith(zh("deed.yes_or_no", sentence=zh("move.deed_change")))
    office.say("否", "zhangmin")
    assert "\n1) 明天 3月12日 周四 13:30–15:00\n" in office.say("改期 陈晓 周四下午 90分钟 3号会议室", "zhangmin")
    said = office.say("1", "zhangmin")
    assert "→ 3月12日 周四 13:30–15:00\n" in said
    assert "3号会议室" in said
