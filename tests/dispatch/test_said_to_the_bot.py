"""What is said to the bot beside feedback is no word of it, and every word of feedback is kept, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.chat.to_the_bot import aside
from tests.databases import Databases
from tests.language import company
from tests.said import zh, zh_like
from tests.world.office import lines
from tests.world.stage import Stage


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as anew:
        yield anew


TO_THE_BOT = ("等下", "等我想想怎么写", "嗯，让我再想想", "hang on, let me think", "one sec", "这个怎么写", "怎么写比较好啊",
              "what should I write?", "你先记着", "先存一下吧", "等一下，我组织一下语言")  # fmt: skip
OF_FEEDBACK = ("嗯那个等一下啊就是说这个人吧基础还行", "等下级反应慢", "想想都可惜，基础不错", "记下来的笔记很细", "wait times in his design were off",
               "hold on to this one", "怎么写测试他说得清楚", "没有格式意识", "OK on basics")  # fmt: skip


def test_only_what_is_nothing_else_is_said_to_the_bot() -> None:
    assert [one for one in TO_THE_BOT if aside(one.lower()) is None] == []
    assert [one for one in OF_FEEDBACK if aside(one.lower()) is not None] == []


def test_it_is_not_noted_and_the_question_stays_open(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("面评 2013", "zhangsan")
    assert stage.say("等下", "zhangsan") == zh("left.take_your_time")
    stage.say("推荐", "zhangsan")
    assert zh_like("asked.how_to_write").match(stage.say("这个怎么写", "zhangsan"))
    waits = (zh("left.take_your_time"), "好的，先不动，刚才的问题还等你回答。")
    for text in ("hang on, let me think", "嗯，让我再想想"):
        assert stage.say(text, "zhangsan") in waits, text
    stage.say("3", "zhangsan")
    stage.say("5", "zhangsan")
    said = stage.say("嗯那个等一下啊就是说这个人吧基础还行然后算法等于说差点意思", "zhangsan")
    assert "\n嗯那个等一下啊就是说这个人吧基础还行然后算法等于说差点意思\n提交这份面评？是/否" in said
    assert zh_like("draft.feedback_kept").match(stage.say("hang on, let me think", "zhangsan"))


def test_what_was_begun_is_kept_for_whoever_asks_for_that(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("面评 2013 推荐", "zhangsan")
    assert stage.say("你先记着", "zhangsan") == zh("draft.feedback_kept", code="2013")
    assert "：推荐" in stage.say("面评 2013", "zhangsan")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("曹颖超推荐，基础扎实，然后看下明天日程", "曹颖超推荐，基础扎实"),
        ("曹颖超推荐，李四也觉得不错", "曹颖超推荐，李四也觉得不错"),
        ("曹颖超我给推荐，比李四上次面的那个强", "曹颖超我给推荐，比李四上次面的那个强"),
        ("面评 2013 推荐，思路清楚，可以让李四再面一轮", "思路清楚，可以让李四再面一轮"),
        ("Cao Yingchao is a yes, solid basics. Then show me tomorrow", "Cao Yingchao is a yes, solid basics"),
    ],
)
def test_a_sentence_is_kept_beside_another_request_and_with_a_colleague_in_it(
    company_anew: Callable[[], Stage], text: str, words: str
) -> None:
    assert zh(
        "deed.yes_or_no", sentence=lines("2013 曹颖超 · 后端工程师 一面", "推荐", words + zh("feedback.read_back"))
    ) in company_anew().say(text, "zhangsan")


def test_a_sentence_behind_another_order_waits_with_it(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    assert "不推荐：曹颖超不推荐，算法太弱。" in stage.say("2021我接受，曹颖超不推荐，算法太弱", "zhangsan")
    assert stage.say("是", "zhangsan").endswith(
        zh("deed.yes_or_no", sentence=lines("", zh("verdict.no"), "曹颖超不推荐，算法太弱" + zh("feedback.read_back")))
    )


def test_another_order_behind_the_verdict_is_no_sentence_of_it(company_anew: Callable[[], Stage]) -> None:
    said = company_anew().say("面评 2013 推荐，另外2021接受", "zhangsan")
    assert said.startswith("2013 曹颖超 · 后端工程师 一面：推荐。") and "另外" not in said
