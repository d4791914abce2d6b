"""Who sits in an interview, and is not to be disturbed until it is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import sql
from bot.interviews.models import ATTENDS, Member

QUIET_AFTER_THE_END = timedelta(minutes=5)  # the panel's screens may be shared until then
KNOWN_BEFORE_START = timedelta(minutes=5)  # what begins while they still sit in another


@dataclass(frozen=True)
class Sitting:
    """Somebody sits in an interview, and is not to be disturbed. `ends`: when that one's silence is over; `free`: when the
    silence of what they go to directly after it is over as well, one after the other. `is_cut`: it is not kept so long."""

    ends: datetime
    free: datetime
    is_cut: bool = False

    def until_before(self, start: datetime) -> Sitting:
        """As far as it is kept from what begins then: to five minutes before, where it is not over by that start."""
        if self.free < start:
            return self
        latest = start - KNOWN_BEFORE_START
        return Sitting(self.ends if self.ends < start else latest, latest, is_cut=True)


def quiet_until(member: Member, now: datetime) -> datetime | None:
    """Until when the member sits in interviews, and is not to be disturbed; None if they do not."""
    return quiet_untils([member.id], now).get(member.id)


def quiet_untils(member_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
    """Of those of these members who sit in an interview, until when they do, with what follows directly."""
    return {member: one.free for member, one in sittings(member_ids, now).items()}


def sittings(member_ids: Sequence[int], now: datetime) -> dict[int, Sitting]:
    """Those of these members who sit in an interview, by id. Whose room is over sits there no more.

    None takes more than twelve hours, so only the last of them are looked at. What follows is what begins before the
    silence is over, as far as it is known by now: it may be called off.
    """
    rows = store.fetch_planned(
        sql(
            """WITH RECURSIVE sits AS (
             (SELECT p.member_id, max(upper(i.slot)) AS ends FROM participant p JOIN interview i ON i.id = p.interview_id
              WHERE p.member_id = ANY(%(members)s) AND {attends}
                AND lower(p.slot) BETWEEN %(earliest)s - interval '12 hours' AND %(now)s AND upper(p.slot) > %(earliest)s
                AND i.status IN ('scheduled', 'confirmed', 'in_progress', 'awaiting_feedback')
                AND NOT EXISTS (SELECT 1 FROM pad r WHERE r.interview_id = i.id AND r.state = 'open'
                  AND r.ended_at BETWEEN lower(i.slot) AND %(now)s) GROUP BY p.member_id)
             UNION
             SELECT s.member_id, upper(p.slot) FROM sits s JOIN participant p ON p.member_id = s.member_id
               JOIN interview i ON i.id = p.interview_id
             WHERE {attends} AND lower(p.slot) > %(now)s AND lower(p.slot) <= s.ends + %(silence)s
               AND upper(p.slot) > s.ends AND i.status IN ('scheduled', 'confirmed'))
           SELECT member_id, min(ends) AS ends, max(ends) AS free FROM sits GROUP BY member_id""",
            attends=ATTENDS,
        ),
        members=list(member_ids),
        now=now,
        silence=QUIET_AFTER_THE_END,
        earliest=now - QUIET_AFTER_THE_END,
    )
    return {
        row["member_id"]: Sitting(row["ends"] + QUIET_AFTER_THE_END, row["free"] + QUIET_AFTER_THE_END) for row in rows
    }
