"""The embedded PostgreSQL keeps two databases, `demo` and `company`: nothing of the one is ever in the other."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection
from pydantic import SecretStr

from bot.launch.embedded import Embedded, NotStarted
from bot.launch.ownership import DEMO_ACCOUNTS, MIXED, PEOPLE, Mixed, Owner, by_people, owner_in
from bot.settings import Settings

FORMER = "postgres"  # where earlier versions kept either
_ONE_AT_A_TIME = 816  # an arbitrary number, the same for every starter


@contextlib.contextmanager
def with_database(
    settings: Settings,
    former_belongs_to: Owner | None = None,
    keep: Callable[[Embedded], None] = lambda server: None,
) -> Iterator[Settings]:
    """The settings with the address of a database: the one they name, or else the embedded one, for this long.

    `keep` says who starts the embedded one again when it dies: for a tool, nobody.

    Raises: embedded.NotStarted
    """
    if settings.database_url is not None:
        yield settings
        return
    server = Embedded(settings.var / "pg")
    try:
        url = of(server.start(), owner_in(settings), former_belongs_to)
        keep(server)
        yield settings.model_copy(update={"database_url": SecretStr(url)})
    finally:
        server.stop()


def of(server_url: str, owner: Owner, former_belongs_to: Owner | None = None) -> str:
    """The address of that owner's database, made if it is not there; `server_url` is any database of the server.

    What an earlier version left is renamed, once, to whom it belongs: as the people in it tell, unless it is said.
    Raises: NotStarted when nobody can tell, somebody is still at work in it, or the server is gone meanwhile.
    """
    try:
        return _of(server_url, owner, former_belongs_to)
    except psycopg2.OperationalError as gone:
        raise NotStarted(f"PostgreSQL: {str(gone).strip().splitlines()[0]}") from gone


def _of(server_url: str, owner: Owner, former_belongs_to: Owner | None) -> str:
    server = psycopg2.connect(named(server_url, "template1"))
    try:
        server.autocommit = True
        _run(server, "SELECT pg_advisory_lock(%s)", _ONE_AT_A_TIME)
        if not _has(server, owner):
            if _owner_of_former(server, server_url, owner, former_belongs_to) is owner:
                _take_over_former(server, owner)
            else:
                _create(server, owner)
        if not _has(server, FORMER):
            _create(server, FORMER)  # PostgreSQL's own tools look for it
    finally:
        server.close()
    return named(server_url, owner)


def _owner_of_former(server: connection, server_url: str, wanted: Owner, said: Owner | None) -> Owner | None:
    """None if there is nothing of ours in it."""
    if not _has(server, FORMER):
        return None
    former = psycopg2.connect(named(server_url, FORMER))
    try:
        with former.cursor() as cursor:
            cursor.execute("SELECT to_regclass('audit_event')")
            if cursor.fetchone() == (None,):
                return None
            cursor.execute(PEOPLE, {"demo_accounts": list(DEMO_ACCOUNTS)})
            demo, others = cursor.fetchone() or (0, 0)
            return said or by_people(demo, others)
    except Mixed:
        if wanted is Owner.COMPANY:
            raise NotStarted("\n".join(reversed(MIXED))) from None
        return None  # the demo starts anew, and leaves alone what may be somebody's
    finally:
        former.close()


def _take_over_former(server: connection, owner: Owner) -> None:
    try:
        _run(server, sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (FORMER, owner))))
    except psycopg2.errors.ObjectInUse:
        raise NotStarted(
            "旧版本还在运行：先停掉，再启动 An earlier version is still running: stop it, then start again."
        ) from None


def _has(server: connection, name: str) -> bool:
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        return cursor.fetchone() is not None


def _create(server: connection, name: str) -> None:
    # From template0, because whoever is in here is connected to template1.
    _run(server, sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))


def _run(server: connection, statement: str | sql.Composed, *values: object) -> None:
    with server.cursor() as cursor:
        cursor.execute(statement, values or None)


def named(server_url: str, name: str) -> str:
    """The address of one database of that server."""
    head, _, query = server_url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{query}"
