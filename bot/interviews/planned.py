"""An interview as it is meant to be, before it is booked or moved, and who or what already has another one then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from bot.db.sql import sql
from bot.interviews import busy, lookup
from bot.interviews.models import Candidate, Interview, Job, Member, Room


@dataclass(frozen=True)
class Planned:
    """When, with whom, where, for what. Who or what is not there yet is None; `but` is the interview that is moved."""

    start: datetime
    end: datetime
    panel: Sequence[Member]
    candidate: Candidate | None = None
    room: Room | None = None
    job: Job | None = None
    round_no: int | None = None
    but: Interview | None = None

    def at(self, start: datetime) -> Planned:
        """The same at another time, as long as before."""
        return replace(self, start=start, end=start + (self.end - self.start))


@dataclass(frozen=True)
class Taken:
    """One of the panel, the candidate or the room has `other` at that time."""

    kind: str  # member, candidate, room
    who: Member | Candidate | Room
    other: Interview

    @property
    def name(self) -> str:
        return str(self.who.name)


def taken(planned: Sequence[Planned]) -> list[list[Taken]]:
    """Of each everybody and the room that have another interview then, each with the first such interview."""
    if not planned:
        return []
    rows = store.fetch_planned(
        sql(
            """WITH wanted AS MATERIALIZED (
             SELECT number, candidate, room, members, but, tstzrange(starts, ends) AS slot
             FROM json_to_recordset(%(wanted)s) AS w (number int, candidate bigint, room bigint, members bigint[],
               but bigint, starts timestamptz, ends timestamptz))
           SELECT w.number, 'candidate' AS kind, w.candidate AS who, other.id FROM wanted w CROSS JOIN LATERAL (
             SELECT i.id FROM interview i WHERE i.candidate_id = w.candidate AND i.active AND i.slot && w.slot
               AND i.id IS DISTINCT FROM w.but ORDER BY i.slot LIMIT 1) other
           UNION ALL
           SELECT w.number, 'room', w.room, other.id FROM wanted w CROSS JOIN LATERAL (
             SELECT i.id FROM interview i WHERE i.room_id = w.room AND i.active AND i.slot && w.slot
               AND i.id IS DISTINCT FROM w.but ORDER BY i.slot LIMIT 1) other
           UNION ALL
           SELECT w.number, 'member', m.id, other.id FROM wanted w CROSS JOIN LATERAL unnest(w.members) m (id)
           CROSS JOIN LATERAL (
             SELECT p.interview_id AS id FROM participant p WHERE p.member_id = m.id AND {is_busy}
               AND p.interview_id IS DISTINCT FROM w.but ORDER BY p.slot LIMIT 1) other""",
            is_busy=busy.then(sql("w.slot")),
        ),
        wanted=store.json([_as_row(number, one) for number, one in enumerate(planned)]),
    )
    others = {one.id: one for one in lookup.load([row["id"] for row in rows])}
    by = {(row["number"], row["kind"], row["who"]): others[row["id"]] for row in rows}
    return [list(_named(one, number, by)) for number, one in enumerate(planned)]


def _as_row(number: int, one: Planned) -> dict[str, Any]:
    return {
        "number": number,
        "candidate": one.candidate.id if one.candidate else None,
        "room": one.room.id if one.room else None,
        "members": [member.id for member in one.panel],
        "but": one.but.id if one.but else None,
        "starts": one.start.isoformat(),
        "ends": one.end.isoformat(),
    }


def _named(one: Planned, number: int, by: dict[tuple[int, str, int], Interview]) -> Iterator[Taken]:
    wanted: list[tuple[str, Any]] = [
        *([("candidate", one.candidate)] if one.candidate else []),
        *(("member", member) for member in one.panel),
        *([("room", one.room)] if one.room else []),
    ]
    for kind, who in wanted:
        if other := by.get((number, kind, who.id)):
            yield Taken(kind, who, other)


# --- when they are all free -----------------------------------------------------------------------------------------

_LOOKED_AHEAD = timedelta(days=14)


def busy_times(planned: Planned, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When anybody of the panel, the candidate or the room has an interview between these two, the earliest first."""
    rows = store.fetch(
        sql(
            """SELECT lower(slot) AS starts, upper(slot) AS ends FROM (
             SELECT p.slot FROM unnest(%(members)s::bigint[]) m (id) CROSS JOIN LATERAL (
               SELECT p.slot FROM participant p WHERE p.member_id = m.id AND {is_busy}
                 AND p.interview_id IS DISTINCT FROM %(but)s::bigint OFFSET 0) p
             UNION ALL SELECT i.slot FROM interview i WHERE i.candidate_id = %(candidate)s AND i.active
               AND i.slot && tstzrange(%(since)s, %(until)s) AND i.id IS DISTINCT FROM %(but)s::bigint
             UNION ALL SELECT i.slot FROM interview i WHERE i.room_id = %(room)s AND i.active
               AND i.slot && tstzrange(%(since)s, %(until)s) AND i.id IS DISTINCT FROM %(but)s::bigint) busy
           ORDER BY 1""",
            is_busy=busy.then(sql("tstzrange(%(since)s, %(until)s)")),
        ),
        members=[one.id for one in planned.panel],
        candidate=planned.candidate.id if planned.candidate else None,
        room=planned.room.id if planned.room else None,
        but=planned.but.id if planned.but else None,
        since=since,
        until=until,
    )
    return [(row["starts"], row["ends"]) for row in rows]
