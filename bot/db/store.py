"""The one connection to PostgreSQL: pool, statements, transactions, and what an error means for us."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from json import JSONEncoder
from typing import Any, TypeVar

import peewee
from playhouse.pool import MaxConnectionsExceeded

from bot.db.connection import Connection, Cursor
from bot.db.pool import Pool
from bot.db.sql import Sql, Statement, merged, placeholder, sql
from bot.db.watch import CONNECT_WITHIN_S, Watch

# Deferred: `connect` names the server. The only module-level object with a state in this project.
db = Pool(None)

Row = dict[str, Any]
T = TypeVar("T")


class Purpose(StrEnum):
    """Who connects; decides how long a statement or an idle transaction may last."""

    WEB = "web"
    WORKER = "worker"
    TOOL = "tool"
    LOOK = "look"


# A client that dies must free its row locks: the server notices a closed socket within half a second even while a
# statement runs, and gives up on a transaction that its client forgot.
_LIMITS = {
    Purpose.WEB: {"statement_timeout": "4000", "idle_in_transaction_session_timeout": "15000"},
    Purpose.WORKER: {"statement_timeout": "60000", "idle_in_transaction_session_timeout": "60000"},
    Purpose.TOOL: {},
    # Changes nothing, and waits for nobody.
    Purpose.LOOK: {"default_transaction_read_only": "on", "statement_timeout": "2000", "lock_timeout": "1000"},
}


# A worker's threads: deliveries, which hold none while they wait for WeCom, put-off messages and sweeps.
_MOST_CONNECTIONS = {Purpose.WEB: 20, Purpose.WORKER: 40, Purpose.TOOL: 20, Purpose.LOOK: 5}

# Beyond what a statement may take: then it is not the statement that takes long. A web request's, so that it is answered
# within WeCom's five seconds.
_PATIENCE_S = {Purpose.WEB: 4.3, Purpose.WORKER: 75.0}

# What a network swallows is noticed by the system: by it alone where the connection is not ours to watch.
FINDS_OUT = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 30_000}

_ALWAYS = {
    "client_connection_check_interval": "500",
    "timezone": "UTC",
    # What is prepared is planned once. A plan for each set of values took longer to make than to run, and hung on what
    # the statistics say of the values.
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",  # nothing here runs for long enough
}


class DatabaseDown(Exception):
    """The database cannot be reached, broke off or cannot work; nothing was committed by this call."""


def connect(database_url: str, purpose: Purpose) -> None:
    """Point `db` at the server; connections are made when first needed, and those to another are no more."""
    if db.database not in (None, database_url):
        db.close_all()
    limits = _LIMITS[purpose] | _ALWAYS
    db.init(
        database_url,
        max_connections=_MOST_CONNECTIONS[purpose],
        stale_timeout=300,
        timeout=3,
        connect_timeout=CONNECT_WITHIN_S,
        **FINDS_OUT,
        application_name=f"interview-{purpose}",
        connection_factory=Connection,
        options=" ".join(f"-c {name}={value}" for name, value in limits.items()),
    )


def keep_watch(purpose: Purpose) -> None:
    """From now on no thread of this process waits for ever for a server that does not answer. Not before a fork."""
    db.watch = Watch(_PATIENCE_S[purpose], db.connections_in_use, db.connect_aside, db.close_idle)


def fetch(statement: Statement, **values: object) -> list[Row]:
    """Run one statement on this thread's connection; rows as dicts. `%(name)s` marks a value."""
    with peewee.__exception_wrapper__:  # type: ignore[attr-defined]  # so that our SQL fails like peewee's
        cursor = db.connection().cursor()
        cursor.execute(*_with(statement, values))
        return _rows(cursor)


def execute(statement: Statement, **values: object) -> int:
    """Run one statement on this thread's connection; the number of rows it touched."""
    with peewee.__exception_wrapper__:  # type: ignore[attr-defined]  # so that our SQL fails like peewee's
        cursor = db.connection().cursor()
        cursor.execute(*_with(statement, values))
        return int(cursor.rowcount)


