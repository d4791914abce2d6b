"""Who was replaced sees that they were, and whom to ask: not how the interview goes on without them."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews import people
from bot.interviews.audit import Change
from tests.e2e.office import Office
from tests.e2e.stage import NOW


@pytest.mark.parametrize("ask", ["{code}", "陈晓", "进度 {code}"])
def test_who_was_replaced_reads_that_and_whom_to_ask_and_nobody_s_answer(office: Office, ask: str) -> None:
    with store.db.connection_context():
        people.put(Change(NOW, actor_kind="system"), "wangwu", name="王五")
    code = office.plan("陈晓", "03-12 14:00", "wangwu")
    office.say(f"换人 {code} 王五 张三", "zhangmin")
    office.say("是", "zhangmin")
    office.say(f"接受 {code}")
    assert "张三 已接受" in office.say(code, "zhangmin")
    said = office.say(ask.format(code=code), "wangwu")
    assert said.splitlines()[0].endswith("已改由他人面试")
    assert said.splitlines()[-1] == "有疑问找张敏"
    assert "张三" not in said
    assert "候选人" not in said
    office.say(f"无法参加 {code} 出差")
    assert office.say(ask.format(code=code), "wangwu") == said


def test_who_is_on_the_panel_again_sees_all_of_it_again(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    for words in (f"换人 {code} 李四 张三", "是", f"换人 {code} 张三 李四", "是"):
        office.say(words, "zhangmin")
    assert "面试官：你 待回复" in office.say(code, "lisi")
