"""A connection on which a statement whose result nobody needs costs no round trip of its own.

`BEGIN`, savepoints and their release, and what `Cursor.later` is given, wait for the next statement that is sent, and
leave with it, in their order, as one simple query; at the latest with `COMMIT`. What waits was never sent: if its
savepoint or transaction is rolled back first, nothing of it has to be undone.

Peewee begins, releases and commits by statements of its own, so this is the place to hold them back. (A raw
`BEGIN; SELECT …` behind its back made a nested block commit early.)
"""

from __future__ import annotations

import contextlib
import itertools
import os
import select
import socket
import threading
import time
from typing import Any

import psycopg2
import psycopg2.extensions
from psycopg2.errors import InvalidSavepointSpecification
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

_BEGIN, _COMMIT, _ROLLBACK = "BEGIN", "COMMIT", "ROLLBACK"
_SAVEPOINT, _RELEASE, _ROLLBACK_TO = "SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT "


class Cursor(psycopg2.extensions.cursor):
    """Sends what waits together with what is executed."""

    connection: Connection

    def execute(self, query: Any, vars: Any = None) -> None:
        if isinstance(query, str) and not vars:
            if self._is_held_back(query):
                return
            if query.startswith(_ROLLBACK_TO):
                # If it was never reached, what failed stood before it: that error is under way, and undoes all.
                with contextlib.suppress(InvalidSavepointSpecification):
                    self._send(query.encode())
                return
        self._send(self.mogrify(query, vars))

    def later(self, query: str, vars: Any = None) -> None:
        """Execute it with the next statement, or with the commit. Its result is lost, its error comes then."""
        self.connection.waiting.append(self.mogrify(query, vars))

    def _send(self, query: bytes) -> None:
        waiting = self.connection.waiting
        sent = [*waiting, query]
        joined = b"; ".join(sent)
        self.connection.trips += 1
        waiting.clear()  # before it is sent: what has failed is not sent again
        self.connection.sent_at = time.monotonic()
        try:
            super().execute(joined)
        except psycopg2.Error:
            self.connection.forget_prepared(sent)  # nobody knows which of them were reached
            raise
        finally:
            with self.connection.answering:
                self.connection.sent_at = None

    def _is_held_back(self, query: str) -> bool:
        """True for a statement that waits, or that what waits has made needless."""
        waiting = self.connection.waiting
        statement = query.removesuffix(";")
        if statement == _BEGIN or statement.startswith(_SAVEPOINT):
            waiting.append(statement.encode())
            return True
        if statement.startswith(_RELEASE):
            if self.connection.get_transaction_status() == TRANSACTION_STATUS_INERROR:
                return False  # somebody has hidden an error: it comes out here, where it can still be undone
            savepoint = f"{_SAVEPOINT}{statement.removeprefix(_RELEASE)}".encode()
            if waiting and waiting[-1] == savepoint:
                waiting.pop()  # nothing was done in it
            else:
                waiting.append(statement.encode())
            return True
        if statement.startswith(_ROLLBACK_TO):
            return self._was_never_sent(f"{_SAVEPOINT}{statement.removeprefix(_ROLLBACK_TO)}".encode())
        if statement == _ROLLBACK:
            return self._was_never_sent(_BEGIN.encode())
        if statement == _COMMIT and waiting == [_BEGIN.encode()]:
            waiting.clear()
            return True
        return False

    def _was_never_sent(self, start: bytes) -> bool:
        """Forget what has waited since `start`; True if `start` itself was still waiting."""
        waiting = self.connection.waiting
        never_sent = start in waiting
        since = waiting.index(start) if never_sent else 0
        self.connection.forget_prepared(waiting[since:])
        del waiting[since:]
        return never_sent


class Connection(psycopg2.extensions.connection):
    """`waiting` is what leaves with the next statement; `prepared` names what this session has prepared, by its text.

    `trips` counts the round trips so far; `sent_at` is when what is under way was sent, by the monotonic clock.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.cursor_factory = Cursor
        self.waiting: list[bytes] = []
        self.prepared: dict[str, str] = {}
        self.trips = 0
        self.sent_at: float | None = None
        self.answering = threading.Lock()  # held while `sent_at` goes, and while somebody else acts upon it
        self._names = itertools.count()

    def forget_prepared(self, statements: list[bytes]) -> None:
        """What these prepare may not be there. What was prepared before stays so, whatever is rolled back."""
        names = {words[1].decode() for one in statements if (words := one.split(None, 2))[0] == b"PREPARE"}
        if names:
            self.prepared = {text: name for text, name in self.prepared.items() if name not in names}

    def new_name(self) -> str:
        """For a statement that is to be prepared. Never used twice: after an error the old one may still be there."""
        return f"prepared_{next(self._names)}"

    def waits_since_before(self, moment: float) -> bool:
        """True while the server owes the answer to something that was sent before that moment."""
        return self.sent_at is not None and self.sent_at < moment

    def cut_off(self, sent_before: float) -> None:
        """Let the thread that still waits for such an answer fail at once: its connection is lost. From another one."""
        with self.answering, contextlib.suppress(OSError, psycopg2.InterfaceError):
            if self.waits_since_before(sent_before):
                with socket.socket(fileno=os.dup(self.fileno())) as line:
                    line.shutdown(socket.SHUT_RDWR)

    def is_lost(self) -> bool:
        """True if the server has hung up: an idle connection on which something can be read. Asks nobody."""
        if self.closed:
            return True
        poll = select.poll()
        poll.register(self.fileno(), select.POLLIN)
        return bool(poll.poll(0))
