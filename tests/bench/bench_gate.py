"""Opening and sealing a callback, beside wechatpy with each of its two back ends."""

from __future__ import annotations

import contextlib
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.settings import ROOT
from tests.bench import gate
from tests.bench.table import show
from tests.bench.wecom import message, opened, sealed

ROUNDS = 5
INNER_BYTES = 1200
WORDS = "日程 下周三下午 "


@contextlib.contextmanager
def interpreter(name: str, envelope: Path) -> Iterator[subprocess.Popen[str]]:
    # -W ignore: warnings of the other library's own are not what is asked.
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.gate", name]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdin
        started.stdin.write(f"{envelope}\n")
        yield started
        started.stdin.close()


def one_round(started: subprocess.Popen[str]) -> dict[str, Any]:
    assert started.stdin and started.stdout
    started.stdin.write("\n")
    started.stdin.flush()
    return json.loads(started.stdout.readline())  # type: ignore[no-any-return]


def typical() -> bytes:
    """A text message of about 1.2 kB."""
    left = INNER_BYTES - len(message("", "zhangsan"))
    return message(WORDS * (left // len(WORDS.encode())), "zhangsan")


def test_open_and_seal(tmp_path: Path) -> None:
    inner = typical()
    path = tmp_path / "envelope"
    path.write_bytes(pickle.dumps((inner, sealed(inner))))
    with contextlib.ExitStack() as running:
        started = {name: running.enter_context(interpreter(name, path)) for name in gate.IMPLEMENTATIONS}
        rounds = [{name: one_round(process) for name, process in started.items()} for _ in range(ROUNDS)]
    for answer in rounds[0].values():
        assert answer["plaintext"].encode() == inner
        assert opened(answer["answer"].encode()).startswith(WORDS)
    best = {name: [min(one[name][what] for one in rounds) for what in ("open", "seal")] for name in started}
    base = sum(best["this product"])
    show(
        f"Open and seal a message of {len(inner)} bytes; CPU time, the best of {ROUNDS} rounds of {gate.TIMES}, in turn",
        ("", "open µs", "seal µs", "both µs", "times ours"),
        [(name, open_, seal, open_ + seal, (open_ + seal) / base) for name, (open_, seal) in best.items()],
    )
