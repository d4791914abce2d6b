"""撤销对1203的接受 never accepts: what is named is the last change, which is read back, or is told to be none, and what to send."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.stage import Stage

NOT_THE_LAST = (
    ("lisi", "撤销对1203的接受", "无法参加 1203"),
    ("lisi", "undo my accept for 1203", "无法参加 1203"),
    ("zhangmin", "撤销昨天约的那场", "取消面试 编号"),
    ("zhangmin", "undo yesterday's booking", "取消面试 编号"),
    ("zhangmin", "撤销 2051 的取消", "约面 加上候选人和时间"),
    ("zhangmin", "undo the cancellation of 2051", "约面 加上候选人和时间"),
    ("zhangmin", "把昨天取消的那场恢复一下", "约面 加上候选人和时间"),
    ("zhangmin", "撤回昨天对王五的催办", "待办"),
    ("admin", "撤销对李四的停用", "成员 李四 启用"),
)


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_another_change_than_the_last_is_left_and_what_to_send_is_said(stage: Stage) -> None:
    for who, text, line in NOT_THE_LAST:
        answer = stage.say(text, who)
        assert zh_like("undo.only_the_last").match(answer), (text, answer)
        assert answer.endswith(f"现在什么都没有改动。要改回来，发：{line}"), (text, answer)


def test_the_last_change_that_is_named_is_read_back_and_taken_back(stage: Stage) -> None:
    stage.say("接受 2031", "lisi")
    for text in ("撤销对2031的接受", "把刚才的接受撤销", "undo my accept for 2031"):
        assert stage.say(text, "lisi") == zh("undo.whether", done="接受 2031"), text
        stage.say("否", "lisi")
    assert zh("undo.that_was", done="接受 2031") in stage.say("撤销对1203的无法参加", "lisi")
    stage.say("撤销对2031的接受", "lisi")
    assert stage.say("是", "lisi").startswith(zh("undo.done_unnoticed", what="接受 2031"))


def test_all_but_those_who_are_named_are_reminded_after_a_yes(stage: Stage) -> None:
    for text in (
        "催一下除了王五以外的所有人",
        "除王五外都催一下",
        "催全部，王五除外",
        "全部催一下，王五不用",
        "nudge all but Wang Wu",
        "remind everybody except Wang Wu",
        "nudge everyone who hasn't answered, not Wang Wu though",
    ):
        answer = stage.say(text, "zhangmin")
        assert answer.startswith("催 李四、张三"), (text, answer)  # whose interview begins first
        assert answer.endswith(YES_OR_NO) and "王五" not in answer, (text, answer)
        stage.say("否", "zhangmin")


def test_two_members_are_told_of_one_after_the_other(stage: Stage) -> None:
    for text in ("成员 张三 李四 停用", "停用张三和李四", "Zhang San and Li Si have left the company, disable them"):
        answer = stage.say(text, "admin")
        assert "张三" in answer and "lisi" in answer, (text, answer)
        stage.say("否", "admin")
        stage.say("否", "admin")


def test_when_the_interview_is_tells_nothing_of_when_it_was_done(stage: Stage) -> None:
    stage.say("接受 1203", "lisi")
    for text in (
        "撤销今天上午那场的接受",
        "撤销明天上午十点那场的接受",
        "撤销上午面的那场的接受",
        "undo my accept for this morning's interview",
    ):
        assert stage.say(text, "lisi").startswith(zh("undo.whether", done="接受 1203")), text
        stage.say("否", "lisi")
    for text in ("撤销今天上午的接受", "撤销昨天对1203的接受"):
        assert zh_like("undo.only_the_last").match(stage.say(text, "lisi")), text
    stage.say("撤销", "lisi")


def test_reminders_and_settings_that_are_to_go_on_are_no_undo(stage: Stage) -> None:
    for who, text in (
        ("lisi", "把5分钟提醒恢复一下"),
        ("lisi", "把面评提醒恢复"),
        ("lisi", "把早报恢复"),
        ("lisi", "把取消的早报恢复一下"),
        ("zhangmin", "把王五的催办恢复"),
        ("admin", "把王五的提醒恢复"),
    ):
        assert "撤销" not in stage.say(text, who), text
        stage.say("否", who)
