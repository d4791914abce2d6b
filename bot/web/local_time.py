"""A day and an hour as a form of ours sends them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_A_DAY = timedelta(days=1)


def local_time(day: str, hour: str, zone: ZoneInfo) -> datetime:
    """`2026-03-12`, `15:30` by the clock in the zone.

    Raises: ValueError for what is none, or so near the ends of time that it is none in another zone.
    """
    at = datetime.fromisoformat(f"{day}T{hour}")
    if at.tzinfo is not None or not datetime.min + _A_DAY < at < datetime.max - _A_DAY:
        raise ValueError
    return at.replace(tzinfo=zone)
