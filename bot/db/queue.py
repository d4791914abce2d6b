"""Jobs on the same PostgreSQL: a job is deferred in the transaction that made it needed, or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import procrastinate
import psycopg2.extensions
from procrastinate.contrib.psycopg2 import Psycopg2Connector
from psycopg2.extras import RealDictCursor

from bot.db.store import db


class _OnOurConnection(Psycopg2Connector):
    """Every statement runs on peewee's connection of this thread, inside its open transaction; it never commits."""

    def open(self, pool: Any = None) -> None: ...

    def close(self) -> None: ...

    @contextlib.contextmanager
    def _connection(self) -> Iterator[Any]:
        if not db.in_transaction():
            raise RuntimeError("a job was deferred outside a transaction: it would not be tied to its cause")
        with db.atomic():  # a savepoint, so that a refused job leaves the transaction usable
            yield _DictCursors(db.connection())


class _DictCursors:
    def __init__(self, connection: psycopg2.extensions.connection) -> None:
        self._connection = connection

    def cursor(self) -> RealDictCursor:
        return self._connection.cursor(cursor_factory=RealDictCursor)


class _Connector(procrastinate.PsycopgConnector):
    """Workers listen asynchronously on psycopg 3; whoever defers does so on peewee's transaction."""

    def get_sync_connector(self) -> procrastinate.BaseConnector:
        return _OnOurConnection()


def make(database_url: str) -> procrastinate.App:
    """The queue of this database."""
    return procrastinate.App(connector=_Connector(conninfo=database_url))
