"""Who sits in an interview, and is not to be disturbed until it is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews.models import ATTENDS, Member

QUIET_AFTER_THE_END = timedelta(minutes=5)  # the panel's screens may be shared until then


def quiet_until(member: Member, now: datetime) -> datetime | None:
    """Until when the member sits in an interview, and is not to be disturbed; None if they do not."""
    return quiet_untils([member.id], now).get(member.id)


def quiet_untils(member_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
    """Of those of these members who sit in an interview, until when they do. Whose room is over sits there no more.

    None takes more than twelve hours, so only the last of them are looked at.
    """
    rows = store.fetch(
        f"""SELECT p.member_id, max(upper(i.slot)) AS ends FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = ANY(%(members)s) AND {ATTENDS}
              AND lower(p.slot) BETWEEN %(earliest)s - interval '12 hours' AND %(now)s AND upper(p.slot) > %(earliest)s
              AND i.status IN ('scheduled', 'confirmed', 'in_progress', 'awaiting_feedback')
              AND NOT EXISTS (SELECT 1 FROM pad r WHERE r.interview_id = i.id AND r.state = 'open'
                AND r.ended_at BETWEEN lower(i.slot) AND %(now)s) GROUP BY p.member_id""",
        members=list(member_ids),
        now=now,
        earliest=now - QUIET_AFTER_THE_END,
    )
    return {row["member_id"]: row["ends"] + QUIET_AFTER_THE_END for row in rows}
