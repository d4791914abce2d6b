"""gunicorn's threaded worker, whose threads get only requests that are there as a whole.

A client that drips its headers or its body holds a place among those that are polled, and none of the few threads; after
`WITHIN_S` it is hung up on. What is larger than is looked at has a thread read the rest, and never more than half of them
at once. (Hundreds at a time are for the proxy in front to keep away.)
"""

from __future__ import annotations

import contextlib
import re
import select
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

WITHIN_S = 10.0
LEAVES_WITHIN_S = 2.0
LOOKED_AT = 65_536  # bytes that wait in the system's buffer; WeCom's largest request has a few thousand

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]+)[ \t]*\r\n", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_SIZE = re.compile(rb"([0-9a-f]+)[ \t]*(;[^\r]*)?\r\n", re.IGNORECASE)


class Coming:
    """A request as it comes. However often more of it does, no part is looked at twice: whoever drips must not be dear."""

    def __init__(self) -> None:
        self._searched = 0  # bytes, in vain, for what ends the next part
        self._body: int | None = None  # where it begins, once all headers are there
        self._length: float | None = 0.0  # bytes, as announced; None: in chunks
        self._chunk = 0  # where the next begins
        self._last: int | None = None  # where the size of the last one ends
        self.wants_a_word = False  # the client sends the body only after it was told to go on

    def is_whole(self, have: bytes) -> bool:
        """Headers, and all of the body that they announce. `have` is all that has come so far."""
        if self._body is None:
            if (end := self._find(b"\r\n\r\n", have, 0)) < 0:
                return False
            self._read(have[:end] + b"\r\n")
            self._body = self._chunk = end + 4
        if self._length is None:
            return self._has_last_chunk(have)
        return len(have) >= self._body + self._length

    def _read(self, head: bytes) -> None:
        self.wants_a_word = _EXPECTS.search(head) is not None
        length = _LENGTH.search(head)
        if _CHUNKED.search(head):
            self._length = None
        elif length is not None:
            self._length = float(length[1])  # of any number of digits

    def _has_last_chunk(self, have: bytes) -> bool:
        """By the sizes, since whatever looks like the end may stand within a chunk. What is no chunk is refused at once."""
        while self._last is None and (end := self._find(b"\r\n", have, self._chunk)) >= 0:
            size = _SIZE.match(have, self._chunk)
            if size is None:
                return True
            if not (length := int(size[1], 16)):
                self._last = end
            self._chunk = end + length + 4
        # Behind the last, lines may follow.
        return self._last is not None and self._find(b"\r\n\r\n", have, self._last) >= 0

    def _find(self, mark: bytes, have: bytes, start: int) -> int:
        """Where it is, at `start` or behind; less than 0 where it has not come yet."""
        at = have.find(mark, max(start, self._searched))
        if at < 0:
            self._searched = max(len(have) - len(mark) + 1, 0)
        return at


class _Conn(TConn):  # type: ignore[misc]  # it has no types
    """`part` ends it for who is to read the answer still."""

    part: Callable[[TConn], None]

    def close(self, graceful: bool = False) -> None:
        if graceful:
            self.part(self)
        else:
            super().close()


