"""What ./run does: starts all parts, keeps them up and stops them together, runs tests and checks, or hands over."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import urlsplit

from bot.bilingual import words
from bot.launch import turn
from bot.launch.children import Children, Died, StopAsked
from bot.launch.embedded import NotStarted
from bot.launch.house import PYTHON, CannotStart, House
from bot.launch.terminal import complain, in_short, say, tick
from bot.settings import BadSettings, Mode, Settings, child_environ, load

# What can follow ./run, and what it does (English, Chinese).
COMMANDS = {
    "[serve]": ("start everything; Ctrl-C stops all of it", "启动全部，Ctrl-C 全部停掉"),
    "story [--lang en] [--fast]": ("a day of interviews, told in three minutes", "三分钟看一天的面试"),
    "chat [--as USER] [--lang en] [TEXT]": ("chat with the bot in this terminal", "在终端里和机器人聊天"),
    "verify [URL]": ("check a callback address before saving it in WeCom", "在企业微信保存回调地址之前先检查"),
    "test [--long] [FILE …]": ("run the tests", "跑测试"),
    "check [--no-tests]": ("linter, formatter, types, layers and tests", "代码检查和测试"),
    "bench [--interviews N]": ("measure what it costs", "测性能"),
    "bench language": ("how much of what people type is understood", "测大家的话能看懂多少"),
    "learn [--misses]": ("learn from corpus/ what people mean", "从 corpus/ 里的话学习大家的意思"),
    "texts [AREA]": ("every text that people can read, in both languages", "所有给人看的文字，中英对照"),
}
HELP = "help", "-h", "--help"

# Several tests at once; a file's stay together, because they share what is dear to start. How many, and which files
# begin: tests/conftest.py.
IN_PARALLEL = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")

# By module, not by the scripts in .venv/bin: those break when the folder is moved.
CHECKS = (
    ("lint", ("-m", "ruff", "check", ".")),
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("types", ("-m", "mypy")),
    ("layers", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("tests", ("-m", "pytest", *IN_PARALLEL)),
)


def main(arguments: list[str]) -> int:
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal that knows no ✓ is no reason to fail
    mode, *rest = arguments or ["serve"]
    if mode in HELP or (rest and rest[0] in HELP and mode in ("serve", "check", "bench", "texts")):
        say(usage())
        return 0
    match mode:
        case "serve" if not rest:
            return with_settings(serve)
        case "test":
            hand_over("-m", "pytest", *in_parallel(rest), *rest)
        case "story":
            hand_over("-m", "story", *rest)
        case "texts" if len(rest) < 2:
            hand_over("-m", "tests.texts", *rest)
        case "learn":
            hand_over("-m", "corpus.learn", *rest)
        case "bench" if rest[:1] == ["language"]:
            hand_over("-m", "tests.language.bench", *rest[1:])
        case "bench" if "--interviews" in rest:
            hand_over("-m", "tests.bench.size", *rest)
        case "bench":
            hand_over("-m", "pytest", "-s", "-o", "python_files=bench_*.py", "tests/bench", *rest)
        case "check" if rest in ([], ["--no-tests"]):
            return check(with_tests=not rest)
        case "chat" | "verify":
            return with_settings(lambda settings: hand_over("-m", "sandbox", mode, *rest, settings=settings))
    complain(f"✗ {words('not understood', '看不懂')}: ./run {in_short(' '.join(arguments))}\n\n{usage()}")
    return 2


def usage() -> str:
    width = max(map(len, COMMANDS))
    rows = [f"  ./run {call:{width}}  {words(*does)}" for call, does in COMMANDS.items()]
    settings = words(
        "Ports (PORT, SANDBOX_PORT), data folder (VAR_DIR) and all else: in .env (see .env.example) or the environment.",
        "端口（PORT、SANDBOX_PORT）、数据目录（VAR_DIR）等设置写在 .env 里（见 .env.example），或用环境变量。",
    )
    return "\n".join([f"{words('usage', '用法')}:", *rows, "", settings])


def with_settings(act: Callable[[Settings], int]) -> int:
    try:
        return act(load())
    except BadSettings as bad:
        complain(f"✗ 设置 settings: {bad}")
        return 2
    except OSError as refused:
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


def address(settings: Settings) -> str:
    if settings.mode is not Mode.REAL:
        return f"打开 open: http://127.0.0.1:{settings.sandbox_port}/"
    if urlsplit(settings.base_url).hostname in ("127.0.0.1", "localhost"):
        say("! 企业微信连不到这台机器 WeCom cannot reach this machine by that address: set BASE_URL.")
    return f"企业微信后台 → 应用 → 接收消息 → URL (WeCom console): {settings.base_url.rstrip('/')}/wecom/callback"


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
