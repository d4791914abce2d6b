"""Many interviews at once, set by set: each statement is for all of them, however many there are.

Nobody is locked here: what is looked up may change before it is written, and then the constraints refuse the whole.
What no constraint can see, whoever calls this looks at again before the commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from bot.db import store
from bot.interviews import codes
from bot.interviews.audit import Change
from bot.interviews.booking import Booking

AT_ONCE = 500  # rows of one statement

T = TypeVar("T")


def batches(them: Iterable[T]) -> Iterator[list[T]]:
    """Them in their order, as many at a time as one statement is given."""
    left = iter(them)
    while some := list(islice(left, AT_ONCE)):
        yield some


@dataclass(frozen=True)
class Alike:
    """An interview of the same candidate, job and round as a booking."""

    id: int
    code: str | None
    status: str
    start: datetime | None
    sequence: int
    round_name: str
    panel: frozenset[int]  # member ids


@dataclass
class There:
    """What is there of a booking: the interview that it is, or the one that it was until it was cancelled or moved."""

    same: Alike | None = None
    former: Alike | None = None


def what_is_there(bookings: Sequence[Booking]) -> list[There]:
    """Of each booking, in their order."""
    found = [There() for _ in bookings]
    rows = store.fetch(
        """SELECT w.number, i.id, i.code, i.status, lower(i.slot) AS start, i.sequence, i.round_name,
             ARRAY(SELECT p.member_id FROM participant p WHERE p.interview_id = i.id) AS panel
           FROM json_to_recordset(%(wanted)s) AS w (number int, candidate bigint, job bigint, round int)
           CROSS JOIN LATERAL (SELECT id FROM application
             WHERE candidate_id = w.candidate AND job_id = w.job OFFSET 0) a
           CROSS JOIN LATERAL (SELECT * FROM interview i WHERE i.application_id = a.id AND i.round_no = w.round OFFSET 0) i
           ORDER BY w.number, i.id""",
        wanted=store.json(
            [
                {"number": number, "candidate": one.candidate.id, "job": one.job.id, "round": one.round_no}
                for number, one in enumerate(bookings)
            ]
        ),
    )
    for row in rows:
        number, panel = row.pop("number"), frozenset(row.pop("panel"))
        alike = Alike(**row, panel=panel)
        if _is_same(alike, bookings[number]):
            found[number].same = found[number].same or alike
        elif _was(alike, bookings[number]):
            found[number].former = alike  # the newest
    return found


def _is_same(alike: Alike, booking: Booking) -> bool:
    return alike.start == booking.start and alike.status not in ("cancelled", "draft")


def _was(alike: Alike, booking: Booking) -> bool:
    if alike.status == "cancelled":
        return alike.start == booking.start
    has_moved = alike.sequence > 0 or alike.status == "rescheduling"
    return has_moved and alike.round_name == booking.round_name and alike.status != "draft"


# --- writing --------------------------------------------------------------------------------------------------------


def new_ids(table: str, count: int) -> list[int]:
    """Ids for rows that are yet to be written."""
    rows = store.fetch(
        "SELECT nextval(pg_get_serial_sequence(%(table)s, 'id')) AS id FROM generate_series(1, %(count)s)",
        table=table,
        count=count,
    )
    return [row["id"] for row in rows]


def book(change: Change, bookings: Sequence[Booking]) -> Iterator[int]:
    """Put all the interviews on everybody's calendars; says again and again how many more are written.

    What is over is booked as completed: nobody is to be asked for feedback on it.
    Raises: peewee.IntegrityError when somebody was booked meanwhile; a savepoint does not help, the whole has to go.
    """
    for some in batches(bookings):
        _book(change, some)
        yield len(some)


def _book(change: Change, bookings: Sequence[Booking]) -> None:
    applications = _applications(bookings)
    named = [one for one in bookings if one.end > change.now - codes.RETIRES]
    drawn = dict(zip(map(id, named), codes.draw(len(named)), strict=True))
    rows: list[dict[str, Any]] = [
        {
            "id": new_id,
            "code": drawn.get(id(one)),
            "application": applications[one.candidate.id, one.job.id],
            "candidate": one.candidate.id,
            "round_no": one.round_no,
            "round_name": one.round_name,
            "mode": one.mode,
            "status": "completed" if one.end <= change.now else "scheduled",
            "starts": one.start.isoformat(),
            "ends": one.end.isoformat(),
            "room": one.room.id if one.room else None,
            "url": one.meeting_url,
            "members": sorted({member.id for member in one.panel}),
        }
        for new_id, one in zip(new_ids("interview", len(bookings)), bookings, strict=True)
    ]
    values = {"rows": store.json(rows), "actor": change.actor.id if change.actor else None, "now": change.now}
    store.execute(
        """INSERT INTO interview (id, code, application_id, candidate_id, round_no, round_name, mode, status, slot,
             room_id, meeting_url, created_by_id, created_at) OVERRIDING SYSTEM VALUE
           SELECT id, code, application, candidate, round_no, round_name, mode, status, tstzrange(starts, ends), room,
             url, %(actor)s::bigint, %(now)s FROM json_to_recordset(%(rows)s) AS r (id bigint, code text,
             application bigint, candidate bigint, round_no int, round_name text, mode text, status text,
             starts timestamptz, ends timestamptz, room bigint, url text) ORDER BY id""",
        **values,
    )
    store.execute(
        """INSERT INTO participant (interview_id, member_id, slot, interview_active)
           SELECT i.id, member, i.slot, i.active FROM json_to_recordset(%(rows)s) AS r (id bigint, members bigint[])
           JOIN interview i ON i.id = r.id CROSS JOIN LATERAL unnest(members) member ORDER BY i.id, member""",
        **values,
    )
    change.record_each("interview.booked", "interview", {row["id"]: {"code": row["code"]} for row in rows})


def _applications(bookings: Sequence[Booking]) -> dict[tuple[int, int], int]:
    """The application of each candidate and job, added where it is missing. One keeps the recruiter that it has."""
    recruiters: dict[tuple[int, int], int | None] = {}
    for one in bookings:
        key = (one.candidate.id, one.job.id)
        recruiters[key] = recruiters.get(key) or (one.recruiter.id if one.recruiter else None)
    wanted = store.json(
        [{"candidate": candidate, "job": job, "recruiter": who} for (candidate, job), who in sorted(recruiters.items())]
    )
    store.execute(
        """INSERT INTO application AS a (candidate_id, job_id, recruiter_id)
           SELECT candidate, job, recruiter
           FROM json_to_recordset(%(wanted)s) AS w (candidate bigint, job bigint, recruiter bigint)
           ON CONFLICT (candidate_id, job_id) DO UPDATE SET recruiter_id = EXCLUDED.recruiter_id
             WHERE a.recruiter_id IS NULL AND EXCLUDED.recruiter_id IS NOT NULL""",
        wanted=wanted,
    )
    rows = store.fetch(
        """SELECT a.id, w.candidate, w.job FROM json_to_recordset(%(wanted)s) AS w (candidate bigint, job bigint)
           CROSS JOIN LATERAL (SELECT id FROM application
             WHERE candidate_id = w.candidate AND job_id = w.job OFFSET 0) a""",
        wanted=wanted,
    )
    return {(row["candidate"], row["job"]): row["id"] for row in rows}
