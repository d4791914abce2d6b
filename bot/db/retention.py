"""What is forgotten, and when: messages and notices after thirty days, finished jobs after seven.

The audit trail and the interviews stay; they are the company's record, not ours to shorten.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store

MESSAGES_STAY = timedelta(days=30)
JOBS_STAY = timedelta(days=7)
OVER = ("sent", "failed", "expired", "suppressed")


def forget(now: datetime) -> int:
    """Delete what is old and finished, each table in its own transaction; how many rows went.

    At most a day's worth of messages and notices at once: a wrong clock then costs a day, not everything.
    """
    gone = 0
    for sql in (
        """DELETE FROM inbox WHERE done_at < %(messages)s
           AND done_at < (SELECT min(done_at) FROM inbox) + interval '1 day'""",
        """DELETE FROM outbox WHERE created_at < %(messages)s
           AND created_at < (SELECT min(created_at) FROM outbox WHERE state = ANY(%(over)s)) + interval '1 day'
           AND state = ANY(%(over)s)""",
        """DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted')
           AND NOT EXISTS (SELECT 1 FROM procrastinate_events e
             WHERE e.job_id = procrastinate_jobs.id AND e.at >= %(jobs)s)""",
    ):
        with store.db.connection_context():
            gone += store.execute(sql, messages=now - MESSAGES_STAY, jobs=now - JOBS_STAY, over=list(OVER))
    return gone
