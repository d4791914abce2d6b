"""The whole way of a message over HTTP, beside a constant and an echo served the same way."""

from __future__ import annotations

import contextlib
import itertools
import pickle
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import psycopg2
import pytest

from bot.settings import ROOT
from tests.bench import rivals
from tests.bench.company import SPEAKERS, furnish
from tests.bench.load import Load
from tests.bench.table import show
from tests.bench.wecom import ENVIRON, message, opened, sealed
from tests.conftest import free_port, quiet_environ

ROUNDS = 3
# Of one round, by the number of clients: CPU comes in hundredths of a second for each process, and a constant costs 0.2 ms.
REQUESTS = {1: 1500, 8: 3000}
WARM_UP = 64
PATIENCE_S = 30


class Target(NamedTuple):
    """What is asked of which server, and how a right answer is known."""

    name: str
    app: str
    words: str
    is_right: Callable[[bytes], bool]


TARGETS = (
    Target("a constant", "tests.bench.rivals:constant", "/help", lambda body: body == rivals.CONSTANT),
    Target("echo with wechatpy", "tests.bench.rivals:echo", "/help", lambda body: opened(body) == "/help"),
    Target("/help", "wsgi:app", "/help", lambda body: "日程 · " in opened(body)),
    Target("/schedule", "wsgi:app", "/schedule", lambda body: opened(body).count("候选人") == 3),
)


@dataclass
class Figures:
    """One target's rounds, added up. Times in seconds."""

    wall: float = 0
    server: float = 0
    postgresql: float = 0
    latencies: list[float] = field(default_factory=list)

    def row(self, name: str, others: list[Figures]) -> list[str | float]:
        return [
            name,
            self.rate,
            *(self.at(part) * 1000 for part in (0.5, 0.95, 0.99)),
            self.cpu * 1000,
            *(self.cpu / other.cpu for other in others),
            self.postgresql / len(self.latencies) * 1000,
        ]

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.wall

    @property
    def cpu(self) -> float:
        return self.server / len(self.latencies)

    def at(self, part: float) -> float:
        return sorted(self.latencies)[int(part * len(self.latencies))]


@contextlib.contextmanager
def gunicorn(app: str, database_url: str, folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """The application as it is served in production: its port and its master process."""
    port = free_port()
    environ = quiet_environ(folder, database_url, port, free_port()) | ENVIRON
    with (folder / f"{app}.log").open("wb") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", app],
            cwd=ROOT,
            env=environ,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield port, psutil.Process(started.pid)
    finally:
        started.terminate()
        started.wait(timeout=PATIENCE_S)


def drive(port: int, target: Target, clients: int, count: int) -> Load:
    """Let the clients send `count` messages in all; every answer is looked at."""
    each = [
        [sealed(message(target.words, speaker)).http for _ in range(count // clients)] for speaker in SPEAKERS[:clients]
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", str(port)],
        cwd=ROOT,
        input=pickle.dumps(each),
        stdout=subprocess.PIPE,
        check=True,
    )
    load = Load(**pickle.loads(done.stdout))
    assert len(load.bodies) == sum(map(len, each))
    assert all(map(target.is_right, load.bodies))
    return load


def family(parent: psutil.Process) -> list[psutil.Process]:
    return [parent, *parent.children(recursive=True)]


def backends(database_url: str) -> list[psutil.Process]:
    """PostgreSQL's processes that serve our connections; none when it runs on another machine."""
    ours = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    found = [psutil.Process(pid) for (pid,) in rows(database_url, ours) if psutil.pid_exists(pid)]
    return [process for process in found if process.name().startswith("postgres")]


def spent(processes: list[psutil.Process]) -> float:
    """Seconds of CPU, user and system."""
    times = [process.cpu_times() for process in processes]
    return sum(one.user + one.system for one in times)


def rows(database_url: str, sql: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(psycopg2.connect(database_url)) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.fixture
def furnished(fresh_database_url: str) -> str:
    furnish(fresh_database_url)
    return fresh_database_url


def test_messages_over_http(furnished: str, tmp_path: Path) -> None:
    for promise in ("fsync", "synchronous_commit", "full_page_writes"):
        assert rows(furnished, f"SHOW {promise}") == [("on",)]
    figures = {(clients, target.name): Figures() for clients in REQUESTS for target in TARGETS}
    with contextlib.ExitStack() as running:
        servers = {
            app: running.enter_context(gunicorn(app, furnished, tmp_path)) for app in {one.app for one in TARGETS}
        }
        for target in TARGETS:
            wait_for(servers[target.app][0])
            drive(servers[target.app][0], target, len(SPEAKERS), WARM_UP)
        for clients, count in REQUESTS.items():
            for _, target in itertools.product(range(ROUNDS), TARGETS):
                port, server = servers[target.app]
                server_before, database_before = spent(family(server)), spent(backends(furnished))
                load = drive(port, target, clients, count)
                found = figures[clients, target.name]
                found.wall += load.seconds
                found.latencies += load.latencies_s
                found.server += spent(family(server)) - server_before
                found.postgresql += spent(backends(furnished)) - database_before
    for clients, count in REQUESTS.items():
        of_target = [figures[clients, target.name] for target in TARGETS]
        show(
            f"{clients} client{'s' * (clients > 1)}, {count * ROUNDS} requests each in {ROUNDS} rounds, in turn",
            ("", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "CPU / constant", "CPU / echo", "PostgreSQL ms"),
            [found.row(target.name, of_target[:2]) for target, found in zip(TARGETS, of_target, strict=True)],
        )


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            assert time.monotonic() < deadline, "gunicorn did not start"
            time.sleep(0.05)
