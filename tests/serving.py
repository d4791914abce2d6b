"""Servers of a test's own: one in a thread, and the end of those that are processes."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from tests.loaded import Started

_LOOK_EVERY_S = 0.002  # whether it is to stop; half a second by default, which every test would wait at its end


@contextlib.contextmanager
def in_a_thread(server: Any) -> Iterator[None]:
    """It serves as long as the block runs; one of `http.server`'s or werkzeug's."""
    thread = threading.Thread(target=server.serve_forever, args=(_LOOK_EVERY_S,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def end(processes: Iterable[subprocess.Popen[Any] | Started], patience_s: float = 30) -> None:
    """All are asked to; of those that do not none is left to the tests that follow, and the test fails."""
    begun = list(processes)
    for process in begun:
        process.terminate()
    try:
        for process in begun:
            process.wait(patience_s)
    finally:
        for process in begun:
            process.kill()
            process.wait()
