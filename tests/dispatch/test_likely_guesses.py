"""What is said in no declared word is answered with what people mean who say such things: asked, read back, or guessed."""

from __future__ import annotations

import pytest

from bot.demo import top_up
from corpus.phrases import phrases
from tests.world.clock import NOW
from tests.world.office import Office

SAID = (
    ("lisi", "我这边还在修车，得过一刻钟才能进去", "晚到", "running late"),
    ("lisi", "身份忘记了，我到底算哪种角色呀", "我是谁", "whoami"),
    ("zhangmin", "昨天那几位的评语还空着，去提醒提醒他们", "催", "nudge"),
    ("zhangmin", "多派一位面试官过去", "加人", "add"),
)


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {one.text for one in phrases()}


@pytest.mark.parametrize(("user_id", "said", "verb", "command"), SAID)
def test_what_is_likely_meant_is_what_it_comes_to_or_is_among_the_three(
    fresh_database_url: str, known: set[str], user_id: str, said: str, verb: str, command: str
) -> None:
    assert said not in known
    office = Office(fresh_database_url)
    top_up(NOW)
    if office.understands(said, user_id)["command"] == command:
        return
    answer = office.say(said, user_id)
    assert answer.startswith("没看懂"), answer
    assert f") {verb}" in answer, answer
