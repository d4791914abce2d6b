"""The baseline makes what the 66 migrations before it made, and a database that has run them is taken over as it is."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterator

import pytest
from playhouse.migrations import Runner

from bot.db import ownership, schema, store
from bot.db.store import Purpose
from bot.launch import tools
from bot.launch.ownership import Owner
from tests.databases import empty_database

# Of what pg_dump 18 writes of a database that the 66 had made, data included, without the record of the migrations.
MADE_BEFORE = "25d09128a5d7b0b82365beeb48d9d0d55ed81a04902dacf015377343e14d30d8"
_OF_ITS_OWN = re.compile(r"^\\(un)?restrict|schema_migration VALUES|schema_migration_id_seq'")


@pytest.fixture
def url(server_url: str) -> Iterator[str]:
    """A database of the baseline alone."""
    with empty_database(server_url) as url:
        store.connect(url, Purpose.TOOL)
        with store.db.connection_context():
            Runner(store.db, str(schema.MIGRATIONS)).up(schema.BASELINE)
        yield url
        store.db.close_all()


def test_the_baseline_makes_what_was_made_before(url: str) -> None:
    dumped = dump(url)
    assert hashlib.sha256(dumped.encode()).hexdigest() == MADE_BEFORE


def test_a_database_that_has_run_all_of_them_becomes_what_a_new_one_is(url: str, server_url: str) -> None:
    with store.db.connection_context():
        record([schema.FIRST_BEFORE, *(f"0100_{n:02}" for n in range(64)), schema.LAST_BEFORE])
    since = schema.migrate()
    with store.db.connection_context():
        assert set(Runner(store.db, str(schema.MIGRATIONS)).applied()) == {schema.BASELINE, *since}
    taken_over = dump(url)
    with empty_database(server_url) as new:
        store.connect(new, Purpose.TOOL)
        schema.migrate()
        assert dump(new) == taken_over
        store.db.close_all()


def test_an_older_one_is_refused_with_the_way_and_nothing_changes(url: str) -> None:
    older = [schema.FIRST_BEFORE, *(f"0100_{n:02}" for n in range(64))]
    with store.db.connection_context():
        record(older)
    with pytest.raises(ownership.NotOurs) as refused:
        ownership.migrate(Owner.COMPANY)
    assert all("git checkout" in words and "VAR_DIR" in words for words in refused.value.cure)
    with store.db.connection_context():
        assert set(Runner(store.db, str(schema.MIGRATIONS)).applied()) == set(older)


def record(names: list[str]) -> None:
    """Let the database have run these migrations and no others."""
    store.execute("DELETE FROM schema_migration")
    store.execute(
        "INSERT INTO schema_migration (name, applied) SELECT name, now() FROM unnest(%(names)s) AS n (name)",
        names=names,
    )


def dump(url: str) -> str:
    dumped = subprocess.run(
        [str(tools._tools() / "pg_dump"), "--inserts", "--no-owner", url], capture_output=True, text=True, check=True
    )
    return "".join(line for line in dumped.stdout.splitlines(True) if not _OF_ITS_OWN.search(line))
