"""Hours of a day for which somebody is away: 周四下午两点到四点, 2-4pm on Thursday, 下午三点起两小时; or only for how long, or since when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile
from zoneinfo import ZoneInfo

from bot.chat.readers import Situation
from bot.times.hours import hours
from bot.times.said import AFTERNOON, EVENING, FORENOON, Clock, Day, Length, OnDate, Part, Piece, To
from bot.times.spans import stretch
from bot.times.spoken import hear
from bot.times.together import dates_of, days_of, earliest, existing, sides_of
from bot.times.values import NotATime, Span

_LONGEST = timedelta(hours=12)
_SHORT = timedelta(hours=5)  # no part of a day that people name is as short, but noon
_DAY = timedelta(days=1)
_MIDNIGHT = time()
_BESIDE = re.compile(
    r"请个?假?|休|假|个|的|从|起|开始|之间|[\s,，]|\b(?:for|from|off|out|at|on|the|between|starting|about|an?)\b"
)


@dataclass(frozen=True)
class HoursAway:
    """`span` where it was said from when until when; else what was said of it: for how long, or since when, on which day."""

    span: Span | None = None
    length: timedelta | None = None
    since: datetime | None = None
    day: Span | None = None

    @property
    def typed(self) -> str:
        """As it may be typed beside the day."""
        if self.length is not None:
            return f"{self.length // timedelta(minutes=1)}分钟"
        return f"{self.since:%H:%M}" if self.since is not None else ""


def said_of(when: Span | None, text: str, situation: Situation) -> HoursAway | None:
    """Of what stands beside the days that were read already, and of nothing else; None where it speaks of no hours.

    One hour alone moves the hours of `when`, or is the end of what began and had none.
    """
    pieces, left = hear(situation.in_figures(text))
    return None if _BESIDE.sub("", left) else _read(pieces, when, situation)


def among(text: str, days: Span | None, situation: Situation) -> HoursAway | None:
    """Among other words, where they are of one day at most: 周四下午两点到四点要去医院，请假."""
    if days is not None and days.end - days.start > _DAY:
        return None
    pieces, _ = hear(situation.in_figures(text))
    kept = [one for one in pieces if isinstance(one, Day | Part | Clock | To | Length)]
    return _read(_without_ends(kept), days, situation)


def _without_ends(pieces: Iterable[Piece]) -> list[Piece]:
    """What 到 joins nothing with is none."""
    kept = list(dropwhile(lambda one: isinstance(one, To), pieces))
    return list(dropwhile(lambda one: isinstance(one, To), reversed(kept)))[::-1]


def _read(pieces: list[Piece], when: Span | None, situation: Situation) -> HoursAway | None:
    lengths = [one.time for one in pieces if isinstance(one, Length)]
    clocks = [one for one in pieces if isinstance(one, Clock)]
    if not (clocks or lengths) or len(lengths) > 1 or not all(timedelta() < one <= _LONGEST for one in lengths):
        return None
    rest: list[Piece] = [one for one in pieces if not isinstance(one, Length)]
    if not clocks:
        return HoursAway(length=lengths[0], day=_day_of(rest, when, situation)) if To not in map(type, rest) else None
    for some in _with_day(rest, when, situation):
        try:
            start, end = _on_one_day(some, situation)
        except (NotATime, OverflowError):
            continue
        if end is None and lengths:
            end = start + lengths[0]
        if end is None and when is not None:
            start, end = _beside(when, start)
        return HoursAway(span=Span(start, end)) if end is not None else HoursAway(since=start)
    return None


def _day_of(pieces: list[Piece], when: Span | None, situation: Situation) -> Span | None:
    """Tomorrow afternoon of 明天下午两小时, where no day was read before."""
    if when is not None or not days_of(pieces):
        return when
    try:
        start, end = stretch(pieces, situation.now.astimezone(situation.member.tz).date())
    except (NotATime, OverflowError):
        return None
    zone = situation.member.tz
    return Span(earliest(start, zone), earliest(end, zone)) if end - start <= _DAY else None


def _with_day(pieces: list[Piece], when: Span | None, situation: Situation) -> list[list[Piece]]:
    """With the day that was read already; an hour that says no part of it is of that which was said, if it can be."""
    if when is None or days_of(pieces):
        return [pieces]
    start = when.start.astimezone(situation.member.tz)
    dated: list[Piece] = [OnDate(start.day, start.month, start.year), *pieces]
    if start.time() == _MIDNIGHT or any(isinstance(one, Part) for one in pieces):
        return [dated]
    parts = [one for one in (FORENOON, AFTERNOON, EVENING) if start.hour < one.ends]
    return [*([dated[0], one, *pieces] for one in parts), dated]


def _on_one_day(pieces: list[Piece], situation: Situation) -> tuple[datetime, datetime | None]:
    """Raises: NotATime where they are not hours of one day."""
    begins, ends, _ = hours(sides_of(pieces))
    today = situation.now.astimezone(situation.member.tz).date()
    first, last = dates_of(days, today, today) if (days := days_of(pieces)) else (today, today)
    if first != last:
        raise NotATime("not_understood")
    return _at(first, begins, situation), None if ends is None else _at(first, ends, situation)


def _at(day: date, clock: time, situation: Situation) -> datetime:
    return existing(datetime.combine(day, clock), situation.member.tz)


def _beside(when: Span, at: datetime) -> tuple[datetime, datetime | None]:
    """What one hour says of hours that were not whole: it ends what began, or says when as much of the day begins."""
    start, end = (one.astimezone(at.tzinfo) for one in (when.start, when.end))
    if start.time() != _MIDNIGHT and end.time() == _MIDNIGHT and end - start != _DAY and start < at:
        return start, at
    return (at, at + (end - start)) if end - start < _SHORT else (at, None)


def beginning(day: Span, length: timedelta) -> Span:
    """So much of the day, until it is said when it begins."""
    return Span(day.start, day.start + length)


def until_midnight(since: datetime) -> Span:
    """From then on, until it is said when it ends."""
    return Span(since, datetime.combine(since.date() + _DAY, _MIDNIGHT, since.tzinfo))


def day_of(at: datetime) -> Span:
    start = datetime.combine(at.date(), _MIDNIGHT, at.tzinfo)
    return Span(start, start + _DAY)


def is_a_whole_day(when: Span, zone: ZoneInfo) -> bool:
    return when.start.astimezone(zone).time() == _MIDNIGHT and when.end - when.start == _DAY


def part_of(day: Span, part: Part) -> Span:
    return Span(day.start + timedelta(hours=part.begins), day.start + timedelta(hours=part.ends))
