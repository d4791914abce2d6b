"""Which interview somebody means by its time: 2pm tomorrow, 下午3点那场, the 11:15."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.chat.clauses import STOP_OR_DASH
from bot.chat.readers import THAT_ONE, Found, Situation, cut
from bot.interviews import access, lookup
from bot.interviews.meant import Meant
from bot.interviews.models import Interview
from bot.times.among_words import span_within, time_within
from bot.times.said import Day
from bot.times.spoken import Word, words_of
from bot.times.values import Span, TimeOfDay

_AHEAD = timedelta(days=14)  # that a time without its day may lie ahead
_SAYS_NO_MORE = re.compile(r"(?:\b(?:the|my|our|that|this|one|interview|slot|meeting|at|on|of|from|for|it)\b|[ ,，])*")


@dataclass(frozen=True)
class Then:
    """What is on at a time. `is_doubtful`: it does not begin then, or is on another day than today, and none was said.

    `fits`: it is what can be meant.
    """

    interviews: list[Interview]
    is_doubtful: bool = False
    fits: bool = False


def find(text: str, situation: Situation) -> Found | None:
    """The time of day that a text mentions, as a `TimeOfDay`."""
    found = time_within(text, now=situation.now, zone=situation.member.tz)
    if found is None:
        return None
    said, at, end = found
    return Found([said], cut(text, at if says_more(text[:at]) else 0, end), at, end)


def days_beside(text: str, at: int, end: int, situation: Situation) -> tuple[Span | None, Span | None]:
    """Of a time that stands from `at` to `end` and says no day: the days that it is of, the 3:30 this weekend; and those of
    a clause before it, which may be: Tuesday is full, so the 4:30 is not for me.
    """
    *before, left = STOP_OR_DASH.split(text[:at])
    right = text[end:]
    right = right[_BETWEEN.match(right).end() :]  # type: ignore[union-attr]
    first = next(iter(words_of(right)), None)
    of_it = _day_at_the_end(left, situation)
    if of_it is None and first is not None and _is_day(first):
        of_it = days_in(_INSTEAD.split(STOP_OR_DASH.split(right)[0])[0], situation)
    perhaps = None if of_it else next((days for one in reversed(before) if (days := days_in(one, situation))), None)
    return of_it, perhaps


_BETWEEN = re.compile(r"(?:[的那这场个 ]|(?:one|interview|slot|session|on|with (?:me|○))(?![a-z]))*")
_INSTEAD = re.compile(r"[到至成改挪推换]|\b(?:to|till|until|move|push|from|after|before)\b|[之以]?[前后](?![天面端])")


def _day_at_the_end(text: str, situation: Situation) -> Span | None:
    """The last day that it says, unless what follows makes another time of it: 明天改到."""
    words = words_of(text)
    last = next((at for at in range(len(words) - 1, -1, -1) if _is_day(words[at])), None)
    if last is None or _INSTEAD.search(text[words[last].end :]):
        return None
    first = last
    while first and (words[first - 1].pieces is not None or text[words[first - 1].at : words[first - 1].end].isspace()):
        first -= 1
    return days_in(text[words[first].at :], situation)


def _is_day(word: Word) -> bool:
    return any(isinstance(piece, Day) for piece in word.pieces or ())


def days_in(text: str, situation: Situation) -> Span | None:
    """None of 晚个十分钟, which names no day."""
    if not any(map(_is_day, words_of(text))):
        return None
    return span_within(text, now=situation.now, zone=situation.member.tz)


_ROUGHLY = re.compile(r"多|左右|来钟")


def is_rough(behind: str) -> bool:
    """By what stands behind the time: 七点那场, 七点多的那个."""
    return THAT_ONE.match(behind) is not None or _ROUGHLY.match(behind) is not None


def says_more(before: str) -> bool:
    """False of words that may stand before a time and say nothing: the one at, my."""
    return not _SAYS_NO_MORE.fullmatch(before.lower())


def interviews_at(
    said: TimeOfDay,
    situation: Situation,
    which: Meant | None = None,
    *,
    within: Span | None = None,
    roughly: bool = False,
) -> Then:
    """Of the speaker's calendar and of the last list: what begins then, else what is on then; of these, what can be meant.

    A time without its day is one of the last list, else today, else one to come; with `within`, of these days. Said
    `roughly`, it is also that of what begins within its hour: 七点那场 at 7:15.
    """
    found: list[Interview] = []
    calendars = list(_calendars(said, situation, within))
    for place, calendar in enumerate(calendars):
        for is_at in (_begins, _begins_within_the_hour, _is_on) if roughly else (_begins, _is_on):
            then = [one for one in calendar if is_at(said, one, situation)]
            fits = [one for one in then if which is None or which.fits(situation.member, one, situation.now)]
            if fits:
                is_last = place == len(calendars) - 1
                return Then(
                    fits,
                    is_doubtful=is_at is not _begins
                    or (len(calendars) > 1 and (is_last or _is_also_at(said, fits, calendars[1], situation))),
                    fits=True,
                )
            found = found or then
    return Then(found)


def _is_also_at(
    said: TimeOfDay, found: Sequence[Interview], calendar: Sequence[Interview], situation: Situation
) -> bool:
    """Of the last list, and today there is another one then."""
    return any(one not in found and _begins(said, one, situation) for one in calendar)


def day_of(said: TimeOfDay, situation: Situation) -> tuple[datetime, datetime]:
    """The day of the time, or today, in the speaker's zone."""
    return _day(said.day or situation.now.astimezone(situation.member.tz).date(), situation)


