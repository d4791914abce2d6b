"""`./run chat`: the same phone in a terminal, with cards, taps and notices as they come."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from bot import demo
from bot.settings import ROOT
from tests.world.town import Town, town

PATIENCE_S = 20


@pytest.fixture
def place(fresh_database_url: str) -> Iterator[Town]:
    """The demo, as it is after a start."""
    with town(fresh_database_url) as built:
        demo.top_up(built.at)
        demo.open_phones(built.at)
        built.settle()
        yield built


class Terminal:
    """A running `./run chat`; `seen` is all that it has printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: queue.Queue[str] = queue.Queue()
        self.seen: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))

    def type(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{text}\n")
        self._process.stdin.flush()

    def until(self, text: str) -> str:
        """The first line from here on that has it."""
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE_S)
            except queue.Empty:
                pytest.fail(f"no {text!r} in {self.seen}")
            self.seen.append(line)
            if text in line:
                return line


@contextlib.contextmanager
def terminal(place: Town, *arguments: str) -> Iterator[Terminal]:
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "chat", *arguments],
        cwd=ROOT,
        env=os.environ | {"SANDBOX_PORT": str(urlsplit(place.sandbox).port), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Terminal(process)
    finally:
        process.kill()
        process.communicate()


def exchanges(place: Town) -> list[dict[str, Any]]:
    """All that was delivered to the bot."""
    answer = requests.get(f"{place.sandbox}/sandbox/exchanges?after=0", timeout=10)
    return list(answer.json())


def number_of(line: str, label: str) -> str:
    """`#2` in `[#1 接受]  [#2 无法参加]`."""
    return next(one.split()[0].strip("[") for one in line.split("  ") if one.endswith(f" {label}]"))


def test_a_card_is_shown_with_numbered_buttons_and_a_number_taps_one(place: Town) -> None:
    """李四 declines, and 张敏 sees the notice arrive while she does nothing, and taps the substitute."""
    with terminal(place, "--as", "lisi") as lisi, terminal(place, "--as", "zhangmin") as zhangmin:
        lisi.until("请确认这场面试")
        first = lisi.until("接受]")
        assert lisi.until("李四，你好。")
        zhangmin.until("张敏，你好。")

        lisi.type(number_of(first, "无法参加"))
        lisi.until("点了 tapped: 无法参加")
        place.settle()
        lisi.until("卡片已更新 card updated")

        place.move(minutes=2)
        place.settle()
        zhangmin.until("李四 无法参加")
        zhangmin.type(number_of(zhangmin.until("换成王五]"), "换成王五"))
        zhangmin.until("点了 tapped: 换成王五")
        place.settle()
        zhangmin.until("李四 已换成 王五")
        assert "没有" not in "\n".join([*lisi.seen, *zhangmin.seen])


def test_a_button_that_its_card_has_no_more_cannot_be_tapped(place: Town) -> None:
    """As on a phone: who accepted cannot decline by the other button, which is gone."""
    with terminal(place, "--as", "lisi") as lisi:
        first = lisi.until("接受]")
        lisi.until("李四，你好。")
        lisi.type(number_of(first, "接受"))
        lisi.until("点了 tapped: 接受")
        place.settle()
        lisi.until("你已回复：已接受")
        taps = len(exchanges(place))

        lisi.type(number_of(first, "无法参加"))
        lisi.until("点不了了，卡片已变")
        lisi.type("我是谁")
        lisi.until("lisi")
        assert len(exchanges(place)) == taps + 1


def test_what_is_typed_is_answered_and_a_number_that_was_never_shown_is_refused(place: Town) -> None:
    with terminal(place, "--as", "lisi") as lisi:
        lisi.until("李四，你好。")
        lisi.type("#99")  # complained of, and nothing is sent
        lisi.type("我是谁")
        assert "李四" in lisi.until("lisi")


def test_one_line_says_one_thing_and_taps_as_well(place: Town) -> None:
    with terminal(place, "--as", "lisi", "我是谁") as once:
        once.until("lisi")
    with terminal(place, "--as", "lisi", "#1") as once:
        once.until("点了 tapped: 接受")
        place.settle()
        once.until("卡片已更新 card updated")


def test_the_boxes_of_a_vote_are_numbered_and_ticked_along_with_the_tap(place: Town) -> None:
    """李四 ticks the first and the third of the times that are offered, and the card says so."""
    with terminal(place, "--as", "lisi") as lisi:
        lisi.until("李四，你好。")
        place.say("zhangmin", "约面 韩雪 后端 二面 李四 候选人自选")
        place.say("zhangmin", "是")
        place.move(minutes=2)
        place.settle()
        lisi.until("韩雪二面，哪些时间可以？可多选")
        lisi.until("  1) ")
        lisi.until("  20) 都不行")
        submit = number_of(lisi.until("提交]"), "提交")
        lisi.type(f"{submit} 1 25")  # complained of, and nothing is sent
        lisi.type(f"{submit} 1 3")
        lisi.until("点了 tapped: 提交")
        place.settle()
        lisi.until("勾了 2 个时间")
