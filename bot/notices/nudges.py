"""In the evening everybody who still owes feedback of the day is reminded of all of it, in one message.

By their own clock, on days that are worked; not who is away, nor who is not to be nudged: of those HR hears (`overdue`).
What ended too late for that is in the next morning's message.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.db import store
from bot.interviews import availability
from bot.interviews.models import OWES_FEEDBACK
from bot.notices import outbox, panel_kinds
from bot.notices.outbox import Notice
from bot.times import calendar
from bot.times.zones import zone_or_company

FROM, UNTIL = time(20, 40), time(21, 30)  # after it nobody is to be disturbed
NOT_BEFORE = timedelta(hours=2)  # after the end
OF_THE_DAY = timedelta(hours=14)


def nudge(now: datetime) -> None:
    """Queue the evening's messages, one a person and day; at any other time there is nothing to do."""
    evenings = {zone: here for zone in _zones() if (here := _evening(zone, now)) is not None}
    if not evenings:
        return
    outbox.put(
        [
            Notice(
                key=f"nudge:{row['member_id']}:{evenings[row['zone']]:%Y%m%d}",
                to_user=row["user_id"],
                kind=panel_kinds.FEEDBACK_NUDGE.name,
                subject={"interviews": row["interviews"]},
                expires_at=evenings[row["zone"]].replace(hour=UNTIL.hour, minute=UNTIL.minute, second=0, microsecond=0),
            )
            for row in _owing(list(evenings), now)
        ],
        now,
    )


def _zones() -> list[str]:
    """In which members live: each is one step through the index, however many they are."""
    rows = store.fetch(
        """WITH RECURSIVE lived_in AS (
             (SELECT zone FROM member WHERE active ORDER BY zone LIMIT 1)
             UNION ALL
             SELECT (SELECT m.zone FROM member m WHERE m.active AND m.zone > l.zone ORDER BY m.zone LIMIT 1)
             FROM lived_in l WHERE l.zone IS NOT NULL)
           SELECT zone FROM lived_in WHERE zone IS NOT NULL"""
    )
    return [row["zone"] for row in rows]


def _evening(zone: str, now: datetime) -> datetime | None:
    """What the clock shows there, if it is that time of a day that is worked."""
    here = now.astimezone(zone_or_company(zone))
    return here if FROM <= here.time() < UNTIL and calendar.is_working_day(here.date()) else None


def _owing(zones: Sequence[str], now: datetime) -> list[store.Row]:
    """Who of these zones, and for which interviews."""
    return store.fetch(
        f"""SELECT p.member_id, m.user_id, m.zone, array_agg(i.id ORDER BY lower(i.slot)) AS interviews
            FROM interview i JOIN participant p ON p.interview_id = i.id JOIN member m ON m.id = p.member_id
            WHERE i.status = 'awaiting_feedback' AND lower(i.slot) BETWEEN %(earliest)s AND %(now)s
              AND upper(i.slot) <= %(latest)s AND {OWES_FEEDBACK} AND m.active
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted')
              AND m.zone = ANY(%(zones)s) AND NOT {availability.on_leave("tstzrange(%(now)s, %(now)s, '[]')")}
              AND NOT EXISTS (SELECT 1 FROM preference s WHERE s.member_id = m.id AND NOT s.nudged)
            GROUP BY p.member_id, m.user_id, m.zone""",
        zones=list(zones),
        earliest=now - OF_THE_DAY,
        latest=now - NOT_BEFORE,
        now=now,
    )
