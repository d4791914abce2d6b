"""What corrects is of what is asked about: 打错了，是2033; somebody else takes the place of whom was named, and is not added to them."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office

TYPOS = ["打错了，是{code}", "手滑，是{code}", "编号输错了，是{code}", "typo, I meant {code}", "sorry wrong one, I meant {code}", "my bad, it's {code}"]  # fmt: skip


@pytest.fixture
def panel(office: Office) -> Office:
    office.joins("wangwu")
    return office


def test_a_slip_at_an_open_question_is_of_that_question(panel: Office) -> None:
    """And never of what was done before, which could still be taken back."""
    first, second = panel.plan("陈晓", "03-12 15:00", "zhangsan", "lisi"), panel.plan("林悦", "03-13 10:00", "zhangsan")
    panel.say(f"旁听 {second} 王五", "zhangmin")
    panel.say("是", "zhangmin")
    for said in TYPOS:
        for order in (f"取消面试 {first}", f"换人 {first}", f"改期 {first}", f"换人 {first} 李四 王五"):
            asked = panel.say(order, "zhangmin")
            answer = panel.say(said.format(code=second), "zhangmin")
            assert "撤销" not in answer and answer != asked, (order, said, answer)
            assert "陈晓" not in answer.split("\n\n")[0], (order, said, answer)
            panel.say("退出", "zhangmin")


def test_who_is_meant_comes_instead(panel: Office) -> None:
    code = panel.plan("陈晓", "03-12 15:00")
    for said in ("不对，是王五", "搞错了，王五", "no, wangwu", "不是李四，是王五", "说错了 王五"):
        panel.say(f"加人 {code} 李四", "zhangmin")
        assert zh_like("add.read_back", new="王五").match(panel.say(said, "zhangmin")), said
        panel.say("否", "zhangmin")
    panel.say(f"加人 {code} 李四", "zhangmin")
    panel.say("是", "zhangmin")
    assert panel.say("不对，是王五", "zhangmin").endswith(
        zh("deed.yes_or_no", sentence=zh("undo.deed_of", done=f"加人 {code}"))
    )
    assert zh("in_turn.next") + "请王五加入" in panel.say("是", "zhangmin")
    panel.say("是", "zhangmin")
    joined = panel.rows("SELECT m.name FROM participant p JOIN member m ON m.id = p.member_id WHERE m.name <> '张三'")
    assert {row["name"] for row in joined} == {"王五"}


def test_a_colleague_is_known_by_how_the_name_sounds(panel: Office) -> None:
    code = panel.plan("陈晓", "03-12 15:00", "wangwu")
    for said in (f"换人 {code} 王五 章三", f"{code} 换成章三", f"把{code}的王五换成章三", f"换人 {code} 章三"):
        assert panel.say(said, "zhangmin").endswith("的王五换成张三？是/否"), said
        panel.say("否", "zhangmin")
    for said in ("换成章三", "不对，换成章三", "章三吧"):
        panel.say(f"换人 {code} 王五 李四", "zhangmin")
        assert panel.say(said, "zhangmin").endswith("的王五换成张三？是/否"), said
        panel.say("否", "zhangmin")
    assert panel.say(f"把{code}的王五换成赵六", "zhangmin").startswith(zh("which.no_colleague", name="赵六"))


def test_feedback_that_was_just_written_is_what_is_changed(panel: Office) -> None:
    code = panel.plan("陈晓", "03-11 08:00")
    for said in ("改成待定吧", "结论改成待定", "make it a maybe", "我要改面评", "I want to change my feedback"):
        panel.say(f"面评 {code} 推荐 基础扎实")
        panel.say("是")
        assert f"{code} 陈晓" in panel.say(said), said
        panel.say("退出")
        panel.say("撤销")


def test_it_was_held_after_all(panel: Office) -> None:
    code = panel.plan("陈晓", "03-11 08:00")
    for said in ("其实面了", "搞错了，面过了", "actually it was held", "no, we did hold it"):
        panel.say(f"没面成 {code}")
        assert zh_like("draft.nothing_noted").match(panel.say(said)), said
        panel.say(f"没面成 {code} 私下改了时间")
        assert panel.say(said) == zh("undo.whether", done=f"没面成 {code}"), said
        panel.say("是")


def test_feedback_of_an_interview_is_a_look_or_a_beginning(panel: Office) -> None:
    code = panel.plan("陈晓", "03-11 08:00")
    for said in ("feedback of {code}", "feedback on {code}", "feedback about {code}", "feedback for {code}"):
        assert panel.say(said.format(code=code), "zhangmin").endswith(zh("feedback.none_yet", title="")), said
        assert zh_like("feedback.ask_verdict", written="").search(panel.say(said.format(code=code))), said
        panel.say("退出")
    read = panel.say(f"feedback from me on {code}: strong yes, great")
    assert read.splitlines()[1:3] == ["强烈推荐", "great"]


def test_rows_of_a_list_are_each_meant(panel: Office) -> None:
    panel.plan("陈晓", "03-12 10:00", "lisi")
    panel.plan("林悦", "03-12 13:00", "lisi")
    panel.plan("苏航", "03-12 15:00", "lisi")
    for said in ("催1和3", "催 1、3", "nudge 1 and 3", "1和3都催一下"):
        panel.say("日程 明天", "zhangmin")
        answer = panel.say(said, "zhangmin")
        assert "之后是：催 苏航" in answer and "催 陈晓" in answer, (said, answer)
        panel.say("退出", "zhangmin")
    for said in ("倒数第二场", "the last but one", "second to last", "明天倒数第二场"):
        panel.say("日程 明天", "lisi")
        assert "林悦" in panel.say(said, "lisi"), said
    panel.say("日程 明天", "lisi")
    assert panel.say("接受倒数第二场", "lisi") == zh("deed.yes_or_no", sentence="接受 林悦 明天 13:00")
    panel.say("否", "lisi")
    assert panel.say("都催一下", "zhangmin") == zh("deed.yes_or_no", sentence="催李四（苏航 明天 15:00）")
    panel.say("否", "zhangmin")
    panel.say("日程 明天", "zhangmin")
    assert panel.say("都催一下", "zhangmin") == zh("deed.yes_or_no", sentence="催李四（没回复 3 场）")
