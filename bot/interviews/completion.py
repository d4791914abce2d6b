"""An interview is complete when the last feedback that is owed is in, in the transaction that brings it."""

from __future__ import annotations

from bot.db import store
from bot.db.sql import sql
from bot.interviews import states
from bot.interviews.audit import Change
from bot.interviews.models import OWES_FEEDBACK, Interview


def settle(change: Change, interview: Interview) -> bool:
    """Move it on if it is over and nobody owes anything any more; whether it was. Its row is held by the caller, so of
    two who are the last at once only one completes it.
    """
    if interview.status != "awaiting_feedback" or is_awaited(interview.id):
        return False
    states.move(interview, "completed")
    before, after = {"status": "awaiting_feedback"}, {"status": "completed"}
    change.record("interview.status", "interview", interview.id, before=before, after=after, undoable=True)
    return True


def is_in(interview_id: int, author_id: int) -> bool:
    """The author's feedback is in."""
    return bool(
        store.fetch(
            """SELECT 1 FROM feedback WHERE interview_id = %(interview)s AND author_id = %(author)s
               AND status = 'submitted'""",
            interview=interview_id,
            author=author_id,
        )
    )


def is_awaited(interview_id: int) -> bool:
    """Somebody owes feedback that is not in."""
    return bool(
        store.fetch(
            sql(
                """SELECT 1 FROM participant p WHERE p.interview_id = %(id)s AND {owes_feedback}
                AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = p.interview_id
                  AND f.author_id = p.member_id AND f.status = 'submitted') LIMIT 1""",
                owes_feedback=OWES_FEEDBACK,
            ),
            id=interview_id,
        )
    )
