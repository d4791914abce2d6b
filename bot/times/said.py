"""The pieces a phrase about time is made of: ``spoken_*`` hear them, ``when`` puts them together."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

Dates = tuple[date, date]  # first and last, both included


@dataclass(frozen=True)
class Ahead:
    """A day counted from today: 明天, three days later."""

    days: int

    def dates(self, today: date, earliest: date) -> Dates:
        day = today + timedelta(self.days)
        return day, day


@dataclass(frozen=True)
class Weekday:
    """周三: the coming one if ``week`` is None, else of this week (0), the next (1), the last (-1). Monday is 0."""

    day: int
    week: int | None = None

    def dates(self, today: date, earliest: date) -> Dates:
        if self.week is None:
            day = earliest + timedelta((self.day - earliest.weekday()) % 7)
        else:
            day = _monday(today, self.week) + timedelta(self.day)
        return day, day


@dataclass(frozen=True)
class OnDate:
    """A day of the calendar; what was not said of it is found going forward.

    ``years`` and ``months`` count from the present one: 明年 is 1, 下个月 is 1.
    """

    day: int
    month: int | None = None
    year: int | None = None
    years: int | None = None
    months: int | None = None

    def dates(self, today: date, earliest: date) -> Dates:
        """Raises: ValueError when the calendar has no such day."""
        day = self._date(today, earliest)
        return day, day

    def _date(self, today: date, earliest: date) -> date:
        if self.months is not None:
            return _month(today, self.months).replace(day=self.day)
        if self.month is None:
            return _month(earliest, int(self.day < earliest.day)).replace(day=self.day)
        if self.year is not None:
            return date(self.year, self.month, self.day)
        if self.years is not None:
            return date(today.year + self.years, self.month, self.day)
        if (self.month, self.day) < (earliest.month, earliest.day):
            return date(earliest.year + 1, self.month, self.day)
        return date(earliest.year, self.month, self.day)


@dataclass(frozen=True)
class Week:
    """A calendar week, Monday to Sunday: this one is 0, 下周 is 1."""

    ahead: int

    def dates(self, today: date, earliest: date) -> Dates:
        monday = _monday(today, self.ahead)
        return monday, monday + timedelta(6)


@dataclass(frozen=True)
class Weekend:
    """Saturday and Sunday of a calendar week."""

    ahead: int

    def dates(self, today: date, earliest: date) -> Dates:
        saturday = _monday(today, self.ahead) + timedelta(5)
        return saturday, saturday + timedelta(1)


@dataclass(frozen=True)
class Month:
    """A calendar month: this one is 0, 下个月 is 1."""

    ahead: int

    def dates(self, today: date, earliest: date) -> Dates:
        return _month(today, self.ahead), _month(today, self.ahead + 1) - timedelta(1)


@dataclass(frozen=True)
class DayCount:
    """So many days, today being one of them: 未来三天 is 3, 过去三天 is -3."""

    days: int

    def dates(self, today: date, earliest: date) -> Dates:
        if self.days < 0:
            return today + timedelta(self.days + 1), today
        return today, today + timedelta(self.days - 1)


@dataclass(frozen=True)
class Part:
    """A part of the day: the clock hours people name with it (both included), and the stretch it covers."""

    earliest: int
    latest: int
    begins: int
    ends: int

    def hour(self, said: int) -> int | None:
        """3 with 下午 is 15; None where nobody speaks so (下午 11)."""
        return next((hour for hour in (said, said + 12) if self.earliest <= hour <= self.latest), None)


SMALL_HOURS = Part(0, 5, 0, 6)
MORNING = Part(0, 11, 6, 12)
FORENOON = Part(0, 12, 6, 12)  # 上午 12 点 is noon, 早上 12 点 is nothing
NOON = Part(11, 14, 11, 14)
AFTERNOON = Part(12, 20, 12, 18)
DUSK = Part(16, 20, 16, 20)
EVENING = Part(17, 23, 18, 24)
AM = Part(0, 11, 0, 12)
PM = Part(12, 23, 12, 24)


@dataclass(frozen=True)
class Clock:
    """An hour and minute as said: the hour may still want its part of the day, and either may be impossible.

    `of_24`: it is written as on a clock of 24 hours, 03:00, as our lists write it.
    """

    hour: int
    minute: int = 0
    of_24: bool = False


@dataclass(frozen=True)
class Length:
    """How long it takes: 一小时."""

    time: timedelta


@dataclass(frozen=True)
class Later:
    """So long from now: 半小时后."""

    time: timedelta


@dataclass(frozen=True)
class Instant:
    """An ISO 8601 date and time, not yet parsed; it may be impossible."""

    iso: str


@dataclass(frozen=True)
class To:
    """What stands between a beginning and an end."""


OneDay = Ahead | Weekday | OnDate
Day = OneDay | Week | Weekend | Month | DayCount
Piece = Day | Part | Clock | Length | Later | Instant | To

DIGITS = "0123456789"
Says = Callable[[re.Match[str]], tuple[Piece, ...]]


class Rule(NamedTuple):
    """An expression and what it says, nothing for words that only join others; `begins` are all characters that it may begin with."""

    begins: str
    pattern: re.Pattern[str]
    says: Says


def rule(begins: str, pattern: str, says: Says) -> Rule:
    """`begins` is declared, as most of a text need not be tried with most rules; a test holds that none is missing."""
    return Rule(begins, re.compile(pattern, re.ASCII), says)


def nothing(match: re.Match[str]) -> tuple[Piece, ...]:
    return ()


def to(match: re.Match[str]) -> tuple[Piece, ...]:
    return (To(),)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(7 * weeks - today.weekday())


def _month(today: date, ahead: int) -> date:
    years, month = divmod(today.month - 1 + ahead, 12)
    return date(today.year + years, month + 1, 1)
