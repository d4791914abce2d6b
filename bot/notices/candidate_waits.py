"""A candidate who waits alone in the room: a minute after the start its panel hears, after five HR.

Counted from when they came, where that was later. Each is told once for a time of the interview, and nobody once somebody
of its panel has entered.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import lookup, meeting_link
from bot.interviews.models import Interview, Member
from bot.notices import hr_kinds, outbox, panel_kinds, readers
from bot.notices.kind import Kind
from bot.notices.outbox import Notice

PANEL_AFTER, HR_AFTER = timedelta(minutes=1), timedelta(minutes=5)
MOST = 200  # at once


def look(now: datetime) -> None:
    """Queue what is due. It reads who is there of what runs, by an index of its own."""
    rows = store.fetch(
        f"""SELECT i.id FROM interview i
           WHERE i.here_at IS NOT NULL AND i.status IN ('scheduled', 'confirmed', 'in_progress')
             AND greatest(i.here_at, lower(i.slot)) <= %(begun)s AND upper(i.slot) > %(now)s
             AND {meeting_link.CANDIDATE_IS_ALONE}
             AND NOT EXISTS (SELECT 1 FROM outbox told WHERE told.interview_id = i.id AND told.kind = %(told)s
               AND told.for_sequence = i.sequence)
           ORDER BY i.here_at LIMIT %(most)s""",
        begun=now - PANEL_AFTER,
        now=now,
        told=hr_kinds.CANDIDATE_ALONE.name,
        most=MOST,
    )
    notices: list[Notice] = []
    for one in lookup.load([row["id"] for row in rows]):
        panel = [place.member for place in one.panel if place.attends]
        notices += [_notice(panel_kinds.CANDIDATE_WAITS, one, who, now) for who in panel]
        if _since(one) <= now - HR_AFTER:
            hr = [who for who in readers.of(one) if who not in panel]
            notices += [_notice(hr_kinds.CANDIDATE_ALONE, one, who, now) for who in hr]
    outbox.put(notices, now)


def _since(interview: Interview) -> datetime:
    came: datetime | None = interview.here_at
    assert came is not None and interview.start is not None
    return max(came, interview.start)


def _notice(kind: Kind, interview: Interview, who: Member, now: datetime) -> Notice:
    return Notice(
        key=f"{kind.name}:{interview.id}:{interview.sequence}:{who.id}",
        to_user=str(who.user_id),
        kind=kind.name,
        interview=interview,
        not_before=now,
        expires_at=kind.until(interview, now),
        for_sequence=int(interview.sequence),
    )
