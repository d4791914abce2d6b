"""When people are free together: a few times, spread over the days asked for, or what stands in their way.

Looked at are interviews, leave, limits, work hours and holidays; nobody's other calendar is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.db import store
from bot.db.sql import sql
from bot.interviews import availability, busy
from bot.interviews.availability import Known
from bot.interviews.models import Candidate, Interview, Member, Room
from bot.interviews.preferences import WORK_HOURS
from bot.times import calendar
from bot.times.values import Span
from bot.times.zones import company_zone

MOST = 6
USUAL = timedelta(minutes=45)
AHEAD = timedelta(days=14)  # that is looked through where no day was asked for
FARTHEST = timedelta(days=62)  # that is looked through at all
NOTICE = timedelta(hours=2)  # nobody is found for what begins at once
NOTICE_ASKED = timedelta(minutes=30)  # where it was asked for today
_LUNCH, _LUNCH_ENDS = time(12), time(13, 30)  # is offered only where nothing else is free
_GRID = timedelta(minutes=30)
_FINE = timedelta(minutes=15)
_APART = timedelta(hours=1)
_DAY_BEGINS, _DAY_ENDS = time(9), time(22)  # of interviews, where an evening was asked for
_EVENING = time(18)
_PART_OF_A_DAY = timedelta(hours=12)
_MOST_BUSY = 500  # interviews of one person that are looked at


@dataclass(frozen=True)
class Hours:
    """From when until when of any day; `until` midnight is its end."""

    since: time
    until: time
    zone: tzinfo

    def has(self, slot: Span) -> bool:
        starts, ends = slot.start.astimezone(self.zone).time(), slot.end.astimezone(self.zone).time()
        return self.since <= starts and (self.until == time() or starts < ends <= self.until)


@dataclass(frozen=True)
class Wanted:
    """For whom, how long, within which days; also where and with which candidate, if that is known.

    `asked`: the days were said, so that a weekend or an evening among them is meant. `but` is the interview that moves. `hours`: only these of each day.
    """

    people: Sequence[Member]
    within: Span
    length: timedelta = USUAL
    asked: bool = False
    candidate: Candidate | None = None
    room: Room | None = None
    but: Interview | None = None
    hours: Hours | None = None


@dataclass(frozen=True)
class InTheWay:
    """Why somebody, the candidate or the room has no time: interviews, leave, limit or hours, of most of the times."""

    who: str
    why: str


@dataclass(frozen=True)
class Found:
    slots: list[Span]
    in_the_way: list[InTheWay]  # where there is no slot; empty too where all the days are off
    without: list[str]  # names of those without any one of whom there would be a slot
    days: list[date]  # that were looked at


def days_from(now: datetime) -> Span:
    """Where no day was asked for."""
    return Span(now, now + AHEAD)


def common(wanted: Wanted, now: datetime, most: int = MOST) -> Found:
    """At most so many times at which all of them are free."""
    start = max(wanted.within.start, now)
    within = Span(start, min(wanted.within.end, start + FARTHEST))
    wanted = replace(wanted, within=within)
    days = _days(wanted)
    if within.start >= within.end or not days:
        return Found([], [], [], days)
    knowing = _Knowing(wanted, now)
    possible = [one for one in _grid(days, wanted, now) if wanted.hours is None or wanted.hours.has(one)]
    free = [one for one in possible if knowing.is_free(one)]
    if free:
        return Found(_spread([one for one in free if not _is_at_lunch(one)] or free, most), [], [], days)
    return Found([], knowing.in_the_way(possible), knowing.without(possible), days)


class _Knowing:
    """What is known of everybody's time within the days asked for: two statements, and then no more."""

    def __init__(self, wanted: Wanted, now: datetime) -> None:
        self._wanted, self._now = wanted, now
        within = wanted.within
        ids = [one.id for one in wanted.people]
        self._known: dict[int, Known] = availability.known(ids, within.start, within.end)
        self._busy = _busy(wanted)
        self._names: dict[tuple[str, int], str] = {("member", one.id): str(one.name) for one in wanted.people}
        if wanted.candidate is not None:
            self._names["candidate", wanted.candidate.id] = wanted.candidate.shown_name
        if wanted.room is not None:
            self._names["room", wanted.room.id] = str(wanted.room.name)

    def is_free(self, slot: Span) -> bool:
        return all(self._why_not(who, slot) is None for who in self._names)

    def _why_not(self, who: tuple[str, int], slot: Span) -> str | None:
        """`busy`, or the kind of finding of `availability`; None where nothing speaks against it."""
        kind, its_id = who
        known = self._known[its_id] if kind == "member" else None
        is_off_hours = _is_off_hours(self._wanted, slot)
        if known and not is_off_hours and not known.works_at(slot.start, slot.end):
            return "hours"
        if any(start < slot.end and slot.start < end for start, end in self._busy.get(who, ())):
            return "busy"
        findings = known.findings(slot.start, slot.end, self._now, but=self._wanted.but) if known else ()
        return next((one.what for one in findings if one.what != "hours" or not is_off_hours), None)

    def in_the_way(self, possible: Sequence[Span]) -> list[InTheWay]:
        """Of each, what most often keeps them from a time, whoever is kept from most first."""
        kept = {who: Counter(why for slot in possible if (why := self._why_not(who, slot))) for who in self._names}
        for counts in kept.values():
            if counts["hours"] < len(possible):
                del counts["hours"]  # goes without saying: evenings are tried too
        counted = sorted(kept.items(), key=lambda one: -sum(one[1].values()))
        return [InTheWay(self._names[who], counts.most_common(1)[0][0]) for who, counts in counted if counts]

    def without(self, possible: Sequence[Span]) -> list[str]:
        """Each without whom the others would have a time."""
        if len(self._names) < 2:
            return []
        alone_in_the_way = set()
        for slot in possible:
            kept = [who for who in self._names if self._why_not(who, slot)]
            if len(kept) == 1:
                alone_in_the_way.add(kept[0])
        return [self._names[who] for who in self._names if who in alone_in_the_way]


