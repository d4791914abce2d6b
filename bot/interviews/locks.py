"""Who and what a change holds until its transaction ends.

Everybody takes locks here and in one order, members, candidates, rooms, interviews, each by id: two changes that want
the same rows then queue instead of deadlocking. The constraints are the backstop.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.db import store
from bot.db.sql import identifier, sql


def hold(
    *,
    members: Collection[int] = (),
    candidates: Collection[int] = (),
    rooms: Collection[int] = (),
    interviews: Collection[int] = (),
) -> None:
    """Lock the rows with these ids, all in one call; a second one in the same transaction may only ask for what comes
    later in the order."""
    for table, ids, strength in (
        ("member", members, sql("FOR NO KEY UPDATE")),
        ("candidate", candidates, sql("FOR NO KEY UPDATE")),
        ("room", rooms, sql("FOR NO KEY UPDATE")),
        ("interview", interviews, sql("FOR UPDATE")),  # its slot and status are part of a key that places refer to
    ):
        if ids:
            store.fetch_planned(
                sql(
                    "SELECT 1 FROM {table} WHERE id = ANY(%(ids)s) ORDER BY id {strength}",
                    table=identifier(table),
                    strength=strength,
                ),
                ids=list(ids),
            )
