"""What ./run does: starts all parts, keeps them up and stops them together, runs tests and checks, or hands over."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

from bot.launch import databases, postgresql, turn
from bot.launch.children import Child, Children, Died, StopAsked
from bot.launch.database_check import check_external
from bot.launch.embedded import NotStarted
from bot.launch.ownership import owner_in
from bot.launch.upkeep import MOST_DEATHS, KeepsDying, Upkeep
from bot.settings import BadSettings, Mode, Settings, child_environ, load

USAGE = "./run [serve] | test [pytest's arguments] | check [--no-tests] | bench [--interviews N] | chat … | verify URL"
PATIENCE_S = 30
LONGEST_WORDS = 60

PYTHON = sys.executable
WEB = (PYTHON, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app")
WORKER = (PYTHON, "-m", "bot", "worker")
POSTGRESQL = (PYTHON, "-m", "bot.launch.postgresql")
PREPARE = (PYTHON, "-m", "bot", "prepare")
SANDBOX = (PYTHON, "-m", "sandbox", "serve")
FURNISH = (PYTHON, "-m", "bot", "furnish")

READABLE = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}  # what children print reaches us at once, and as UTF-8

# Several tests at once; a file's stay together, because they share what is dear to start. How many: tests/conftest.py.
IN_PARALLEL = ("-n", "auto", "--dist", "loadfile")

# By module, not by the scripts in .venv/bin: those break when the folder is moved.
CHECKS = (
    ("lint", ("-m", "ruff", "check", ".")),
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("types", ("-m", "mypy")),
    ("layers", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("tests", ("-m", "pytest", *IN_PARALLEL)),
)


class CannotStart(Exception):
    """What the person at the terminal has to change, one line for each."""


class Part(NamedTuple):
    """A process that runs until all stop; if it dies, it is started again, by `again` where that differs."""

    name: str
    command: tuple[str, ...]
    is_ready: Callable[[Child], bool]
    again: tuple[str, ...] = ()
    is_base: bool = False


def main(arguments: list[str]) -> int:
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal that knows no ✓ is no reason to fail
    mode, *rest = arguments or ["serve"]
    match mode:
        case "serve" if not rest:
            return with_settings(serve)
        case "test":
            hand_over("-m", "pytest", *in_parallel(rest), *rest)
        case "bench" if "--interviews" in rest:
            hand_over("-m", "tests.bench.size", *rest)
        case "bench":
            hand_over("-m", "pytest", "-s", "-o", "python_files=bench_*.py", "tests/bench", *rest)
        case "check" if rest in ([], ["--no-tests"]):
            return check(with_tests=not rest)
        case "chat" | "verify":
            return with_settings(lambda settings: hand_over("-m", "sandbox", mode, *rest, settings=settings))
    complain(f"用法 usage: {USAGE}")
    return 2


def with_settings(act: Callable[[Settings], int]) -> int:
    try:
        return act(load())
    except BadSettings as bad:
        complain(f"✗ 设置 settings: {bad}")
        return 2
    except PermissionError as refused:
        complain(f"✗ {refused.strerror}: {refused.filename}")
        return 1


def hand_over(*arguments: str, settings: Settings | None = None) -> NoReturn:
    environ = os.environ | (child_environ(settings) if settings else {})
    os.execve(PYTHON, [PYTHON, *arguments], environ)  # noqa: S606


# --- serve --------------------------------------------------------------------------------------------------------


def serve(settings: Settings) -> int:
    """Run all parts until Ctrl-C or SIGTERM (0: as was asked), or until one of them keeps dying (1)."""
    try:
        with (
            turn.taken(settings.var, settings.port) as ours,
            Children(settings.var / "log", kept_by_guard=(ours,)) as children,
        ):
            tick("设置 settings", settings.mode)
            check_ports(settings)
            house = House(children, settings)
            house.start()
            say(address(settings))
            house.keep_up()
    except StopAsked:
        say("已停止 stopped")
        return 0
    except (CannotStart, Died, NotStarted) as reason:
        complain(f"✗ {reason}")
    return 1


class House:
    """All parts of one installation, running."""

    def __init__(self, children: Children, settings: Settings) -> None:
        self._children = children
        self._settings = settings
        self._environ = os.environ | child_environ(settings) | READABLE
        self._running: dict[Child, Part] = {}
        self._not_ready: dict[Child, float] = {}  # since when; of those that were started again
        self._dead: dict[Part, float] = {}  # when to start it again
        self._upkeep = Upkeep()

    def start(self) -> None:
        """All of it, in the order in which one stands on the other. Raises: CannotStart, Died, NotStarted, StopAsked"""
        self._find_database()
        self._children.run("prepare", PREPARE, self._environ, Progress().tell)
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
            self._children.run("furnish", FURNISH, self._environ, lambda *_: None)

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
                    self._children.start("furnish", FURNISH, self._environ, lambda *_: None)

    def _note_death(self, child: Child) -> None:
        part = self._running.pop(child, None)
        if part is None:
            return  # it has done its work
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
        child = self._children.start(part.name, command, self._environ, tell_exchange, is_base=part.is_base)
        self._running[child] = part
        return child

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
                wait_until_ready(self._children, part, child, patience_s=3 * PATIENCE_S)
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


def check_ports(settings: Settings) -> None:
    """Raises: CannotStart"""
    wanted = {"PORT": settings.port}
    if settings.mode is not Mode.REAL:
        wanted["SANDBOX_PORT"] = settings.sandbox_port
    taken = [f"{name}={port}: {why}" for name, port in wanted.items() if (why := why_not(port))]
    if taken:
        raise CannotStart(
            f"端口不可用 port not available: {'; '.join(taken)}. 请换一个 Set another in .env (or stop what uses it)."
        )


def why_not(port: int) -> str | None:
    for host in ("127.0.0.1", "0.0.0.0"):  # noqa: S104  # macOS tells of a clash only if asked for both
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind((host, port))
            except OSError as refused:
                return refused.strerror
    return None


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


def answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)  # knows no proxies
    with contextlib.closing(connection):
        try:
            connection.request("GET", path)
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False


def address(settings: Settings) -> str:
    if settings.mode is not Mode.REAL:
        return f"打开 open: http://127.0.0.1:{settings.sandbox_port}/"
    if urlsplit(settings.base_url).hostname in ("127.0.0.1", "localhost"):
        say("! 企业微信连不到这台机器 WeCom cannot reach this machine by that address: set BASE_URL.")
    return f"企业微信后台 → 应用 → 接收消息 → URL (WeCom console): {settings.base_url.rstrip('/')}/wecom/callback"


# --- what the person at the terminal sees -------------------------------------------------------------------------


class Progress:
    """Ticks each line that a child prints, with the time since the one before."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def tell(self, _: Child, line: str) -> None:
        if line and not line.startswith("{"):
            tick(printable(line), begun=self._begun)
            self._begun = time.monotonic()


