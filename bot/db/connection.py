"""A connection on which a statement whose result nobody needs costs no round trip of its own.

`BEGIN`, savepoints and their release, and what `Cursor.later` is given, wait for the next statement that is sent, and
leave with it, in their order, as one simple query; at the latest with `COMMIT`. What waits was never sent: if its
savepoint or transaction is rolled back first, nothing of it has to be undone.

Peewee begins, releases and commits through the methods here (see `store`), so that its `atomic()` means what it says. (A
raw `BEGIN; SELECT …` behind its back made a nested block commit early.)
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

_BEGIN = b"BEGIN"


class Cursor(psycopg2.extensions.cursor):
    """Sends what waits together with what is executed."""

    connection: Connection

    def execute(self, query: Any, vars: Any = None) -> None:
        connection = self.connection
        sent = [*connection.waiting, self.mogrify(query, vars)]
        connection.waiting.clear()  # before it is sent: what has failed is not sent again
        connection.trips += 1
        connection.sent_at = time.monotonic()
        try:
            super().execute(b"; ".join(sent))
        except psycopg2.Error:
            connection.forget_prepared(sent)  # nobody knows which of them were reached
            raise
        finally:
            with connection.answering:
                connection.sent_at = None

    def later(self, query: str, vars: Any = None) -> None:
        """Execute it with the next statement, or with the commit. Its result is lost, its error comes then."""
        self.connection.waiting.append(self.mogrify(query, vars))


class Connection(psycopg2.extensions.connection):
    """`waiting` is what leaves with the next statement; `prepared` names what this session has prepared, by its text.

    `depth` is the number of savepoints that are open. `trips` counts the round trips so far; `sent_at` is when what is under way was sent, by the monotonic clock.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.cursor_factory = Cursor
        self.waiting: list[bytes] = []
        self.prepared: dict[str, str] = {}
        self.depth = 0
        self.trips = 0
        self.sent_at: float | None = None
        self.answering = threading.Lock()  # held while `sent_at` goes, and while somebody else acts upon it
        self._names = itertools.count()
        self._has_something = select.poll()
        self._has_something.register(self.fileno(), select.POLLIN)

    def begin_held(self) -> None:
        """Begin a transaction with the next statement."""
        self.waiting.append(_BEGIN)

    def commit_with_held(self) -> None:
        """Commit, after what waits; nothing is sent where nothing was done."""
        if self.waiting == [_BEGIN]:
            self.waiting.clear()
        else:
            self.cursor().execute("COMMIT")

    def roll_back_all(self) -> None:
        """End the transaction, with nothing of it done."""
        if not self._was_never_sent(_BEGIN):
            self.cursor().execute("ROLLBACK")

    def savepoint_held(self, name: str) -> None:
        """Set the savepoint with the next statement."""
        self.waiting.append(b"SAVEPOINT %s" % name.encode())

    def release_held(self, name: str) -> None:
        """Release the savepoint with the next statement; nothing is sent where nothing was done in it."""
        if self.get_transaction_status() == TRANSACTION_STATUS_INERROR:
            # Somebody has hidden an error: it comes out here, where it can still be undone.
            self.cursor().execute(f"RELEASE SAVEPOINT {name}")
        elif self.waiting and self.waiting[-1] == b"SAVEPOINT %s" % name.encode():
            self.waiting.pop()
        else:
            self.waiting.append(b"RELEASE SAVEPOINT %s" % name.encode())

    def roll_back_to(self, name: str) -> None:
        """Undo what was done since the savepoint."""
        if self._was_never_sent(b"SAVEPOINT %s" % name.encode()):
            return
        # If it was never reached, what failed stood before it: that error is under way, and undoes all.
        with contextlib.suppress(InvalidSavepointSpecification):
            self.cursor().execute(f"ROLLBACK TO SAVEPOINT {name}")

    def _was_never_sent(self, start: bytes) -> bool:
        """Forget what has waited since `start`; True if `start` itself was still waiting."""
        never_sent = start in self.waiting
        since = self.waiting.index(start) if never_sent else 0
        self.forget_prepared(self.waiting[since:])
        del self.waiting[since:]
        return never_sent

    def forget_prepared(self, statements: list[bytes]) -> None:
        """What these prepare may not be there. What was prepared before stays so, whatever is rolled back."""
        names = {words[1].decode() for one in statements if (words := one.split(None, 2))[0] == b"PREPARE"}
        if names:
            self.prepared = {text: name for text, name in self.prepared.items() if name not in names}

    def new_name(self, of: str) -> str:
        """For a statement that is to be prepared, or a savepoint. Never used twice: the old one may still be there."""
        return f"{of}_{next(self._names)}"

    def waits_since_before(self, moment: float) -> bool:
        """True while the server owes the answer to something that was sent before that moment, and nothing has come yet."""
        return self.sent_at is not None and self.sent_at < moment and not self._has_come()

    def _has_come(self) -> bool:
        """True where there is something to read, or nothing any more. Asked by another thread, so by a poll of its own."""
        look = select.poll()
        try:
            look.register(self.fileno(), select.POLLIN)
        except psycopg2.InterfaceError:
            return True  # closed meanwhile: nobody waits
        return bool(look.poll(0))

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
        return bool(self._has_something.poll(0))
