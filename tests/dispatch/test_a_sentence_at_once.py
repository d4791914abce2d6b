"""Where a rating is asked for, a sentence at once is the feedback's sentence, though it speaks of what is rated."""

from __future__ import annotations

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import zh_like


@pytest.mark.parametrize(
    "said", ["前端基础不错，工程化经验少一些", "编码很好，设计一般", "solid coder, design is weak"]
)
def test_a_sentence_at_once_is_one_though_it_speaks_of_what_is_rated(databases: Databases, said: str) -> None:
    with company.anew(databases) as anew:
        stage = anew()
        assert zh_like("feedback.ask_rating", name="编码").search(stage.say("面评 2014 推荐", "lisi"))
        assert f"\n推荐\n{said}\n提交这份面评？" in stage.say(said, "lisi")
