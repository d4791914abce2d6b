"""What is said of the candidate beside the order is why it is cancelled, and the order itself is no reason."""

from __future__ import annotations

from tests.world.office import Office

WHY = {
    "林悦不来了，帮我取消吧": "候选人不来了",
    "林悦不合适，取消掉，别通知她": "候选人不合适",
    "林悦不合适，帮我取消一下她的面试": "候选人不合适",
    "林悦拿了别家offer，取消": "候选人拿了别家offer",
    "林悦那场不需要了，取消吧": "不需要了",
    "林悦 is not coming, please cancel it": "the candidate is not coming",
    "林悦有事，取消吧": "候选人有事",
    "取消林悦的面试，岗位关了": "岗位关了",
}
PLACES = {
    "林悦那场换个会议室，改到珠峰": "珠峰",
    "林悦那场换个会议室，去黄山": "黄山",
    "林悦的面试换一间会议室，用泰山": "泰山",
    "林悦那场换个地方，改到珠峰": "珠峰",
    "林悦那场会议室换成黄山": "黄山",
    "林悦那场换个会议室": None,
    "林悦那场换间会议室": None,
}


def test_the_reason_is_what_is_said_of_whom_it_names(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    for said, why in WHY.items():
        understood = office.understands(said, "zhangmin")
        assert (understood["command"], understood["arguments"].get("reason")) == ("cancel", why), said


def test_another_room_has_the_name_that_is_said_and_none_where_none_is(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    for said, place in PLACES.items():
        understood = office.understands(said, "zhangmin")
        assert (understood["command"], understood["arguments"].get("place")) == ("reschedule", place), said
