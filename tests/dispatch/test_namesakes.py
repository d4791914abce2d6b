"""A candidate who is called as a colleague is can be booked: by saying that they are the candidate."""

from __future__ import annotations

import pytest

from tests.said import zh
from tests.world.office import Office


@pytest.fixture
def namesake(office: Office) -> Office:
    office.joins("wangwu")
    office.plan()  # there is a job
    return office


@pytest.mark.parametrize(
    "words",
    [
        "约面 候选人王五 后端工程师 一面 周四下午3点 李四",
        "约面 新候选人 王五 后端工程师 一面 周四下午3点 李四",
        "book candidate 王五 后端工程师 一面 thu 3pm 李四",
        "约面 后端工程师 一面 周四下午3点 李四 候选人：王五",
    ],
)
def test_said_to_be_the_candidate(namesake: Office, words: str) -> None:
    said = namesake.say(words, "zhangmin")
    assert said.startswith(zh("book_line.title", title="王五 · 后端工程师 一面"))
    assert zh("book_line.panel") + "李四" in said.split("\n")


def test_asked_who_the_candidate_is(namesake: Office) -> None:
    assert namesake.say("约面 王五 后端工程师 一面 周四下午3点 李四", "zhangmin") == zh("book_asks.candidate")
    said = namesake.say("王五", "zhangmin")
    assert said.startswith(zh("book_line.title", title="王五 · 后端工程师 一面"))
    assert zh("book_line.panel") + "李四" in said.split("\n")
