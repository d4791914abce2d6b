"""The words beside what is named say what is wished of it: who comes for whom, that it goes on, that nobody waits, that nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

# who, what they type, what comes of it
SAID: tuple[tuple[str, str, str | list[str | None] | None, dict[str, Any]], ...] = (
    # whoever comes for him is not him
    ("zhangmin", "2031让张三替他", "replace", {"interview": "2031", "new": "zhangsan"}),
    ("zhangmin", "let Zhang San step in for him on 2031", "replace", {"interview": "2031", "new": "zhangsan"}),
    ("zhangmin", "李四去不了2031，张三替他", "replace", {"interview": "2031", "old": "lisi", "new": "zhangsan"}),
    ("zhangmin", "周五那个终面换人", "replace", {"interview": "2034"}),
    ("zhangmin", "明天陈晓那场换个面试官吧", "replace", {"interview": "1203"}),
    # it goes on
    ("zhangmin", "2032照开", "go ahead", {"interview": "2032"}),
    ("zhangmin", "曹颖超那场按原计划走", "go ahead", {"interview": "2032"}),
    ("zhangmin", "2032不能照开", "status", {"interview": "2032"}),
    ("zhangmin", "2032照开吗", "status", {"interview": "2032"}),
    # nobody waits any longer, or cannot wait to
    ("zhangmin", "we can't wait for the candidate any longer", "noshow", {"interview": "2019"}),
    ("zhangsan", "not waiting any longer, he's a no show", "noshow", {"interview": "2019"}),
    ("zhangsan", "不等他了", "noshow", {"interview": "2019"}),
    ("zhangmin", "等不了了，标成没来吧", "noshow", {"interview": "2019"}),
    ("zhangmin", "we can't wait to meet him", None, {}),
    ("zhangsan", "我不等面评了", None, {}),
    ("lisi", "I'd like to bow out of 2037", "decline", {"interview": "2037"}),
    # that its time was changed is denied, or asked
    ("zhangmin", "2028不改时间，按原来的来", "status", {"interview": "2028"}),
    ("zhangsan", "任远航那场没改时间吧", "status", {"interview": "2034"}),
    ("lisi", "明天的陈晓那场有没有改时间啊，我日历上看着怪怪的", "status", {"interview": "1203"}),
    ("zhangmin", "1203要不改期吧", "reschedule", {"interview": "1203"}),
    ("zhangmin", "2033有没有可能改期", "reschedule", {"interview": "2033"}),
    ("zhangmin", "2028改个时间", "reschedule", {"interview": "2028"}),
    # what its card shows
    ("zhangmin", "时间 1203", "status", {"interview": "1203"}),
    ("zhangmin", "地点 陈晓", "status", {"interview": "1203"}),
    ("zhangmin", "1203 会议室", "status", {"interview": "1203"}),
    # what somebody answered is in their schedule, and where nobody is busy is free
    ("zhangmin", "does wangwu decline?", "schedule", {"person": "wangwu"}),
    ("zhangmin", "did Wang Wu accept?", "schedule", {"person": "wangwu"}),
    ("zhangmin", "did Wang Wu accept 2033?", "status", {"interview": "2033"}),
    ("zhangsan", "what's free for me Sunday morning?", "free", {}),
    # what is not so, or not to be done
    ("zhangsan", "I'm NOT out on Saturday, whoever told you that", None, {}),
    ("zhangsan", "I'm not available on Saturday 2pm", "decline", {"interview": "2038"}),
    ("admin", "王五的号先留着别停，交接还没完", None, {}),
    ("admin", "别停王五", None, {}),
    ("admin", "成员列表", "members", {}),
    # the day behind the words that take back
    ("zhangsan", "okay so tell me what interviews i have tomorrow no wait on friday", "schedule", FRIDAY := {"when": {"start": "2026-03-13T00:00:00+08:00", "end": "2026-03-14T00:00:00+08:00"}}),
    ("zhangsan", "what do I have on thursday, oh wait on friday", "schedule", FRIDAY),
    # what points back, where nothing was shown
    ("zhangmin", "which one was that", None, {}),
)  # fmt: skip

# ... and behind what was shown
FOLLOWING = (
    ("zhangmin", "1203", "which one was that", "status", {"interview": "1203"}),
    ("lisi", "1203", "刚才是哪个面试来着", "status", {"interview": "1203"}),
    ("lisi", "周五", "晚上那个推了", "decline", {"interview": "2035"}),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_what_stands_beside_it_says_what_is_wished_and_a_change_is_read_back(
    company_anew: Callable[[], Stage],
) -> None:
    said = [
        readings.Line(text, {"as": who, "text": text, "kind": "plain", "command": command, "arguments": arguments})
        for who, text, command, arguments in SAID
    ]
    said += [
        readings.Line(
            text,
            {"as": who, "after": [before], "text": text, "kind": "x", "command": command, "arguments": arguments},
        )
        for who, before, text, command, arguments in FOLLOWING
    ]
    outcomes = list(readings.outcomes(company_anew(), said))
    wrong = [str(one) for one in outcomes if one.wrong or one.changes]
    assert not wrong, "\n".join(wrong)
