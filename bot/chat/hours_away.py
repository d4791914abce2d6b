"""Hours of a day for which somebody is away: 周四下午两点到四点, 2-4pm on Thursday, 下午三点起两小时; or only for how long, or since when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
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

HALF = "半天"
_FIRST_HOUR = 7  # of a day, where nobody says that it is of the night
_DAY = timedelta(days=1)
_MIDNIGHT = time()
_BESIDE = re.compile(
    r"请个?假?|休|假|个|的|从|起|开始|之间|[\s,，]|\b(?:for|from|off|out|at|on|the|between|starting|about|an?)\b"
)


@dataclass(frozen=True)
class HoursAway:
    """`span` where it was said from when until when; else what was said of it: for how long, since when, or half of it, and on which day."""

    span: Span | None = None
    length: timedelta | None = None
    since: datetime | None = None
    day: Span | None = None
    is_half: bool = False

    @property
    def typed(self) -> str:
        """As it may be typed beside the day, and is kept until the rest of it is said."""
        if self.is_half:
            return HALF
        if self.length is not None:
            return f"{self.length // timedelta(minutes=1)}分钟"
        return f"{self.since:%H:%M}" if self.since is not None else ""


def half(when: Span | None, situation: Situation) -> HoursAway | None:
    """Of a day, or of one that is not known yet; None of a part of a day, which says it, and of more days."""
    return HoursAway(is_half=True, day=when) if when is None or is_a_whole_day(when, situation.member.tz) else None


def kept(typed: str, when: Span | None, situation: Situation) -> HoursAway:
    """What was `typed` of it, once the day is known, or is not yet."""
    if typed == HALF:
        return HoursAway(is_half=True, day=when)
    day = when and day_of(when.start.astimezone(situation.member.tz))
    return replace(said_of(day, typed, situation) or HoursAway(), day=when)


def said_of(when: Span | None, text: str, situation: Situation) -> HoursAway | None:
    """Of what stands beside the days that were read already, and of nothing else; None where it speaks of no hours."""
    pieces, left = hear(situation.in_figures(text))
    return None if _BESIDE.sub("", left) else read(pieces, when, situation)


def among(text: str, days: Span | None, situation: Situation) -> HoursAway | None:
    """Among other words, where they are of one day at most: 周四下午两点到四点要去医院，请假."""
    if days is not None and days.end - days.start > _DAY:
        return None
    pieces, _ = hear(situation.in_figures(text))
    kept = [one for one in pieces if isinstance(one, Day | Part | Clock | To | Length)]
    return read(without_ends(kept), days, situation)


def without_ends(pieces: Iterable[Piece]) -> list[Piece]:
    """What 到 joins nothing with is none."""
    kept = list(dropwhile(lambda one: isinstance(one, To), pieces))
    return list(dropwhile(lambda one: isinstance(one, To), reversed(kept)))[::-1]


def read(pieces: list[Piece], when: Span | None, situation: Situation) -> HoursAway | None:
    """The hours that are said, on the day that was read before or is said with them."""
    lengths = [one.time for one in pieces if isinstance(one, Length)]
    clocks = [one for one in pieces if isinstance(one, Clock)]
    if not (clocks or lengths) or len(lengths) > 1 or not all(timedelta() < one for one in lengths):
        return None
    rest: list[Piece] = [one for one in pieces if not isinstance(one, Length)]
    if not clocks:
        return HoursAway(length=lengths[0], day=_day_of(rest, when, situation)) if To not in map(type, rest) else None
    for some in _with_day(rest, when, situation):
        try:
            start, end = _on_one_day(some, situation)
        except (NotATime, OverflowError):
            continue
        if 0 < start.hour < _FIRST_HOUR and _may_be_later(rest):
            continue
        if end is None and lengths:
            end = start + lengths[0]
        return HoursAway(span=Span(start, end)) if end is not None else HoursAway(since=start)
    return None


def _may_be_later(pieces: list[Piece]) -> bool:
    """3点, which is of the night only where that is said."""
    return not any(isinstance(one, Part) or (isinstance(one, Clock) and one.of_24) for one in pieces)


def _day_of(pieces: list[Piece], when: Span | None, situation: Situation) -> Span | None:
    """Tomorrow afternoon of 明天下午两小时, where no day was read before."""
    return when if when is not None or not days_of(pieces) else day_among(pieces, situation)


def day_among(pieces: list[Piece], situation: Situation) -> Span | None:
    """The one day of them, or the part of it; None where they are of more."""
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


def day_of(at: datetime) -> Span:
    start = datetime.combine(at.date(), _MIDNIGHT, at.tzinfo)
    return Span(start, start + _DAY)


def is_a_whole_day(when: Span, zone: ZoneInfo) -> bool:
    return when.start.astimezone(zone).time() == _MIDNIGHT and when.end - when.start == _DAY


def part_of(day: Span, part: Part) -> Span:
    return Span(day.start + timedelta(hours=part.begins), day.start + timedelta(hours=part.ends))
