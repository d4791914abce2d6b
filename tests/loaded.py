"""`python -m …`, without the second that it takes to load the product: one process has loaded it, and forks whoever runs it.

What is run has a process, an environment and an end of its own, as if it had been started. That all of it starts from
nothing as well is what the tests of ./run and of the processes show.
"""

from __future__ import annotations

import atexit
import functools
import gc
import json
import os
import runpy
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


def run(*module: str, environ: Mapping[str, str], timeout_s: float = 60) -> subprocess.CompletedProcess[str]:
    """What `python -m …` comes to; what it tells, by either way out, is in `stdout`."""
    with tempfile.TemporaryFile() as told:
        code = _loaded().run(module, environ, (told.fileno(), told.fileno()), timeout_s)
        return subprocess.CompletedProcess(module, code, _all_of(told))


def run_apart(*module: str, environ: Mapping[str, str], timeout_s: float = 60) -> subprocess.CompletedProcess[str]:
    """The same, with complaints in `stderr`."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as complained:
        code = _loaded().run(module, environ, (told.fileno(), complained.fileno()), timeout_s)
        return subprocess.CompletedProcess(module, code, _all_of(told), _all_of(complained))


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


class _Loaded:
    """The process that has loaded the product. It runs one at a time, and ends with whoever asks it."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.loaded", str(theirs.fileno())],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._told = self._line.makefile("r")
        atexit.register(self._end)

    def run(self, module: tuple[str, ...], environ: Mapping[str, str], told: tuple[int, int], timeout_s: float) -> int:
        order = json.dumps({"module": module, "environ": dict(environ)}).encode() + b"\n"
        with self._turn:
            socket.send_fds(self._line, [order], told)
            running = int(self._told.readline())
            late = threading.Timer(timeout_s, os.kill, (running, signal.SIGKILL))
            late.start()
            try:
                return int(self._told.readline())
            finally:
                late.cancel()

    def _end(self) -> None:
        self._told.close()
        self._line.close()
        self._process.wait()


_loaded = functools.cache(_Loaded)


def main(line: socket.socket) -> None:
    """Forks for each order; the fork is what was ordered."""
    for one in LOADED:
        import_module(one)
    import_module("bot.chat.handlers").collect("commands")
    assert threading.active_count() == 1, "what runs beside is not forked"
    gc.freeze()
    while order := _received(line):
        if (child := os.fork()) == 0:
            line.close()
            _become(*order)
            return
        for file in order[1]:
            os.close(file)
        line.sendall(f"{child}\n".encode())
        _, status = os.waitpid(child, 0)
        line.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _received(line: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    order, files, *_ = socket.recv_fds(line, LONGEST, 2)
    while order and not order.endswith(b"\n"):
        order += line.recv(LONGEST)
    return (json.loads(order), files) if order else None


def _become(order: dict[str, Any], files: list[int]) -> None:
    for way_out, file in enumerate(files, 1):
        os.dup2(file, way_out)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["environ"])
    name, *arguments = order["module"]
    sys.argv = [name, *arguments]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
