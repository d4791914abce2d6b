"""The one clock: PostgreSQL's. What is due, expired or old is asked of it, whatever the clocks of the machines show.

The process's own clock judges one thing only: the age of an arriving message, which WeCom stamped with the true time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.db import store

MOST_APART = timedelta(seconds=30)


def now() -> datetime:
    """The time of everything that is due, by PostgreSQL's clock; aware, in UTC.

    Raises: store.DatabaseDown
    """
    [row] = store.retry_once(lambda: store.fetch("SELECT clock_now() AS now"))
    return row["now"]  # type: ignore[no-any-return]


def own() -> datetime:
    """What this machine's clock shows."""
    return datetime.now(UTC)


def apart(own_now: datetime) -> timedelta:
    """How far this process's clock is ahead of PostgreSQL's; negative if it is behind.

    Raises: store.DatabaseDown
    """
    [row] = store.retry_once(lambda: store.fetch("SELECT clock_timestamp() AS now"))
    return own_now - row["now"]  # type: ignore[no-any-return]


def is_gone() -> bool:
    """True when its row was removed: then nobody is told the time, and no message can be written down."""
    [row] = store.fetch("SELECT clock_now() AS now")
    return row["now"] is None


def is_moved() -> bool:
    """True when the clock was put ahead or stopped, which nobody may do to a company's."""
    return bool(store.fetch("SELECT 1 FROM clock WHERE ahead <> '0' OR stands_at IS NOT NULL"))


def go_to(at: datetime) -> None:
    """Let it be that time, and go on from there: for a story that is told."""
    store.execute("UPDATE clock SET ahead = %(at)s - clock_timestamp()", at=at)
