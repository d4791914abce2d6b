"""What a provider says of a room that is there: it has begun, it is over, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.db import store
from bot.interviews import locks, states
from bot.interviews.audit import Change
from bot.interviews.models import Interview
from bot.rooms.provider import Result

MOST_RATE = 1000
_OF = """SELECT id, interview_id, ended_at FROM pad
  WHERE provider = %(provider)s AND uid = %(uid)s AND state IN ('open', 'leaving')"""


def started(change: Change, provider: str, uid: str) -> bool:
    """Somebody of the panel is in the provider's room. False where we have no such room."""
    rows = store.fetch(_OF, provider=provider, uid=uid)
    for row in rows:
        store.execute(
            "UPDATE pad SET started_at = coalesce(started_at, %(now)s), looked_at = %(now)s WHERE id = %(id)s",
            id=row["id"],
            now=change.now,
        )
    return bool(rows)


def ended(change: Change, provider: str, uid: str, payload: Mapping[str, object]) -> bool:
    """The room is over, and the interview with it once its time had come. `payload` may hold a `rate`.

    Said again, nothing happens. False where we have no such room.
    """
    rows = store.fetch(_OF, provider=provider, uid=uid)
    for row in rows:
        if row["interview_id"] is not None:
            locks.hold(interviews=[row["interview_id"]])
        if row["ended_at"] is None:
            _end(change, row["id"], row["interview_id"], _rate(payload.get("rate")))
    return bool(rows)


def came_of(pad_id: int, result: Result, looked_again_at: datetime | None) -> None:
    """What the provider tells of it; what it does not tell stays."""
    store.execute(
        """UPDATE pad SET rate = coalesce(%(rate)s, rate), report = coalesce(%(report)s, report),
             next_look_at = %(at)s WHERE id = %(id)s""",
        id=pad_id,
        rate=result.rate,
        report=result.report,
        at=looked_again_at,
    )


def _end(change: Change, pad_id: int, interview_id: int | None, rate: float | None) -> None:
    if interview_id is not None:  # one that is over too early is of no use; in the order of the keeper, before its room
        store.fetch("SELECT room_is_due(ARRAY[%(id)s]::bigint[])", id=interview_id)
    touched = store.execute(
        """UPDATE pad SET started_at = coalesce(started_at, %(now)s), ended_at = %(now)s, looked_at = %(now)s,
             rate = coalesce(%(rate)s, rate), next_look_at = %(now)s, tries = 0 WHERE id = %(id)s AND ended_at IS NULL""",
        id=pad_id,
        now=change.now,
        rate=rate,
    )
    interview = Interview.get_or_none(Interview.id == interview_id) if touched and interview_id else None
    if interview is None:
        return
    if interview.start is None or change.now < interview.start:
        return
    was = str(interview.status)
    if was in ("scheduled", "confirmed"):
        states.move(interview, "in_progress")
    if interview.status == "in_progress":
        states.move(interview, "awaiting_feedback")
        change.record(
            "interview.status",
            "interview",
            interview.id,
            before={"status": was},
            after={"status": "awaiting_feedback"},
        )


def _rate(value: object) -> float | None:
    """None where it is no number that a rate could be, on whichever scale."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST_RATE:
        return None
    return float(value)
