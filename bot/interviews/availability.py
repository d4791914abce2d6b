"""Who is away, has enough, or does not work then: one statement for however many people, and then no more.

`known` reads what counts between two moments; what it returns answers for any time in between, as often as it is asked:
slots are looked for in it, and a preview of many rows asks each. Each answer is a `Finding`, for people to read. HR may
pass a limit: `passed` is what the record keeps of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.db import store
from bot.db.sql import Sql, sql
from bot.interviews import lookup, preferences
from bot.interviews.models import ATTENDS, Interview
from bot.interviews.preferences import Preferences
from bot.phrase import Phrase
from bot.times.values import Span, ZoneThen
from bot.times.zones import company_zone, same_time, zone_or_company

What = Literal["leave", "day", "week", "hours"]

# Whoever is there of duty takes a share of their day; who only may come does not.
COUNTS = sql(
    """{attends} AND p.part <> 'optional' AND (p.interview_active
  OR EXISTS (SELECT 1 FROM interview i WHERE i.id = p.interview_id AND {on}))""",
    attends=ATTENDS,
    on=lookup.ON,
)

_WEEK = timedelta(days=7)


_OF_PLACE = sql("p.member_id")


def on_leave(slot: Sql, member: Sql = _OF_PLACE) -> Sql:
    """The member is away for some of the range `slot`."""
    return sql(
        "EXISTS (SELECT 1 FROM leave WHERE leave.member_id = {member} AND leave.during && {slot} OFFSET 0)",
        member=member,
        slot=slot,
    )


@dataclass(frozen=True)
class Leave:
    """When somebody is away, and who stands in."""

    start: datetime
    end: datetime
    stand_in_id: int | None = None
    stand_in: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Finding:
    """Why somebody had better not be booked then.

    `what`: away, the limit of a day or of a week is passed, outside the hours that they have set. `had` of `limit` are
    what they have already.
    """

    member_id: int
    what: What
    phrase: Phrase
    leave: Leave | None = None
    had: int = 0
    limit: int = 0

    @property
    def is_limit(self) -> bool:
        return self.what in ("day", "week")


@dataclass(frozen=True)
class Known:
    """What is known of one member's time."""

    member_id: int
    name: str
    tz: ZoneInfo
    preferences: Preferences
    leaves: Sequence[Leave]
    starts: Sequence[tuple[datetime, int]]  # of their interviews, with their ids; empty where no limit asks for them

    def leave_at(self, start: datetime, end: datetime) -> Leave | None:
        return next((one for one in self.leaves if one.start < end and start < one.end), None)

    def works_at(self, start: datetime, end: datetime) -> bool:
        """Within work hours, their own or everybody's, of a day of their own clock; which day is not asked."""
        first, last = start.astimezone(self.tz), end.astimezone(self.tz)
        begins, ends = self.preferences.work_hours
        return first.date() == last.date() and begins <= first.time() and last.time() <= ends

    def findings(
        self,
        start: datetime,
        end: datetime,
        now: datetime,
        *,
        planned: Sequence[datetime] = (),
        but: Interview | None = None,
    ) -> list[Finding]:
        """What speaks against this time. `planned` are the beginnings of what is to be booked with it for them, `but` is
        the interview that is to move, and counts no more where it is.
        """
        found = [self._away(leave)] if (leave := self.leave_at(start, end)) else []
        starts = [one for one in self.starts if one[1] != (but.id if but else None)]
        found += self._limits(start, now, [*(at for at, _ in starts), *planned])
        if self.preferences.works and not self.works_at(start, end):
            found.append(self._hours(start))
        return found

    def aways(self) -> list[Finding]:
        """Each of their leaves in the time that was asked for."""
        return [self._away(one) for one in self.leaves]

    def _away(self, leave: Leave) -> Finding:
        said = Phrase("person_then.away", who=self.name, during=leave.span)
        if leave.stand_in:
            said = Phrase("person_then.away_with_stand_in", who=self.name, during=leave.span, stand_in=leave.stand_in)
        return Finding(self.member_id, "leave", said, leave)

    def _limits(self, start: datetime, now: datetime, starts: Sequence[datetime]) -> list[Finding]:
        """By the day and the week of their own clock."""
        days = [one.astimezone(self.tz).date() for one in starts]
        day, today = start.astimezone(self.tz).date(), now.astimezone(self.tz).date()
        monday, this_monday = (one - timedelta(days=one.weekday()) for one in (day, today))
        found = []
        had = sum(one == day for one in days)
        if (most := self.preferences.max_per_day) is not None and had >= most:
            said = Phrase("person_then.todays_limit", who=self.name, had=had, limit=most)
            if day != today:
                on = _whole_days(start, 1, self.tz)
                said = Phrase("person_then.day_limit", who=self.name, had=had, limit=most, day=on)
            found.append(Finding(self.member_id, "day", said, had=had, limit=most))
        had = sum(monday <= one < monday + _WEEK for one in days)
        if (most := self.preferences.max_per_week) is not None and had >= most:
            said = Phrase("person_then.this_weeks_limit", who=self.name, had=had, limit=most)
            if monday != this_monday:
                said = Phrase("person_then.weeks_limit", who=self.name, had=had, limit=most)
            found.append(Finding(self.member_id, "week", said, had=had, limit=most))
        return found

    def _hours(self, at: datetime) -> Finding:
        first, last = self.preferences.work_hours
        hours = f"{first:%H:%M}–{last:%H:%M}"
        said = Phrase("person_then.works", who=self.name, hours=hours)
        if not same_time(self.tz, company_zone(), at):
            said = Phrase("person_then.works_there", who=self.name, hours=hours, zone=ZoneThen(self.tz, at))
        return Finding(self.member_id, "hours", said)