def fetch_planned(statement: Statement, **values: object) -> list[Row]:
    """As `fetch`, for what runs over and over, as sweeps do: each session parses and plans it once for all values.

    No value may be a tuple. What a `LIMIT` says is planned for, so each has a plan of its own.
    """
    text, given = _with(statement, values)
    return _planned(_limited(text, given), _types(given)).fetch(**given)


def execute_planned(statement: Statement, **values: object) -> int:
    """As `execute`, for what runs over and over: see `fetch_planned`."""
    text, given = _with(statement, values)
    return _planned(_limited(text, given), _types(given)).execute(**given)


def _with(statement: Statement, values: Mapping[str, object]) -> tuple[str, Mapping[str, object]]:
    if isinstance(statement, str):
        return statement, values
    return statement.text, merged(statement.values, values)


class Prepared:
    """A statement that runs on every message: one text, which each session parses and plans once.

    `%(name)s` marks a value, as in `fetch`; PostgreSQL must be able to tell its type from where it stands, or from `types`,
    by their names.
    """

    def __init__(self, statement: Statement, types: Mapping[str, str] | None = None) -> None:
        text, given = _with(statement, {})
        if given:
            raise ValueError("what is prepared once is given its values each time")
        names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", text)))
        for number, name in enumerate(names, 1):
            text = text.replace(f"%({name})s", f"${number}")
        listed = ", ".join((types or {}).get(name, "unknown") for name in names)
        self._sql = f"{f' ({listed})' if types else ''} AS {text.replace('%%', '%')}"
        self._columns: list[str] = []
        self._values = f"({', '.join(f'%({name})s' for name in names)})" if names else ""

    def fetch(self, **values: object) -> list[Row]:
        """Run it; rows as dicts."""
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            connection = db.connection()
            cursor = connection.cursor()
            cursor.execute(self._call(connection, cursor), values or None)
            if cursor.description is None:
                return []
            # A prepared statement's columns never change.
            self._columns = self._columns or [column.name for column in cursor.description]
            return [dict(zip(self._columns, row, strict=True)) for row in cursor.fetchall()]

    def execute(self, **values: object) -> int:
        """Run it; the number of rows it touched."""
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            connection = db.connection()
            cursor = connection.cursor()
            cursor.execute(self._call(connection, cursor), values or None)
            return int(cursor.rowcount)

    def later(self, **values: object) -> None:
        """Run it with the next statement of the transaction, or with its commit: a round trip less.

        Only for what returns nothing that anybody needs. An error comes with that statement or commit.
        """
        if not db.in_transaction():
            raise RuntimeError("outside a transaction nothing would send it")
        connection = db.connection()
        cursor = connection.cursor()
        cursor.later(self._call(connection, cursor), values or None)

    def _call(self, connection: Connection, cursor: Cursor) -> str:
        name = connection.prepared.get(self._sql)
        if name is None:
            name = connection.new_name("prepared")
            cursor.later(f"PREPARE {name}{self._sql}")
            connection.prepared[self._sql] = name
        return f"EXECUTE {name}{self._values}"


_LIMIT = re.compile(r"LIMIT %\((\w+)\)s")


def _limited(text: str, values: Mapping[str, object]) -> str:
    """With the numbers themselves behind `LIMIT`: without them PostgreSQL would plan for a tenth of all rows."""
    return _LIMIT.sub(lambda found: f"LIMIT {int(str(values[found[1]]))}", text)


_TYPES = {datetime: "timestamptz", timedelta: "interval"}  # by which PostgreSQL tells what is added to what


def _types(values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, known) for name, value in values.items() if (known := _TYPES.get(type(value))))


@functools.cache
def _planned(statement: str, types: tuple[tuple[str, str], ...]) -> Prepared:
    return Prepared(statement, dict(types))


_APART = "\x1f"  # of no name: what stands between units, as ASCII calls it


def apart(words: Iterable[str]) -> str:
    """Many words as one value, which costs the driver a tenth of what a list of them does; `words_of` reads them in SQL."""
    return _APART.join(words)


def words_of(value: str) -> Sql:
    """The words of the value of that name."""
    return sql("string_to_array({value}::text, chr({apart}))", value=placeholder(value), apart=ord(_APART))


