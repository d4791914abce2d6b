"""Members who go on talking, at a steady pace, while something else is measured."""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from tests.bench.load import answer
from tests.bench.wecom import message, opened, sealed

WORDS = ("/help", "/schedule")


@dataclass
class Talk:
    """What has been answered so far, in `seconds` when it is over."""

    answered: int = 0
    seconds: float = 0.0

    @property
    def a_second(self) -> float:
        return self.answered / self.seconds


@contextlib.contextmanager
def talking(port: int, user_ids: Sequence[str], a_second: int) -> Iterator[Talk]:
    """Each on a connection of their own, all together `a_second` messages a second; every answer is looked at."""
    talk, is_over, begun = Talk(), threading.Event(), time.monotonic()
    with ThreadPoolExecutor(len(user_ids)) as threads:
        speakers: list[Future[int]] = [
            threads.submit(_speak, port, user_id, begun + number / a_second, len(user_ids) / a_second, is_over)
            for number, user_id in enumerate(user_ids)
        ]
        try:
            yield talk
        finally:
            talk.seconds = time.monotonic() - begun
            is_over.set()
        talk.answered = sum(one.result() for one in speakers)


def _speak(port: int, user_id: str, first_at: float, every_s: float, is_over: threading.Event) -> int:
    """A message whenever one is due, not when the last one was answered; how many were."""
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as incoming:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number in itertools.count():
            if is_over.wait(max(first_at + number * every_s - time.monotonic(), 0)):
                return number
            connection.sendall(sealed(message(WORDS[number % len(WORDS)], user_id)).http)
            assert opened(answer(incoming))
    raise AssertionError
