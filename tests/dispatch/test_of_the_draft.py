"""What corrects a booking that is read back is of that booking, whatever was shown before it; and so of a move."""

from __future__ import annotations

import re

import pytest

from tests.said import zh
from tests.world.office import Office

DRAFT = "约面 高翔 后端工程师 二面 周五下午3点 李四 1小时"


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


@pytest.fixture
def before(office: Office) -> str:
    """The code of an interview of 陈晓's, who was shown last."""
    hr(office, "约面 陈晓 后端工程师 二面 明天上午10点 张三 1小时")
    booked = re.match(r"已约：(\d+)", hr(office, "是"))
    assert booked is not None
    return booked[1]


def hr(office: Office, text: str) -> str:
    return office.say(text, "zhangmin")


OF_THE_DRAFT = [
    ("not an hour, 45 minutes", "15:00–15:45"),
    ("no, not a full hour, just 30 min", "15:00–15:30"),
    ("不要一小时，45分钟就够了", "15:00–15:45"),
    ("不要一小时，45分钟", "15:00–15:45"),
    ("不是一个小时，是45分钟", "15:00–15:45"),
    ("一小时太长了，45分钟吧", "15:00–15:45"),
    ("太长了，半小时", "15:00–15:30"),
    ("an hour is too long, 45 minutes", "15:00–15:45"),
    ("改短点，30分钟", "15:00–15:30"),
    ("短一点吧，45分钟", "15:00–15:45"),
    ("make it shorter, 30 minutes", "15:00–15:30"),
    ("再挪到12点", "12:00–13:00"),
    ("can you push it back half an hour?", "15:30–16:30"),
    ("could you move it to 4pm?", "16:00–17:00"),
    ("能不能往后推半小时？", "15:30–16:30"),
    ("not Li Si, Wang Wu", "面试官：王五"),
    ("Wang Wu, not Li Si", "面试官：王五"),
    ("Li Si can't, use Wang Wu", "面试官：王五"),
    ("李四那天没空，换王五", "面试官：王五"),
    ("add Wang Wu too", "面试官：李四、王五"),
    ("scratch that, make it 4", "16:00–17:00"),
    ("make it 4:30", "16:30–17:30"),
    ("I meant Thursday", "周四 15:00–16:00"),
    ("sorry, I meant 30 minutes", "15:00–15:30"),
    ("move it to Thursday same time", "周四 15:00–16:00"),
    ("周四，不是周五", "周四 15:00–16:00"),
    ("Thursday, not Friday", "周四 15:00–16:00"),
    ("一面，不是二面", "后端工程师 一面"),
    ("first round, not second", "后端工程师 一面"),
    ("前端，不是后端", "前端 二面"),
    ("电话，不是视频", "地点：电话"),
    ("candidate's phone is 13900005678", "13900005678"),
    ("不对，四点", "16:00–17:00"),
    ("不要李四，王五", "面试官：王五"),
    ("not by phone, in 珠峰", "地点：现场 · 珠峰"),
    ("不要视频，珠峰", "地点：现场 · 珠峰"),
    ("not by video, in Everest", "地点：现场 · Everest"),
]


def test_what_corrects_a_booking_that_is_read_back_is_of_it_and_of_no_interview_that_was_shown(
    office: Office, before: str
) -> None:
    for said, then in OF_THE_DRAFT:
        hr(office, "退出")
        hr(office, f"进度 {before}")
        hr(office, DRAFT)
        answer = hr(office, said)
        assert answer.startswith(zh("book_line.title", title="高翔")) and then in answer, f"{said}: {answer}"


def test_what_drops_a_booking_that_is_read_back_names_no_interview(office: Office, before: str) -> None:
    for said in ("取消吧", "cancel it", "call it off", "取消这场", "please drop it", "don't book it"):
        hr(office, "退出")
        hr(office, f"进度 {before}")
        hr(office, DRAFT)
        assert hr(office, said) == zh("let_go.nothing_changed"), said
        assert hr(office, "是").startswith("现在没有要你回答的问题"), said