def _day(day: date, situation: Situation) -> tuple[datetime, datetime]:
    first, last = (datetime.combine(one, time(), situation.member.tz) for one in (day, day + timedelta(days=1)))
    return first, last


def ahead_at(said: TimeOfDay, situation: Situation, which: Meant | None) -> list[Interview]:
    """All that begins then on the days to come, and can be meant."""
    ahead = between(situation.now, situation.now + _AHEAD, situation)
    return [
        one
        for one in ahead
        if _begins(said, one, situation) and (which is None or which.fits(situation.member, one, situation.now))
    ]


def _calendars(said: TimeOfDay, situation: Situation, within: Span | None) -> Iterator[Sequence[Interview]]:
    if said.day is None and within is not None:
        yield between(within.start, within.end, situation)
        return
    today = between(*day_of(said, situation), situation)
    if said.day is not None:
        yield today
        return
    yield lookup.by_ids(situation.member, situation.listed)
    yield today
    yield between(situation.now, situation.now + _AHEAD, situation)


def between(start: datetime, end: datetime, situation: Situation) -> list[Interview]:
    found: list[Interview] = situation.once(
        ("between", start, end), lambda: lookup.between(situation.member, start, end)
    )
    return found


def is_at(said: TimeOfDay, one: Interview, situation: Situation) -> bool:
    """Whether it begins then, or within that hour, or is on."""
    return any(fits(said, one, situation) for fits in (_begins, _begins_within_the_hour, _is_on))


def _begins(said: TimeOfDay, one: Interview, situation: Situation) -> bool:
    slot = _slot(said, one, situation)
    return slot is not None and slot[0].time() in said.times


def _begins_within_the_hour(said: TimeOfDay, one: Interview, situation: Situation) -> bool:
    """Who says 7:05 means another."""
    slot = _slot(said, one, situation)
    return slot is not None and any(at.minute == 0 and at.hour == slot[0].hour for at in said.times)


def _is_on(said: TimeOfDay, one: Interview, situation: Situation) -> bool:
    slot = _slot(said, one, situation)
    return slot is not None and any(
        slot[0] < slot[0].replace(hour=at.hour, minute=at.minute) < slot[1] for at in said.times
    )


def _slot(said: TimeOfDay, one: Interview, situation: Situation) -> tuple[datetime, datetime] | None:
    """In the speaker's zone; None of another day."""
    if one.start is None or one.end is None or not access.follows(situation.member, one):
        return None
    start, end = (at.astimezone(situation.member.tz) for at in (one.start, one.end))
    return (start, end) if said.day is None or start.date() == said.day else None
