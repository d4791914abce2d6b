"""Which days are worked in China, and how a day that is not as its weekday says is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.installation import Installation, process
from bot.times import calendar


@pytest.fixture
def london() -> Iterator[None]:
    with process.running(Installation(company_zone=ZoneInfo("Europe/London"))):
        yield


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2026, 2, 14), "周六 2月14日（调休上班）", "Sat 14 Feb (working weekend)"),
        (date(2026, 10, 10), "周六 10月10日（调休上班）", "Sat 10 Oct (working weekend)"),
        (date(2026, 10, 1), "周四 10月1日（国庆节）", "Thu 1 Oct (National Day)"),
        (date(2026, 2, 17), "周二 2月17日（春节）", "Tue 17 Feb (Chinese New Year)"),
        (date(2026, 2, 16), "周一 2月16日（农历除夕）", "Mon 16 Feb (Chinese New Year's Eve)"),
        (date(2026, 3, 13), "3月13日 周五", "Fri 13 Mar"),
        (date(2026, 3, 14), "3月14日 周六", "Sat 14 Mar"),
        (date(2025, 10, 1), "周三 2025年10月1日（国庆节）", "Wed 1 Oct 2025 (National Day)"),
    ],
)
def test_a_day_that_is_not_as_its_weekday_says_is_named_and_no_other(day: date, zh: str, en: str) -> None:
    assert (calendar.show(day, "zh", 2026), calendar.show(day, "en", 2026)) == (zh, en)


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2026, 2, 15), "春节"),  # the Sunday before
        (date(2026, 2, 20), "春节"),  # for which 14 February is worked
        (date(2026, 2, 23), "春节"),
        (date(2026, 4, 6), "清明节"),  # the Monday after the Sunday
        (date(2026, 5, 5), "劳动节"),
        (date(2025, 10, 8), "国庆节"),  # beside 中秋节, too
        (date(2024, 12, 31), ""),
        (date(2018, 12, 31), "元旦"),  # of the next year
    ],
)
def test_a_day_off_without_a_name_has_that_of_its_holidays(day: date, named: str) -> None:
    assert calendar.oddity(day, "zh") == named


def test_holidays_are_not_worked_and_some_weekends_are() -> None:
    off = [date(2026, 10, 1), date(2026, 10, 7), date(2026, 2, 20), date(2026, 3, 14), date(2018, 12, 31)]
    worked = [date(2026, 2, 14), date(2026, 9, 20), date(2026, 3, 13), date(2018, 12, 29)]
    assert [calendar.is_working_day(day) for day in off] == [False] * len(off)
    assert [calendar.is_working_day(day) for day in worked] == [True] * len(worked)


def test_the_next_working_day_is_after_the_holidays_or_on_the_weekend_worked_for_them() -> None:
    assert calendar.next_working_day(date(2026, 3, 12)) == date(2026, 3, 13)
    assert calendar.next_working_day(date(2026, 3, 13)) == date(2026, 3, 16)
    assert calendar.next_working_day(date(2026, 2, 13)) == date(2026, 2, 14)
    assert calendar.next_working_day(date(2026, 2, 14)) == date(2026, 2, 24)
    assert calendar.next_working_day(date(2026, 9, 30)) == date(2026, 10, 8)


def test_of_a_year_without_a_decree_the_law_counts_and_it_is_said() -> None:
    assert calendar.caution([date(2026, 1, 1), date(2026, 12, 31)], "zh") == ""
    said = calendar.caution([date(2026, 12, 31), date(2098, 1, 4)], "zh")
    assert said == "还不知道 2098 年的调休安排，节假日按法定日期算，周末都算休息"
    assert "2098 are not known yet" in calendar.caution([date(2098, 1, 4)], "en")
    assert calendar.oddity(date(2098, 10, 1), "zh") == "国庆节"
    assert not calendar.is_working_day(date(2098, 10, 1))
    assert not any(calendar.is_working_day(date(2098, 10, day)) for day in (11, 12))


def test_a_company_elsewhere_does_not_keep_chinas_holidays(london: None) -> None:
    assert calendar.is_working_day(date(2026, 10, 1))
    assert not calendar.is_working_day(date(2026, 2, 14))
    assert calendar.show(date(2026, 10, 1), "en", 2026) == "Thu 1 Oct"
    assert calendar.caution([date(2098, 1, 4)], "en") == ""
