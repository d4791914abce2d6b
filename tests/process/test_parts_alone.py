"""gunicorn and the worker under somebody else's service manager, with the embedded PostgreSQL: no ./run looks after them."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
import requests

from bot.launch.embedded import address_if_running
from tests import loaded
from tests.clusters import remove_cluster
from tests.conftest import free_port, give_to, quiet_environ
from tests.world.five import FIVE
from tests.world.processes import PATIENCE_S, sandbox_for, say, wait_until


class Parts:
    """Any number of web processes and workers in one folder, all without DATABASE_URL."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[loaded.Started] = []
        self.environ = quiet_environ(folder, "", 0, free_port()) | FIVE | {"SANDBOX": "1", "SECRET_KEY": "k" * 32}

    def start(self, *module: str, port: int = 0) -> loaded.Started:
        with (self.folder / f"{module[0]}-{len(self.started)}.log").open("wb") as log:
            environ = self.environ | {"PORT": str(port or free_port())}
            started = loaded.start(*module, environ=environ, told=log)
        self.started.append(started)
        return started

    def web(self) -> tuple[int, psutil.Process]:
        port = free_port()
        master = self.start("gunicorn", "-c", "gunicorn.conf.py", "wsgi:app", port=port)
        wait_until(lambda: requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).ok)
        return port, psutil.Process(master.pid)

    def postmaster(self) -> psutil.Process | None:
        with contextlib.suppress(OSError, psutil.Error, IndexError):
            return psutil.Process(int((self.folder / "pg" / "cluster" / "postmaster.pid").read_text().split()[0]))
        return None

    def stop(self) -> None:
        for process in self.started:
            process.terminate()
        for process in self.started:
            process.wait(timeout=PATIENCE_S)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    parts = Parts(tmp_path)
    yield parts
    parts.stop()
    assert address_if_running(tmp_path / "pg") is None
    remove_cluster(tmp_path / "pg")


def status(port: int, path: str = "/readyz") -> int:
    return requests.get(f"http://127.0.0.1:{port}{path}", timeout=10).status_code


@pytest.mark.long("starts each part by itself; test_run kills each part of a whole start")
def test_the_embedded_database_outlives_a_web_worker_and_whoever_dies_is_no_harm_to_the_others(parts: Parts) -> None:
    assert parts.start("bot", "migrate").wait(timeout=60) == 0
    port, master = parts.web()
    other_port, other_master = parts.web()
    parts.start("bot", "worker")
    wait_until(lambda: status(port) == status(other_port) == 200)
    server = parts.postmaster()
    [first, second] = master.children()
    first.terminate()  # ends as after its twenty thousand requests
    second.kill()
    wait_until(lambda: len(set(master.children()) - {first, second}) == 2)
    wait_until(lambda: status(port) == 200)
    other_master.terminate()
    other_master.wait(timeout=PATIENCE_S)
    assert parts.postmaster() == server
    assert status(port) == 200


@pytest.mark.long("starts each part by itself; test_run kills each part of a whole start")
def test_when_postgresql_is_killed_the_parts_start_it_again_and_none_of_them_ends(parts: Parts) -> None:
    assert parts.start("bot", "migrate").wait(timeout=60) == 0
    port, master = parts.web()
    worker = parts.start("bot", "worker")
    wait_until(lambda: status(port) == 200)
    children, server = master.children(), parts.postmaster()
    assert server is not None
    server.kill()
    wait_until(lambda: parts.postmaster() not in (None, server))
    wait_until(lambda: status(port) == 200, patience_s=15)
    with sandbox_for(port) as wecom:
        assert say(wecom, "帮助")["outcome"] == "reply"
    assert master.children() == children
    assert worker.poll() is None


def test_counts_that_are_swept_away_and_cannot_be_written_cost_nobody_an_answer(
    parts: Parts, fresh_database_url: str
) -> None:
    """Their folder is in VAR_DIR; it is removed, nothing can be made in its place, and the workers are recycled."""
    give_to("demo", fresh_database_url)
    parts.environ["DATABASE_URL"] = fresh_database_url
    port, master = parts.web()
    counts = parts.folder / "metrics"
    with sandbox_for(port) as wecom:
        assert say(wecom, "帮助")["outcome"] == "reply"
        wait_until(lambda: any(counts.rglob("*.prom")))
        shutil.rmtree(counts)
        counts.touch()
        before = master.children()
        for worker in before:
            worker.kill()
        wait_until(lambda: len(set(master.children()) - set(before)) == len(before))
        exchange = say(wecom, "帮助")
    assert (exchange["outcome"], len(exchange["tries"])) == ("reply", 1)
    assert "callback_total" in requests.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text


def test_a_worker_that_is_started_before_the_database_can_be_reached_waits_for_it(
    parts: Parts, fresh_database_url: str
) -> None:
    """The connections are refused for a while, as when both are started at once."""
    with contextlib.closing(psycopg2.connect(fresh_database_url)) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute("SELECT current_database()")
        [name] = cursor.fetchone()  # type: ignore[misc]
    with contextlib.closing(psycopg2.connect(fresh_database_url.replace(name, "postgres"))) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        parts.environ["DATABASE_URL"] = fresh_database_url
        worker = parts.start("bot", "worker")
        log = parts.folder / "bot-0.log"
        wait_until(lambda: "waiting for the database" in log.read_text())
        assert worker.poll() is None
        cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        wait_until(lambda: "worker ready" in log.read_text())
