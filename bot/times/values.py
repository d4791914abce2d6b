"""What becomes of a phrase about time: a moment, a span, or the reason why it is neither."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

Reason = Literal[
    "not_understood",
    "time_missing",
    "ambiguous_hour",
    "no_such_date",
    "past",
    "too_far",
    "maybe_past",
    "midnight",
    "both_ways",
    "minus",
    "bound",
]


@dataclass(frozen=True)
class Moment:
    """A time that was said; its end only if that was said too. Both aware, in the zone asked for."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class Span:
    """A stretch of whole days or parts of a day, ``end`` not included. Both aware, in the zone asked for."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class ZoneThen:
    """A zone, to be named as its clocks are at a time: 伦敦时间 GMT+1."""

    zone: ZoneInfo
    at: datetime


@dataclass(frozen=True)
class TimeOfDay:
    """A time of the clock, of one day if that was said: 下午3点, 2pm tomorrow. `times`: 3点 may be 15:00, or 3:00."""

    times: tuple[time, ...]
    day: date | None


class NotATime(Exception):
    """No one time can be meant. ``candidate`` is what to ask for, ``left`` the words that were not understood."""

    def __init__(self, reason: Reason, *, candidate: Moment | None = None, left: str = "") -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.candidate = candidate
        self.left = left
