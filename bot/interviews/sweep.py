"""What time does to interviews: they begin, end, and are complete once all feedback is in.

Each step reads only what is due, by a partial index in its own order, and is conditional on the status that it leaves,
so that two sweeps at once move an interview once.
"""

from __future__ import annotations

from bot.db import store
from bot.db.sql import Sql, sql
from bot.interviews.audit import Change
from bot.interviews.models import NOBODY_IS_LEFT, OWES_FEEDBACK

_AT_ONCE = 200

# Each by its key. By `due` alone the planner reads all interviews of a company that is not large yet.
_ONE_BY_ONE = sql("interview.id = due.id AND interview.id = ANY (ARRAY(SELECT id FROM due))")

_BEGUN = sql(
    "SELECT id, status FROM interview WHERE status IN ('scheduled', 'confirmed') AND lower(slot) <= %(now)s "
    "ORDER BY lower(slot) LIMIT {at_once} FOR UPDATE SKIP LOCKED",
    at_once=_AT_ONCE,
)
_OVER = sql(
    "SELECT id, status FROM interview WHERE status = 'in_progress' AND upper(slot) <= %(now)s "
    "ORDER BY upper(slot) LIMIT {at_once} FOR UPDATE SKIP LOCKED",
    at_once=_AT_ONCE,
)


def advance(change: Change) -> int:
    """Move every interview whose time has come, one audit row each; how many moved."""
    return _move(change, _BEGUN, "in_progress") + _move(change, _OVER, "awaiting_feedback") + _complete(change)


def _move(change: Change, due: Sql, status: str) -> int:
    rows = store.fetch_planned(
        sql(
            """WITH due AS MATERIALIZED ({due})
            UPDATE interview SET status = %(status)s FROM due WHERE {one_by_one}
            RETURNING interview.id, due.status AS was""",
            due=due,
            one_by_one=_ONE_BY_ONE,
        ),
        status=status,
        now=change.now,
    )
    for row in rows:
        change.record(
            "interview.status", "interview", row["id"], before={"status": row["was"]}, after={"status": status}
        )
    return len(rows)


def _complete(change: Change) -> int:
    """Of those that are over, and of which the database says that something about their feedback has changed. What nobody
    was left to interview in is not complete: it waits for HR to say what became of it."""
    rows = store.fetch_planned(
        sql(
            """WITH due AS MATERIALIZED (
              SELECT id, status, NOT EXISTS (SELECT 1 FROM participant p
                WHERE p.interview_id = i.id AND {owes_feedback}
                  AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = p.interview_id
                    AND f.author_id = p.member_id AND f.status = 'submitted')) AND (NOT {nobody_is_left}
                  OR EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.status = 'submitted')) AS all_in
              FROM interview i WHERE to_settle ORDER BY id LIMIT {at_once} FOR UPDATE SKIP LOCKED)
            UPDATE interview SET to_settle = false,
              status = CASE WHEN due.all_in AND due.status = 'awaiting_feedback' THEN 'completed' ELSE due.status END
            FROM due WHERE {one_by_one} RETURNING interview.id, due.status AS was, interview.status AS is""",
            owes_feedback=OWES_FEEDBACK,
            nobody_is_left=NOBODY_IS_LEFT,
            at_once=_AT_ONCE,
            one_by_one=_ONE_BY_ONE,
        )
    )
    completed = [row for row in rows if row["was"] != row["is"]]
    for row in completed:
        change.record(
            "interview.status", "interview", row["id"], before={"status": row["was"]}, after={"status": row["is"]}
        )
    return len(completed)
