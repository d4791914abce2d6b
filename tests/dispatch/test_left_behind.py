"""A question that something else has overtaken holds nobody up, and what only lists is no question that 撤销 drops."""

from __future__ import annotations

import pytest

from bot.interviews.models import Role
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.office import Office


def overtaken(office: Office) -> tuple[str, str]:
    """张敏 has read back a move that a colleague has meanwhile overtaken; the codes of that interview and of another."""
    office.joins("liuyang", Role.RECRUITER, name="刘洋")
    code, other = office.plan("陈晓", "03-12 14:00"), office.plan("林悦", "03-13 10:00")
    assert office.say(f"改期 {code} 周五下午3点", "zhangmin").endswith(YES_OR_NO)
    office.say(f"改期 {code} 周五下午4点", "liuyang")
    office.say("是", "liuyang")
    return code, other


@pytest.mark.parametrize(
    "then", ["日程 周五", "取消面试 {other} 岗位关闭", "{code}", "改期 {other} 周四下午5点", "进度 {code}"]
)
def test_after_a_yes_that_came_too_late_the_next_order_is_taken(office: Office, then: str) -> None:
    code, other = overtaken(office)
    assert zh_like("move.moved_meanwhile", code=code).match(office.say("是", "zhangmin"))
    assert not zh_like("move.moved_meanwhile").search(office.say(then.format(code=code, other=other), "zhangmin"))


def test_a_second_yes_answers_nothing(office: Office) -> None:
    overtaken(office)
    office.say("是", "zhangmin")
    assert office.say("是", "zhangmin").startswith(zh("asked.no_question"))


@pytest.mark.parametrize("then", ["取消面试 {other} 岗位关闭", "{code}", "改期 {other} 周四下午5点"])
def test_another_order_is_taken_though_the_open_question_was_overtaken(office: Office, then: str) -> None:
    code, other = overtaken(office)
    assert not zh_like("move.moved_meanwhile").search(office.say(then.format(code=code, other=other), "zhangmin"))
    assert not office.say("是", "zhangmin").startswith(f"已改期：{code}")


@pytest.mark.parametrize("asked, yes", [("换人 {code} 李四", "是"), ("{code} 换成李四", "是"), ("换人 {code}", "1")])
def test_nobody_is_replaced_who_has_taken_back_that_they_cannot_come(office: Office, asked: str, yes: str) -> None:
    code = office.plan()
    office.say(f"无法参加 {code} 出差")
    office.say(asked.format(code=code), "zhangmin")
    office.say("撤销")
    assert office.say(yes, "zhangmin") == zh("asked.took_it_back", who="张三", code=code)
    assert office.say(f"换人 {code} 李四", "zhangmin").endswith("换成李四？是/否")
    assert "→ 李四" in office.say("是", "zhangmin")


@pytest.mark.parametrize("listing", ["空闲", "设置", "天气怎么样啊"])
def test_undo_after_a_list_takes_back_what_was_done_before_it(office: Office, listing: str) -> None:
    code = office.plan()
    office.say(f"接受 {code}")
    office.say(listing)
    assert office.say("撤销").startswith(f"已撤销：接受 {code}")
