"""One copy of the product, as ./run starts it, with ports and a data folder of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import psycopg2
import requests

from bot.launch import databases, embedded
from bot.settings import ROOT, WECOM_FIVE
from tests.clusters import remove_cluster
from tests.conftest import free_port

PARTS = {"web master", "web worker", "worker", "sandbox", "PostgreSQL", "its keeper"}


class Copy:
    """One copy of the product, with ports and a data folder of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port, self.sandbox_port = free_port(), free_port()
        self._started: list[subprocess.Popen[str]] = []

    def run(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        return self.run_module("bot.launch.supervise", *arguments, **environ)

    def run_module(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        # Empty, not absent: a developer's .env must not have its way here.
        nothing = dict.fromkeys((*WECOM_FIVE, "SANDBOX", "DATABASE_URL", "BASE_URL"), "")
        ports = {"PORT": str(self.port), "SANDBOX_PORT": str(self.sandbox_port)}
        started = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=os.environ | nothing | ports | {"VAR_DIR": str(self.var)} | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(started)
        return started

    def remove(self) -> None:
        """Whatever a failed test left."""
        for process in self.processes():
            process.kill()
        for started in self._started:
            started.communicate()
        remove_cluster(self.var / "pg")

    def processes(self) -> list[psutil.Process]:
        """All that runs for this copy."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("VAR_DIR") == str(self.var):
                    found.append(process)
            except psutil.Error:
                continue  # somebody else's, or a zombie
        return found

    def left(self) -> list[psutil.Process]:
        """What still runs after its end; who was just killed may take a moment to be gone."""
        _, alive = psutil.wait_procs(self.processes(), timeout=2)
        return alive

    def parts(self) -> dict[str, psutil.Process]:
        """Each process that has a job of its own; one of the web workers."""
        found: dict[str, psutil.Process] = {}
        for process in sorted(self.processes(), key=lambda one: one.create_time(), reverse=True):
            with contextlib.suppress(psutil.Error):
                found[_job(process)] = process  # the eldest: a master is older than its workers
        return {name: process for name, process in found.items() if name}

    def is_ready(self) -> bool:
        """All of it, the sandbox included. The worker of a master that was killed answers for a moment more: it is none."""
        if not self.parts().keys() >= PARTS:
            return False
        with contextlib.suppress(requests.ConnectionError):
            door = requests.get(f"http://127.0.0.1:{self.sandbox_port}/", timeout=5)
            return self.status("/readyz") == 200 and door.ok
        return False

    def status(self, path: str) -> int:
        return requests.get(f"http://127.0.0.1:{self.port}{path}", timeout=10).status_code

    def says(self, text: str) -> dict[str, Any]:
        """What became of a message of 张三's."""
        address = f"http://127.0.0.1:{self.sandbox_port}/sandbox/messages"
        return dict(requests.post(address, json={"from": "zhangsan", "text": text}, timeout=60).json())

    def asks(self, path: str) -> Any:
        return requests.get(f"http://127.0.0.1:{self.sandbox_port}/sandbox/{path}", timeout=10).json()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        url = embedded.address_if_running(self.var / "pg")
        assert url is not None
        with (
            contextlib.closing(psycopg2.connect(databases.named(url, "demo"))) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
            return cursor.fetchall()


def _job(process: psutil.Process) -> str:
    words = process.cmdline()
    if "gunicorn" in words:
        parent = process.parent()
        above = parent.cmdline() if parent else []
        if "bot.launch.supervise" in above:
            return "web master"
        return "web worker" if "gunicorn" in above else ""  # whose master is dead
    if words[-2:] == ["bot", "worker"]:
        return "worker"
    if "sandbox" in words:
        return "sandbox"
    if "bot.launch.postgresql" in words:
        return "its keeper"
    return "PostgreSQL" if "-D" in words and "postgres" in words[0] else ""


def start_of(running: subprocess.Popen[str]) -> list[str]:
    """The lines up to the address, or all if it never comes."""
    lines: list[str] = []
    assert running.stdout is not None
    for line in running.stdout:
        lines.append(line.strip())
        if "http://" in line:
            break
    return lines
