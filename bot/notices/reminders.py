"""Reminders are not stored ahead: a sweep asks which are due, and inserts each under a key that can exist only once.

The key holds the version of the interview's time, so that a moved interview is reminded of anew and its old
reminders, if any are still on their way, no longer hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import lookup
from bot.notices import outbox
from bot.notices.outbox import Notice


@dataclass(frozen=True)
class Window:
    """From `opens` to `closes` before the start the reminder may be sent; before and after it would be a nuisance."""

    name: str
    opens: timedelta
    closes: timedelta


WINDOWS = (
    Window("30m", timedelta(minutes=30), timedelta(minutes=10)),
    Window("5m", timedelta(minutes=5), timedelta(0)),
)


def remind(now: datetime) -> None:
    """Queue the reminders that are due, each once."""
    outbox.put([notice for window in WINDOWS for notice in _due(window, now)], now)


def _due(window: Window, now: datetime) -> list[Notice]:
    rows = store.fetch(
        """SELECT p.interview_id, p.member_id, m.user_id, i.sequence FROM participant p
           JOIN interview i ON i.id = p.interview_id JOIN member m ON m.id = p.member_id AND m.active
           WHERE i.status IN ('scheduled', 'confirmed') AND p.response <> 'declined'
             AND lower(i.slot) BETWEEN %(nearest)s AND %(farthest)s
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.dedup_key =
               concat_ws(':', 'remind', %(name)s, i.id, m.id, i.sequence))
           ORDER BY p.interview_id""",
        name=window.name,
        nearest=now + window.closes,
        farthest=now + window.opens,
    )
    interviews = {one.id: one for one in lookup.load(sorted({row["interview_id"] for row in rows}))}
    return [
        Notice(
            key=f"remind:{window.name}:{row['interview_id']}:{row['member_id']}:{row['sequence']}",
            to_user=row["user_id"],
            kind=f"remind_{window.name}",
            interview=interviews[row["interview_id"]],
            expires_at=interviews[row["interview_id"]].slot[0] - window.closes + timedelta(minutes=1),
            for_sequence=row["sequence"],
            urgent=True,
        )
        for row in rows
    ]
