"""Whether anybody has ever signed on, and why the last one could not: until the first, nothing that is sent leads to a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.db import store


@dataclass(frozen=True)
class Record:
    """`failure` is later than the last success, or empty."""

    first_at: datetime | None
    last_at: datetime | None
    failed_at: datetime | None
    failure: str


def works() -> None:
    """Somebody has signed on; or it is known without: the sandbox plays it."""
    store.execute("UPDATE sign_on SET first_at = coalesce(first_at, clock_now()), last_at = clock_now()")


def failed(why: str) -> None:
    store.execute("UPDATE sign_on SET failed_at = clock_now(), failure = %(why)s", why=why)


def record() -> Record:
    [row] = store.fetch(
        """SELECT first_at, last_at, failed_at,
             CASE WHEN failed_at > coalesce(last_at, '-infinity') THEN failure ELSE '' END AS failure FROM sign_on"""
    )
    return Record(**row)


def end_all_of(member_id: int) -> None:
    """Every cookie that the member was given until now signs nobody on any more, wherever it was copied to."""
    store.execute("UPDATE member SET signed_out_at = clock_now() WHERE id = %(id)s", id=member_id)
