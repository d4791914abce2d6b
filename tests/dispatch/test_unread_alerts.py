"""A decline is always heard of: by the next in line, or by whoever comes to be the one to hear it."""

from __future__ import annotations

import pytest

from bot import change
from bot.db import store
from bot.interviews import people
from bot.interviews.models import Role
from bot.notices import unread
from bot.notices.unread import Unread
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.town import Town


def leave_nobody_to_read(place: Town) -> None:
    """No recruiter, and no admin yet, as after an import without recruiters in real mode."""
    for user_id in ("zhangmin", "admin"):
        place.rows("UPDATE member SET role = 'interviewer' WHERE user_id = %(id)s RETURNING 1", id=user_id)
    place.rows("UPDATE application SET recruiter_id = NULL RETURNING 1")


def look(place: Town) -> Unread:
    with store.db.connection_context():
        return unread.look()


def decline(place: Town) -> None:
    [booked] = place.rows("SELECT code FROM interview")
    assert zh_like("decline.done").match(place.say("lisi", f"无法参加 {booked['code']} 出差"))
    place.move(minutes=2)
    place.settle()


def test_a_decline_without_a_reader_is_owed_to_whoever_becomes_an_admin(place: Town) -> None:
    place.book("lisi")
    leave_nobody_to_read(place)
    assert look(place) == Unread(waiting=0, refused=0, has_reader=False)
    decline(place)
    assert look(place).waiting == 1
    place.move(hours=3)
    place.settle()
    with store.db.connection_context(), change.begin(place.at, kind="operator") as begun:
        people.put(begun, "wangwu", role=Role.ADMIN)
    place.settle()
    assert place.title("wangwu") == "李四 无法参加"
    assert not look(place)


def test_what_was_undone_before_anybody_could_read_it_is_never_told(place: Town) -> None:
    booked = place.book("lisi")
    leave_nobody_to_read(place)
    place.say("lisi", f"无法参加 {booked.code} 出差")
    assert "撤销" in place.say("lisi", "撤销")
    assert look(place).waiting == 0
    with store.db.connection_context(), change.begin(place.at, kind="operator") as begun:
        people.put(begun, "wangwu", role=Role.ADMIN)
    place.settle()
    assert place.cards("wangwu") == []


@pytest.mark.parametrize("errcode", [81013, 60111])
def test_a_decline_that_wecom_refuses_for_the_recruiter_goes_to_the_admin(place: Town, errcode: int) -> None:
    place.book("lisi")
    place.control("faults", rules=[{"path": "message/send", "errcode": errcode, "users": ["zhangmin"]}])
    decline(place)
    assert place.title("admin") == zh("declined.who_cant", names="李四")
    assert look(place) == Unread(waiting=0, refused=1, has_reader=True)


def test_where_everybody_is_refused_it_waits_and_is_tried_again_by_the_hour(place: Town) -> None:
    place.book("lisi", in_hours=48)
    place.control("faults", out_of_range=["zhangmin", "admin"])
    decline(place)
    assert look(place).waiting == 1
    place.control("faults", out_of_range=[])
    place.move(hours=1)
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    assert look(place).waiting == 0


def test_a_recruiter_who_leaves_leaves_no_alert_unread(place: Town) -> None:
    booked = place.book("lisi")
    place.say("lisi", f"无法参加 {booked.code} 出差")
    place.say("admin", "成员 张敏 停用")
    place.say("admin", "是")
    place.say("admin", "是")
    place.move(minutes=2)
    place.settle()
    assert place.title("admin") == zh("declined.who_cant", names="李四")
    assert place.cards("zhangmin") == []


def test_hr_hears_of_an_invitation_that_wecom_does_not_deliver(place: Town) -> None:
    booked = place.book("lisi")
    place.control("faults", out_of_range=["wangwu"])
    asked = place.say("zhangmin", f"换人 {booked.code} 李四 王五")
    assert asked.endswith(YES_OR_NO) and "王五" in place.say("zhangmin", "是")
    place.move(minutes=2)
    place.settle()
    [told] = [one for one in place.texts("zhangmin") if "送不到" in one]
    assert zh_like("not_invited.told", who="王五").match(told) and f"换人 {booked.code}" in told
