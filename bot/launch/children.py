"""The processes that ./run starts: each a process group, its output copied to a log file, all stopped together."""

from __future__ import annotations

import collections
import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

GRACE_S = 10
LARGEST_LOG = 5_000_000  # bytes; at the next start the file becomes .1 and a new one begins

# If we are killed with -9 we can stop nobody. This shell sees its input end, however we died, and stops them for us.
GUARD = f"""
while read -r group; do groups="$groups $group"; done
for group in $groups; do kill -s TERM -- "-$group"; done
for second in {" ".join(str(second) for second in range(GRACE_S))}; do
  sleep 1
  alive=
  for group in $groups; do kill -s 0 -- "-$group" && alive=yes; done
  [ "$alive" ] || exit
done
for group in $groups; do kill -s KILL -- "-$group"; done
"""


class StopAsked(Exception):
    """Ctrl-C or SIGTERM."""


class Died(Exception):
    """A child ended that should not have; the text tells which, how, and its last words."""


class Child:
    """One process. `on_line` gets each line it prints, on a thread of its own."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], log: Path, on_line: Callable[[Child, str], None]):
        self.name = name
        self.log = log
        self.last_lines: collections.deque[str] = collections.deque(maxlen=8)
        self._process = process
        self._on_line = on_line
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None
        with output, self.log.open("ab", buffering=0) as log:
            for raw in output:
                log.write(raw)
                line = raw.decode(errors="replace").rstrip()
                self.last_lines.append(line[:300])
                self._on_line(self, line)

    def wait(self) -> int:
        code = self._process.wait()
        self._reader.join(timeout=1)  # a grandchild may still hold the pipe
        return code

    @property
    def code(self) -> int | None:
        """Its exit code, minus the signal that killed it; None while it runs."""
        return self._process.poll()

    def ask_to_stop(self) -> None:
        self._process.terminate()

    def kill_group(self) -> None:
        """Kill it with all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a zombie
            os.killpg(self._process.pid, signal.SIGKILL)

    def obituary(self) -> str:
        code = self.wait()
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
        return "\n".join(
            [f"{self.name} {how}. Its last lines ({self.log}):", *(f"  {line}" for line in self.last_lines)]
        )


class Children:
    """All of them, and the ear for what happens: a signal, or one that ends."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._all: list[Child] = []
        # SimpleQueue, because only its put() may be called from a signal handler. None: we shall stop.
        self._news: queue.SimpleQueue[Child | None] = queue.SimpleQueue()
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)  # people's words are in them

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup ./run
                signal.signal(number, lambda *_: self._news.put(None))
        self._guard = subprocess.Popen(  # noqa: S603
            ["/bin/sh", "-c", GUARD],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_all()
        self._guard.kill()
        self._guard.communicate()

    def start(
        self, name: str, command: Sequence[str], environ: Mapping[str, str], on_line: Callable[[Child, str], None]
    ) -> Child:
        log = self._logs / f"{name}.log"
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        process = subprocess.Popen(  # noqa: S603
            command,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,  # Ctrl-C reaches us alone, and we stop them in order
        )
        self._tell_guard(process.pid)
        child = Child(name, process, log, on_line)
        self._all.append(child)
        threading.Thread(target=self._report_end, args=(child,), daemon=True).start()
        return child

    def run(
        self, name: str, command: Sequence[str], environ: Mapping[str, str], on_line: Callable[[Child, str], None]
    ) -> None:
        """Start one that must end, and well, before we go on. Raises: Died, StopAsked"""
        child = self.start(name, command, environ, on_line)
        if self.next_end() is not child or child.code != 0:
            raise Died(next(child for child in self._all if child.code is not None).obituary())
        self._all.remove(child)

    def next_end(self, seconds: float | None = None) -> Child | None:
        """Wait for a child that ends, at most so long. Raises: StopAsked"""
        try:
            child = self._news.get(timeout=seconds)
        except queue.Empty:
            return None
        if child is None:
            raise StopAsked
        return child

    def _report_end(self, child: Child) -> None:
        child.wait()
        self._news.put(child)

    def _tell_guard(self, group: int) -> None:
        assert self._guard.stdin is not None
        self._guard.stdin.write(f"{group}\n".encode())
        self._guard.stdin.flush()

    def _stop_all(self) -> None:
        for child in self._all:
            child.ask_to_stop()
        give_up_at = time.monotonic() + GRACE_S
        while any(child.code is None for child in self._all) and time.monotonic() < give_up_at:
            with contextlib.suppress(StopAsked):  # shells and `timeout` may tell us twice: no reason to hurry
                self.next_end(seconds=0.1)
        for child in self._all:
            child.kill_group()
            child.wait()