def test_who_is_denied_of_several_goes_alone(office: Office) -> None:
    hr(office, "约面 高翔 后端工程师 二面 周五下午3点 李四 张三 1小时")
    assert zh("book_line.panel") + "张三、王五" in hr(office, "not Li Si, Wang Wu")
    for said in ("Wang Wu, not Li Si", "李四没空，换王五"):
        hr(office, "退出")
        hr(office, "约面 高翔 后端工程师 二面 周五下午3点 李四 张三 1小时")
        assert zh("book_line.panel") + "张三、王五" in hr(office, said), said


def test_what_is_not_understood_of_a_booking_moves_nothing_else(office: Office, before: str) -> None:
    for said in ("改晚点吧", "不要那么久", "make it later"):
        hr(office, "退出")
        hr(office, f"进度 {before}")
        hr(office, DRAFT)
        assert "陈晓" not in hr(office, said), said


def test_a_length_corrects_a_move_that_is_read_back_and_keeps_its_hour(office: Office, before: str) -> None:
    for said, then in (
        ("不要一小时，45分钟", "周五 15:00–15:45"),
        ("not half an hour, 45 minutes", "周五 15:00–15:45"),
        ("改短点，30分钟", "周五 15:00–15:30"),
        ("一小时太长了，30分钟吧", "周五 15:00–15:30"),
        ("再挪到12点", "周五 12:00–"),
        ("can you push it back half an hour?", "周五 15:30–"),
    ):
        hr(office, "退出")
        hr(office, f"改期 {before} 周五下午3点")
        answer = hr(office, said)
        assert f"→ 3月13日 {then}" in answer, f"{said}: {answer}"


def test_what_is_thought_aloud_does_nothing_and_leaves_a_booking_open(office: Office, before: str) -> None:
    for said in (
        "等一下，我问问王五",
        "我先跟李四确认一下",
        "稍等，我问下候选人再说",
        "嗯，让我问一下老板",
        "Hmm, hold on, let me check with Li Si",
        "wait, I need to ask Wang Wu first",
        "I'll check with the candidate and get back to you",
        "one sec, let me talk to my manager",
    ):
        hr(office, "退出")
        hr(office, f"进度 {before}")
        answer = hr(office, said)
        assert answer.startswith(zh("left.once_you_know")), f"{said}: {answer}"
        assert hr(office, "是").startswith("现在没有要你回答的问题"), said
        hr(office, DRAFT)
        assert hr(office, said).startswith("好的，先不约，这份留 10 分钟：约 "), said
        hr(office, f"改期 {before} 周五下午4点")
        assert hr(office, said).startswith(zh("left.not_for_now")), said


def test_sounds_good_book_it_is_a_yes_to_a_booking_and_no_booking_of_its_own(office: Office) -> None:
    for said in (
        "sounds good, book it",
        "looks good, go ahead",
        "great, please book it",
        "book it",
        "sounds good",
        "perfect, do it",
    ):
        assert "什么时间" not in hr(office, "sounds good, book it")
        hr(office, DRAFT)
        assert hr(office, said).startswith("已约："), said
        hr(office, "撤销")


def test_an_undo_that_is_read_back_names_what_it_takes_back_or_says_at_once_that_it_cannot(office: Office) -> None:
    said = ("刚才那个不约了，撤回", "周婉清的面评我写错了，撤销", "I got that wrong, undo it")
    for text in said:
        hr(office, "退出")
        answer = hr(office, text)
        assert answer == zh("undo.nothing") or "“撤销”只收回你最后一步" in answer, f"{text}: {answer}"
    hr(office, DRAFT)
    assert hr(office, "是").startswith("已约：")
    for text in said[:2]:
        assert "约面" in hr(office, text) and hr(office, "否"), text
