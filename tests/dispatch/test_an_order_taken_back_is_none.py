"""What is taken back in the same breath, or where a reason is asked for, is not done, and is never what others read as why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import YES_OR_NO, zh
from tests.world.stage import Stage

IN_THE_SAME_BREATH = (
    ("zhangmin", "取消2045，哎等等先别"),
    ("zhangmin", "取消2045 等等 还是别了"),
    ("zhangmin", "把2045改到三点，算了先不改"),
    ("zhangmin", "move 2045 to 3pm, oh wait don't"),
    ("zhangmin", "换人 2045 张三 算了"),
    ("zhangmin", "催一下王五，哎还是别催了"),
    ("zhangmin", "2045推迟半小时，哎算了不推了"),
    ("zhangmin", "postpone 2045 by 30 min, never mind"),
    ("zhangmin", "帮我把2045取消掉，唔，还是先留着吧"),
    ("zhangmin", "cancel 2045... no leave it"),
    ("zhangmin", "取消2045，等我确认了再说"),
    ("lisi", "接受2043，等等先别"),
    ("lisi", "accept 2043, actually hold off"),
    ("lisi", "2043我去不了，哎等等，先别说"),
    ("lisi", "接受2043，我再想想"),
    ("lisi", "休假 明天，算了不休了"),
    ("admin", "停用李四，等等先别"),
    ("admin", "deactivate lisi, wait hold off"),
)
NO_RETRACTION = (
    ("lisi", "接受2043，照常", "接受 "),
    ("zhangmin", "把2045取消算了", "取消的原因是什么"),
    ("lisi", "2043我晚到10分钟，稍等", "晚到 10 分钟"),
    ("lisi", "I can't make 2043, oh wait I can", "接受 "),
)
ONLY_THAT = (
    "只取消2045，其他的别动",
    "只取消2045",
    "其他的别动，只取消2045",
    "取消2045就行，别的都留着",
    "取消2045，其余几场照常",
    "only cancel 2045, keep the others",
    "just cancel 2045 and leave the rest",
    "cancel 2045, don't touch the others",
)
BACK = (
    "算了不取消了",
    "oh wait don't cancel it",
    "哎等等先别",
    "还是别取消了，留着吧",
    "actually no, keep it",
    "打错了",
)
LOOKS = ("今天还有几场", "帮我查下韩磊", "看看明天的安排", "show me tomorrow", "王五明天有空吗")
AFTER_ALL = (
    "唉算了，还是面吧，恢复一下",
    "哎等等先别",
    "oh wait don't",
    "晓得了，那我还是参加吧",
    "不取消了，我去",
    "帮我恢复成接受",
    "我改主意了",
    "sorry, wrong one",
    "hmm actually I can do it, put it back",
)


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_what_is_taken_back_in_the_same_breath_is_neither_done_nor_asked_about(stage: Stage) -> None:
    for who, text in IN_THE_SAME_BREATH:
        answer = stage.say(text, who)
        assert answer == zh("let_go.nothing_changed") or answer.startswith(("2045 ", "2043 ")), (text, answer)
        assert "回答" in stage.say("是", who), text  # there is nothing that a yes would do


def test_what_only_sounds_so_takes_nothing_back(stage: Stage) -> None:
    for who, text, said in NO_RETRACTION:
        answer = stage.say(text, who)
        assert said in answer and answer.endswith((YES_OR_NO, "会告诉面试官。")), (text, answer)
        stage.say("退出", who)


def test_that_all_else_stays_is_no_reason(stage: Stage) -> None:
    for text in ONLY_THAT:
        assert stage.say(text, "zhangmin").endswith("取消的原因是什么？会告诉面试官。"), text
        stage.say("退出", "zhangmin")
    said = stage.say("取消2045，岗位关了，其他几场照常", "zhangmin")
    assert zh("cancel.reason", reason="岗位关了") + "\n" in said
    stage.say("否", "zhangmin")


def test_a_cancellation_taken_back_where_its_reason_is_asked_for_is_none(stage: Stage) -> None:
    for text in BACK:
        stage.say("取消2045", "zhangmin")
        assert stage.say(text, "zhangmin").startswith("好的，没有写原因，面试没有取消。"), text
    stage.say("取消2045", "zhangmin")
    assert "取消的原因是什么？会告诉面试官。" in stage.say("等一下，我问问王五", "zhangmin")
    assert zh("cancel.reason", reason="岗位关了") + "\n" in stage.say("岗位关了", "zhangmin")  # it was still asked
    stage.say("否", "zhangmin")


def test_another_request_is_never_the_reason_that_the_panel_reads(stage: Stage) -> None:
    for text in LOOKS:
        stage.say("取消2045", "zhangmin")
        answer = stage.say(text, "zhangmin")
        assert "原因" not in answer and "没看懂" not in answer, (text, answer)
    for text in ("把2031的李四换成王五", "帮我把2031改到周五四点", "move 2031 to Friday 4pm"):
        stage.say("取消2045", "zhangmin")
        lines = stage.say(text, "zhangmin").splitlines()
        assert lines[2] == "2) " + zh("asked.note_as_reason", text=text), (text, lines)
        stage.say("退出", "zhangmin")
    for reason in ("把腿摔断了", "查出来有问题", "岗位取消了", "候选人不来了", "不要了，已经招到人"):
        stage.say("取消2045", "zhangmin")
        assert f"原因：{reason}\n" in stage.say(reason, "zhangmin"), reason
        stage.say("否", "zhangmin")


def test_a_refusal_taken_back_where_its_reason_is_asked_for_is_undone_after_a_yes(stage: Stage) -> None:
    for text in AFTER_ALL:
        stage.say("无法参加2043", "lisi")
        assert stage.say(text, "lisi") == zh("undo.whether", done="无法参加 周子航 3月15日 周日 11:15"), text
        assert stage.say("是", "lisi").startswith("已撤销"), text
    for text in LOOKS:
        stage.say("无法参加2043", "lisi")
        answer = stage.say(text, "lisi")
        assert not answer.startswith("已记为"), (text, answer)
        stage.say("撤销", "lisi")
    for reason in ("家里有事", "我要去出差", "停电了", "去接孩子", "那天要去医院"):
        stage.say("无法参加2043", "lisi")
        assert stage.say(reason, "lisi").endswith(f"只有 HR 看得到：{reason}"), reason
        stage.say("撤销", "lisi")
