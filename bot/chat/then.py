"""Which interview somebody means by its time: 2pm tomorrow, 下午3点那场, the 11:15."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.chat.readers import Found, Situation, cut
from bot.interviews import lookup
from bot.interviews.meant import Meant
from bot.interviews.models import Interview
from bot.times.values import TimeOfDay
from bot.times.when import time_within

_AHEAD = timedelta(days=14)  # that a time without its day may lie ahead
_SAYS_NO_MORE = re.compile(r"(?:\b(?:the|my|our|that|this|one|interview|slot|meeting|at|on|of|from|for|it)\b|[ ,，])*")


@dataclass(frozen=True)
class Then:
    """What is on at a time. `is_doubtful`: it does not begin then, or is on another day than today, and none was said."""

    interviews: list[Interview]
    is_doubtful: bool = False


def find(text: str, situation: Situation) -> Found | None:
    """The time of day that a text mentions, as a `TimeOfDay`."""
    found = time_within(text, now=situation.now, zone=situation.member.tz)
    if found is None:
        return None
    said, at, end = found
    return Found([said], cut(text, at if says_more(text[:at]) else 0, end), at, end)


def says_more(before: str) -> bool:
    """False of words that may stand before a time and say nothing: the one at, my."""
    return not _SAYS_NO_MORE.fullmatch(before.lower())


def interviews_at(said: TimeOfDay, situation: Situation, which: Meant | None = None) -> Then:
    """Of the speaker's calendar and of the last list: what begins then, else what is on then; of these, what can be meant.

    A time without its day is one of the last list, else today, else one to come.
    """
    found: list[Interview] = []
    calendars = list(_calendars(said, situation))
    for place, calendar in enumerate(calendars):
        for begins in (True, False):
            then = [one for one in calendar if _is_at(said, one, situation, begins=begins)]
            fits = [one for one in then if which is None or which.fits(situation.member, one, situation.now)]
            if fits:
                is_last = place == len(calendars) - 1
                return Then(
                    fits,
                    is_doubtful=not begins
                    or (len(calendars) > 1 and (is_last or _is_also_at(said, fits, calendars[1], situation))),
                )
            found = found or then
    return Then(found)


def _is_also_at(
    said: TimeOfDay, found: Sequence[Interview], calendar: Sequence[Interview], situation: Situation
) -> bool:
    """Of the last list, and today there is another one then."""
    return any(one not in found and _is_at(said, one, situation, begins=True) for one in calendar)


def day_of(said: TimeOfDay, situation: Situation) -> tuple[datetime, datetime]:
    """The day of the time, or today, in the speaker's zone."""
    return _day(said.day or situation.now.astimezone(situation.member.tz).date(), situation)


def _day(day: date, situation: Situation) -> tuple[datetime, datetime]:
    first, last = (datetime.combine(one, time(), situation.member.tz) for one in (day, day + timedelta(days=1)))
    return first, last


def _calendars(said: TimeOfDay, situation: Situation) -> Iterator[Sequence[Interview]]:
    today = _between(*day_of(said, situation), situation)
    if said.day is not None:
        yield today
        return
    yield lookup.by_ids(situation.member, situation.listed)
    yield today
    yield _between(situation.now, situation.now + _AHEAD, situation)


def _between(start: datetime, end: datetime, situation: Situation) -> list[Interview]:
    found: list[Interview] = situation.once(
        ("between", start, end), lambda: lookup.between(situation.member, start, end)
    )
    return found


def _is_at(said: TimeOfDay, one: Interview, situation: Situation, *, begins: bool) -> bool:
    if one.start is None or one.end is None:
        return False
    start, end = (at.astimezone(situation.member.tz) for at in (one.start, one.end))
    if said.day is not None and start.date() != said.day:
        return False
    if begins:
        return start.time() in said.times
    return any(start < start.replace(hour=at.hour, minute=at.minute) < end for at in said.times)
