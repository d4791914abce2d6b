"""Reminders are not stored ahead: a sweep asks which are due, and inserts each under a key that can exist only once.

The key holds the version of the interview's time, so that a moved interview is reminded of anew and its old
reminders, if any are still on their way, no longer hold. Each place counts the windows that have been seen to, so that
a sweep reads only what is due; for another time the database starts that count anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import ATTENDS
from bot.notices import outbox, panel_kinds
from bot.notices.kind import Kind
from bot.notices.outbox import Notice


@dataclass(frozen=True)
class Window:
    """From `opens` before the start, until it is of no more use, the reminder may be sent."""

    name: str
    kind: Kind
    opens: timedelta


WINDOWS = (
    Window("30m", panel_kinds.REMIND_30M, panel_kinds.FIRST_REMINDER),
    Window("5m", panel_kinds.REMIND_5M, panel_kinds.LAST_REMINDER),
)


AT_ONCE = 200


def remind(now: datetime) -> None:
    """Queue the reminders that are due, each once."""
    outbox.put([notice for window in WINDOWS for notice in _due(window, now)], now)


def _due(window: Window, now: datetime) -> list[Notice]:
    before = WINDOWS.index(window)  # a literal in SQL: the partial index of the window is found by it
    rows = store.fetch(
        f"""WITH due AS MATERIALIZED (
             SELECT p.interview_id, p.member_id, m.user_id, i.sequence FROM participant p
             JOIN interview i ON i.id = p.interview_id AND i.status IN ('scheduled', 'confirmed')
             JOIN member m ON m.id = p.member_id AND m.active
             WHERE p.reminded = {before} AND p.interview_active AND {ATTENDS}
               AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(farthest)s
             ORDER BY lower(p.slot) LIMIT {AT_ONCE} FOR UPDATE OF p SKIP LOCKED)
           UPDATE participant p SET reminded = {before} + 1 FROM due
           WHERE p.interview_id = due.interview_id AND p.member_id = due.member_id RETURNING due.*""",
        now=now,
        farthest=now + window.opens,
    )
    interviews = {one.id: one for one in lookup.load(sorted({row["interview_id"] for row in rows}))}
    return [
        Notice(
            key=f"remind:{window.name}:{row['interview_id']}:{row['member_id']}:{row['sequence']}",
            to_user=row["user_id"],
            kind=window.kind.name,
            interview=interviews[row["interview_id"]],
            expires_at=until,
            for_sequence=row["sequence"],
        )
        for row in rows
        if (until := window.kind.until(interviews[row["interview_id"]], now)) > now
    ]
