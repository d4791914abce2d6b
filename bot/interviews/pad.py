"""An interview's room at the provider of rooms, as far as texts and cards know of it. Its links are known to `rooms` alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.db.sql import sql


@dataclass(frozen=True)
class Pad:
    """`is_open`: it is there; if not, it is being made. `rate` is on a scale that the provider does not name; `report` is
    an address of the provider's."""

    is_open: bool
    started_at: datetime | None = None
    ended_at: datetime | None = None
    rate: float | None = None
    report: str | None = None


# The one of the interview `i`, as JSON.
OF_INTERVIEW = sql("""(SELECT json_build_object('open', r.state = 'open', 'started', r.started_at, 'ended', r.ended_at,
    'rate', r.rate, 'report', r.report) FROM pad r
    WHERE r.interview_id = i.id AND r.state IN ('wanted', 'asked', 'open', 'over') ORDER BY r.id DESC LIMIT 1)""")


def from_json(row: dict[str, Any] | None) -> Pad | None:
    if row is None:
        return None
    return Pad(row["open"], _instant(row["started"]), _instant(row["ended"]), row["rate"], row["report"])


def _instant(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
