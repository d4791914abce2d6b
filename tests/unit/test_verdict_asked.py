"""A question about the verdicts is none of them, and nothing that is recommended is such a question."""

from __future__ import annotations

import pytest

from bot.chat.heard import hear
from bot.chat.verdict_asked import asks


@pytest.mark.parametrize(
    "text",
    [
        "待定算通过吗？", "推荐和强烈推荐有什么区别", "推荐是哪几档来着？", "不推荐和待定差在哪", "请问待定是什么意思",
        "面评有几档", "what's the difference between no and strong no?", "does maybe count as a pass?",
        "what does strong yes mean", "how many levels are there?",
    ],
)  # fmt: skip
def test_what_asks_about_the_verdicts(text: str) -> None:
    assert asks(hear(text))


@pytest.mark.parametrize(
    "text",
    [
        "推荐", "待定，基础一般", "推荐几个面试官", "推荐谁来面", "不推荐，项目说不清", "陈晓推荐，还算不错", "maybe",
        "yes, he counts on his team", "no, he could not explain what a cache is", "面评几点交",
    ],
)  # fmt: skip
def test_what_gives_one_or_asks_for_something_else(text: str) -> None:
    assert not asks(hear(text))
