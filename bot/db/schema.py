"""The schema and this code: migrations that are run, that are pending, that newer code made; tables that are gone."""

from __future__ import annotations

import re
from pathlib import Path

from playhouse.migrations import Runner

from bot.db import store

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 815  # an arbitrary number, the same for every starter

# Before the baseline there were 66 migrations. A database that has all of them has what the baseline makes.
BASELINE = "0001_baseline"
FIRST_BEFORE, LAST_BEFORE, COUNT_BEFORE = "0001_interviews", "0263_rooms_cannot_be_made", 66


class TooOld(Exception):
    """The database lacks migrations that came before the baseline, and which this code has no more."""


def migrate() -> list[str]:
    """Bring the schema up to date; any number of processes may call this at once. Names of what was applied.

    Raises: TooOld, with nothing changed.
    """
    with store.db.connection_context():
        # The runner has no lock of its own: six starters at once gave five crashes.
        store.execute("SELECT pg_advisory_lock(%(key)s)", key=_MIGRATION_LOCK)
        try:
            _record_baseline()
            return list(Runner(store.db, str(MIGRATIONS)).up())
        finally:
            store.execute("SELECT pg_advisory_unlock(%(key)s)", key=_MIGRATION_LOCK)


def _record_baseline() -> None:
    """Record the baseline in the place of all the migrations before it, where they have been run. Raises: TooOld"""
    recorded = set(Runner(store.db, str(MIGRATIONS)).applied())
    if BASELINE in recorded or not recorded:
        return
    before = {name for name in recorded if FIRST_BEFORE <= name <= LAST_BEFORE}
    if LAST_BEFORE not in before or len(before) != COUNT_BEFORE:
        raise TooOld
    with store.db.atomic():
        store.execute("DELETE FROM schema_migration WHERE name = ANY(%(names)s)", names=sorted(before))
        store.execute("INSERT INTO schema_migration (name, applied) VALUES (%(name)s, now())", name=BASELINE)


def pending() -> list[str]:
    """Names of migrations that this code has and the database has not; on the connection of this thread."""
    return [migration.name for migration in Runner(store.db, str(MIGRATIONS)).status() if not migration.applied]


def missing_tables() -> list[str]:
    """Names of tables that our migrations made and nobody should have removed."""
    rows = store.fetch(
        "SELECT name FROM unnest(%(names)s) AS made (name) WHERE to_regclass(name) IS NULL ORDER BY name",
        names=sorted(_made_tables()),
    )
    return [row["name"] for row in rows]


def of_newer_code() -> list[str]:
    """Names of migrations that the database has and this code does not know."""
    runner = Runner(store.db, str(MIGRATIONS))
    return sorted(set(runner.applied()) - {path.stem for path in MIGRATIONS.glob("[0-9]*.py")})


def _made_tables() -> set[str]:
    made = {"procrastinate_jobs", "procrastinate_workers"}
    for path in sorted(MIGRATIONS.glob("[0-9]*.py")):
        text = path.read_text()
        made |= set(re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", text))
        for old, new in re.findall(r"ALTER TABLE (\w+) RENAME TO (\w+)", text):
            made = made - {old} | {new}
        made -= set(re.findall(r"DROP TABLE (?:IF EXISTS )?(\w+)", text))
    return made
