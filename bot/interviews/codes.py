"""The number by which people name an interview: four digits while they suffice, then five, then six.

A code is drawn at random and tried; nobody reads the list of them, and no lock is held until the commit. Two who draw
the same at once are told apart by the unique index, and the second draws anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.db.sql import sql
from bot.db.store import Prepared

RETIRES = timedelta(days=90)  # after the end; then another interview may have it
_ROUNDS = 3

_DRAW = Prepared(
    """SELECT code FROM (
         SELECT DISTINCT digits, (10 ^ (digits - 1) * (1 + random() * 9))::int::text AS code
         FROM generate_series(4, 6) digits, generate_series(1, %(tries)s::int)) drawn
       WHERE length(code) = digits AND code <> ALL (%(but)s::text[])
         AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.code = drawn.code OFFSET 0)
       ORDER BY digits, random() LIMIT %(count)s::int"""
)


def draw(count: int = 1) -> list[str | None]:
    """So many free codes, the shortest that there are; None where there are none, and the interview does without."""
    found: list[str] = []
    for _ in range(_ROUNDS):
        if len(found) < count:
            missing = count - len(found)
            found += [row["code"] for row in _DRAW.fetch(tries=16 + 2 * missing, count=missing, but=found)]
    return [*found, *[None] * (count - len(found))]


def is_taken(error: peewee.IntegrityError) -> bool:
    """True when somebody else drew the same code at the same time."""
    return store.refused_by(error) == "interview_code_key"


def give_back(now: datetime) -> int:
    """Take the codes of what is long over, as many as retire in a day at once; how many."""
    return store.execute_planned(
        sql(
            """UPDATE interview SET code = NULL WHERE code IS NOT NULL AND {retires_from} < %(before)s
            AND {retires_from} < (SELECT min({retires_from}) FROM interview WHERE code IS NOT NULL) + interval '1 day'""",
            retires_from=_RETIRES_FROM,
        ),
        before=now - RETIRES,
    )


_RETIRES_FROM = sql("coalesce(upper(slot), created_at)")  # as the index `interview_code_retires` has it
