"""The embedded PostgreSQL as a part of ./run: it starts the server, prints its address, and ends when the server does.

Asked to end, it stops the server, unless somebody else uses it as well.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from bot.launch.embedded import Embedded, NotStarted

LOOK_EVERY_S = 0.25
NOT_STARTED = 3


def main(data: str, how: str = "") -> int:
    """`how` is `again` where there must be a cluster already."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    server = Embedded(Path(data))
    try:
        print(server.start(may_make=how != "again"), flush=True)  # noqa: T201
        while not stopped.wait(LOOK_EVERY_S):
            if not server.is_running():
                print(f"PostgreSQL is gone; its log: {server.log}", flush=True)  # noqa: T201
                return 1
    except NotStarted as reason:
        print(reason, flush=True)  # noqa: T201
        return NOT_STARTED
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