def tell_exchange(child: Child, line: str) -> None:
    """One readable line for each exchange and each error; everything else is only in the log."""
    if not line.startswith("{"):
        return
    try:
        entry = json.loads(line)
    except ValueError:
        return
    if entry.get("event") == "exchange":
        who, said, summary = (printable(str(entry.get(name, ""))) for name in ("who", "said", "summary"))
        say(f"{who} {said} → {summary} · {entry.get('ms', '?')} ms")
    elif entry.get("level") in ("error", "critical"):
        say(f"✗ {child.name}: {printable(str(entry.get('event')))} ({child.log})")


def printable(text: str) -> str:
    """One short line that cannot steer the terminal: people's words are in it."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    return clean if len(clean) <= LONGEST_WORDS else f"{clean[:LONGEST_WORDS]}…"


def tick(what: str, detail: str = "", *, begun: float | None = None) -> None:
    took = "" if begun is None else f"{time.monotonic() - begun:.1f} s"
    say("  ".join(part for part in (f"✓ {what}", detail, took) if part))


def say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody reads any more (./run | head): the product goes on
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def complain(text: str) -> None:
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")


# --- test and check --------------------------------------------------------------------------------------------------------


def in_parallel(arguments: list[str]) -> tuple[str, ...]:
    """All tests run at once; those that somebody names run one after the other, as whoever looks closely wants them."""
    named = any(not argument.startswith("-") for argument in arguments)
    return () if named else IN_PARALLEL


def check(*, with_tests: bool) -> int:
    for name, arguments in CHECKS:
        if name == "tests" and not with_tests:
            continue
        begun = time.monotonic()
        done = subprocess.run([PYTHON, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)  # noqa: S603
        if done.returncode != 0:
            say(done.stdout.decode(errors="replace"))
            complain(f"✗ {name}")
            return 1
        tick(name, begun=begun)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