def _busy(wanted: Wanted) -> dict[tuple[str, int], list[tuple[datetime, datetime]]]:
    """When each of them, the candidate and the room have interviews within the days."""
    rows = store.fetch(
        sql(
            """SELECT 'member' AS kind, m.id, lower(p.slot) AS starts, upper(p.slot) AS ends
           FROM unnest(%(members)s::bigint[]) m (id) CROSS JOIN LATERAL (
             SELECT p.slot FROM participant p WHERE p.member_id = m.id AND {is_busy}
               AND p.interview_id IS DISTINCT FROM %(but)s::bigint ORDER BY p.slot LIMIT {most_busy}) p
           UNION ALL SELECT 'candidate', %(candidate)s::bigint, lower(i.slot), upper(i.slot) FROM (
             SELECT slot FROM interview i WHERE i.candidate_id = %(candidate)s::bigint AND i.active
               AND i.slot && tstzrange(%(since)s, %(until)s) AND i.id IS DISTINCT FROM %(but)s::bigint
             ORDER BY slot LIMIT {most_busy}) i
           UNION ALL SELECT 'room', %(room)s::bigint, lower(i.slot), upper(i.slot) FROM (
             SELECT slot FROM interview i WHERE i.room_id = %(room)s::bigint AND i.active
               AND i.slot && tstzrange(%(since)s, %(until)s) AND i.id IS DISTINCT FROM %(but)s::bigint
             ORDER BY slot LIMIT {most_busy}) i""",
            is_busy=busy.then(sql("tstzrange(%(since)s, %(until)s)")),
            most_busy=_MOST_BUSY,
        ),
        members=[one.id for one in wanted.people],
        candidate=wanted.candidate.id if wanted.candidate else None,
        room=wanted.room.id if wanted.room else None,
        but=wanted.but.id if wanted.but else None,
        since=wanted.within.start,
        until=wanted.within.end,
    )
    found: dict[tuple[str, int], list[tuple[datetime, datetime]]] = {}
    for row in rows:
        found.setdefault((row["kind"], row["id"]), []).append((row["starts"], row["ends"]))
    return found


# --- the times that are tried ---------------------------------------------------------------------------------------


def _days(wanted: Wanted) -> list[date]:
    """The working days; where it was asked for days of which none is one, those."""
    zone = company_zone()
    first, last = (
        wanted.within.start.astimezone(zone).date(),
        (wanted.within.end - timedelta(seconds=1)).astimezone(zone),
    )
    days = [first + timedelta(count) for count in range((last.date() - first).days + 1)]
    working = [day for day in days if calendar.is_working_day(day)]
    return working or (days if wanted.asked else [])


def _is_off_hours(wanted: Wanted, slot: Span) -> bool:
    """An evening or an early morning that was asked for: work hours are not what is meant."""
    if not wanted.asked or wanted.within.end - wanted.within.start > _PART_OF_A_DAY:
        return False
    hour = slot.start.astimezone(company_zone()).time()
    return hour >= _EVENING or wanted.within.end.astimezone(company_zone()).time() <= WORK_HOURS[0]


def _is_at_lunch(slot: Span) -> bool:
    starts, ends = (at.astimezone(company_zone()).time() for at in (slot.start, slot.end))
    return starts < _LUNCH_ENDS and ends > _LUNCH


def _grid(days: Iterable[date], wanted: Wanted, now: datetime) -> Iterator[Span]:
    """Each half hour; quarters too where it was asked for less than a day."""
    zone = company_zone()
    step = _FINE if wanted.within.end - wanted.within.start < timedelta(hours=6) else _GRID
    earliest = max(wanted.within.start, now + (NOTICE_ASKED if wanted.asked else NOTICE))
    for day in days:
        at = datetime.combine(day, _DAY_BEGINS, zone).astimezone(UTC)
        closes = datetime.combine(day, _DAY_ENDS, zone).astimezone(UTC)
        while at + wanted.length <= min(closes, wanted.within.end):
            if at >= earliest:
                yield Span(at, at + wanted.length)
            at += step


def _spread(free: Sequence[Span], most: int) -> list[Span]:
    """First one before and one after noon of each day; then, within these days, what is farthest from those."""
    zone = company_zone()
    halves: dict[tuple[date, bool], Span] = {}
    for one in free:
        local = one.start.astimezone(zone)
        halves.setdefault((local.date(), local.time() >= _LUNCH), one)
    chosen = list(halves.values())[:most]
    left = [one for one in free if one not in chosen]
    while len(chosen) < most and left:
        best = max(left, key=lambda one: min(abs(one.start - other.start) for other in chosen))
        if min(abs(best.start - other.start) for other in chosen) < max(_APART, best.end - best.start):
            break
        chosen.append(best)
        left.remove(best)
    return sorted(chosen, key=lambda one: one.start)
