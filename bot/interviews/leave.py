"""When a member is away: taken, merged with what overlaps, cancelled. No request for leave is made anywhere by this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.db import clock, store
from bot.db.sql import sql
from bot.interviews import locks
from bot.interviews.audit import Change, Values
from bot.interviews.availability import Leave
from bot.interviews.errors import UserError
from bot.interviews.models import ATTENDS, Member
from bot.interviews.states import AHEAD

MOST = 10  # leaves ahead of one member
_LONGEST = timedelta(hours=12)  # of an interview


def ahead(member: Member, now: datetime) -> list[Leave]:
    """The member's leaves that are not over, the next first."""
    rows = store.fetch(
        sql(
            """SELECT lower(l.during) AS start, upper(l.during) AS end, l.stand_in_id, coalesce(other.name, '') AS stand_in
            FROM leave l LEFT JOIN member other ON other.id = l.stand_in_id AND other.active
            WHERE l.member_id = %(member)s AND upper(l.during) > %(now)s ORDER BY l.during LIMIT {most}""",
            most=MOST + 1,
        ),
        member=member.id,
        now=now,
    )
    return [Leave(**row) for row in rows]


def take(change: Change, member: Member, start: datetime, end: datetime, stand_in: Member | None = None) -> Leave:
    """The member is away then. What overlaps becomes one with it, and keeps its stand-in where none is named now.

    Raises: UserError for what is over, for a stand-in who cannot, and for more leaves than anybody has.
    """
    locks.hold(members={member.id} | ({stand_in.id} if stand_in else set()))
    check(member, start, end, stand_in, change.now)
    before = ahead(member, change.now)
    over = [one for one in before if one.start < end and start < one.end]
    if len(before) - len(over) >= MOST:
        raise UserError("leave.too_many", n=len(before))
    kept = next((one.stand_in_id for one in over if one.stand_in_id), None)
    first, last = min([start, *(one.start for one in over)]), max([end, *(one.end for one in over)])
    _delete(member, over)
    _insert(member, [Leave(first, last, stand_in.id if stand_in else kept)], change.now)
    _record(change, member, "leave.taken", before)
    return next(one for one in ahead(member, change.now) if one.start == first)


def cancel(change: Change, member: Member, which: Sequence[Leave]) -> None:
    """The member is there after all. Of one that has begun, only what is left of it."""
    locks.hold(members=[member.id])
    before = ahead(member, change.now)
    gone = [one for one in before if any(one.span == other.span for other in which)]
    if not gone:
        raise UserError("leave.gone")
    _delete(member, gone)
    _insert(member, [replace(one, end=change.now) for one in gone if one.start < change.now], change.now)
    _record(change, member, "leave.cancelled", before)


def put_back(member: Member, before: Values, after: Values) -> None:
    """As it was before a change of the member's leave, also where one that had begun was cut short."""
    _delete(member, [*_dumped(before), *_dumped(after)])
    _insert(member, _dumped(before), clock.now())


def check(member: Member, start: datetime, end: datetime, stand_in: Member | None, now: datetime) -> None:
    """Raises: UserError for what `take` refuses as things stand."""
    if end <= now:
        raise UserError("leave.over_already", during=Leave(start, end).span)
    if stand_in is None:
        return
    if stand_in.id == member.id:
        raise UserError("leave.not_oneself")
    if not stand_in.active:
        raise UserError("refused.no_longer_a_member", who=stand_in.name)
    away = next((one for one in ahead(stand_in, now) if one.start < end and start < one.end), None)
    if away is not None:
        raise UserError("leave.stand_in_is_away", who=stand_in.name, during=away.span)


def interviews_within(member: Member, start: datetime, end: datetime, now: datetime) -> list[int]:
    """Ids of the member's interviews then that are ahead and that they have not declined, the next first."""
    rows = store.fetch(
        sql(
            """SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(member)s AND {attends} AND lower(p.slot) >= %(first)s AND lower(p.slot) < %(end)s
              AND upper(p.slot) > %(start)s AND lower(p.slot) > %(now)s AND i.status = ANY(%(statuses)s)
            ORDER BY lower(p.slot), i.id LIMIT 100""",
            attends=ATTENDS,
        ),
        member=member.id,
        first=max(start, now) - _LONGEST,
        start=start,
        end=end,
        now=now,
        statuses=list(AHEAD),
    )
    return [row["id"] for row in rows]


def _delete(member: Member, leaves: Sequence[Leave]) -> None:
    store.execute(
        "DELETE FROM leave WHERE member_id = %(member)s AND lower(during) = ANY(%(starts)s::timestamptz[])",
        member=member.id,
        starts=[one.start for one in leaves],
    )


def _insert(member: Member, leaves: Sequence[Leave], now: datetime) -> None:
    for one in leaves:
        store.execute(
            """INSERT INTO leave (member_id, during, stand_in_id, created_at)
               VALUES (%(member)s, tstzrange(%(start)s, %(end)s), %(stand_in)s, %(now)s)""",
            member=member.id,
            start=one.start,
            end=one.end,
            stand_in=one.stand_in_id,
            now=now,
        )


def _record(change: Change, member: Member, action: str, before: Sequence[Leave]) -> None:
    change.record(
        action,
        "member",
        member.id,
        before={"leaves": [_dump(one) for one in before]},
        after={"leaves": [_dump(one) for one in ahead(member, change.now)]},
        undoable=True,
    )


def _dump(one: Leave) -> Values:
    return {"start": one.start.isoformat(), "end": one.end.isoformat(), "stand_in": one.stand_in_id}


def _dumped(values: Values) -> list[Leave]:
    return [
        Leave(datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"]), one["stand_in"])
        for one in values["leaves"]
    ]
