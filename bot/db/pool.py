"""Peewee's pool of our connections: what its transactions begin, release and commit leaves with the next statement."""

from __future__ import annotations

from collections.abc import Callable

import peewee
import psycopg2
from playhouse.pool import PooledPostgresqlDatabase

from bot.db.connection import Connection
from bot.db.watch import Watch


class Pool(PooledPostgresqlDatabase):  # type: ignore[misc]  # it has no stubs
    """Peewee's pool, whose connections are looked at before use without asking the server."""

    watch: Watch | None = None

    def _is_closed(self, connection: Connection) -> bool:
        return connection.is_lost()

    def _connect(self) -> Connection:
        connect: Callable[[], Connection] = super()._connect
        return connect() if self.watch is None else self.watch.over(connect)

    def connections_in_use(self) -> list[Connection]:
        return [one.connection for one in list(self._in_use.values())]

    def connect_aside(self) -> Connection:
        """A connection of nobody's, beside the pool."""
        return self._adapter.connect(self, **self.connect_params)  # type: ignore[no-any-return]

    def begin(self) -> None:
        self.connection().begin_held()

    def commit(self) -> None:
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            self.connection().commit_with_held()

    def rollback(self) -> None:
        if self.is_closed():
            raise peewee.InterfaceError("no connection to roll back on")
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            self.connection().roll_back_all()

    def savepoint(self) -> _Savepoint:
        return _Savepoint(self.connection())


class _Savepoint:
    """What peewee's `atomic()` is inside another one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._name = connection.new_name("savepoint")

    def __enter__(self) -> _Savepoint:
        self._connection.depth += 1
        self._connection.savepoint_held(self._name)
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._connection.depth -= 1
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            if error is not None:
                self._connection.roll_back_to(self._name)
                return
            try:
                self._connection.release_held(self._name)
            except psycopg2.Error:
                self._connection.roll_back_to(self._name)
                raise

    def rollback(self) -> None:
        """Undo what was done so far, and go on."""
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            self._connection.roll_back_to(self._name)
        self._connection.savepoint_held(self._name)
