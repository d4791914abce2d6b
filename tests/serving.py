"""A server of the test's own process, in a thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

_LOOK_EVERY_S = 0.02  # whether it is to stop; half a second by default, which every test would wait at its end


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
