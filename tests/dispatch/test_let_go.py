"""A question about a change that is left for something else is let go in words: what is not done, and what to send to do it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews.models import Job
from tests.said import zh
from tests.world.ended import kept, over
from tests.world.office import Office

ROWS = "马超 后端工程师 一面 3/16 10:00 李四\n黄忠 后端工程师 一面 3/16 14:00 王五"


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


def test_what_is_left_for_a_look_is_said_to_be_not_done_with_what_does_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    for who, asks, line in (
        (
            "lisi",
            f"{code} 我去不了，看牙",
            zh("let_go.not_done_send", what="无法参加 陈晓 明天 14:00，原因：看牙", typed=f"无法参加 {code} 看牙"),
        ),
        ("lisi", f"can't do {code}, dentist", f"要做发：无法参加 {code} dentist"),
        ("zhangmin", f"改期 {code} 周五下午3点", f"要做发：改期 {code} 03-13 15:00"),
        ("zhangmin", f"取消面试 {code}", f"要做发：取消面试 {code}"),
        ("zhangmin", f"换人 {code} 王五", f"要做发：换人 {code} 王五"),
        ("zhangmin", f"换人 {code}", f"要做发：换人 {code}"),
    ):
        office.say("退出", who)
        asked = office.say(asks, who)
        answer = office.say(f"进度 {code}", who)
        assert answer.startswith(f"{code} 陈晓") and line in answer, f"{asks}: {answer}"
        assert answer.count("没有做") == 1, answer
        again = office.say(answer.rpartition("要做发：")[2], who)
        assert again == asked or "？" in again or again.startswith("已回复"), (asks, again)
        office.say("否", who)
        office.say("撤销", who)


def test_what_was_let_go_last_is_brought_back_and_asked_again(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    for words in ("继续", "接着来", "刚才说到哪了", "go on", "where were we?", "continue please", "back to that"):
        office.say("退出", "zhangmin")
        asked = office.say(f"换人 {code} 王五", "zhangmin")
        office.say("日程 明天", "zhangmin")
        assert office.say(words, "zhangmin") == asked, words
    office.say("是", "zhangmin")
    assert office.say("继续", "zhangmin") != asked


def test_rows_and_bookings_are_brought_back_and_nothing_is_booked_unasked(office: Office) -> None:
    office.say(ROWS, "zhangmin")
    assert office.say("李四周四有空吗", "zhangmin").endswith(zh("let_go.rows_not_booked", n=2))
    assert office.say("继续", "zhangmin").startswith("约 2 场")
    assert office.say("是", "zhangmin").startswith("已约 2 场")
    office.say("撤销", "zhangmin")
    office.say("约面 高翔 后端工程师 二面 周五下午3点 李四 1小时 电话", "zhangmin")
    answer = office.say("日程 明天", "zhangmin")
    assert answer.endswith("接着约就发：约面 高翔 后端工程师 二面 03-13 15:00 60分钟 电话 @lisi"), answer
    read_back = office.say(answer.rpartition("接着约就发：")[2], "zhangmin")
    assert "15:00–16:00" in read_back and "电话" in read_back and "李四" in read_back, read_back


def test_one_more_row_is_added_to_those_that_are_open(office: Office) -> None:
    for words in (
        "再加一行 马岱 后端工程师 一面 3/18 10:00 李四",
        "add another row: 马岱 后端工程师 一面 3/18 10:00 李四",
    ):
        office.say("退出", "zhangmin")
        office.say(ROWS, "zhangmin")
        assert office.say(words, "zhangmin").startswith(zh("rows.added", rows="3")), words


def test_feedback_that_is_left_is_kept_and_a_yes_shows_it_again(office: Office) -> None:
    code = over(office)
    asked = office.say(f"面评 {code} 推荐 基础扎实")
    assert office.say("我下一场是什么时候").endswith(zh("let_go.feedback_kept", verb="面评", code=code))
    assert kept(code) == []
    assert office.say("是") == asked
    assert kept(code) == []


def test_a_look_that_is_left_and_another_order_for_the_same_are_no_loss(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say("空闲 @李四", "zhangmin")
    assert "没有做" not in office.say("日程 明天", "zhangmin")
    office.say(f"换人 {code} 王五", "zhangmin")
    assert "没有做" not in office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    assert "没有做" not in office.say("撤销", "zhangmin")


def test_a_yes_after_a_question_in_between_never_does_the_opposite(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    for between in ("which room is it in?", "wait, what time is that", "等等，几点来着", "进度"):
        for words in ("yes, I confirm it", "ok yes", "好的好的", "嗯嗯是的", "yes please go ahead"):
            office.say("退出", "lisi")
            office.say(f"can't do {code}, dentist", "lisi")
            office.say(between, "lisi")
            answer = office.say(words, "lisi")
            assert "接受 陈晓" not in answer and not answer.startswith("已"), (between, words, answer)


ASIDES = """hmm maybe I should accept?|Maybe I should say no?|I am not sure whether I should accept|maybe we should move it?|perhaps I should say yes?
要不要接受呢，我再想想|也许该取消|等一下|我问问李四|hold on|let me check with the candidate|是|好的|否|不用了|ok yes|yes, I confirm it|no, 4|no 45|or 4?
1不在列表里|9|0|第十个|随便|都不行|继续|where were we|算了|先放着|keep it as it was|hmm actually no, something came up|nope i can make it after all
no I mean I am ill|我是说我病了|这是啥意思|会通知谁|几点了|哈哈|谢谢|？|wait, what time is that|更多|撤销|不对|不是我|whatever|asdfgh""".replace("\n", "|").split("|")  # fmt: skip


@pytest.mark.long("a thousand messages; property/ says any text at any moment")
def test_no_text_goes_wrong_at_any_question(office: Office) -> None:
    code, done = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi"), over(office, candidate="林悦")
    office.plan("赵一", "03-13 10:00", "zhangsan")
    with store.db.connection_context():
        Job.update(focus=["编码"]).execute()
    for who, asks in (
        ("zhangsan", ["asdfgh qwert"]), ("zhangsan", ["无法参加"]), ("zhangsan", ["接受", "无法参加"]), ("zhangmin", [f"改期 {code}"]),
        ("zhangmin", [f"改期 {code} 周五下午3点"]), ("zhangmin", [f"取消面试 {code}"]), ("zhangmin", [f"取消面试 {code} 岗位关闭"]),
        ("zhangsan", [f"我去不了{code}"]), ("zhangsan", [f"面评 {done}"]), ("zhangsan", [f"面评 {done} 推荐"]), ("zhangsan", [f"面评 {done} 推荐", "2"]),
        ("zhangmin", [ROWS]), ("zhangmin", [f"换人 {code}"]), ("zhangmin", [f"换人 {code} 李四 王五"]), ("zhangmin", ["约面 高翔 后端 一面"]),
        ("zhangmin", ["空闲 @李四"]), ("zhangmin", ["cancel"]),
    ):  # fmt: skip
        for words in ASIDES:
            office.say("退出", who)
            for one in asks:
                office.say(one, who)
            answer = office.say(words, who)
            assert "出错了" not in answer and "went wrong" not in answer, (asks, words, answer)


OVERLAP = (
    "林晚晴 后端工程师 一面 3/12 15:00 李四\n冯晨 后端工程师 一面 3/12 15:00 李四\n何洁 前端工程师 一面 3/12 17:00 王五"
)


def test_a_row_is_corrected_as_it_was_told_to_be_whatever_was_said_since(office: Office) -> None:
    for between in (["邀请语 全部"], ["待办"], ["今天"], ["待办", "今天", "本周"]):
        office.say(OVERLAP, "zhangmin")
        dictated = office.say("是", "zhangmin").partition("；可改发：")[2].partition("，或")[0]
        assert dictated.startswith("第2行 ")
        for words in between:
            office.say(words, "zhangmin")
        asked = office.say(dictated, "zhangmin")
        assert "冯晨" in asked and asked.endswith(zh("book.whether")), f"{between}: {asked}"
        office.say("否", "zhangmin")
        office.say("撤销", "zhangmin")
        office.say("是", "zhangmin")


def test_a_row_and_a_time_are_no_candidates_answer(office: Office) -> None:
    office.say(OVERLAP, "zhangmin")
    office.say("是", "zhangmin")
    office.say("否", "zhangmin")
    for words in ("第2行 15:00", "第1行 17:00", "第2行 16:00", "第二行 15:00"):
        for before in ("今天", "待办"):
            office.say(before, "zhangmin")
            assert "候选人回复" not in office.say(words, "zhangmin"), words
            office.say("否", "zhangmin")
    office.say("本周", "zhangmin")
    assert office.say("第2行的候选人不来", "zhangmin") == zh(
        "deed.yes_or_no", sentence="记下候选人回复 何洁 明天 17:00：不来"
    )


def test_rows_that_only_go_on_brings_back_outlast_what_is_done_and_left_since(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(ROWS, "zhangmin")
    assert office.say("待办", "zhangmin").endswith(zh("let_go.rows_not_booked", n=2))
    office.say(f"改期 {code} 周五下午3点", "zhangmin")
    office.say("是", "zhangmin")
    office.say(f"换人 {code} 王五", "zhangmin")
    office.say("待办", "zhangmin")
    assert "王五" in office.say("继续", "zhangmin")
    office.say("否", "zhangmin")
    assert office.say("继续", "zhangmin").startswith("约 2 场（")
    office.say("待办", "zhangmin")
    office.clock.at += timedelta(hours=2)
    assert office.say("继续", "zhangmin").startswith(zh("rows.no_longer_kept"))
