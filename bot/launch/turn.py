"""One ./run at a time on a port: the next waits until all that a killed one started has ended."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

PATIENCE_S = 30.0  # longer than the guard of a killed one takes to stop its parts
LOOK_EVERY_S = 0.1


@contextlib.contextmanager
def taken(var: Path, port: int) -> Iterator[int]:
    """The file descriptor that stands for the turn: whoever inherits it keeps the turn until they end, too.

    If another ./run is alive the turn is not waited for: the port, which is its, will say so.
    """
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = os.open(var / f"run-{port}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    if os.geteuid() == 0:  # in somebody's folder it is theirs, or they could never start again
        os.chown(ours, var.stat().st_uid, var.stat().st_gid)
    try:
        give_up_at = time.monotonic() + PATIENCE_S
        while not _got(ours) and not _holder_lives(ours) and time.monotonic() < give_up_at:
            time.sleep(LOOK_EVERY_S)
        yield ours
    finally:
        os.close(ours)


def _got(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    return True


def _holder_lives(lock: int) -> bool:
    written = os.pread(lock, 20, 0)
    try:
        return psutil.Process(int(written)).status() != psutil.STATUS_ZOMBIE
    except (ValueError, psutil.Error):
        return not written.isdigit()
