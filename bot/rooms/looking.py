"""How far a room is, asked every five minutes while it is open, since the provider tells it for a minute only and may not
reach us; and what came of it, once it is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot import change
from bot.db import clock, store
from bot.interviews import meeting_link
from bot.rooms import events, outage
from bot.rooms.provider import Result, Room, RoomProvider, Status
from bot.wecom.errors import Refused

EVERY = timedelta(minutes=5)
RESULT_WITHIN = timedelta(hours=1)  # of its end


@dataclass(frozen=True)
class Looked:
    """A room that is to be looked at. `candidate`: the name that it was made with, which may be another by now.
    `closes`: when nobody goes in any more."""

    id: int
    provider: str
    uid: str
    candidate: str = field(repr=False)
    ended_at: datetime | None
    closes: datetime


def due(now: datetime) -> Looked | None:
    rows = store.fetch(
        """SELECT r.id, r.provider, r.uid, r.candidate, r.ended_at, upper(i.slot) AS ends FROM pad r
           JOIN interview i ON i.id = r.interview_id
           WHERE r.next_look_at <= %(now)s AND r.state = 'open' ORDER BY r.next_look_at, r.id LIMIT 1""",
        now=now,
    )
    if not rows:
        return None
    [row] = rows
    closes = (row.pop("ends") or now) + meeting_link.CLOSES
    return Looked(**row, closes=closes)


def look(provider: RoomProvider, room: Looked) -> None:
    """Raises: what the provider does."""
    found = None if room.ended_at else _found(provider, room, began=True)
    # That it is not among those is no word of it: it may be called otherwise there, or be beyond the pages that are read.
    is_told = room.ended_at is not None or found is not None or _found(provider, room, began=False) is not None
    is_over = room.ended_at is not None or (found is not None and found.status is not Status.STARTED)
    result = _result(provider, room.uid) if is_over else None
    # Where the list does not say which of the two it is, its result does.
    if found is not None and found.status is None and result is None:
        is_over = False
    now = clock.now()
    with store.db.atomic(), change.begin(now, kind="hook") as begun:
        if is_over:
            events.ended(begun, room.provider, room.uid, {})
        elif found is not None:
            events.started(begun, room.provider, room.uid)
        _looked(room, now, is_told=is_told)
        outage.is_over()
        if is_over:
            events.came_of(room.id, result or Result(), _again(room, now) if result is None else None)


def _found(provider: RoomProvider, room: Looked, *, began: bool) -> Room | None:
    return next((one for one in provider.look(room.candidate, began=began) if one.uid == room.uid), None)


def _result(provider: RoomProvider, uid: str) -> Result | None:
    """None where there is none yet."""
    try:
        result = provider.result(uid)
    except Refused:
        return None
    return None if result == Result() else result


def _looked(room: Looked, now: datetime, *, is_told: bool) -> None:
    again = now + EVERY
    store.execute(
        """UPDATE pad SET looked_at = CASE WHEN %(is_told)s THEN %(now)s ELSE looked_at END, next_look_at = %(again)s
           WHERE id = %(id)s""",
        is_told=is_told,
        id=room.id,
        now=now,
        again=again if again <= room.closes else None,
    )


def put_off(room: Looked, now: datetime) -> None:
    """It cannot be asked now."""
    store.execute("UPDATE pad SET next_look_at = %(at)s WHERE id = %(id)s", id=room.id, at=_again(room, now))


def _again(room: Looked, now: datetime) -> datetime | None:
    last = room.ended_at + RESULT_WITHIN if room.ended_at else room.closes
    return now + EVERY if now < last else None
