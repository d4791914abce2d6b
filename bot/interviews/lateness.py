"""Somebody will be late: it is passed on, and a candidate is missed that much later. Nothing else changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.interviews import panel, states
from bot.interviews.audit import Change, Values
from bot.interviews.models import Interview, Member


def say_late(change: Change, interview: Interview, who: Member | None, minutes: int | None) -> None:
    """The member, or with None the candidate, comes so many minutes late: nobody misses a candidate before that.

    Raises: UserError when it is over, or does not take place.
    """
    now = panel.hold(interview, [])
    check_late(now, change.now)
    before: Values = {"status": now.status}
    after = {"member": who.id if who else None, "minutes": minutes, "sequence": now.sequence}
    if who is None and minutes is not None and now.start is not None:
        before["expected_at"] = now.expected_at.isoformat() if now.expected_at else None
        now.expected_at = now.start + timedelta(minutes=minutes)
        now.save(only=["expected_at"])
    change.record("interview.late", "interview", now.id, before=before, after=after, undoable=True)


def check_late(now: Interview, at: datetime) -> None:
    """Raises: UserError when it is over, or does not take place."""
    if now.status not in (*states.AHEAD, "in_progress") or now.is_over(at):
        raise states.too_late(now, at)