class Worker(ThreadWorker):  # type: ignore[misc]  # it has no types
    """`accept`, the two `on_…` and `finish_request` are called on the main thread."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading = 0  # threads that have a larger one
        self._in_line: deque[TConn] = deque()  # larger ones for which there was none

    def accept(self, listener: Any) -> None:
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        conn = _Conn(self.cfg, client, address, listener.getsockname())
        conn.part = self._part
        self._begin_to_wait(conn)

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The next request on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._begin_to_wait(conn)

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        self._look(conn)

    def _begin_to_wait(self, conn: TConn) -> None:
        conn.coming, conn.seen, conn.was_told = Coming(), -1, False
        conn.timeout = time.monotonic() + WITHIN_S
        self._look(conn)

    def _look(self, conn: TConn) -> None:
        try:
            have = conn.sock.recv(LOOKED_AT, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            self._wait_for_more(conn, 0)
        except OSError:
            self.nr_conns -= 1
            conn.close()
        else:
            is_whole = conn.coming.is_whole(have)
            # No more came though something did: the client has hung up, which a thread finds out at once.
            if is_whole or len(have) == LOOKED_AT or (len(have) == conn.seen and not _is_urgent(conn.sock)):
                conn.is_larger = not is_whole
                self._hand_over(conn)
            elif len(have) == conn.seen:
                self.nr_conns -= 1
                conn.close()
            else:
                if not conn.was_told and conn.coming.wants_a_word:
                    conn.was_told = True
                    with contextlib.suppress(OSError):
                        conn.sock.send(b"HTTP/1.1 100 Continue\r\n\r\n")
                self._wait_for_more(conn, len(have))

    def _wait_for_more(self, conn: TConn, seen: int) -> None:
        # What has come stays in the system's buffer, and would wake us for ever.
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, seen + 1)
        conn.seen = seen
        conn.sock.setblocking(False)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _hand_over(self, conn: TConn) -> None:
        if conn.seen >= 0:
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
        conn.data_ready = True
        if conn.is_larger:
            self._in_line.append(conn)
            self._read_larger()
        else:
            self.enqueue_req(conn)

    def _read_larger(self) -> None:
        """The first ones in line, but for those whose time was up before it was their turn."""
        while self._in_line and self._reading < max(self.cfg.threads // 2, 1):
            conn = self._in_line.popleft()
            if conn.timeout <= time.monotonic():
                self.nr_conns -= 1
                conn.close()
            else:
                self._reading += 1
                self.enqueue_req(conn)

    def finish_request(self, conn: TConn, fs: Future[Any]) -> None:
        was_larger = conn.is_larger
        super().finish_request(conn, fs)
        if was_larger:
            self._reading -= 1
            self._read_larger()

    def _part(self, conn: TConn) -> None:
        """Of who was answered, once they have read it and hung up, or `LEAVES_WITHIN_S` later. gunicorn waits here, on the main
        thread, for each by itself."""
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            conn.close()
            return
        self.nr_conns += 1
        conn.timeout = time.monotonic() + LEAVES_WITHIN_S
        conn.sock.setblocking(False)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._read_away, conn))

    def _read_away(self, conn: TConn, client: socket.socket) -> None:
        """What was left unread would have the answer thrown away as well."""
        try:
            if client.recv(LOOKED_AT):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self._hang_up_on(conn)

    def murder_pending(self) -> None:
        """Hang up on whoever took too long."""
        now = time.monotonic()
        for conn in [conn for conn in self.pending_conns if conn.timeout <= now]:
            self._hang_up_on(conn)

    def _hang_up_on(self, conn: TConn) -> None:
        self.pending_conns.remove(conn)
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def handle(self, conn: TConn) -> Any:
        """On a thread. Only of what is larger than any request of WeCom's, or than the system keeps, is there more to come."""
        if not conn.is_larger:
            return self._keeps(conn)
        hang_up = threading.Timer(WITHIN_S, partial(_shut, conn.sock))
        hang_up.start()
        try:
            return self._keeps(conn)
        finally:
            hang_up.cancel()

    def _keeps(self, conn: TConn) -> Any:
        """Not the connection of who sends the next request before this one is answered: it would be read without a look
        at whether it is whole."""
        return super().handle(conn) and not conn.parser.unreader.buf.getvalue()


def _is_urgent(line: socket.socket) -> bool:
    """A byte out of band: what is behind it is not seen ahead, and a thread would wait for it. No HTTP client sends one."""
    looked = select.poll()
    looked.register(line, select.POLLPRI)
    return any(found & select.POLLPRI for _, found in looked.poll(0))


def _shut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
