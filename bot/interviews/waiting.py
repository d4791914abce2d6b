"""Which interviews wait for something: of a member's own, and of what HR looks after.

Each look begins with what an index finds, is limited, and goes back no further than feedback is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import listed, sql
from bot.interviews import access, lookup, states
from bot.interviews.loading import interviews
from bot.interviews.models import ANSWER_COUNTS, ATTENDS, IS_OPEN, OWES_FEEDBACK, Interview, Member

MOST = 300
ASKED_FOR = timedelta(days=30)  # after the end: then feedback is forgotten


def own(member: Member, now: datetime) -> list[Interview]:
    """Those that wait for the member's answer or feedback."""
    return interviews(
        sql(
            """(SELECT p.interview_id AS id FROM participant p JOIN interview i ON i.id = p.interview_id
             WHERE p.member_id = %(viewer)s AND lower(p.slot) > %(now)s::timestamptz AND {answer_counts}
               AND p.response IN ('needs_action', 'tentative') AND i.status = ANY(%(ahead)s)
               AND {not_kept_away} ORDER BY lower(p.slot) LIMIT %(limit)s::int)
            UNION
            (SELECT p.interview_id FROM participant p JOIN interview i ON i.id = p.interview_id
             WHERE p.member_id = %(viewer)s AND lower(p.slot) > %(since)s::timestamptz
               AND lower(p.slot) <= %(now)s::timestamptz AND {owes_feedback} AND i.status = 'awaiting_feedback'
               AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                 AND f.status = 'submitted')
               AND {not_kept_away} ORDER BY lower(p.slot) LIMIT %(limit)s::int)
            UNION
            (SELECT i.id FROM proposal w JOIN interview i ON i.id = w.interview_id
             WHERE w.state = 'open' AND lower(w.slot) > %(now)s::timestamptz AND w.member_id = %(viewer)s AND lower(i.slot) > %(now)s::timestamptz
               AND i.status = ANY(%(ahead)s) AND {not_kept_away} ORDER BY i.id LIMIT %(limit)s::int)""",
            answer_counts=ANSWER_COUNTS,
            not_kept_away=access.open_to("viewer", "i"),
            owes_feedback=OWES_FEEDBACK,
        ),
        viewer=member.id,
        now=now,
        since=now - ASKED_FOR,
        ahead=list(states.AHEAD),
        limit=MOST,
    )


def proposed(interview_ids: Sequence[int]) -> dict[int, dict[int, datetime]]:
    """By interview, who has proposed another time for it that HR has not decided on, and when."""
    found: dict[int, dict[int, datetime]] = {}
    for row in store.fetch(
        """SELECT interview_id, member_id, made_at FROM proposal
           WHERE interview_id = ANY(%(ids)s::bigint[]) AND state = 'open' AND lower(slot) > clock_now()""",
        ids=list(interview_ids),
    ):
        found.setdefault(row["interview_id"], {})[row["member_id"]] = row["made_at"]
    return found


def looked_after(member: Member, now: datetime) -> list[Interview]:
    """Those of HR's in which somebody has not answered or cannot come, the candidate included, that need a time, or wait
    for feedback; of those that run, in which somebody is missing."""
    open_place = sql(
        "{answer_counts} AND p.response IN ('needs_action', 'tentative', 'declined')", answer_counts=ANSWER_COUNTS
    )
    timed = lookup.on_calendar(
        member,
        sql(
            """(i.status = 'awaiting_feedback' OR (i.status IN ({statuses}) AND lower(i.slot) > %(now)s::timestamptz
              AND (EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {open_place})
                OR i.candidate_response = 'declined'
                OR EXISTS (SELECT 1 FROM proposal w WHERE w.interview_id = i.id AND w.state = 'open'
                  AND lower(w.slot) > %(now)s::timestamptz)))
            OR (i.status IN ({statuses}, 'in_progress') AND lower(i.slot) <= %(now)s::timestamptz
              AND upper(i.slot) > %(now)s::timestamptz
              AND EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {is_open})))""",
            statuses=listed(states.AHEAD),
            open_place=open_place,
            is_open=IS_OPEN,
        ),
        after=now - ASKED_FOR,
        limit=MOST,
        now=now,
    )
    return [*without_time(member), *timed]


def to_be_ticked(member: Member) -> list[Interview]:
    """Those whose candidate chooses the time, and needs the member's ticks for it."""
    return interviews(
        sql(
            """SELECT i.id FROM interview i JOIN participant p ON p.interview_id = i.id AND p.member_id = %(viewer)s
            WHERE i.status = 'draft' AND {answer_counts} AND {attends} AND {not_kept_away}
            ORDER BY i.id LIMIT %(limit)s::int""",
            answer_counts=ANSWER_COUNTS,
            attends=ATTENDS,
            not_kept_away=access.open_to("viewer", "i"),
        ),
        viewer=member.id,
        limit=MOST,
    )


def to_be_chosen(member: Member) -> list[Interview]:
    """Those of HR's whose candidate chooses the time."""
    return interviews(
        sql(
            """SELECT i.id FROM interview i JOIN application a ON a.id = i.application_id
            WHERE i.status = 'draft' AND %(viewer)s IN (a.recruiter_id, a.coordinator_id)
              AND {not_kept_away} ORDER BY i.id LIMIT %(limit)s::int""",
            not_kept_away=access.open_to("viewer", "i"),
        ),
        viewer=member.id,
        limit=MOST,
    )


def without_time(member: Member) -> list[Interview]:
    """Those of HR's that need a time; of those that nobody looks after, which HR is to decide on, all."""
    return interviews(
        sql(
            """(SELECT i.id FROM interview i JOIN application a ON a.id = i.application_id
             WHERE i.status = 'rescheduling' AND %(viewer)s IN (a.recruiter_id, a.coordinator_id)
               AND {not_kept_away} ORDER BY i.id LIMIT %(limit)s::int)
            UNION
            (SELECT i.id FROM external_ref r JOIN interview i ON i.id = r.interview_id AND i.sequence = r.waits_at
               JOIN application a ON a.id = i.application_id
             WHERE r.waits_at IS NOT NULL AND i.status = 'rescheduling' AND lower(i.slot) IS NULL
               AND coalesce(a.recruiter_id, a.coordinator_id) IS NULL
               AND {not_kept_away} ORDER BY i.id LIMIT %(limit)s::int)""",
            not_kept_away=access.open_to("viewer", "i"),
        ),
        viewer=member.id,
        limit=MOST,
    )
