"""What an answer adds to the hours of a leave of which only a part was said: 5点 to until when, 下午 to which half, 周五 to which day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.chat import hours_away
from bot.chat.hours_away import HoursAway
from bot.chat.readers import Situation
from bot.times.said import EVENING, Clock, Day, Length, Part, Piece, To
from bot.times.spoken import hear
from bot.times.together import existing
from bot.times.typed import normalise
from bot.times.values import NotATime, Span

_WHOLE_DAY = re.compile(
    r"(?:那|就|还是|改成?|休|请|[,， ]){0,4}(?:全天|整天|一整?天)(?:吧|的|假|都?休|都?不在|好了|[,， ]){0,4}|"
    r"(?:just |make it |take |the |my |for ){0,4}(?:(?:all|whole|full|entire) day|all of it)(?: off| please| then){0,2}"
)
_BESIDE = re.compile(
    r"请个?假?|休|假|个|的|从|起|开始|之间|那|就|吧|呢|啊|大概|大约|差不多|左右|为止|结束|回来|我|[\s,，。.]|"
    r"\b(?:for|from|off|out|at|on|the|between|starting|about|around|an?|by|i['’]ll|i|be|back|until|till|then|please|say|maybe|make it)\b"
)
_LAST_OF_THE_NIGHT = 7  # such an hour is meant where it is said to be one of the morning, and nowhere else
_MIDNIGHT = 24


def is_the_whole_day(text: str) -> bool:
    return _WHOLE_DAY.fullmatch(normalise(text)) is not None


@dataclass(frozen=True)
class _Said:
    """The pieces of an answer, each kind by itself; `ends`: 到 stands in front."""

    pieces: list[Piece]
    ends: bool

    @property
    def clocks(self) -> list[Clock]:
        return [one for one in self.pieces if isinstance(one, Clock)]

    @property
    def length(self) -> timedelta | None:
        lengths = [one.time for one in self.pieces if isinstance(one, Length)]
        return lengths[0] if len(lengths) == 1 and lengths[0] > timedelta() else None

    @property
    def parts(self) -> list[Part]:
        return [one for one in self.pieces if isinstance(one, Part)]

    @property
    def of_the_day(self) -> list[Piece]:
        return [one for one in self.pieces if isinstance(one, Day | Part)]


def answered(known: HoursAway, text: str, situation: Situation) -> HoursAway | None:
    """What is known by now: all of it, with a `span`, or as much more as was said. None of what says nothing of it."""
    pieces, left = hear(f"{text}点" if text.isdigit() else situation.in_figures(text))
    said = _Said(hours_away.without_ends(pieces), ends=bool(pieces) and isinstance(pieces[0], To))
    if _BESIDE.sub("", left) or not said.pieces:
        return None
    try:
        known = _on_the_day_said(known, said, situation)
        if len(said.clocks) > 1:
            return hours_away.read(said.pieces, known.day, situation)
        return _with_clock(known, said, situation) if said.clocks else _without_clock(known, said, situation)
    except (NotATime, OverflowError):
        return None


def _on_the_day_said(known: HoursAway, said: _Said, situation: Situation) -> HoursAway:
    """周五 is that day, 下午 is that part of the day which is known.

    Raises: NotATime
    """
    zone = situation.member.tz
    if any(isinstance(one, Day) for one in said.pieces):
        day = hours_away.day_among(said.of_the_day, situation)
        if day is None:
            raise NotATime("not_understood")
        since = known.since and datetime.combine(day.start.astimezone(zone).date(), known.since.time(), zone)
        return replace(known, day=day, since=since)
    if said.parts and known.day is not None:
        whole = hours_away.day_of(known.day.start.astimezone(zone))
        part = hours_away.part_of(whole, said.parts[0])
        is_within = known.length is None or known.length <= part.end - part.start
        return replace(known, day=part) if is_within else known
    return known


def _without_clock(known: HoursAway, said: _Said, situation: Situation) -> HoursAway | None:
    if said.length is not None:
        if known.since is not None:
            return HoursAway(span=Span(known.since, known.since + said.length))
        return replace(known, length=said.length, is_half=False)
    if len(said.of_the_day) < len(said.pieces):
        return None
    is_a_half = known.is_half and said.parts and EVENING not in said.parts
    return HoursAway(span=known.day) if is_a_half and known.day is not None else known


def _with_clock(known: HoursAway, said: _Said, situation: Situation) -> HoursAway | None:
    """The end of what began, or the beginning of so much of the day."""
    if known.day is None:
        return None
    times = list(_times(said, known.day, situation))
    if known.since is not None and said.length is None:
        end = next((one for one in times if one > known.since), None)
        return HoursAway(span=Span(known.since, end)) if end is not None else None
    if not times:
        return None
    length = said.length or known.length
    if length is None:
        return replace(known, since=times[0], is_half=False)
    start = times[0] - length if said.ends else times[0]
    return HoursAway(span=Span(start, start + length))


def _times(said: _Said, day: Span, situation: Situation) -> Iterator[datetime]:
    """What the one hour may mean on that day, the likeliest first: of the part that was said, then as the day goes on."""
    zone = situation.member.tz
    midnight = datetime.combine(day.start.astimezone(zone).date(), time())
    [clock] = said.clocks
    possible = []
    for hour in _hours(clock, said.parts):
        local = midnight + timedelta(hours=hour, minutes=clock.minute)
        is_said = bool(said.parts) or clock.of_24
        at = existing(local, zone)
        is_of_the_part = not hours_away.is_a_whole_day(day, zone) and day.start <= at < day.end
        if is_said or (is_of_the_part and hour >= _LAST_OF_THE_NIGHT) or hour > _LAST_OF_THE_NIGHT:
            possible.append((not is_of_the_part, at))
    yield from (at for _, at in sorted(possible))


def _hours(clock: Clock, parts: list[Part]) -> list[int]:
    if clock.minute > 59 or clock.hour > _MIDNIGHT or (clock.hour == _MIDNIGHT and clock.minute):
        return []
    if parts:
        return [hour for hour in (parts[0].hour(clock.hour),) if hour is not None]
    if clock.of_24 or not 1 <= clock.hour <= 12:
        return [clock.hour]
    later = clock.hour + 12
    return [clock.hour, later] if later < _MIDNIGHT or not clock.minute else [clock.hour]
