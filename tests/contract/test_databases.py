"""A database that a test has used is what a new one is when the next test gets it, or is not given again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
import pytest

from tests.databases import Databases, Kept, run


@pytest.fixture(scope="module")
def own(server_url: str, databases: Databases) -> Iterator[Databases]:
    """These tests' alone."""
    own = Databases(server_url, databases.template_url)
    yield own
    own.drop()


def content(url: str) -> dict[str, object]:
    """All rows, and where every sequence stands."""
    with closing(psycopg2.connect(url)) as line, line.cursor() as at:
        at.execute("SELECT sequencename, last_value FROM pg_sequences")
        found: dict[str, object] = dict(at.fetchall())
        at.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in at.fetchall():
            at.execute(f"SELECT to_jsonb(one) FROM {table} one")
            found[table] = at.fetchall()
    return found


def oid(url: str) -> object:
    with closing(psycopg2.connect(url)) as line, line.cursor() as at:
        at.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        return at.fetchone()


def test_what_a_test_wrote_is_gone_for_the_next(own: Databases) -> None:
    with own.one() as url:
        new, used = content(url), oid(url)
        run(
            url,
            "INSERT INTO member (user_id, name, created_at) VALUES ('zhangsan', '张三', now())",
            "INSERT INTO audit_event (at, actor_kind, action, entity, entity_id) SELECT now(), 'system', 'a', 'b', 1",
            "INSERT INTO candidate (name) VALUES ('陈晓'); DELETE FROM candidate",  # but its number is taken
            "UPDATE clock SET stands_at = now()",
            "DELETE FROM schema_migration",
            "CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, word text NOT NULL)",
        )
        assert content(url) != new
    with own.one() as following:
        assert oid(following) == used
        assert following != url
        assert content(following) == new


def test_one_on_which_a_test_failed_is_not_given_again(own: Databases) -> None:
    with own.one() as url:
        used = oid(url)
        own.distrust(url)
    with own.one() as following:
        assert oid(following) != used


def test_one_that_is_kept_is_found_as_it_was_furnished(own: Databases) -> None:
    kept = Kept(
        own, lambda url: run(url, "CREATE TABLE effect (word text)", "INSERT INTO candidate (name) VALUES ('陈晓')")
    )
    furnished, used = content(kept.url()), oid(kept.url())
    run(
        kept.url(),
        "INSERT INTO candidate (name) VALUES ('林悦')",
        "INSERT INTO effect VALUES ('one')",
        "CREATE TABLE a ()",
    )
    assert kept.put_back()
    assert (content(kept.url()), oid(kept.url())) == (furnished, used)
    run(kept.url(), "ALTER TABLE member ADD COLUMN age int")
    assert not kept.put_back()
    assert content(kept.url()) == furnished
    assert oid(kept.url()) != used
    kept.let_go()


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE member RENAME TO people",
        "ALTER TABLE member ADD COLUMN age int",
        "ALTER TABLE member ALTER COLUMN name DROP NOT NULL",
        "ALTER TABLE member ALTER COLUMN name SET DEFAULT ''",
        "ALTER TABLE member DROP CONSTRAINT member_pkey CASCADE",
        "ALTER TABLE audit_event DISABLE TRIGGER audit_rows_stay",
        "CREATE INDEX another ON member (name)",
        "CREATE OR REPLACE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()'",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE VIEW one AS SELECT 1",
        "CREATE SCHEMA another",
        "DROP TABLE verification",
        "DO $$BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET temp_file_limit = 0'; END$$",
        "DO $$BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' CONNECTION LIMIT 5'; END$$",
    ],
)
def test_one_in_which_more_than_rows_was_changed_is_not_given_again(own: Databases, change: str) -> None:
    with own.one() as url:
        used = oid(url)
        run(url, change)
    with own.one() as following:
        assert oid(following) != used


def test_whoever_is_still_connected_is_sent_away_and_does_not_come_back(own: Databases) -> None:
    with own.one() as url:
        left_open = psycopg2.connect(url)
        with left_open.cursor() as at:
            at.execute("LOCK TABLE member")
    with own.one() as following:
        assert content(following)["member"] == []
        with pytest.raises(psycopg2.OperationalError):
            psycopg2.connect(url)
    left_open.close()
    assert urlsplit(url).path != urlsplit(following).path
