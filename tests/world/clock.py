"""The one clock of the tests: the moment at which their world begins, times of its days, and how it moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import store

BEIJING = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Beijing


def beijing(said: str) -> datetime:
    """`03-12 9:00` or `03-12 15:30:01` of the world's year, by Beijing's clock."""
    day, hour = said.split()
    return datetime.fromisoformat(f"{NOW.year}-{day} {hour.zfill(5)}").replace(tzinfo=BEIJING)


def stop_clock_at(at: datetime) -> None:
    """The product's clock stands still, in the database to which this thread is connected."""
    store.execute("UPDATE clock SET stands_at = %(at)s", at=at)


class Clock:
    """The product's clock, which stands still until the test sets or moves it, and the dispatcher's stopwatch."""

    def __init__(self, at: datetime = NOW) -> None:
        self.seconds = 0.0
        self.at = at

    @property
    def at(self) -> datetime:
        return self._at

    @at.setter
    def at(self, at: datetime) -> None:
        self._at = at
        if store.db.is_closed():
            with store.db.connection_context():
                stop_clock_at(at)
        else:
            stop_clock_at(at)

    def stopwatch(self) -> float:
        return self.seconds

    def move(self, **amount: float) -> None:
        """`clock.move(minutes=5)`"""
        self.at += timedelta(**amount)
        self.seconds += timedelta(**amount).total_seconds()
