"""One HTTP call as WeCom makes it: a limit for the whole answer, no redirects, no proxy."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

# As seen in WeCom's own calls.
HEADERS = {"User-Agent": "Mozilla/4.0", "Accept": "*/*", "Pragma": "no-cache", "Cache-Control": "no-cache"}
BODY_LIMIT = 1 << 20


class NoAnswer(Exception):
    """The call brought no whole answer; the text is `timeout` or `connection`."""


@dataclass(frozen=True)
class Answer:
    """What came back, whole."""

    status: int
    content_type: str
    body: bytes


def call(method: str, url: str, body: bytes | None, *, limit_s: float, language: str = "") -> Answer:
    """The answer to one request, if it is there within `limit_s` from the connecting on.

    `language` is what WeCom itself never tells. A server that drips cannot stretch the limit: at its end the connection is dropped.
    Raises: NoAnswer.
    """
    # http.client rather than requests, whose timeout is between two bytes and whose socket is out of reach.
    started = time.monotonic()
    connection = _connection(url, limit_s)
    try:
        connection.connect()
        connection.sock.settimeout(None)  # from here on only the deadline ends the call
    except TimeoutError:
        raise NoAnswer("timeout") from None
    except OSError:
        raise NoAnswer("connection") from None
    deadline = _Deadline(connection.sock, limit_s - (time.monotonic() - started))
    with contextlib.closing(connection), deadline:
        try:
            answer = _exchange(connection, method, url, body, language)
        except (OSError, HTTPException):
            raise NoAnswer("timeout" if deadline.passed else "connection") from None
    if deadline.passed:
        raise NoAnswer("timeout")
    return answer


class _Deadline:
    """Drops the connection when its time is up; `passed` says whether it had to."""

    def __init__(self, line: socket.socket, seconds: float) -> None:
        self.passed = False
        self._line = line
        self._timer = threading.Timer(max(seconds, 0), self._drop)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _drop(self) -> None:
        self.passed = True
        with contextlib.suppress(OSError):  # the other side was quicker
            # The plain socket's shutdown, under TLS too: that one would wait for a farewell.
            socket.socket.shutdown(self._line, socket.SHUT_RDWR)


def _connection(url: str, limit_s: float) -> HTTPConnection:
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    return kind(address.hostname or "", address.port, timeout=limit_s)


def _exchange(connection: HTTPConnection, method: str, url: str, body: bytes | None, language: str) -> Answer:
    address = urlsplit(url)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    content = {"Content-Type": "text/xml"} if body is not None else {}
    spoken = {"Accept-Language": language} if language else {}
    connection.request(method, target, body, HEADERS | content | spoken)
    response = connection.getresponse()
    whole = response.read(BODY_LIMIT + 1)
    if response.length:
        raise HTTPException("the body is shorter than its Content-Length, or too long to be an answer")
    return Answer(response.status, response.headers.get("Content-Type", ""), whole)
