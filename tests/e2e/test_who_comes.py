"""Whether an interviewer comes, and who could instead, in plain but unusual words: read back as what is meant, never the other way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

Row = tuple[str, str, dict[str, Any]]

COMES: tuple[Row, ...] = (
    ("wangwu", "今晚蒋勋文的电面我在的，放心", {"interview": "2024"}),
    ("lisi", "陈晓那场我准时到，放心吧", {"interview": "1203"}),
    ("wangwu", "I am able to do the phone screen of 卢一舟, please count on me", {"interview": "2035"}),
    ("lisi", "You can count me in for Lü Pin on Friday", {"interview": "2031"}),
    ("zhangsan", "2026 is ok for me, see you there", {"interview": "2026"}),
    ("lisi", "leave 2043 with me", {"interview": "2043"}),
    ("lisi", "2049我能去，不用另找人", {"interview": "2049"}),
    ("wangwu", "今晚7:15那个phone screen我on，不用找别人", {"interview": "2024"}),
    ("lisi", "no need to find anybody else for 2049, I can do it", {"interview": "2049"}),
)
DOES_NOT: tuple[Row, ...] = (
    ("wangwu", "There's no way I'll be able to join Feng Yaqin's call on Monday", {"interview": "2053"}),
    ("zhangsan", "no chance I make the 10 o'clock on Friday, my train lands at noon", {"interview": "2030"}),
    ("zhangsan", "Stuck with a client in Whitefield till 4, so no way I'm doing the 2pm today", {"interview": "2021"}),
    (
        "lisi",
        "I'll be on the bus down to Cork Sunday morning so somebody else will have to see Zhou Zihang",
        {"interview": "2043"},
    ),
    ("lisi", "someone else has to do Chen Xiao tomorrow, I'm in surgery", {"interview": "1203"}),
    ("zhangsan", "On Friday at 10 I will not be able, please find somebody else for Su Hang", {"interview": "2030"}),
    ("lisi", "2061就另请高明吧，我那天在飞机上", {"interview": "2061", "reason": "我那天在飞机上"}),
    ("zhangsan", "2062推掉吧", {"interview": "2062"}),
    ("lisi", "陈晓那场我去不了，材料都交接好了，放心", {"interview": "1203"}),
    ("wangwu", "I'm a no-go for 2063", {"interview": "2063"}),
    ("lisi", "陈晓那场我去不了，不用找别人，取消吧", {"interview": "1203"}),
    (
        "wangwu",
        "各位好，我是测试部老王。周四晚上魏子淇的电话面试，因家中临时有事，实在无法参加，望海涵，烦请另作安排。",
        {"interview": "2029", "reason": "因家中临时有事"},
    ),
)
SOMEBODY_INSTEAD: tuple[Row, ...] = (
    ("lisi", "吕品这场以后就挂王五名下，别写我了，直接换掉", {"interview": "2031", "instead": "wangwu"}),
    ("lisi", "吕品那场挂到王五名下，不要安排我", {"interview": "2031", "instead": "wangwu"}),
    ("lisi", "2031别排我了，让王五去", {"interview": "2031", "instead": "wangwu"}),
    ("lisi", "count me out of 2031, Wang Wu takes it", {"interview": "2031", "instead": "wangwu"}),
    ("wangwu", "I need to skip 2063. Zhang San could go in my place", {"interview": "2063", "instead": "zhangsan"}),
    ("lisi", "can't be at 2055, Zhang San could cover for me", {"interview": "2055", "instead": "zhangsan"}),
    ("wangwu", "2045 is not possible for me. Maybe lisi can do it?", {"interview": "2045", "instead": "lisi"}),
    (
        "wangwu",
        "Zhang San will take 2063 for me, I have to be in court",
        {"instead": "zhangsan", "reason": "I have to be in court"},
    ),
    ("lisi", "陈晓那场我去不了，张三那天正好有空，让他替我", {"interview": "1203", "instead": "zhangsan"}),
    ("lisi", "无法参加 2055 让张三替我，孩子病了", {"interview": "2055", "instead": "zhangsan", "reason": "孩子病了"}),
    ("lisi", "2055 我去不了，张三帮我顶，我要出差", {"interview": "2055", "instead": "zhangsan", "reason": "我要出差"}),
    (
        "lisi",
        "decline 2055 Zhang San can cover for me, my kid is sick",
        {"interview": "2055", "instead": "zhangsan", "reason": "my kid is sick"},
    ),
)
ASKED: tuple[Row, ...] = (
    ("wangwu", "Who is able to stand in for me at 2063", {"interview": "2063"}),
    ("lisi", "2031 谁能替我", {"interview": "2031"}),
)
LOOKED_AT: tuple[Row, ...] = (
    ("zhangmin", "2058 的面试官都有谁", {"interview": "2058"}),
    ("zhangmin", "who are the interviewers on 2058", {"interview": "2058"}),
    ("lisi", "Zhang San can tell you why I can't make 2055", {"interview": "2055"}),
)
TURNED_DOWN: tuple[Row, ...] = (
    ("zhangmin", "can't approve 2050", {"interview": "2050"}),
    ("zhangmin", "2032没法同意改期", {"interview": "2032"}),
    ("zhangmin", "2050 的改期批不了", {"interview": "2050"}),
    ("zhangmin", "turn down Li Si's on 2061", {"interview": "2061"}),
    ("zhangmin", "I do not agree with the new time Zhang San has proposed for Su Hang's second round", {"interview": "2050"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


@pytest.mark.parametrize(
    "command, rows",
    [
        ("accept", COMES),
        ("decline", DOES_NOT),
        ("decline", SOMEBODY_INSTEAD),
        ("substitutes", ASKED),
        ("status", LOOKED_AT),
        ("turn down", TURNED_DOWN),
    ],
)
def test_it_is_read_as_what_is_meant(company_anew: Callable[[], Stage], command: str, rows: tuple[Row, ...]) -> None:
    said = [
        readings.Line(text, {"as": who, "text": text, "kind": "plain", "command": command, "arguments": arguments})
        for who, text, arguments in rows
    ]
    outcomes = list(readings.outcomes(company_anew(), said))
    assert not [str(one) for one in outcomes if one.wrong]
    assert all(
        one.got["confirm"]
        for one in outcomes
        if command in ("accept", "decline", "turn down") and "/" not in one.line.place
    )


def test_only_who_is_late_says_that_they_come_all_the_same(company_anew: Callable[[], Stage]) -> None:
    said = ["I'll be ten minutes late for 2020, tell them to start without me"]
    rows = [readings.Line(one, {"as": "lisi", "text": one, "kind": "plain", "command": "running late"}) for one in said]
    assert not [str(one) for one in readings.outcomes(company_anew(), rows) if one.wrong]


def test_a_stand_in_of_a_leave_may_be_named_in_passing(company_anew: Callable[[], Stage]) -> None:
    said = ["下周三我请假，李四帮我顶", "I'm off next Wednesday, Li Si covers for me"]
    rows = [
        readings.Line(one, {"as": "wangwu", "text": one, "kind": "plain", "command": "settings", "arguments": {"stand_in": "lisi"}})
        for one in said
    ]  # fmt: skip
    assert not [str(one) for one in readings.outcomes(company_anew(), rows) if one.wrong]


def test_who_asks_whether_a_colleague_can_come_for_them_is_asked_which_it_is(company_anew: Callable[[], Stage]) -> None:
    for said in ("王五能替我吗", "王五能不能替我一下", "那王五可以代我吗", "王五可不可以来替我"):
        stage = company_anew()
        assert stage.say(said, "lisi").startswith("无法参加哪一场？"), said
        stage.say("退出", "lisi")
        stage.say("1203", "lisi")
        assert "并推荐王五接替？是/否" in stage.say(said, "lisi"), said
