"""What is said in no declared word is answered with what people mean who say such things: asked, read back, or guessed."""

from __future__ import annotations

import pytest

from bot.demo import top_up
from corpus.phrases import phrases
from tests.e2e.stage import NOW, Stage

SAID = (
    ("lisi", "我这边还在修车，得过一刻钟才能进去", "晚到"),
    ("lisi", "身份忘记了，我到底算哪种角色呀", "我是谁"),
    ("zhangmin", "昨天那几位的评语还空着，去提醒提醒他们", "催"),
    ("zhangmin", "多派一位面试官过去", "加人"),
)


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {one.text for one in phrases()}


@pytest.mark.parametrize(("user_id", "said", "verb"), SAID)
def test_what_is_likely_meant_is_what_is_answered(
    fresh_database_url: str, known: set[str], user_id: str, said: str, verb: str
) -> None:
    assert said not in known
    stage = Stage(fresh_database_url)
    top_up(NOW)
    answer = stage.say(said, user_id)
    assert f") {verb}" in answer or verb in answer.split("\n")[0] or "（lisi）· 面试官" in answer, answer
