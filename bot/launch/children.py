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

from bot.launch.log_file import LogFile

GRACE_S = 10

# If we are killed with -9 we can stop nobody. This shell sees its input end, however we died, and stops them for us:
# first those that stand on others, then the others.
GUARD = f"""
without() {{ for one in $2; do [ "$one" = "$1" ] || echo "$one"; done; }}
stop() {{
  for group in $*; do kill -s TERM -- "-$group"; done
  for second in {" ".join(str(second) for second in range(GRACE_S))}; do
    alive=
    for group in $*; do kill -s 0 -- "-$group" && alive=yes; done
    [ "$alive" ] || return
    sleep 1
  done
  for group in $*; do kill -s KILL -- "-$group"; done
}}
while read -r what group; do
  case $what in
    part) parts="$parts $group" ;;
    base) bases="$bases $group" ;;
    gone) parts=$(without "$group" "$parts"); bases=$(without "$group" "$bases") ;;
  esac
done
stop $parts
stop $bases
"""


class StopAsked(Exception):
    """Ctrl-C or SIGTERM."""


class Died(Exception):
    """A child ended that should not have; the text tells which, how, and its last words."""


class Child:
    """One process. `on_line` gets each line it prints, on a thread of its own."""

    def __init__(
        self,
        name: str,
        process: subprocess.Popen[bytes],
        log: LogFile,
        on_line: Callable[[Child, str], None],
        *,
        is_base: bool,
    ) -> None:
        self.name = name
        self.is_base = is_base  # the others stand on it, so it is stopped after them
        self.log = log.path
        self.first_line: str | None = None
        self.last_lines: collections.deque[str] = collections.deque(maxlen=8)
        self._process = process
        self._log = log
        self._on_line = on_line
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None
        with output, contextlib.closing(self._log):
            for raw in output:
                self._log.write(raw)
                line = raw.decode(errors="replace").rstrip()
                if self.first_line is None:
                    self.first_line = line
                self.last_lines.append(line[:300])
                self._on_line(self, line)

    @property
    def group(self) -> int:
        return self._process.pid

    def wait(self) -> int:
        code = self._process.wait()
        self.kill_group()  # what it started cannot outlive it, nor keep its port or our pipe
        self._reader.join(timeout=1)
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

    def how_it_ended(self) -> str:
        code = self.wait()
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
        return f"{self.name} {how}"

    def obituary(self) -> str:
        how = self.how_it_ended()
        return "\n".join([f"{how}. Its last lines ({self.log}):", *(f"  {line}" for line in self.last_lines)])


class Children:
    """All of them, and the ear for what happens: a signal, or one that ends."""

    def __init__(self, logs: Path, *, kept_by_guard: tuple[int, ...] = ()) -> None:
        """`kept_by_guard` are file descriptors that stay open until all have ended, even if we are killed."""
        self._logs = logs
        self._kept_by_guard = kept_by_guard
        self._all: list[Child] = []
        # SimpleQueue, because only its put() may be called from a signal handler. None: we shall stop.
        self._news: queue.SimpleQueue[Child | None] = queue.SimpleQueue()

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
            pass_fds=self._kept_by_guard,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_all()
        self._guard.kill()
        self._guard.communicate()

    def start(
        self,
        name: str,
        command: Sequence[str],
        environ: Mapping[str, str],
        on_line: Callable[[Child, str], None],
        *,
        is_base: bool = False,
    ) -> Child:
        process = subprocess.Popen(  # noqa: S603
            command,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,  # Ctrl-C reaches us alone, and we stop them in order
        )
        self._tell_guard("base" if is_base else "part", process.pid)
        child = Child(name, process, LogFile(self._logs / f"{name}.log"), on_line, is_base=is_base)
        self._all.append(child)
        threading.Thread(target=self._report_end, args=(child,), daemon=True).start()
        return child

    def run(
        self, name: str, command: Sequence[str], environ: Mapping[str, str], on_line: Callable[[Child, str], None]
    ) -> None:
        """Start one that must end, and well, before we go on. Raises: Died, StopAsked"""
        child = self.start(name, command, environ, on_line)
        ended = self.next_end()
        if ended is not None and (ended is not child or ended.code != 0):
            raise Died(ended.obituary())

    def next_end(self, seconds: float | None = None) -> Child | None:
        """Wait for a child that ends, at most so long; it is none of ours any more. Raises: StopAsked"""
        try:
            child = self._news.get(timeout=seconds)
        except queue.Empty:
            return None
        if child is None:
            raise StopAsked
        self._tell_guard("gone", child.group)
        self._all.remove(child)
        return child

    def _report_end(self, child: Child) -> None:
        child.wait()
        self._news.put(child)

    def _tell_guard(self, what: str, group: int) -> None:
        assert self._guard.stdin is not None
        with contextlib.suppress(OSError):  # it was killed: then nobody watches over us, and all goes on
            self._guard.stdin.write(f"{what} {group}\n".encode())
            self._guard.stdin.flush()

    def _stop_all(self) -> None:
        self._stop([child for child in self._all if not child.is_base])
        self._stop([child for child in self._all if child.is_base])

    def _stop(self, children: list[Child]) -> None:
        for child in children:
            child.ask_to_stop()
        give_up_at = time.monotonic() + GRACE_S
        while any(child.code is None for child in children) and time.monotonic() < give_up_at:
            with contextlib.suppress(StopAsked):  # shells and `timeout` may tell us twice: no reason to hurry
                self.next_end(seconds=0.1)
        for child in children:
            child.kill_group()
            child.wait()
