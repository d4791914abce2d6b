"""Is the PostgreSQL of DATABASE_URL fit for us? Asked at each start, so that a fault is told with its cure."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection, parse_dsn

OLDEST = 15
EXTENSIONS = ("btree_gist", "pg_trgm")
_IMPATIENTLY = "-c lock_timeout=2000 -c statement_timeout=4000"
CONNECT_WITHIN_S = 5
NO_ANSWER = f"does not answer within {CONNECT_WITHIN_S} s. Is PostgreSQL stopped, or its disk or the network stuck?"
TWO_LIKE_TITLES = ("后端工程师", "后端开发工程师")


def check_external(database_url: str) -> list[str]:
    """What has to be changed first, each with its cure; empty if all is well. Changes nothing in the database."""
    try:
        host = parse_dsn(database_url).get("host", "")
    except psycopg2.ProgrammingError:  # its text quotes the URL, and so the password
        host = "@"
    if "@" in host:
        return [
            "not readable as postgresql://user:password@host:port/name (in the password, write @ as %40 and / as %2F)."
        ]
    began = time.monotonic()
    try:
        server = psycopg2.connect(database_url, connect_timeout=CONNECT_WITHIN_S, options=_IMPATIENTLY)
    except psycopg2.OperationalError as refused:
        if time.monotonic() - began > CONNECT_WITHIN_S * 0.9:
            return [NO_ANSWER]
        return [f"cannot connect: {_first_line(refused)}. Is it running, and are user, password and host right?"]
    try:
        return list(_findings(server))
    except (psycopg2.errors.LockNotAvailable, psycopg2.errors.QueryCanceled):
        return ["somebody keeps a lock in it. SELECT * FROM pg_stat_activity shows who; close that session."]
    finally:
        server.close()  # rolls everything back


def _findings(server: connection) -> Iterator[str]:
    name = str(_ask(server, "SELECT current_database()"))
    if server.server_version < OLDEST * 10_000:
        yield f"PostgreSQL {server.server_version // 10_000} is too old. Use {OLDEST} or newer."
    if (encoding := _ask(server, "SHOW server_encoding")) != "UTF8":
        yield f"its encoding is {encoding}. {_make_anew(name)}"
        return
    refused = [finding for extension in EXTENSIONS if (finding := _refused(server, extension, name))]
    yield from refused
    if not _ask(server, "SELECT has_schema_privilege(current_schema(), 'CREATE')"):
        user = _ask(server, "SELECT current_user")
        yield f'{user} may not create tables. As the database\'s owner: GRANT CREATE ON SCHEMA public TO "{user}";'
    if not refused and (finding := _chinese(server, name)):
        yield finding


def _refused(server: connection, extension: str, name: str) -> str | None:
    if not _ask(server, "SELECT count(*) FROM pg_available_extensions WHERE name = %s", extension):
        return f"the extension {extension} is not installed on the server. Debian: apt-get install postgresql-contrib"
    try:
        with server.cursor() as cursor:
            cursor.execute("SAVEPOINT before")
            cursor.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    except psycopg2.Error as refused:
        with server.cursor() as cursor:
            cursor.execute("ROLLBACK TO before")
        as_superuser = f"psql -d '{name}' -c 'CREATE EXTENSION {extension}'"
        return f"may not create the extension {extension} ({_first_line(refused)}). As a superuser: {as_superuser}"
    return None


def _chinese(server: connection, name: str) -> str | None:
    try:
        if _ask(server, "SELECT similarity(%s, %s) > 0", *TWO_LIKE_TITLES):
            return None
    except psycopg2.errors.UndefinedFunction:
        return "pg_trgm is in a schema off the search path. As its owner: ALTER EXTENSION pg_trgm SET SCHEMA public;"
    return f"its LC_CTYPE knows no Chinese letters, so no name would be found by likeness. {_make_anew(name)}"


def _make_anew(name: str) -> str:
    return (
        f'Make it anew (dump it first, if anything is in it): DROP DATABASE "{name}"; '
        f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';"
    )


def _ask(server: connection, statement: str, *values: str) -> object:
    with server.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return row[0] if row else None


def _first_line(error: psycopg2.Error) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")
