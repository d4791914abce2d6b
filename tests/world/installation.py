"""The product's processes as they run in production, beside WeCom's sandbox as another."""

from __future__ import annotations

import contextlib
import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import requests

from bot.settings import ROOT
from tests.conftest import free_port, give_to, quiet_environ
from tests.world.five import FIVE

PATIENCE_S = 30


@dataclass(frozen=True)
class Installation:
    """One worker, and at `port` a web process if it was asked for; `wecom` is the sandbox's address.

    `another_worker` and `another_web` start one more, for one that was killed.
    """

    wecom: str
    port: int
    worker: psutil.Process
    sandbox: psutil.Process
    another_worker: Callable[[], psutil.Process]
    another_web: Callable[[], psutil.Process]
    web: psutil.Process | None = None

    def hire(self, user_id: str) -> None:
        """Put somebody into WeCom's directory."""
        self.post("people", {"user_id": user_id, "name": user_id})

    def post(self, what: str, body: dict[str, Any]) -> Any:
        answer = requests.post(f"{self.wecom}/sandbox/{what}", json=body, timeout=PATIENCE_S)
        answer.raise_for_status()
        return answer.json()

    def sent(self) -> list[dict[str, Any]]:
        """Every message that WeCom accepted, in order."""
        return list(requests.get(f"{self.wecom}/sandbox/sent", timeout=PATIENCE_S).json())


@contextlib.contextmanager
def installed(
    database_url: str,
    folder: Path,
    *,
    web: bool,
    worker_module: tuple[str, ...] = ("bot", "worker"),
    **settings: str,
) -> Iterator[Installation]:
    give_to("demo", database_url)  # the sandbox's, whoever is in it
    port, sandbox_port = free_port(), free_port()
    environ = quiet_environ(folder, database_url, port, sandbox_port) | FIVE | {"SANDBOX": "1"} | settings
    with contextlib.ExitStack() as running:

        def start(name: str, *module: str) -> psutil.Process:
            return running.enter_context(_process(environ, folder / f"{name}.log", *module))

        sandbox = start("sandbox", "sandbox", "serve")
        wait_until(lambda: _answers(sandbox_port, "/"))
        numbers, web_numbers = itertools.count(), itertools.count()

        def start_web() -> psutil.Process:
            started = start(f"web{next(web_numbers) or ''}", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app")
            wait_until(lambda: _answers(port, "/healthz"))
            return started

        def start_worker() -> psutil.Process:
            log = folder / f"worker{next(numbers) or ''}.log"
            worker = start(log.stem, *worker_module)
            wait_until(lambda: "worker ready" in log.read_text(encoding="utf-8"))
            return worker

        serving = start_web() if web else None
        address = f"http://127.0.0.1:{sandbox_port}"
        yield Installation(address, port, start_worker(), sandbox, start_worker, start_web, serving)


def wait_until(true: Callable[[], object], *, every_s: float = 0.05, patience_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(every_s)


@contextlib.contextmanager
def _process(environ: dict[str, str], log: Path, *module: str) -> Iterator[psutil.Process]:
    with log.open("wb") as written:
        started = subprocess.Popen(
            [sys.executable, "-m", *module], cwd=ROOT, env=environ, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        yield psutil.Process(started.pid)
    finally:
        started.terminate()
        started.wait(timeout=PATIENCE_S)


def _answers(port: int, path: str) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}{path}", timeout=1).ok
    except requests.ConnectionError:
        return False
