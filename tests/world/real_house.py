"""Web process and worker in real mode, with a sandbox for WeCom, to plant faults in; and what may stand in their way."""

from __future__ import annotations

import contextlib
import http.server
import itertools
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import requests

from bot import doctor
from bot.db import store
from bot.db.clock import own as now
from bot.doctor.finding import Finding
from bot.settings import load
from sandbox.company import company
from sandbox.server import listening
from tests import loaded
from tests.conftest import free_port, quiet_environ
from tests.serving import end, in_a_thread
from tests.world.five import FIVE
from tests.world.processes import wait_until

PATIENCE_S = 60


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    text: str

    def about(self, mark: str) -> list[str]:
        """Each finding of that mark, with its cure, as one line."""
        blocks: list[str] = []
        for line in self.text.splitlines():
            if line.startswith("  ") and blocks:
                blocks[-1] += line
            else:
                blocks.append(line)
        return [block for block in blocks if block.startswith(mark)]

    def only_wrong(self) -> str:
        """The one thing that is wrong."""
        wrong = self.about("✗")
        assert len(wrong) == 1, self.text
        assert self.code == 1
        assert "1 项要处理 to put right" in self.text
        return wrong[0]


@dataclass
class House:
    """Web process and worker in real mode, with a sandbox for WeCom; `environ` is what all of them were given."""

    environ: dict[str, str]
    wecom: str
    folder: Path
    running: dict[str, loaded.Started] = field(default_factory=dict)

    def bot(self, *arguments: str, **changed: str) -> Said:
        """Run `python -m bot …` as the operator would, with settings of its own where `changed`."""
        done = loaded.run("bot", *arguments, environ=self.environ | changed, timeout_s=PATIENCE_S)
        for name in ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY", "SECRET_KEY"):
            assert (self.environ | changed)[name] not in done.stdout, f"{name} is shown"
        return Said(done.returncode, done.stdout)

    def doctor(self, **changed: str) -> Said:
        return self.bot("doctor", **changed)

    def plant(self, **faults: object) -> None:
        answer = requests.post(f"{self.wecom}/sandbox/faults", json=faults, timeout=5)
        assert answer.ok, answer.text

    def start(self, name: str, *module: str, **changed: str) -> loaded.Started:
        with (self.folder / f"{name}.log").open("wb") as log:
            started = loaded.start(*module, environ=self.environ | changed, told=log)
        self.running[name] = started
        return started

    def readiness(self) -> tuple[int, dict[str, str]]:
        answer = requests.get(f"http://127.0.0.1:{self.environ['PORT']}/readyz", timeout=20)
        return answer.status_code, answer.json()

    def start_web(self, name: str, port: int, **changed: str) -> None:
        self.start(
            name, "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app", PORT=str(port), WEB_CONCURRENCY="1", **changed
        )
        wait_until(lambda: requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).ok)

    def start_worker(self) -> None:
        self.start("worker", "bot", "worker")
        wait_until(lambda: self.rows("SELECT 1 FROM procrastinate_workers"))

    def stop(self, name: str) -> None:
        end([self.running.pop(name)], PATIENCE_S)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with contextlib.closing(psycopg2.connect(self.environ["DATABASE_URL"])) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def wecom_with(environ: Mapping[str, str]) -> Iterator[str]:
    """A sandbox whose console has these five values."""
    server = listening(company(environ), 0)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.port}"


def examined(environ: Mapping[str, str], clock: Callable[[], datetime] = now) -> dict[str, Finding]:
    """The findings by their part, found in this process."""
    try:
        return {finding.part: finding for finding in doctor.examine(load(environ), clock)}
    finally:
        store.db.close_all()


@contextlib.contextmanager
def page(status: int) -> Iterator[str]:
    """An address where a web page answers to everything."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>Welcome</title>"
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Location", "/login")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.server_port}"


@contextlib.contextmanager
def alternating(*ports: int) -> Iterator[str]:
    """An address behind which two servers take turns, as behind a load balancer."""

    class Balancer(http.server.BaseHTTPRequestHandler):
        turn = itertools.cycle(ports)

        def do_GET(self) -> None:
            answer = requests.get(f"http://127.0.0.1:{next(self.turn)}{self.path}", timeout=10)
            self.send_response(answer.status_code)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Balancer)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.server_port}"


@contextlib.contextmanager
def bare_database(server_url: str, *, as_guest: bool = True) -> Iterator[str]:
    """A database with nothing in it; for a guest, who may not make extensions."""
    name = f"bare_{os.getpid()}_{free_port()}"
    with contextlib.closing(psycopg2.connect(server_url)) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'guest'")
        try:
            parts = urlsplit(server_url)
            guest = [f"user={name}", "password=guest"] if as_guest else []
            yield f"{parts.scheme}://{parts.netloc}/{name}?{'&'.join([parts.query, *guest])}"
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
            cursor.execute(f"DROP ROLE {name}")


@contextlib.contextmanager
def real_house(server_url: str, folder: Path) -> Iterator[House]:
    """All of it running, with three members, as long as the block runs."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    at_wecom = FIVE | {"CALLBACK_URL": f"{url}/wecom/callback"}
    with bare_database(server_url, as_guest=False) as database_url, wecom_with(at_wecom) as wecom:
        real = {
            "SANDBOX": "",
            "WECOM_API_BASE": wecom,
            "BASE_URL": url,
            "SECRET_KEY": "not-to-be-shown-anywhere",
            "HTTPS_PROXY": "",
        }
        house = House(quiet_environ(folder, database_url, port, free_port()) | FIVE | real, wecom, folder)
        try:
            assert house.bot("migrate").code == 0
            for user_id, role in (("zhangsan", "interviewer"), ("lisi", "interviewer"), ("zhangmin", "recruiter")):
                assert house.bot("member", user_id, "--role", role).code == 0
            house.start_web("web", port)
            house.start_worker()
            # A callback that comes through, or refusals that one test leaves would be wrong to the next.
            said = requests.post(f"{wecom}/sandbox/messages", json={"from": "zhangsan", "text": "帮助"}, timeout=30)
            assert said.json()["outcome"] == "reply"
            # The worker gets an access token by itself.
            wait_until(lambda: house.rows("SELECT 1 FROM access_token WHERE token IS NOT NULL"))
            yield house
        finally:
            end(house.running.values(), PATIENCE_S)
