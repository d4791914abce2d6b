"""HR speaks of a candidate and a colleague in one line: what is meant of the one is not done of the other."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office


@pytest.mark.parametrize(
    "said",
    [
        "丁香李四来不了",
        "丁香李四有事来不了",
        "丁香 李四临时有事 帮我找个人",
        "丁香换谁好",
        "丁香换谁来面好",
        "换人 丁香",
    ],
)
def test_who_cannot_come_is_the_colleague_and_substitutes_are_shown_at_once(office: Office, said: str) -> None:
    office.plan("丁香", "03-13 15:30", "lisi")
    shown = office.say(said, "zhangmin")
    assert zh_like("replace.substitutes", old="李四").search(shown) and "不来" not in shown and "是/否" not in shown


def test_one_of_the_substitutes_may_be_asked_about_by_name(office: Office) -> None:
    office.plan("丁香", "03-13 15:30", "lisi")
    for said in ("张三行吗", "就张三吧", "张三怎么样", "what about zhangsan"):
        office.say("替补 丁香", "zhangmin")
        assert "换成张三？是/否" in office.say(said, "zhangmin"), said
    assert office.say("否", "zhangmin").startswith("好的")


def test_what_is_said_of_another_candidate_is_no_reason(office: Office) -> None:
    office.plan("丁香", "03-13 15:30", "lisi")
    office.plan("姚远", "03-14 10:00")
    for said in ("姚远电话多少", "姚远确认来了", "姚远确定来", "不是丁香 是姚远"):
        assert "取消的原因" in office.say("取消丁香那场", "zhangmin")
        answer = office.say(said, "zhangmin")
        assert f"原因：{said}" not in answer and not zh_like("cancel.how_to_answer").search(answer), said
    office.say("退出", "zhangmin")
    office.say("取消丁香那场", "zhangmin")
    assert zh("cancel.reason", reason="岗位关了") in office.say("岗位关了", "zhangmin")


def test_the_reason_said_before_the_order_is_not_asked_again(office: Office) -> None:
    code = office.plan("丁香", "03-13 15:30", "lisi")
    for said in (f"岗位也关了 直接取消{code}", f"编制没了 直接取消{code}"):
        answer = office.say(said, "zhangmin")
        assert zh_like("cancel.reason").search(answer) and zh("cancel.how_to_answer") in answer, said
        office.say("否", "zhangmin")


def test_whoever_nobody_knows_is_said_to_be_nobody_and_no_list_is_shown(office: Office) -> None:
    office.plan("丁香", "03-13 15:30", "lisi")
    office.plan("姚远", "03-14 10:00")
    for said in ("成龙改到周五下午三点", "取消成龙 他拒了", "白云改到周五五点", "取消高飞"):
        assert office.say(said, "zhangmin").startswith("没找到"), said


@pytest.mark.parametrize("said", ["找一下姓姚的", "查 姓姚的", "找 姚"])
def test_a_surname_finds(office: Office, said: str) -> None:
    code = office.plan("姚远", "03-14 10:00")
    assert code in office.say(said, "zhangmin")
