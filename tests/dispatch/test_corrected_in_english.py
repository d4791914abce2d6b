"""no wait, the 3pm one, I meant Friday and scratch that, make it 4 correct what is spoken of, and order nothing else."""

from __future__ import annotations

import re

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office


@pytest.fixture
def code(office: Office) -> str:
    """The code of 陈晓's interview tomorrow at ten; 高翔 has one on Friday at three."""
    hr(office, "约面 高翔 后端工程师 二面 周五下午3点 李四 1小时")
    assert hr(office, "是").startswith("已约：")
    hr(office, "约面 陈晓 后端工程师 二面 明天上午10点 张三 1小时")
    booked = re.match(r"已约：(\d+)", hr(office, "是"))
    assert booked is not None
    return booked[1]


def hr(office: Office, text: str) -> str:
    return office.say(text, "zhangmin")


def test_what_was_shown_is_corrected_by_a_look(office: Office, code: str) -> None:
    for said, then in (
        ("no wait, the 3pm one on Friday", "高翔"),
        ("I meant Gao Xiang", "高翔"),
        ("sorry, I meant Friday", "周五"),
        ("wait, no, Gao Xiang's", "高翔"),
    ):
        hr(office, "退出")
        hr(office, f"进度 {code}")
        answer = hr(office, said)
        assert then in answer and "是/否" not in answer, f"{said}: {answer}"


def test_what_is_read_back_is_corrected(office: Office, code: str) -> None:
    for said, then in (
        ("I meant Thursday", "周四 15:00"),
        ("scratch that, make it 4", "周五 16:00"),
        ("no wait, 4pm", "周五 16:00"),
        ("sorry, I meant 30 minutes", "15:00–15:30"),
    ):
        hr(office, "退出")
        hr(office, f"改期 {code} 周五下午3点")
        answer = hr(office, said)
        assert answer.startswith(f"{code} 陈晓") and then in answer.partition("→")[2], f"{said}: {answer}"


def test_another_interview_is_no_other_time_and_what_takes_back_says_nothing_of_what_was_done_before(
    office: Office, code: str
) -> None:
    hr(office, f"取消 {code} 岗位关闭")
    answer = hr(office, "no wait, the 3pm one on Friday")
    assert "改期" not in answer, answer
    hr(office, "退出")
    hr(office, f"取消 {code} 岗位关闭")
    assert zh_like("asked.say_the_whole").match(hr(office, "scratch that, make it 4")), "is of no undo"
    hr(office, f"取消 {code} 岗位关闭")
    assert hr(office, "scratch that") == zh("let_go.nothing_changed")
