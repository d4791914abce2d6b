"""What time does to interviews: they begin, end, and are complete once all feedback is in."""

from __future__ import annotations

from bot.db import store
from bot.interviews.audit import Change
from bot.interviews.models import OWES_FEEDBACK

# One statement each, conditional on the status it leaves, so that two sweeps at once move an interview once.
_STEPS = (
    ("in_progress", "status IN ('scheduled', 'confirmed') AND lower(slot) <= %(now)s"),
    ("awaiting_feedback", "status = 'in_progress' AND upper(slot) <= %(now)s"),
    (
        "completed",
        f"""status = 'awaiting_feedback' AND NOT EXISTS (SELECT 1 FROM participant p
             WHERE p.interview_id = interview.id AND {OWES_FEEDBACK}
               AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = p.interview_id
                 AND f.author_id = p.member_id AND f.status = 'submitted'))""",
    ),
)


def advance(change: Change) -> int:
    """Move every interview whose time has come, one audit row each; how many moved."""
    count = 0
    for status, due in _STEPS:
        rows = store.fetch(
            f"""WITH due AS (SELECT id, status FROM interview WHERE {due} ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED)
                UPDATE interview SET status = %(status)s FROM due WHERE interview.id = due.id
                RETURNING interview.id, due.status AS was""",
            status=status,
            now=change.now,
        )
        for row in rows:
            change.record(
                "interview.status", "interview", row["id"], before={"status": row["was"]}, after={"status": status}
            )
        count += len(rows)
    return count
