"""Clients at work, in a process of their own: `python -m tests.bench.load PORT`.

Standard input is a pickled list with each client's requests (bytes); standard output a pickled `Load`.
"""

from __future__ import annotations

import pickle
import socket
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO


@dataclass
class Load:
    """What came back: how long the whole took, and each answer's body with its latency."""

    seconds: float
    latencies_s: list[float]
    bodies: list[bytes]


def client(port: int, requests: Sequence[bytes], start: threading.Barrier) -> list[tuple[float, bytes]]:
    """One connection, kept alive, one request at a time."""
    answers = []
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as incoming:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        start.wait()
        for request in requests:
            begun = time.perf_counter()
            connection.sendall(request)
            body = answer(incoming)
            answers.append((time.perf_counter() - begun, body))
    return answers


def answer(incoming: BinaryIO) -> bytes:
    """The body of the next answer on a connection."""
    status = int(incoming.readline().split()[1])
    length = 0
    while (line := incoming.readline()) != b"\r\n":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    assert status == HTTPStatus.OK, status
    return incoming.read(length)


def main() -> None:
    port, each = int(sys.argv[1]), pickle.load(sys.stdin.buffer)
    start = threading.Barrier(len(each) + 1)
    with ThreadPoolExecutor(len(each)) as threads:
        at_work = [threads.submit(client, port, requests, start) for requests in each]
        start.wait()
        begun = time.perf_counter()
        answers = [answer for one in at_work for answer in one.result()]
        seconds = time.perf_counter() - begun
    load = Load(seconds, [latency for latency, _ in answers], [body for _, body in answers])
    pickle.dump(load.__dict__, sys.stdout.buffer)


if __name__ == "__main__":
    main()
