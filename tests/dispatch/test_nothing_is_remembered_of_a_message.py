"""What is worked out of a text is kept while its message is answered, and is gone when the next one comes."""

from __future__ import annotations

import pytest

from bot import Context, Reply, command
from bot.one_message import kept_meanwhile
from tests.world.stage import Stage

worked_out: list[str] = []


@kept_meanwhile
def size(text: str) -> int:
    worked_out.append(text)
    return len(text)


@command("measure", "量一量", help=("how long a word is", "一个词有多长"))
def measure(ctx: Context) -> Reply:
    return ctx.reply(str(size("没空") + size("没空")))


@command("measure at length", "慢慢量", help=("the same, and slowly", "同上，慢一些"), slow=True)
def measure_slowly(ctx: Context) -> Reply:
    return ctx.reply(str(size("没空") + size("没空")))


@pytest.fixture
def stage(fresh_database_url: str) -> Stage:
    worked_out.clear()
    return Stage(fresh_database_url, measure, measure_slowly)


def test_the_next_message_is_worked_out_anew(stage: Stage) -> None:
    assert [stage.say("量一量"), stage.say("量一量")] == ["4", "4"]
    assert worked_out == ["没空", "没空"]


def test_so_is_what_a_worker_does_later(stage: Stage) -> None:
    stage.say("量一量")
    stage.say("慢慢量")
    [last] = stage.rows("SELECT max(id) AS id FROM inbox")
    stage.dispatcher.resume(last["id"])
    assert stage.owed()[-1] == "4"
    stage.say("量一量")
    assert worked_out == ["没空"] * 3