_COMMIT_AND_GO_ON = b"COMMIT AND CHAIN"


def commit_and_go_on() -> None:
    """What was done so far in the open transaction is committed with the next statement, which is of a new one.

    Inside another one there is nothing to commit: as with `atomic()`, what is around it decides.
    """
    connection = db.connection()
    if not connection.depth:
        connection.waiting.append(_COMMIT_AND_GO_ON)


def _rows(cursor: Cursor) -> list[Row]:
    if cursor.description is None:
        return []
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


_encode = JSONEncoder(ensure_ascii=False).encode  # a Chinese text in a third of the bytes


def json(value: object) -> str:
    """`value` as a parameter for a jsonb column."""
    return _encode(value)


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code of the error, if the server spoke at all."""
    return getattr(_driver_error(error), "pgcode", None)


def refused_by(error: peewee.IntegrityError) -> str | None:
    """The name of the constraint that refused the row."""
    diagnostics = getattr(_driver_error(error), "diag", None)
    return getattr(diagnostics, "constraint_name", None)


def _driver_error(error: BaseException) -> BaseException:
    """The driver's own error within peewee's."""
    return getattr(error, "orig", error)


def is_lost(error: BaseException) -> bool:
    """True when the connection is gone, or the pool could not give one."""
    if isinstance(error, MaxConnectionsExceeded):
        return True
    if not isinstance(error, peewee.OperationalError | peewee.InterfaceError):
        return False
    code = sqlstate(error)
    # 08: connection exception; 57P0x: the server is shutting down, crashed or starting; 25P03: idle too long.
    return code is None or code.startswith(("08", "57P0")) or code == "25P03"


def is_unable(error: BaseException) -> bool:
    """True when the server answers that it cannot work now: no room, no memory, no files, no writing."""
    code = sqlstate(error) or ""
    # 53: insufficient resources; 58: the system's own errors; 25006: read only, as a standby is.
    return code.startswith(("53", "58")) or code == "25006"


def is_contention(error: BaseException) -> bool:
    """True for a deadlock or a serialisation failure: the same work may simply be tried again."""
    return sqlstate(error) in ("40P01", "40001")


def is_passing(error: BaseException) -> bool:
    """True when the work itself is not at fault: the same may succeed later."""
    return is_lost(error) or is_unable(error) or is_contention(error) or isinstance(error, DatabaseDown)


def is_timeout(error: BaseException) -> bool:
    """True when a lock was not to be had, or a statement not done, in the time allowed."""
    return is_locked(error) or sqlstate(error) == "57014"


def is_locked(error: BaseException) -> bool:
    """True when a lock was not to be had in the time allowed: somebody else has it."""
    return sqlstate(error) == "55P03"


def is_without_value(error: BaseException) -> bool:
    """True when a column that must have a value was given none."""
    return sqlstate(error) == "23502"


@contextlib.contextmanager
def connected() -> Iterator[None]:
    """One connection for all that this thread does within, checked out once.

    Raises: DatabaseDown when it cannot be had, is lost, or its server cannot work.
    """
    if not db.is_closed():
        yield
        return
    try:
        db.connect()
        yield
    except Exception as error:
        if is_lost(error) or is_unable(error):
            raise DatabaseDown from error
        raise
    finally:
        db.close()


def retry_once(work: Callable[[], T], *, deadlocks: int = 1) -> T:
    """Do a whole unit of work, once more if the connection was lost, and after each of so many `deadlocks` that were broken.

    `work` opens its own transaction.
    Raises: DatabaseDown when the second connection is lost as well, or the server cannot work; otherwise what the
    last try raised.
    """
    losses = 1
    with connected():
        while True:
            try:
                if db.is_closed():
                    db.connect()
                return work()
            except Exception as error:
                if is_unable(error) or (is_lost(error) and not losses):
                    raise DatabaseDown from error
                if is_lost(error):
                    losses -= 1
                elif is_contention(error) and deadlocks:
                    deadlocks -= 1
                else:
                    raise
            db.close()  # nothing heals a lost connection
