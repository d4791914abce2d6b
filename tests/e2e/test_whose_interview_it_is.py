"""Whose interview it is stands in the text: nobody else's is taken in place of who is not there, nor by the hour of a wish or a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.db import store
from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

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
NO_NAMES = (
    ("zhangsan", "马拉松取消了，周日余笑我面吧", "accept", "2044"),
    ("zhangsan", "高铁晚上到，今天4点半那场我可能晚10分钟", "running late", "2023"),
    ("zhangmin", "林志元今天下午那场改到5点", "reschedule", None),
)
ANSWERED = (
    ("卢一舟说不考虑了", "declined"),
    ("卢一舟不想考虑了", "declined"),
    ("卢一舟说不再考虑我们了", "declined"),
    ("卢一舟考虑好了，不去", "declined"),
    ("卢一舟考虑再三还是不来了", "declined"),
    ("Lu Yizhou is no longer considering us", "declined"),
    ("卢一舟考虑好了，会来", "accepted"),
    ("卢一舟还在考虑", "tentative"),
    ("卢一舟没考虑好", "tentative"),
    ("卢一舟说改到周五的话来不了", "declined"),
    ("周五的话卢一舟来不了", "declined"),
    ("卢一舟说如果是周五的话他不行", "declined"),
    ("卢一舟说要是周五他来不了", "declined"),
    ("if it's on Friday Lu Yizhou can't come", "declined"),
    ("Lu Yizhou can't come if it's on Friday", "declined"),
)
NO_ANSWERS = (  # his is on Friday
    "卢一舟说改到周六的话来不了",
    "卢一舟说要是放在周六他来不了",
    "卢一舟说如果周五交通管制他来不了",
    "Lu Yizhou can't come if it's on Saturday",
    "Lu Yizhou can't come if Friday is a holiday",
)
WISHED = (
    ("陈晓说明天来不了，想约下周", None),
    ("陈晓明天来不了，想改到下周", None),
    ("陈晓说来不了，另约吧", None),
    ("候选人说明天来不了，陈晓，想约下周", None),
    ("Chen Xiao can't come tomorrow, wants another day", None),
    ("陈晓明天没空，想改到周五下午3点", "2026-03-13T15:00:00+08:00"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def _wrong(company_anew: Callable[[], Stage], said: list[readings.Line]) -> str:
    return "\n".join(str(one) for one in readings.outcomes(company_anew(), said) if one.wrong)


def _said(who: str, text: str, command: str, **arguments: object) -> readings.Line:
    given = {name: value for name, value in arguments.items() if value is not None}
    return readings.Line(text, {"as": who, "text": text, "kind": "plain", "command": command, "arguments": given})


def test_who_is_not_there_is_named_and_no_other_interview_is_taken(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for who, text, name in NOT_THERE:
        with store.connected():
            store.execute("DELETE FROM dialog")
        assert stage.say(text, who).startswith(f"没找到“{name}”"), text
        assert "没有要你回答的问题" in stage.say("好", who), text


def test_no_everyday_word_and_no_slip_is_taken_for_somebody(company_anew: Callable[[], Stage]) -> None:
    said = [_said(who, text, command, interview=code) for who, text, command, code in NO_NAMES]
    assert not (wrong := _wrong(company_anew, said)), wrong


def test_what_the_candidate_answers_is_told_from_what_is_denied(company_anew: Callable[[], Stage]) -> None:
    said = [_said("zhangmin", text, "candidate", answer=answer) for text, answer in ANSWERED]
    assert not (wrong := _wrong(company_anew, said)), wrong


def test_a_no_under_a_condition_is_one_where_that_is_so_and_only_then(company_anew: Callable[[], Stage]) -> None:
    said = [_said("zhangmin", text, "status", interview="2035") for text in NO_ANSWERS]
    assert not (wrong := _wrong(company_anew, said)), wrong


def test_a_wish_for_another_time_is_a_move_and_no_refusal(company_anew: Callable[[], Stage]) -> None:
    said = [_said("zhangmin", text, "reschedule", interview="1203", time=time) for text, time in WISHED]
    assert not (wrong := _wrong(company_anew, said)), wrong


@pytest.mark.parametrize(
    "no", ["不行，候选人只有两点有空", "不同意，他周四四点以后有课", "no, the candidate is only free at 2pm"]
)
def test_a_no_to_a_proposal_with_why_is_of_that_proposal(company_anew: Callable[[], Stage], no: str) -> None:
    stage = company_anew()
    stage.say("许诺 改到明天17:00", "lisi")
    stage.say("好", "lisi")
    assert stage.say(no, "zhangmin").startswith("2026 许诺 · 后端工程师 二面 不改期")


def test_the_phone_of_somebody_else_is_not_the_speakers(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in ("他手机号是13812345678", "her number is 13812345678"):
        assert stage.say(text, "zhangmin").startswith("这里只能设你自己的电话"), text
    assert stage.say("我手机号是13812345678", "zhangmin") == "电话改为 13812345678？是/否"
