"""Databases for the tests: copied from a template, and, where a test only wrote rows, emptied and given to the next one.

A copy is half a thousand files; of an emptied one nothing is made anew.
"""

from __future__ import annotations

import contextlib
import io
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
from psycopg2.extensions import connection, cursor

from bot.db import schema, store
from bot.db.store import Purpose

# What a test could change beside rows. Of a catalogue's row `xmin` says which transaction wrote it.
_SHAPE = """SELECT md5(string_agg(what, E'\n' ORDER BY what)) FROM (
  SELECT concat_ws(' ', oid, relname, relkind, relowner, relnatts, relhastriggers, reloptions, relacl) AS what
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', attrelid, attnum, a.xmin) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', 'pg_attrdef', oid, xmin) FROM pg_attrdef
  UNION ALL SELECT concat_ws(' ', 'pg_constraint', oid, xmin) FROM pg_constraint WHERE oid >= 16384
  UNION ALL SELECT concat_ws(' ', 'pg_enum', oid, xmin) FROM pg_enum
  UNION ALL SELECT concat_ws(' ', 'pg_extension', oid, xmin) FROM pg_extension
  UNION ALL SELECT concat_ws(' ', 'pg_event_trigger', oid, xmin) FROM pg_event_trigger
  UNION ALL SELECT concat_ws(' ', 'pg_index', indexrelid, xmin) FROM pg_index WHERE indexrelid >= 16384
  UNION ALL SELECT concat_ws(' ', 'pg_namespace', oid, xmin) FROM pg_namespace WHERE nspname !~ '^pg_'
  UNION ALL SELECT concat_ws(' ', 'pg_proc', oid, xmin) FROM pg_proc WHERE oid >= 16384
  UNION ALL SELECT concat_ws(' ', 'pg_rewrite', oid, xmin) FROM pg_rewrite WHERE oid >= 16384
  UNION ALL SELECT concat_ws(' ', 'pg_trigger', oid, xmin) FROM pg_trigger
  UNION ALL SELECT concat_ws(' ', 'pg_type', oid, xmin) FROM pg_type WHERE oid >= 16384
  UNION ALL SELECT concat_ws(' ', 'pg_database', datdba, datconnlimit, datacl) FROM pg_database
    WHERE datname = current_database()
  UNION ALL SELECT concat_ws(' ', 'setting', setrole, setconfig) FROM pg_db_role_setting
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())) one"""
# A table without a page has no row. To look into one costs the loading of all its indexes.
_TABLES = """SELECT relname, pg_relation_size(oid) > 0 FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"""
_BUSY = """SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'"""
_SEQUENCES = "SELECT sequencename, last_value, start_value FROM pg_sequences WHERE schemaname = 'public'"


class Databases:
    """Those of one server, copied from one at `template_url`; a test has one for itself as long as its block runs."""

    def __init__(self, server_url: str, template_url: str) -> None:
        self.server_url, self.template_url = server_url, template_url
        self._empty: list[str] = []
        self._distrusted: set[str] = set()
        self._original: _Content | None = None
        self._line: connection | None = None

    @contextlib.contextmanager
    def one(self) -> Iterator[str]:
        """The address of a migrated, empty database. Its name is its own: whoever is left over finds no later one by it."""
        name = self._empty.pop() if self._empty else self.copied()
        try:
            yield address(self.server_url, name)
        finally:
            if name in self._distrusted:
                drop(self.server_url, name)
            elif following := self._emptied(name):
                self._empty.append(following)

    def distrust(self, url: str) -> None:
        """A test failed on it: nobody is given it again."""
        self._distrusted.add(urlsplit(url).path[1:])

    @contextlib.contextmanager
    def unused(self) -> Iterator[str]:
        """As `one`, and nobody had it before: what they deleted would still have to be read over."""
        name = self.copied()
        try:
            yield address(self.server_url, name)
        finally:
            drop(self.server_url, name)

    def copied(self) -> str:
        """The name of a new one."""
        name = new_name()
        run(self.server_url, f"CREATE DATABASE {name} TEMPLATE {urlsplit(self.template_url).path[1:]}")
        if self._original is None:
            with closing(psycopg2.connect(address(self.server_url, name))) as line, line.cursor() as at:
                self._original = _Content(at)
        return name

    def _emptied(self, name: str) -> str | None:
        """Its next name; none where all that can be done is to drop it."""
        assert self._original is not None
        following = new_name()
        with contextlib.suppress(psycopg2.Error):
            _rename_alone(self._server(), name, following)
            if _empty(address(self.server_url, following), self._original):
                return following
        for either in (name, following):
            drop(self.server_url, either)
        return None

    def _server(self) -> connection:
        """Kept open: a new connection costs as much as all that is said on it."""
        if self._line is None or self._line.closed:
            self._line = psycopg2.connect(self.server_url)
            self._line.autocommit = True
        return self._line

    def drop(self) -> None:
        for name in self._empty:
            drop(self.server_url, name)
        if self._line is not None:
            self._line.close()


@contextlib.contextmanager
def migrated(server_url: str) -> Iterator[Databases]:
    """Copies of a migrated, empty database."""
    with empty_database(server_url) as template:
        store.connect(template, Purpose.TOOL)
        schema.migrate()
        store.db.close_all()
        copies = Databases(server_url, template)
        yield copies
        copies.drop()


