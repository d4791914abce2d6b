"""All parts of one installation: started in order, and started again when they die."""

from __future__ import annotations

import contextlib
import http.client
import os
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from bot.launch import databases, postgresql
from bot.launch.children import Child, Children, Died
from bot.launch.database_check import check_external
from bot.launch.ownership import owner_in
from bot.launch.terminal import Progress, say, tell_exchange, tick
from bot.launch.upkeep import MOST_DEATHS, KeepsDying, Upkeep
from bot.settings import Mode, Settings, child_environ

PATIENCE_S = 60  # a first start compiles everything, and may share the machine

PYTHON = sys.executable
WEB = (PYTHON, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app")
WORKER = (PYTHON, "-m", "bot", "worker")
POSTGRESQL = (PYTHON, "-m", "bot.launch.postgresql")
PREPARE = (PYTHON, "-m", "bot", "prepare")
FURNISH = (PYTHON, "-m", "bot", "furnish")
SANDBOX = (PYTHON, "-m", "sandbox", "serve", "--closed")

READABLE = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}  # what children print reaches us at once, and as UTF-8


class CannotStart(Exception):
    """What the person at the terminal has to change, one line for each."""


class Part(NamedTuple):
    """A process that runs until all stop; if it dies, it is started again, by `again` where that differs."""

    name: str
    command: tuple[str, ...]
    is_ready: Callable[[Child], bool]
    again: tuple[str, ...] = ()
    is_base: bool = False


class House:
    """All parts of one installation, running. `prepare` fills its database; `tell` shows what its parts print."""

    def __init__(
        self,
        children: Children,
        settings: Settings,
        prepare: tuple[str, ...] = PREPARE,
        tell: Callable[[Child, str], None] = tell_exchange,
    ) -> None:
        self._children = children
        self._settings = settings
        self._prepare = prepare
        self._tell = tell
        self._environ = os.environ | child_environ(settings) | READABLE
        self._running: dict[Child, Part] = {}
        self._not_ready: dict[Child, float] = {}  # since when; of those that were started again
        self._dead: dict[Part, float] = {}  # when to start it again
        self._upkeep = Upkeep()
        self._phones_empty_since = 0.0

    @property
    def database_url(self) -> str:
        """Of the database that it runs on, once it has started."""
        return self._environ["DATABASE_URL"]

    def start(self) -> None:
        """All of it, in the order in which one stands on the other. Raises: CannotStart, Died, NotStarted, StopAsked"""
        self._find_database()
        self._children.run("prepare", self._prepare, self._environ, Progress().tell)
        parts = [
            Part("web", WEB, lambda _: answers(self._settings.port, "/healthz")),
            Part("worker", WORKER, says_it_is_ready),
        ]
        if self._settings.mode is not Mode.REAL:
            parts.append(Part("sandbox", SANDBOX, lambda _: answers(self._settings.sandbox_port, "/")))
        begun = time.monotonic()
        for child in [self._start(part) for part in parts]:
            wait_until_ready(self._children, self._running[child], child)
            tick(child.name, begun=begun)
        if self._settings.mode is not Mode.REAL:
            self._children.run("furnish", self._furnish(), self._environ, lambda *_: None)
            open_sandbox(self._settings.sandbox_port)

    def keep_up(self) -> None:
        """Start again whatever dies, alone, while the others go on. Raises: Died when that helps no more, StopAsked"""
        while True:
            pause_s = 0.2 if self._not_ready else None
            if self._dead:
                pause_s = min(self._dead.values()) - time.monotonic()
            if ended := self._children.next_end(pause_s if pause_s is None else max(pause_s, 0.05)):
                self._note_death(ended)
            for part in [part for part, at in self._dead.items() if at <= time.monotonic()]:
                del self._dead[part]
                self._not_ready[self._start(part, again=True)] = time.monotonic()
            for child in [child for child in self._not_ready if self._running[child].is_ready(child)]:
                tick(child.name, begun=self._not_ready.pop(child))
                if child.name == "sandbox":  # it has forgotten what was on the phones
                    self._children.start("furnish", self._furnish(), self._environ, lambda *_: None)

    def _note_death(self, child: Child) -> None:
        part = self._running.pop(child, None)
        if part is None:  # it has furnished a new sandbox
            open_sandbox(self._settings.sandbox_port)
            return
        self._not_ready.pop(child, None)
        try:
            self._dead[part] = self._upkeep.start_again_at(part.name)
        except KeepsDying:
            raise Died(
                f"{child.obituary()}\n{MOST_DEATHS} 次，不再重启 times within a minute: it stays down."
            ) from None
        say(f"! {child.how_it_ended()}，正在重启 starting it again ({child.log})")

    def _start(self, part: Part, *, again: bool = False) -> Child:
        command = part.again if again and part.again else part.command
        if part.name == "sandbox":
            self._phones_empty_since = time.time()
        child = self._children.start(part.name, command, self._environ, self._tell, is_base=part.is_base)
        self._running[child] = part
        return child

    def _furnish(self) -> tuple[str, ...]:
        return (*FURNISH, "--since", str(self._phones_empty_since))

    def _find_database(self) -> None:
        begun = time.monotonic()
        if self._settings.database_url is None:
            data = str(self._settings.var / "pg")
            part = Part(
                "postgresql",
                (*POSTGRESQL, data),
                lambda child: (child.first_line or "").startswith("postgresql:"),
                again=(*POSTGRESQL, data, "again"),
                is_base=True,
            )
            child = self._start(part)
            try:
                wait_until_ready(self._children, part, child, patience_s=2 * PATIENCE_S)
            except Died:
                if child.code == postgresql.NOT_STARTED and child.last_lines:
                    raise CannotStart(child.last_lines[-1]) from None
                raise
            assert child.first_line is not None
            self._environ["DATABASE_URL"] = databases.of(child.first_line, owner_in(self._settings))
            tick("PostgreSQL", begun=begun)
        else:
            if findings := check_external(self._settings.database_url.get_secret_value()):
                raise CannotStart("\n✗ ".join(f"数据库 DATABASE_URL: {finding}" for finding in findings))
            tick("PostgreSQL", "DATABASE_URL", begun=begun)


def wait_until_ready(children: Children, part: Part, child: Child, patience_s: float = PATIENCE_S) -> None:
    """Raises: CannotStart, Died, StopAsked"""
    give_up_at = time.monotonic() + patience_s
    while not part.is_ready(child):
        if ended := children.next_end(seconds=0.05):
            raise Died(ended.obituary())
        if time.monotonic() > give_up_at:
            raise CannotStart(f"{part.name} 没有就绪 was not ready after {patience_s} s; its log: {child.log}")


def says_it_is_ready(child: Child) -> bool:
    return any('"worker ready"' in line for line in list(child.last_lines))


def open_sandbox(port: int) -> None:
    """Let people in, now that their phones are reset. One that has died meanwhile is furnished again, and asked then."""
    answers(port, "/sandbox/open", "POST")


def answers(port: int, path: str, method: str = "GET") -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)  # knows no proxies
    with contextlib.closing(connection):
        try:
            connection.request(method, path, headers={"Content-Type": "application/json"})
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
