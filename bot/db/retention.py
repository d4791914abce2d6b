"""What is forgotten, and when: messages, notices, what other systems sent, links into rooms, what was not understood, what a
conversation remembers of what was typed, and leave that is over after thirty days, finished jobs after seven, résumés
half a year after the last interview.

The audit trail and the interviews stay; they are the company's record, not ours to shorten.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store

MESSAGES_STAY = timedelta(days=30)
JOBS_STAY = timedelta(days=7)
DRAFTS_STAY = timedelta(days=1)
WRONG_LINKS_STAY = timedelta(minutes=10)  # within which they are counted
SIGNATURES_STAY = timedelta(days=1)  # none is taken ten minutes after it was first seen
WISHES_STAY = timedelta(days=90)  # what a candidate wrote; another time is asked for at most sixty days ahead
RESUMES_STAY = timedelta(days=180)  # after the candidate's last interview, or since it came where that is later
LEAVE_STAYS = timedelta(days=30)  # after its end; the audit trail keeps who was away when


def forget(now: datetime) -> int:
    """Delete what is old and finished, each table in its own transaction; how many rows went.

    At most a day's worth of messages and notices at once, and some hundred résumés: a wrong clock then costs that, not
    everything.
    """
    gone = 0
    for sql in (
        "UPDATE feedback SET draft = NULL, drafted_at = NULL WHERE draft IS NOT NULL AND drafted_at < %(drafts)s",
        """DELETE FROM inbox WHERE done_at IS NOT NULL AND done_at < %(messages)s
           AND done_at < (SELECT min(done_at) FROM inbox WHERE done_at IS NOT NULL) + interval '1 day'""",
        """DELETE FROM outbox WHERE created_at < %(messages)s
           AND created_at < (SELECT min(created_at) FROM outbox WHERE state IN ('sent', 'failed', 'expired', 'suppressed')) + interval '1 day'
           AND state IN ('sent', 'failed', 'expired', 'suppressed')""",
        "DELETE FROM miss WHERE at < %(messages)s",
        "DELETE FROM unknown_address WHERE asked_at < %(messages)s",
        "DELETE FROM wrong_link WHERE since < %(wrong)s",
        "DELETE FROM seen_signature WHERE seen_at < %(signed)s",
        """DELETE FROM inbound_delivery WHERE done_at IS NOT NULL AND received_at < %(messages)s
           AND received_at < (SELECT min(received_at) FROM inbound_delivery WHERE done_at IS NOT NULL) + interval '1 day'""",
        "DELETE FROM candidate_wish WHERE made_at < %(wishes)s",
        """UPDATE dialog SET call = NULL, parameter = NULL, choices = NULL, behind = NULL, waiting = NULL, expires_at = NULL
           WHERE expires_at < %(messages)s""",
        """UPDATE dialog SET look = NULL, more = NULL
           WHERE (look ->> 'at')::timestamptz < %(messages)s""",
        """DELETE FROM resume WHERE id = ANY(ARRAY(SELECT r.id FROM resume r WHERE r.arrived_at < %(resumes)s
             AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.candidate_id = r.candidate_id
               AND coalesce(upper(i.slot), i.created_at) > %(resumes)s)
             ORDER BY r.arrived_at LIMIT 200))""",
        """DELETE FROM resume_wanted w WHERE w.state <> 'waiting' AND w.next_try_at < %(resumes)s
             AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.candidate_id = w.candidate_id
               AND coalesce(upper(i.slot), i.created_at) > %(resumes)s)""",
        "DELETE FROM leave WHERE upper(during) < %(leave)s",
        """WITH over AS (
             UPDATE pad r SET state = 'over', candidate = NULL, key_id = NULL, general = NULL, for_candidate = NULL,
               next_try_at = NULL, next_look_at = NULL FROM interview i
             WHERE i.id = r.interview_id AND r.state = 'open' AND upper(i.slot) < %(messages)s RETURNING r.id)
           UPDATE pad_link l SET link = NULL FROM over WHERE l.pad_id = over.id AND l.link IS NOT NULL""",
        """DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted')
           AND id = ANY (ARRAY(SELECT e.job_id FROM procrastinate_events e
             WHERE e.at < %(jobs)s AND e.type IN ('succeeded', 'failed', 'cancelled', 'aborted') LIMIT 100000))""",
    ):
        with store.db.connection_context():
            gone += store.execute(
                sql,
                messages=now - MESSAGES_STAY,
                jobs=now - JOBS_STAY,
                leave=now - LEAVE_STAYS,
                drafts=now - DRAFTS_STAY,
                wrong=now - WRONG_LINKS_STAY,
                signed=now - SIGNATURES_STAY,
                wishes=now - WISHES_STAY,
                resumes=now - RESUMES_STAY,
            )
    return gone
