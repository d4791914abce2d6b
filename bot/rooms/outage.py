"""The provider as a whole: while it cannot be used, since when, why, and when it is asked again. One row.

Where it makes no rooms all else is asked of it nevertheless: its quota may be used up, and the rooms there are go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.rooms import wanting
from bot.wecom.errors import RetryLater

LONGEST_S = 300.0


@dataclass(frozen=True)
class Outage:
    """`errcode` is None where no readable answer came. `waits`: it is not to be asked yet; `of_making`: but for anything else
    than making a room."""

    since: datetime
    errcode: int | None
    waits: bool
    of_making: bool


def set_up(name: str | None, now: datetime) -> None:
    """The provider that is configured, None for none; interviews are looked at again where it is another than before."""
    before = [row["name"] for row in store.fetch("SELECT name FROM room_provider")]
    if before == [name]:
        return
    store.execute("DELETE FROM room_provider")
    if name is not None:
        store.execute("INSERT INTO room_provider (name) VALUES (%(name)s)", name=name)
        wanting.look_at_all(now)


def note(later: RetryLater, now: datetime, *, of_making: bool) -> None:
    """It cannot be used now: nobody asks before the pause is over, which grows while it stays so."""
    [row] = store.fetch(
        """UPDATE room_provider SET down_since = coalesce(down_since, %(now)s), errcode = %(errcode)s, tries = tries + 1,
             of_making = %(of_making)s RETURNING tries""",
        of_making=of_making,
        now=now,
        errcode=later.errcode,
    )
    pause_s = max(later.after_s, min(2.0 ** row["tries"], LONGEST_S))
    store.execute("UPDATE room_provider SET next_try_at = %(at)s", at=now + timedelta(seconds=pause_s))


def is_over(*, by_making: bool = False) -> None:
    """The provider has answered, if only to refuse; for whoever has its answer, and for nobody else. That it makes no rooms
    is over only with the next that it makes."""
    store.execute(
        """UPDATE room_provider SET down_since = NULL, errcode = NULL, tries = 0, next_try_at = '-infinity', of_making = false
           WHERE down_since IS NOT NULL AND (%(by_making)s OR NOT of_making)""",
        by_making=by_making,
    )


def of(now: datetime) -> Outage | None:
    rows = store.fetch(
        """SELECT down_since AS since, errcode, next_try_at > %(now)s AS waits, of_making FROM room_provider
           WHERE down_since IS NOT NULL""",
        now=now,
    )
    return Outage(**rows[0]) if rows else None
