"""The product in processes of its own, as it is run, and waiting for what they do."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import requests

from bot.launch.embedded import Embedded
from sandbox.company import company
from sandbox.server import listening
from tests import loaded
from tests.conftest import free_port, quiet_environ
from tests.serving import end, in_a_thread
from tests.world.five import FIVE
from tests.world.hooking import SECRET

PATIENCE_S = 30


class House:
    """Web processes and a worker on one database, with a sandbox that sends them messages."""

    def __init__(self, database_url: str, folder: Path, sandbox_port: int = 0) -> None:
        self.database_url = database_url
        self.sandbox_port = sandbox_port or free_port()
        self.folder = folder
        self.started: list[loaded.Started] = []

    def web(self) -> int:
        """One more web process of two workers; its port."""
        port = free_port()
        self._start("gunicorn", "-c", "gunicorn.conf.py", "tests.world.staged_wsgi:app", port=port)
        wait_until(lambda: requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).ok)
        return port

    def sandbox(self) -> None:
        """WeCom as a process of its own."""
        self._start("sandbox", "serve")
        wait_until(lambda: requests.get(f"http://127.0.0.1:{self.sandbox_port}/", timeout=1).ok)

    def worker(self) -> loaded.Started:
        return self._start("tests.world.staged_worker")

    def _start(self, *module: str, port: int = 0) -> loaded.Started:
        environ = quiet_environ(self.folder, self.database_url, port or free_port(), self.sandbox_port)
        with (self.folder / f"{module[0]}-{len(self.started)}.log").open("wb") as log:
            environ |= FIVE | {"SANDBOX": "1", "STAGE_DIR": str(self.folder), "HOOK_SECRET": SECRET}
            self.started.append(loaded.start(*module, environ=environ, told=log))
        return self.started[-1]

    def stop(self) -> None:
        end(self.started, PATIENCE_S)

    def effects(self) -> list[str]:
        return [word for (word,) in self.rows("SELECT word FROM effect ORDER BY id")]

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        with contextlib.closing(psycopg2.connect(self.database_url)) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            found = cursor.fetchall() if cursor.description else []
            connection.commit()
            return found


@contextlib.contextmanager
def sandbox_for(port: int) -> Iterator[str]:
    """WeCom, delivering to that port."""
    server = listening(company(FIVE | {"CALLBACK_URL": f"http://127.0.0.1:{port}/wecom/callback"}), 0)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.port}"


def say(address: str, words: str, **more: object) -> dict:  # type: ignore[type-arg]
    answer = requests.post(f"{address}/sandbox/messages", json={"from": "zhangsan", "text": words, **more}, timeout=60)
    assert answer.ok, answer.text
    return answer.json()  # type: ignore[no-any-return]


def wait_until(true, patience_s: float = PATIENCE_S) -> None:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + patience_s
    while True:
        with contextlib.suppress(requests.ConnectionError, psycopg2.Error):
            if true():
                return
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.05)


def furnish(house: House) -> None:
    house.rows(
        "CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, word text NOT NULL);"
        "INSERT INTO member (user_id, name, created_at) VALUES ('zhangsan', '张三', now())"
    )


def restart(server: Embedded, folder: Path) -> None:
    pid = int((folder / "pg" / "cluster" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGINT)  # a fast shutdown: connections are cut
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=10)
    server.start()


def is_hung_up(line: socket.socket) -> bool:
    try:
        return line.recv(4096) == b""
    except TimeoutError:
        return False
    except OSError:
        return True
