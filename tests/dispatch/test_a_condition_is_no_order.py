"""An order under a condition is neither kept nor done at once: it is said so, and what to send when it has come about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.stage import Stage

UNDER_A_CONDITION = (
    ("zhangmin", "如果王五不行就取消2051", "取消2051"),
    ("zhangmin", "王五不行就取消2051", "取消2051"),
    ("zhangmin", "明天三点前王五没回就取消2051", "取消2051"),
    ("zhangmin", "取消2051，如果王五不行", "取消2051"),
    ("zhangmin", "cancel 2051 if Wang Wu can't make it", "cancel 2051"),
    ("zhangmin", "unless Wang Wu confirms by five, cancel 2051", "cancel 2051"),
    ("zhangmin", "if the room is taken move 2051 to 5pm", "move 2051 to 5pm"),
    ("zhangmin", "一旦王五回绝就马上换张三上2051", "换张三上2051"),
    ("zhangmin", "once Wang Wu declines, put Li Si on 2051", "put Li Si on 2051"),
    ("zhangmin", "等王五回了再催李四", "催李四"),
    ("zhangmin", "催李四，要是他今天还没回的话", "催李四"),
    ("zhangmin", "2051 王五不来的话取消", "取消面试 2051"),
    ("lisi", "1203我接，前提是改到线上", "1203我接"),
    ("lisi", "无法参加 1203 如果不改时间", "无法参加 1203"),
    ("lisi", "I'll take 1203 provided it is after lunch", "I'll take 1203"),
    ("lisi", "能改到下午就接受 1203，否则不去", "接受 1203"),
    ("lisi", "接受陈晓，如果能改到下午的话", "接受陈晓"),
    ("lisi", "接受陈晓，要是可以改到下午", "接受陈晓"),
    ("lisi", "如果能改到下午，我就接受陈晓", "我就接受陈晓"),
    ("zhangmin", "如果王五五点前还没回，就催他一下", "催王五一下"),
    ("zhangmin", "要是王五下午五点前还没答复就催他", "催王五"),
    ("zhangmin", "要是李四今晚之前没回，催一下他", "催一下李四"),
    ("zhangmin", "如果王五没回，催一下", "催一下王五"),
    ("zhangmin", "要是张三明天还没交面评，就催一下他", "催一下张三"),
    ("zhangmin", "If Zhang San hasn't replied by noon, replace him with Wang Wu", "replace zhangsan with Wang Wu"),
    ("zhangmin", "if Wang Wu still hasn't answered by 5pm, nudge him", "nudge wangwu"),
    ("admin", "如果李四周五还没交接完就停用他", "停用李四"),
    ("admin", "deactivate Li Si once he has handed over", "deactivate Li Si"),
)
NONE = (
    ("lisi", "方便的话把1203改到三点"),
    ("zhangmin", "麻烦帮忙取消2051，如果可以的话"),
    ("zhangmin", "实在不行就把2051改到周二"),
    ("zhangmin", "如果取消2051，会通知谁"),
    ("lisi", "要是我去不了1203，谁来替"),
    ("zhangmin", "2051要取消的话提前告诉我"),
    ("zhangmin", "when are Li Si and Wang Wu both open on Monday, need 45 min"),
    ("lisi", "面评 2014 推荐，如果薪资合适"),
    ("zhangmin", "王五要是不行，谁能替2051"),
    ("zhangmin", "如果可以，把2051改到下午五点"),
    ("zhangmin", "没问题的话取消2051"),
    ("zhangmin", "if that works for everyone, move 2051 to 5pm"),
    ("zhangmin", "if you could, cancel 2051"),
    ("zhangmin", "张三说他要是周五病了就去不了任远航那场"),
    ("zhangmin", "韩磊要是确认了就别催王五了"),
    ("lisi", "如果能改到下午三点就改一下陈晓那场"),
    ("lisi", "把陈晓那场改到下午三点，如果能改的话"),
)


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_an_order_under_a_condition_is_not_done_and_told_when_to_send(stage: Stage) -> None:
    for who, text, line in UNDER_A_CONDITION:
        answer = stage.say(text, who)
        assert zh_like("understood.no_condition").search(answer), (text, answer)
        assert answer.endswith(f"真到那时候发：{line}"), (text, answer)
        assert "回答" in stage.say("是", who), text  # there is nothing that a yes would do


def test_a_courtesy_a_question_and_a_reason_are_no_condition(stage: Stage) -> None:
    for who, text in NONE:
        assert not zh_like("understood.no_condition").search(stage.say(text, who)), text
        stage.say("退出", who)


def test_a_condition_behind_a_reason_and_a_wish_to_be_told_leave_the_order_to_be_read_back(stage: Stage) -> None:
    for who, text, order, reason in (
        ("lisi", "无法参加 1203 出差，如果需要我可以推荐王五", "无法参加", "出差，如果需要我可以推荐王五"),
        ("lisi", "decline 1203, I'm ill, if needed Wang Wu can step in", "推荐王五接替", "I'm ill"),
        ("lisi", "无法参加 1203 孩子发烧，有问题的话如果要人可以找张三", "无法参加", "孩子发烧"),
        ("lisi", "decline 1203 ill, unless it is moved online", "无法参加", "ill, unless it is moved online"),
        ("zhangmin", "取消面试 2051 岗位关了，如果候选人问起请说明", "取消", "岗位关了，如果候选人问起请说明"),
        ("zhangmin", "取消面试 2051 岗位关了，如果王五也同意", "取消", "岗位关了，如果王五也同意"),
        ("lisi", "接受 1203，如果有变动通知我", "接受", "如果有变动通知我"),
        ("lisi", "接受 1203，要是改时间了跟我说一声", "接受", "要是改时间了跟我说一声"),
        ("lisi", "accept 1203, let me know if anything changes", "接受", "let me know if anything changes"),
        ("lisi", "accept 1203, if anything changes let me know", "接受", "if anything changes let me know"),
    ):
        answer = stage.say(text, who)
        assert not zh_like("understood.no_condition").search(answer) and answer.endswith(
            (YES_OR_NO, zh("cancel.how_to_answer"))
        ), (text, answer)
        assert order in answer and reason in answer, (text, answer)
        stage.say("否", who)


def test_a_condition_that_only_sounds_like_an_offer_is_one(stage: Stage) -> None:
    for who, text in (
        ("lisi", "接受 1203，如果我可以线上面"),
        ("lisi", "接受 1203，如果王五可以替我"),
        ("zhangmin", "取消2051，如果王五跟我说不行"),
        ("zhangmin", "取消2051，如果王五通知我"),
        ("lisi", "accept 1203 if they let me know the room"),
    ):
        assert zh_like("understood.no_condition").search(stage.say(text, who)), text
