"""An interview whose time came and that was not held, though nobody called it off: no feedback is owed on it."""

from __future__ import annotations

from datetime import datetime

from bot.db import store
from bot.interviews import panel, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

MOVED, OTHER = "moved", "other"  # by agreement among themselves; for another reason


def say_unheld(change: Change, interview: Interview, why: str, words: str = "") -> None:
    """It was not held, and waits for HR to give it a time or to call it off.

    Raises: UserError when it has not begun, is closed, or somebody has written what they think of it.
    """
    now = panel.hold(interview, [])
    check_unheld(now, change.now)
    before = {"status": now.status}
    states.move(now, "rescheduling")
    after = {"member": change.actor.id if change.actor else None, "why": why, "words": words}
    change.record("interview.unheld", "interview", now.id, before=before, after=after, undoable=True)


def check_unheld(now: Interview, at: datetime) -> None:
    """Raises: UserError when it has not begun at the time `at`, is closed, or feedback on it is in."""
    code = now.code or ""
    if now.start is None or at < now.start:
        raise UserError("not_held.has_not_begun", code=code)
    if now.status == "no_show":
        raise UserError("not_held.is_no_show", code=code)
    if now.status not in (*states.AHEAD, "in_progress", "awaiting_feedback"):
        raise UserError("attend.is_closed")
    if author := _who_wrote(now):
        raise UserError("not_held.has_feedback", who=author, code=code)


def _who_wrote(interview: Interview) -> str:
    rows = store.fetch(
        """SELECT m.name FROM feedback f JOIN member m ON m.id = f.author_id
           WHERE f.interview_id = %(id)s AND f.status = 'submitted' LIMIT 1""",
        id=interview.id,
    )
    return str(rows[0]["name"]) if rows else ""
