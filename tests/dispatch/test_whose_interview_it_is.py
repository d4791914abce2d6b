"""Whose interview it is stands in the text: nobody else's is taken in place of who is not there, nor by the hour of a wish or a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.db import store
from tests.databases import Databases
from tests.language import company
from tests.said import zh, zh_like
from tests.world.stage import Stage

NOT_THERE = (
    ("zhangmin", "黄忠改到5点", "黄忠"),
    ("zhangmin", "取消黄忠周五下午两点的面试", "黄忠"),
    ("zhangmin", "把黄忠周五10点那场取消", "黄忠"),
    ("zhangmin", "黄忠周五10点那场换成王五", "黄忠"),
    ("zhangmin", "黄忠来不了了", "黄忠"),
    ("zhangmin", "关平改到5点", "关平"),
    ("zhangmin", "赵云明天的面试取消", "赵云"),
    ("zhangmin", "关羽明天的面试取消", "关羽"),
    ("zhangmin", "黄忠后天下午那场面试撤了吧", "黄忠"),
    ("zhangmin", "麻烦把马超下午4点半那场推迟半小时", "马超"),
    ("zhangmin", "陈晓改到周五5点，黄忠改到周五6点", "黄忠"),
    ("lisi", "黄忠 推荐 基础扎实", "黄忠"),
    ("lisi", "黄忠今天4点半那场改到5点", "黄忠"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_who_is_not_there_is_named_and_no_other_interview_is_taken(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for who, text, name in NOT_THERE:
        with store.connected():
            store.execute("DELETE FROM dialog")
        assert stage.say(text, who).startswith(f"没找到“{name}”"), text
        assert zh("asked.no_question") in stage.say("好", who), text


@pytest.mark.parametrize(
    "no", ["不行，候选人只有两点有空", "不同意，他周四四点以后有课", "no, the candidate is only free at 2pm"]
)
def test_a_no_to_a_proposal_with_why_is_of_that_proposal(company_anew: Callable[[], Stage], no: str) -> None:
    stage = company_anew()
    stage.say("许诺 改到明天17:00", "lisi")
    stage.say("好", "lisi")
    assert zh_like("proposal.ask_to_turn_down", title="2026 许诺 · 后端工程师 二面").match(stage.say(no, "zhangmin"))


def test_the_phone_of_somebody_else_is_not_the_speakers(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in ("他手机号是13812345678", "her number is 13812345678"):
        assert stage.say(text, "zhangmin").startswith(zh("phone.own_alone")), text
    assert stage.say("我手机号是13812345678", "zhangmin") == zh(
        "deed.yes_or_no", sentence=zh("own.deed_ascii", what="电话", value="13812345678")
    )
