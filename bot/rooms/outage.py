"""The provider as a whole: while it cannot be used, since when, why, and when it is asked again. One row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.rooms import wanting
from bot.wecom.errors import RetryLater

LONGEST_S = 300.0


@dataclass(frozen=True)
class Outage:
    """`errcode` is None where no readable answer came."""

    since: datetime
    errcode: int | None


def set_up(name: str | None, now: datetime) -> None:
    """The provider that is configured, None for none; interviews are looked at again where it is another than before."""
    before = [row["name"] for row in store.fetch("SELECT name FROM room_provider")]
    if before == [name]:
        return
    store.execute("DELETE FROM room_provider")
    if name is not None:
        store.execute("INSERT INTO room_provider (name) VALUES (%(name)s)", name=name)
        wanting.look_at_all(now)


def must_wait(now: datetime) -> bool:
    return bool(store.fetch("SELECT 1 FROM room_provider WHERE next_try_at > %(now)s", now=now))


def note(later: RetryLater, now: datetime) -> None:
    """It cannot be used now: nobody asks before the pause is over, which grows while it stays so."""
    [row] = store.fetch(
        """UPDATE room_provider SET down_since = coalesce(down_since, %(now)s), errcode = %(errcode)s, tries = tries + 1
           RETURNING tries""",
        now=now,
        errcode=later.errcode,
    )
    pause_s = max(later.after_s, min(2.0 ** row["tries"], LONGEST_S))
    store.execute("UPDATE room_provider SET next_try_at = %(at)s", at=now + timedelta(seconds=pause_s))


def is_over() -> None:
    """The provider has answered, if only to refuse; for whoever has its answer, and for nobody else."""
    store.execute(
        """UPDATE room_provider SET down_since = NULL, errcode = NULL, tries = 0, next_try_at = '-infinity'
           WHERE down_since IS NOT NULL"""
    )


def of_now() -> Outage | None:
    rows = store.fetch("SELECT down_since, errcode FROM room_provider WHERE down_since IS NOT NULL")
    return Outage(rows[0]["down_since"], rows[0]["errcode"]) if rows else None
