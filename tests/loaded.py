"""`python -m …`, without the second that it takes to load the product: one process has loaded it, and forks whoever runs it.

What is run has a process, an environment and an end of its own, as if it had been started. That all of it starts from
nothing as well is what the tests of ./run and of its parts show.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from importlib import import_module
from typing import IO, Any

from bot.settings import ROOT

LOADED = (
    "bot.app",
    "bot.cli.database",
    "bot.cli.examination",
    "bot.cli.installation",
    "bot.cli.interviews",
    "bot.cli.members",
    "bot.cli.understanding",
    "gunicorn.app.wsgiapp",
    "bot.web.whole_requests",
    "sandbox.server",
)
LONGEST = 1 << 20  # of an order, in bytes
NUMBER = 4  # bytes of a process id, and of how it ended
Order = dict[str, Any]


# --- for tests ----------------------------------------------------------------------------------------------------


def run(*module: str, environ: Mapping[str, str], timeout_s: float = 60) -> subprocess.CompletedProcess[str]:
    """What `python -m …` comes to; what it tells, by either way out, is in `stdout`."""
    with tempfile.TemporaryFile() as told:
        code = start(*module, environ=environ, told=told).wait_or_kill(timeout_s)
        return subprocess.CompletedProcess(module, code, _all_of(told))


def run_apart(*module: str, environ: Mapping[str, str], timeout_s: float = 60) -> subprocess.CompletedProcess[str]:
    """The same, with complaints in `stderr`."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as complained:
        code = start(*module, environ=environ, told=told, complained=complained).wait_or_kill(timeout_s)
        return subprocess.CompletedProcess(module, code, _all_of(told), _all_of(complained))


def start(*module: str, environ: Mapping[str, str], told: IO[bytes], complained: IO[bytes] | None = None) -> Started:
    """`python -m …`, running; it tells and complains into these files."""
    order = json.dumps({"module": module, "environ": dict(environ)}).encode() + b"\n"
    news, tells = os.pipe()
    try:
        _loaded().send(order, [told.fileno(), (complained or told).fileno(), tells])
    finally:
        os.close(tells)
    return Started(module, news)


class Started:
    """A process that was forked, with the part of `subprocess.Popen` that tests use."""

    def __init__(self, args: tuple[str, ...], news: int) -> None:
        self.args, self._news = args, news
        self.returncode: int | None = None
        self.pid = self._read()

    def poll(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self._news], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(self.args, timeout or 0)
            self.returncode = self._read()
            os.close(self._news)
        return self.returncode

    def wait_or_kill(self, timeout: float) -> int:
        try:
            return self.wait(timeout)
        finally:
            self.kill()

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _read(self) -> int:
        told = os.read(self._news, NUMBER)
        assert told, "the process that forks is gone"
        return int.from_bytes(told, signed=True)


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


class _Loaded:
    """The process that has loaded the product. It ends with whoever asks it."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.loaded", str(theirs.fileno())],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._turn = threading.Lock()
        atexit.register(self._end)

    def send(self, order: bytes, files: list[int]) -> None:
        with self._turn:
            socket.send_fds(self._line, [order], files)

    def _end(self) -> None:
        self._line.close()
        self._process.wait()


_loaded = functools.cache(_Loaded)


# --- the process that forks -----------------------------------------------------------------------------------------


def main(line: socket.socket) -> None:
    """Goes on for ever, but for what it forks: that is what was ordered."""
    for one in LOADED:
        import_module(one)
    import_module("bot.chat.handlers").collect("commands")
    assert threading.active_count() == 1, "what runs beside is not forked"
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a minder ended
    while received := _received(line):
        order, files = received
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            line.close()
            _mind(order, *files)
            return
        for one in files:
            os.close(one)


def _received(line: socket.socket) -> tuple[Order, list[int]] | None:
    order, files, *_ = socket.recv_fds(line, LONGEST, 3)
    while order and not order.endswith(b"\n"):
        order += line.recv(LONGEST)
    return (json.loads(order), files) if order else None


def _mind(order: Order, told: int, complained: int, tells: int) -> None:
    """Tells who was forked, and how they end."""
    if (child := os.fork()) == 0:
        os.close(tells)
        _become(order, told, complained)
        return
    os.write(tells, child.to_bytes(NUMBER))
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(BrokenPipeError):
        os.write(tells, os.waitstatus_to_exitcode(status).to_bytes(NUMBER, signed=True))
    os._exit(0)


def _become(order: Order, *ways_out: int) -> None:
    for number, file in enumerate(ways_out, 1):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["environ"])
    if os.environ.get("PYTHONUNBUFFERED"):
        sys.stdout.reconfigure(write_through=True)  # type: ignore[union-attr]
    name, *arguments = order["module"]
    sys.argv = [name, *arguments]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
