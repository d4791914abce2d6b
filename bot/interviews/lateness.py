"""Somebody will be late: it is passed on, and nothing else changes."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import panel, states
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member


def say_late(change: Change, interview: Interview, who: Member | None, minutes: int | None) -> None:
    """The member, or with None the candidate, comes so many minutes late.

    Raises: UserError when it is over, or does not take place.
    """
    now = panel.hold(interview, [])
    check_late(now, change.now)
    after = {"member": who.id if who else None, "minutes": minutes}
    change.record("interview.late", "interview", now.id, before={"status": now.status}, after=after, undoable=True)


def check_late(now: Interview, at: datetime) -> None:
    """Raises: UserError when it is over, or does not take place."""
    if now.status not in (*states.AHEAD, "in_progress") or now.is_over(at):
        raise states.too_late(now, at)
