"""A verdict is told from the whole of a sentence: its own word before praise, what is given before what is said, the last."""

from __future__ import annotations

import pytest

from bot.chat.verdict_told import verdicts_said, weightiest
from bot.chat.verdicts import Verdict


@pytest.mark.parametrize(
    ("verdict", "sentences"),
    [
        (
            Verdict.YES,
            [
                "曹颖超我给yes,coding ok,communication一般",
                "架构这块差点意思 总的来说我还是推荐吧",
                "基础是不错的架构这块呢差点意思总的来说我还是推荐吧",
                "昨天的一面我给过,并发追问了三层都接得住",
                "细心逗号就写推荐句号",
                "算法一塌糊涂,但沟通很好,我还是给过吧",
                "solid css, weak on async. lean yes",
                "not great but i'd still hire her",
                "the design was meh, put her down as a yes",
                "基础不错人也挺机灵的就让他过吧",
                "人不错没问题推荐",
                "项目做过不少,通过",
            ],
        ),
        (
            Verdict.NO,
            [
                "人挺好不过技术太弱,挂",
                "沟通挺好,不推荐",
                "我俾唔过,讲嘢冇重点",
                "写个不推荐",
                "i'd pass on him",
                "nice person, no from me",
                "good sql, overall a no",
                "昨天那个拉胯",
                "i'm leaning no",
            ],
        ),
        (
            Verdict.MAYBE,
            [
                "he was all right not brilliant so put down maybe",
                "待定吧,自动化做过但都是跟着别人跑",
                "coding was brilliant, overall maybe",
                "昨天表现一般",
                "on the fence, good sql, weak on design",
            ],
        ),
        (Verdict.STRONG_NO, ["overall 是 strong no", "强烈不推荐 态度有问题", "a hard no, sadly"]),
        (Verdict.STRONG_YES, ["a delight. strong hire, no reservations.", "强烈推荐,沟通没得说", "力荐,基础很好"]),
        (
            None,
            [
                "谈不上推荐",
                "hardly a hire",
                "communication一般",
                "没法给推荐",
                "can't say i'd recommend him",
                "代码不错",
            ],
        ),
    ],
)
def test_what_a_sentence_comes_to(verdict: Verdict | None, sentences: list[str]) -> None:
    assert {said: weightiest(verdicts_said(said)[0]) for said in sentences} == dict.fromkeys(sentences, verdict)
