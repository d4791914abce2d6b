"""What a yes does is what was read: where it would read otherwise by now, it is read again, and nothing is done."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.ended import kept, over
from tests.world.office import Office

AGAIN = zh("asked.things_changed")


@pytest.fixture
def office(office: Office) -> Office:
    for user_id in ("wangwu", "liuyan"):
        office.joins(user_id)
    return office


def test_who_was_replaced_meanwhile_is_not_replaced_by_a_yes_to_somebody_else(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(f"换人 {code} 王五", "zhangmin")
    office.say(f"换人 {code} 张三", "liuyan")
    office.say("是", "liuyan")
    answer = office.say("是", "zhangmin")

    assert "李四 → 王五" not in answer and "张三 → 王五" not in answer
    assert AGAIN in answer and "张三换成王五？是/否" in answer
    assert "张三 → 王五" in office.say("是", "zhangmin")


def test_a_reason_reaches_nobody_whom_the_preview_did_not_name(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(f"取消面试 {code} 李四面得太慢", "zhangmin")
    office.say(f"加人 {code} 王五", "liuyan")
    office.say("是", "liuyan")
    answer = office.say("是", "zhangmin")

    assert AGAIN in answer and "王五" in answer and zh("cancel.how_to_answer") in answer
    assert "已取消" in office.say("是", "zhangmin")


def test_feedback_that_is_written_for_somebody_never_takes_the_place_of_their_own_unread(office: Office) -> None:
    code = over(office)
    office.say(f"代写 {code} 李四 推荐 不错", "zhangmin")
    office.say(f"面评 {code} 不推荐 没面成", "lisi")
    assert zh_like("feedback.submitted").search(office.say("是", "lisi"))
    answer = office.say("是", "zhangmin")

    assert (
        AGAIN in answer and zh("feedback.replaces", who="李四", at="10:00", verdict="：" + zh("verdict.no")) in answer
    )
    assert kept(code) == [("no", "没面成")]
    office.say("否", "zhangmin")
    assert zh("feedback.replaces", who="李四", at="10:00", verdict="：" + zh("verdict.no")) in office.say(
        f"代写 {code} 李四 推荐 不错", "zhangmin"
    )


def test_a_yes_to_what_still_reads_so_is_done_at_once(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(f"换人 {code} 王五", "zhangmin")
    assert "李四 → 王五" in office.say("是", "zhangmin")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    assert "已取消" in office.say("是", "zhangmin")
