"""Whom a text tells of and nobody knows is not whoever was shown before."""

from __future__ import annotations

import re

import pytest

from tests.world.office import Office

NAMED = [
    ("Emily said she can make it", "Emily"),
    ("Emily Zhao told me she can't come any more", "Emily Zhao"),
    ("Daniel Wu can't come tomorrow, he is ill", "Daniel Wu"),
    ("Emily took another offer, please call it off", "Emily"),
    ("Sophie has another offer, cancel it", "Sophie"),
    ("Call it off, Sophie has another offer", "Sophie"),
    ("Grace is no longer interested, cancel it", "Grace"),
    ("Kevin Li wants Friday 3pm instead", "Kevin Li"),
    ("hey, Lucas just withdrew", "Lucas"),
    ("马超拿了别的offer，取消吧", "马超"),
    ("高翔拿了别的offer，取消吧", "高翔"),
    ("取消吧，高翔拿了别的offer", "高翔"),
    ("马超刚回我微信，他能来", "马超"),
    ("赵云已经入职别家了，取消吧", "赵云"),
    ("关羽病了，改到后天上午10点", "关羽"),
    ("黄忠说他可以来", "黄忠"),
    ("马超说他不来了", "马超"),
    ("emily said she can make it", "emily"),
    ("EMILY can't make it", "EMILY"),
    ("María can't make it", "María"),
    ("Mr Omar Khan can't make it", "Omar Khan"),
    ("cancel Daniel Wu's interview", "Daniel Wu"),
    ("please call off Daniel Wu", "Daniel Wu"),
    ("call off the Daniel Wu interview", "Daniel Wu"),
    ("push Emily back half an hour", "Emily"),
    ("send me the invitation text for Emily", "Emily"),
    ("remind the panel of Daniel Wu", "Daniel Wu"),
    ("replace Zhang San with Li Si for Emily", "Emily"),
    ("put Li Si on Emily's panel", "Emily"),
    ("when is Emily coming?", "Emily"),
    ("马超那场改到四点", "马超"),
    ("取消马超的面试", "马超"),
    ("马超几点来", "马超"),
    ("催一下马超的面试官", "马超"),
    ("马超换李四", "马超"),
    ("给马超发邀请语", "马超"),
    ("给周瑜加李四", "周瑜"),
    ("诸葛亮那场取消", "诸葛亮"),
    ("小马不来了", "小马"),
    ("马同学不来了", "马同学"),
    ("赵六来不了，换李四", "赵六"),
]


@pytest.fixture
def before(office: Office) -> str:
    """The code of an interview of 陈晓's, who was shown last."""
    office.say("约面 陈晓 后端工程师 二面 明天上午10点 张三 1小时", "zhangmin")
    booked = re.match(r"已约：(\d+)", office.say("是", "zhangmin"))
    assert booked is not None
    return booked[1]


def test_who_is_told_of_and_known_to_nobody_is_said_to_be_not_found(office: Office, before: str) -> None:
    for said, name in NAMED:
        office.say("退出", "zhangmin")
        office.say(f"进度 {before}", "zhangmin")
        answer = office.say(said, "zhangmin")
        assert answer.startswith(f"没找到“{name}”"), f"{said}: {answer}"


def test_what_only_begins_like_a_name_is_of_what_was_shown(office: Office, before: str) -> None:
    for said in (
        "她确认来",
        "候选人拿了别的offer，取消吧",
        "方便的话改到后天上午10点",
        "She took another offer, please call it off",
        "cancel it, she took an offer at Google",
        "取消吧，她去腾讯了",
        "高管临时有会，推迟一小时",
        "headcount is frozen, cancel it",
    ):
        office.say("退出", "zhangmin")
        office.say(f"进度 {before}", "zhangmin")
        answer = office.say(said, "zhangmin")
        assert "没找到" not in answer and "陈晓" in answer, f"{said}: {answer}"