class Kept:
    """One database, furnished once and put back so after each test: for those in which nobody else is connected.

    What it costs to connect anew is most of a short test: its tables are learned again.
    """

    def __init__(self, databases: Databases, furnish: Callable[[str], object]) -> None:
        self._databases, self._furnish = databases, furnish
        self._name = ""

    def url(self) -> str:
        """Where there is none yet, or none any more, one is made."""
        if not self._name:
            self._name = self._databases.copied()
            self._furnish(self._address)
            self._line = psycopg2.connect(self._address)
            with self._line, self._line.cursor() as at:
                self._furnished = _Content(at)
        return self._address

    def put_back(self) -> bool:
        """False where it was let go, since that was not all that there was to do, or somebody is not done there."""
        with contextlib.suppress(psycopg2.Error), self._line, self._line.cursor() as at:
            at.execute("SET LOCAL lock_timeout = '1s'")
            if _is_left_alone(at) and _put_back(at, self._furnished):
                return True
        self.let_go()
        return False

    def let_go(self) -> None:
        if self._name:
            self._line.close()
            drop(self._databases.server_url, self._name)
            self._name = ""

    @property
    def _address(self) -> str:
        return address(self._databases.server_url, self._name)


class _Content:
    """What a new copy holds: its shape, the tables that are not empty, and where its sequences stand."""

    def __init__(self, at: cursor) -> None:
        self.shape = _shape(at)
        self.tables = list(_tables(at))
        self.rows = {table: rows for table in self.tables if (rows := _rows(at, table))}
        at.execute(_SEQUENCES)
        self.sequences = {name: last for name, last, _ in at.fetchall()}


def _rename_alone(server: connection, name: str, following: str) -> None:
    """End whoever is still connected, and rename it, so that they cannot come back."""
    with server.cursor() as at:
        for _ in range(500):
            at.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND backend_type = 'client backend'",
                [name],
            )
            if not at.rowcount:
                break
            time.sleep(0.01)
        at.execute(f"ALTER DATABASE {name} RENAME TO {following}")


def _is_left_alone(at: cursor) -> bool:
    """Nobody does anything there, once those who are about to leave have had a moment to."""
    for _ in range(20):
        at.execute("SELECT pg_stat_clear_snapshot()")
        at.execute(_BUSY)
        if not at.rowcount:
            return True
        time.sleep(0.01)
    return False


def _empty(url: str, original: _Content) -> bool:
    """Make it what a new copy is; false where something else was changed than rows."""
    with closing(psycopg2.connect(url)) as line, line, line.cursor() as at:
        return _put_back(at, original)


def _put_back(at: cursor, original: _Content) -> bool:
    at.execute("SET LOCAL session_replication_role = replica")  # no trigger and no reference has a say
    tables = _tables(at)
    if own := sorted(tables.keys() - set(original.tables)):
        at.execute(f"DROP TABLE {', '.join(own)}")
    if _shape(at) != original.shape:
        return False
    used = _with_rows(at, [one for one in original.tables if tables[one] and one not in original.rows])
    used += [one for one, rows in original.rows.items() if _rows(at, one) != rows]
    for table in used:
        at.execute(f"DELETE FROM {table}")  # TRUNCATE makes a new file for each of a hundred indexes
        at.copy_expert(f"COPY {table} FROM STDIN", io.StringIO(original.rows.get(table, "")))
    at.execute(_SEQUENCES)
    for name, last, start in at.fetchall():
        if last != (before := original.sequences[name]):
            at.execute("SELECT setval(%s, %s, %s)", [name, before or start, before is not None])
    at.execute("SELECT pg_stat_reset()")
    return True


def _shape(at: cursor) -> str:
    at.execute(_SHAPE)
    return str(at.fetchone()[0])


def _tables(at: cursor) -> dict[str, bool]:
    """Whether each may have a row."""
    at.execute(_TABLES)
    return dict(at.fetchall())


def _with_rows(at: cursor, tables: list[str]) -> list[str]:
    if not tables:
        return []
    at.execute(" UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (TABLE {one})" for one in tables))
    return [row[0] for row in at.fetchall()]


def _rows(at: cursor, table: str) -> str:
    rows = io.StringIO()
    at.copy_expert(f"COPY {table} TO STDOUT", rows)
    return rows.getvalue()


# --- one by one ---------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def empty_database(server_url: str) -> Iterator[str]:
    """The address of a database with nothing in it, made as docs/operate.md says."""
    name = new_name()
    run(server_url, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
    try:
        yield address(server_url, name)
    finally:
        drop(server_url, name)


def new_name() -> str:
    return f"t_{uuid.uuid4().hex[:12]}"


def address(server_url: str, name: str) -> str:
    parts = urlsplit(server_url)
    return f"{parts.scheme}://{parts.netloc}/{name}{f'?{parts.query}' if parts.query else ''}"


def drop(server_url: str, name: str) -> None:
    run(server_url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def run(server_url: str, *statements: str) -> None:
    """Each for itself."""
    with _connected(server_url) as at:
        for one in statements:
            at.execute(one)


@contextlib.contextmanager
def _connected(url: str) -> Iterator[cursor]:
    with closing(psycopg2.connect(url)) as line, line.cursor() as at:
        line.autocommit = True
        yield at
