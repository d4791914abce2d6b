"""Many interviews at once, set by set: each statement is for all of them, however many there are.

Nobody is locked here: what is looked up may change before it is written, and then the constraints refuse the whole.
What no constraint can see, whoever calls this looks at again before the commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from bot.db import store
from bot.interviews import codes
from bot.interviews.audit import Change, Values
from bot.interviews.booking import Booking
from bot.interviews.models import Member

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
        rows = _book(change, some)
        change.record_each("interview.booked", "interview", {row["id"]: {"code": row["code"]} for row in rows})
        yield len(some)


def book_by_hand(
    change: Change, bookings: Sequence[Booking], added: Sequence[Mapping[str, int]], passed: Sequence[Sequence[object]]
) -> list[int]:
    """Book what one of HR asks for, all of which can be undone together; the ids, in their order.

    `added` are the ids of what is new with each, `passed` the limits that were known and passed.
    Raises: peewee.IntegrityError, as `book` does.
    """
    rows = _book(change, bookings)
    brought: set[int] = set()
    after: dict[int, Values] = {}
    for row, new, limits in zip(rows, added, passed, strict=True):
        is_new = row["is_new"] and row["application"] not in brought
        brought.add(row["application"])
        its = dict(new) | ({"application": row["application"]} if is_new else {})
        after[row["id"]] = {"code": row["code"], "added": its} | ({"passed": list(limits)} if limits else {})
    change.record_each("interview.booked", "interview", after, before={"status": "cancelled"}, undoable=True)
    return list(after)


def _book(change: Change, bookings: Sequence[Booking]) -> list[dict[str, Any]]:
    applications = _applications(bookings)
    named = [one for one in bookings if one.end > change.now - codes.RETIRES]
    drawn = dict(zip(map(id, named), codes.draw(len(named)), strict=True))
    rows: list[dict[str, Any]] = [
        {
            "id": new_id,
            "code": drawn.get(id(one)),
            "application": applications[one.candidate.id, one.job.id][0],
            "is_new": applications[one.candidate.id, one.job.id][1],
            "candidate": one.candidate.id,
            "round_no": one.round_no,
            "round_name": one.round_name,
            "mode": one.mode,
            "status": _status(one, change),
            "starts": one.start.isoformat(),
            "ends": one.end.isoformat(),
            "room": one.room.id if one.room else None,
            "url": one.meeting_url,
            "members": sorted({member.id for member in one.panel}),
            "accepted": sorted({member.id for member in one.panel if _has_accepted(member, one, change)}),
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
        """INSERT INTO participant (interview_id, member_id, slot, interview_active, response, responded_at)
           SELECT i.id, member, i.slot, i.active, CASE WHEN yes THEN 'accepted' ELSE 'needs_action' END,
             CASE WHEN yes THEN %(now)s::timestamptz END
           FROM json_to_recordset(%(rows)s) AS r (id bigint, members bigint[], accepted bigint[])
           JOIN interview i ON i.id = r.id CROSS JOIN LATERAL unnest(members) member
           CROSS JOIN LATERAL (SELECT member = ANY(accepted) AS yes) a ORDER BY i.id, member""",
        **values,
    )
    return rows


def _has_accepted(member: Member, booking: Booking, change: Change) -> bool:
    """Whoever agreed beforehand, and whoever books it themselves."""
    return booking.agreed or (change.actor is not None and change.actor.id == member.id)


def _status(booking: Booking, change: Change) -> str:
    if booking.end <= change.now:
        return "completed"
    return (
        "confirmed"
        if booking.panel and all(_has_accepted(it, booking, change) for it in booking.panel)
        else "scheduled"
    )


def _applications(bookings: Sequence[Booking]) -> dict[tuple[int, int], tuple[int, bool]]:
    """The application of each candidate and job, added where it is missing, and whether it was. One keeps the recruiter
    that it has."""
    recruiters: dict[tuple[int, int], int | None] = {}
    for one in bookings:
        key = (one.candidate.id, one.job.id)
        recruiters[key] = recruiters.get(key) or (one.recruiter.id if one.recruiter else None)
    wanted = store.json(
        [{"candidate": candidate, "job": job, "recruiter": who} for (candidate, job), who in sorted(recruiters.items())]
    )
    added = store.fetch(
        """INSERT INTO application AS a (candidate_id, job_id, recruiter_id)
           SELECT candidate, job, recruiter
           FROM json_to_recordset(%(wanted)s) AS w (candidate bigint, job bigint, recruiter bigint)
           ON CONFLICT (candidate_id, job_id) DO UPDATE SET recruiter_id = EXCLUDED.recruiter_id
             WHERE a.recruiter_id IS NULL AND EXCLUDED.recruiter_id IS NOT NULL
           RETURNING id, xmax = 0 AS is_new""",
        wanted=wanted,
    )
    rows = store.fetch(
        """SELECT a.id, w.candidate, w.job FROM json_to_recordset(%(wanted)s) AS w (candidate bigint, job bigint)
           CROSS JOIN LATERAL (SELECT id FROM application
             WHERE candidate_id = w.candidate AND job_id = w.job OFFSET 0) a""",
        wanted=wanted,
    )
    new = {row["id"] for row in added if row["is_new"]}
    return {(row["candidate"], row["job"]): (row["id"], row["id"] in new) for row in rows}
