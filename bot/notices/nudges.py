"""In the evening everybody who still owes feedback of the day is reminded of all of it, in one message."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.db import store
from bot.interviews.models import OWES_FEEDBACK
from bot.notices import kinds, outbox
from bot.notices.outbox import Notice
from bot.times.zones import company_zone

FROM, UNTIL = time(20, 40), time(21, 30)  # after it nobody is to be disturbed
NOT_BEFORE = timedelta(hours=2)  # after the end
OF_THE_DAY = timedelta(hours=14)


def nudge(now: datetime) -> None:
    """Queue the evening's messages, one a person and day; at any other time there is nothing to do."""
    here = now.astimezone(company_zone())
    if not FROM <= here.time() < UNTIL:
        return
    until = here.replace(hour=UNTIL.hour, minute=UNTIL.minute, second=0, microsecond=0)
    outbox.put(
        [
            Notice(
                key=f"nudge:{row['member_id']}:{here:%Y%m%d}",
                to_user=row["user_id"],
                kind=kinds.FEEDBACK_NUDGE.name,
                subject={"interviews": row["interviews"]},
                expires_at=until,
            )
            for row in _owing(now)
        ],
        now,
    )


def _owing(now: datetime) -> list[store.Row]:
    """Who, and for which interviews."""
    return store.fetch(
        f"""SELECT p.member_id, m.user_id, array_agg(i.id ORDER BY lower(i.slot)) AS interviews
            FROM interview i JOIN participant p ON p.interview_id = i.id JOIN member m ON m.id = p.member_id
            WHERE i.status = 'awaiting_feedback' AND lower(i.slot) BETWEEN %(earliest)s AND %(now)s
              AND upper(i.slot) <= %(latest)s AND {OWES_FEEDBACK} AND m.active
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted')
            GROUP BY p.member_id, m.user_id""",
        earliest=now - OF_THE_DAY,
        latest=now - NOT_BEFORE,
        now=now,
    )
