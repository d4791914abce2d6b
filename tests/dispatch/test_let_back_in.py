"""Whether somebody may use the bot is read from whole words, and never from what is not to be done: 别解封王五."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import YES_OR_NO
from tests.world.stage import Stage

NOT_TO_BE = (
    "别解封王五",
    "不要解封王五",
    "don't let Wang Wu back in",
    "don't unblock Wang Wu",
    "别把王五的账号恢复",
    "不要恢复王五的账号",
)
NO_END = ("关于王五的权限", "关注一下王五的账号", "王五的账号锁定时区", "关心一下王五的账号")
ENDS = ("关掉王五的账号", "把王五的账号锁定", "停一下王五的账号", "封了王五的号", "把王五的账号锁了")
BEGINS = ("恢复王五的账号", "let Wang Wu back in")


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_whom_nobody_is_to_let_back_in_is_not_and_what_holds_a_character_of_an_end_is_none(stage: Stage) -> None:
    for text in (*NOT_TO_BE, *NO_END):
        answer = stage.say(text, "admin")
        assert "停用" not in answer.splitlines()[0] and "启用" not in answer.splitlines()[0], (text, answer)
        stage.say("否", "admin")


def test_who_is_shut_out_or_let_back_in_is_read_back(stage: Stage) -> None:
    for texts, state in ((ENDS, "停用"), (BEGINS, "启用")):
        for text in texts:
            answer = stage.say(text, "admin")
            assert state in answer and answer.endswith(YES_OR_NO), (text, answer)
            stage.say("否", "admin")