def _whole_days(at: datetime, days: int, tz: ZoneInfo) -> Span:
    day = at.astimezone(tz).date()
    first, last = (datetime.combine(one, time(), tz) for one in (day, day + timedelta(days=days)))
    return Span(first, last)


def known(member_ids: Collection[int], start: datetime, end: datetime) -> dict[int, Known]:
    """What counts of these members for any time from `start` to `end`."""
    rows = store.fetch_planned(
        sql(
            """SELECT m.id, m.name, m.zone, s.max_per_day, s.max_per_week, s.works_from, s.works_until, s.quiet_from,
              s.quiet_until, s.phone, s.unwanted, s.nudged,
              ARRAY(SELECT json_build_object('start', lower(l.during), 'end', upper(l.during), 'stand_in_id',
                  l.stand_in_id, 'stand_in', coalesce(other.name, ''))
                FROM leave l LEFT JOIN member other ON other.id = l.stand_in_id AND other.active
                WHERE l.member_id = m.id AND l.during && tstzrange(%(start)s, %(end)s) ORDER BY l.during) AS leaves,
              CASE WHEN s.max_per_day IS NULL AND s.max_per_week IS NULL THEN NULL ELSE
                (SELECT json_agg(json_build_array(lower(p.slot), p.interview_id)) FROM participant p
                  WHERE p.member_id = m.id AND lower(p.slot) >= %(first)s AND lower(p.slot) < %(last)s
                    AND {counts}) END AS starts
            FROM member m LEFT JOIN preference s ON s.member_id = m.id WHERE m.id = ANY(%(ids)s::bigint[])""",
            counts=COUNTS,
        ),
        ids=list(member_ids),
        start=start,
        end=end,
        first=start - _WEEK,
        last=end + _WEEK,
    )
    return {row["id"]: _known(row) for row in rows}


def _known(row: dict[str, Any]) -> Known:
    return Known(
        row["id"],
        row["name"],
        zone_or_company(row["zone"]),
        preferences.from_row(row),
        [_leave(one) for one in row["leaves"]],
        [(datetime.fromisoformat(at), interview) for at, interview in row["starts"] or ()],
    )


def _leave(row: dict[str, Any]) -> Leave:
    start, end = (datetime.fromisoformat(row[name]) for name in ("start", "end"))
    return Leave(start, end, row["stand_in_id"], row["stand_in"])


def findings(
    member_ids: Collection[int], start: datetime, end: datetime, now: datetime, *, but: Interview | None = None
) -> list[Finding]:
    """What speaks against this time, of each of these members in their order."""
    found = known(member_ids, start, end)
    return [one for member in member_ids if member in found for one in found[member].findings(start, end, now, but=but)]


def passed(found: Collection[Finding]) -> list[dict[str, object]]:
    """What the record keeps of limits that HR passes, in an audit row's `after`."""
    return [
        {"member": one.member_id, "per": one.what, "had": one.had, "limit": one.limit} for one in found if one.is_limit
    ]


def away_at(member_ids: Collection[int], at: datetime) -> dict[int, Leave]:
    """Who of these members is away at that moment."""
    found = known(member_ids, at, at + timedelta(seconds=1))
    return {one.member_id: leave for one in found.values() if (leave := one.leave_at(at, at + timedelta(seconds=1)))}
