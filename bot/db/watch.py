"""Whoever waits for a server that takes statements and answers none is cut off before WeCom loses its patience.

A server that is stopped, or behind a network that swallows packets, keeps none of its own time-outs, and a local socket
knows no keepalive. So one thread in each process looks at who waits. While all is well it costs a message nothing but
the note of when its statement was sent.

It does not judge when it comes late itself: then it was this process that had no turn, such as
beside a thread that kept Python's lock, and who waits may have been answered without having had one to see it.

A statement that was given up may still be done when the server is back: who sent it does not know, and tries again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import psycopg2

from bot.db.connection import Connection
from bot.log import log

CONNECT_WITHIN_S = 3
LOOK_EVERY_S = 0.2
TRY_AGAIN_EVERY_S = 0.5
_LATE_S = 0.5  # a look that comes so much after its time was kept from coming
_NO_ANSWER_S = CONNECT_WITHIN_S * 0.9  # a connection that failed after so long was not refused, but not answered

T = TypeVar("T")


class Watch:
    """Over the connections of one process. `is_silent`: the server did not answer, and nobody need ask it."""

    def __init__(
        self,
        patience_s: float,
        in_use: Callable[[], Iterable[Connection]],
        connect: Callable[[], Connection],
        on_back: Callable[[], object],
    ) -> None:
        self.is_silent = False
        self._patience_s = patience_s
        self._in_use, self._connect, self._on_back = in_use, connect, on_back
        self._asking: threading.Thread | None = None
        threading.Thread(target=self._look, name="database watch", daemon=True).start()

    def over(self, connect: Callable[[], T]) -> T:
        """What `connect` gives; refused at once while the server is silent. Raises: psycopg2.OperationalError"""
        if self.is_silent:
            raise psycopg2.OperationalError("the server does not answer")
        began = time.monotonic()
        try:
            return connect()
        except psycopg2.OperationalError:
            self.is_silent = self.is_silent or time.monotonic() - began > _NO_ANSWER_S
            raise

    def _look(self) -> None:
        looked, was_late = time.monotonic(), False
        while True:
            time.sleep(LOOK_EVERY_S)
            before, looked = looked, time.monotonic()
            late_before, was_late = was_late, looked - before > LOOK_EVERY_S + _LATE_S
            if was_late or late_before:
                continue  # whoever has an answer reads it before the next look but one
            sent_before = looked - self._patience_s
            for waiting in [one for one in self._in_use() if one.waits_since_before(sent_before)]:
                if not self.is_silent:
                    self.is_silent = True  # first: who is cut off must not ask again at once
                    log.error("PostgreSQL does not answer")
                waiting.cut_off(sent_before)
            if self.is_silent and (self._asking is None or not self._asking.is_alive()):
                self._asking = threading.Thread(target=self._ask_until_it_answers, name="database", daemon=True)
                self._asking.start()

    def _ask_until_it_answers(self) -> None:
        while True:
            began = time.monotonic()
            try:
                self._connect().close()
            except psycopg2.OperationalError:
                if time.monotonic() - began > _NO_ANSWER_S:
                    time.sleep(TRY_AGAIN_EVERY_S)
                    continue
            # It answers, if only to refuse; what stood idle meanwhile may lead nowhere.
            self._on_back()
            self.is_silent = False
            log.warning("PostgreSQL answers again")
            return
