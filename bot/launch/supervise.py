"""What ./run does: starts all parts and stops them together, runs the tests and checks, or hands over to a tool."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

from bot.launch import databases, embedded
from bot.launch.children import Child, Children, Died, StopAsked
from bot.launch.database_check import check_external
from bot.launch.ownership import owner_in
from bot.settings import BadSettings, Mode, Settings, child_environ, load

USAGE = "./run [serve] | test [pytest's arguments] | check [--no-tests] | bench [--interviews N] | chat …"
PATIENCE_S = 30
LONGEST_WORDS = 60

PYTHON = sys.executable
WEB = (PYTHON, "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app")
WORKER = (PYTHON, "-m", "bot", "worker")
PREPARE = (PYTHON, "-m", "bot", "prepare")
SANDBOX = (PYTHON, "-m", "sandbox", "serve")

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
    """A process that runs until all stop."""

    name: str
    command: tuple[str, ...]
    is_ready: Callable[[Child], bool]


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
        case "chat":
            return with_settings(lambda settings: hand_over("-m", "sandbox", "chat", *rest, settings=settings))
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
    """Run all parts until Ctrl-C or SIGTERM (0: as was asked), or until one of them dies (1)."""
    try:
        with contextlib.ExitStack() as running, Children(settings.var / "log") as children:
            tick("设置 settings", settings.mode)
            check_ports(settings)
            database_url = running.enter_context(database(settings))
            environ = os.environ | child_environ(settings) | READABLE | {"DATABASE_URL": database_url}
            start_all(children, settings, environ)
            say(address(settings))
            if ended := children.next_end():
                raise Died(ended.obituary())
    except StopAsked:
        say("已停止 stopped")
        return 0
    except (CannotStart, Died, embedded.NotStarted) as reason:
        complain(f"✗ {reason}")
    return 1


def start_all(children: Children, settings: Settings, environ: Mapping[str, str]) -> None:
    children.run("prepare", PREPARE, environ, Progress().tell)
    parts = [
        Part("web", WEB, lambda _: answers(settings.port, "/healthz")),
        Part("worker", WORKER, says_it_is_ready),
    ]
    if settings.mode is not Mode.REAL:
        parts.append(Part("sandbox", SANDBOX, lambda _: answers(settings.sandbox_port, "/")))
    begun = time.monotonic()
    started = [(part, children.start(part.name, part.command, environ, tell_exchange)) for part in parts]
    for part, child in started:
        wait_until_ready(children, part, child)
        tick(part.name, begun=begun)


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


@contextlib.contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The address of a database that is ready for migrations. Raises: CannotStart, embedded.NotStarted"""
    begun = time.monotonic()
    if settings.database_url is None:
        with embedded.using(settings.var / "pg") as server_url:
            url = databases.of(server_url, owner_in(settings))
            tick("PostgreSQL", begun=begun)
            yield url
    else:
        url = settings.database_url.get_secret_value()
        if findings := check_external(url):
            raise CannotStart("\n✗ ".join(f"数据库 DATABASE_URL: {finding}" for finding in findings))
        tick("PostgreSQL", "DATABASE_URL", begun=begun)
        yield url


def wait_until_ready(children: Children, part: Part, child: Child) -> None:
    """Raises: CannotStart, Died, StopAsked"""
    give_up_at = time.monotonic() + PATIENCE_S
    while not part.is_ready(child):
        if ended := children.next_end(seconds=0.05):
            raise Died(ended.obituary())
        if time.monotonic() > give_up_at:
            raise CannotStart(f"{part.name} 没有就绪 was not ready after {PATIENCE_S} s; its log: {child.log}")


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
