"""What is asked about the bot has a short true answer; what it has none for gets guesses, and never the whole help."""

from __future__ import annotations

import pytest

from tests.said import zh
from tests.world.office import Office

_OF_ANYBODY = [
    ("能不能给候选人发微信", "我不给候选人发任何消息"),
    ("能不能自动给候选人发短信", "我不给候选人发任何消息"),
    ("会通知候选人吗", "我不给候选人发任何消息"),
    ("候选人会收到短信吗", "我不给候选人发任何消息"),
    ("can you text candidates", "我不给候选人发任何消息"),
    ("谁能看到我的面评", "面评 HR 和用人经理看得到"),
    ("who can see my feedback?", "面评 HR 和用人经理看得到"),
    ("面评提交了还能改吗", "24 小时内能改"),
    ("can I change feedback after submitting", "24 小时内能改"),
    ("拒绝的原因谁看得到", "只有 HR 看得到"),
    ("who sees the decline reason", "只有 HR 看得到"),
    ("will the candidate know the reason?", "只有 HR 看得到"),
    ("how do I take back a decline", "一分钟内发“撤销”"),
    ("when do reminders come", "30 分钟和 5 分钟"),
    ("一般什么时候提醒", "30 分钟和 5 分钟"),
    ("what are the five verdicts", "五档"),
    ("撤销多久内有效", "通知别人之前有效；两小时内开始的会马上通知"),
    ("现在系统正常吗", "你能看到这条，对话就是通的"),
    ("机器人挂了吗", "你能看到这条，对话就是通的"),
    ("is the bot working?", "你能看到这条，对话就是通的"),
]
_OF_HR = [
    ("一次能约多少个", "最多 50 场"),
    ("how many interviews can I book at once", "最多 50 场"),
    ("怎么填会议链接", "改期 1203 https"),
    ("how do I add a meeting link", "改期 1203 https"),
    ("how do I tell the candidate about a new time?", "邀请语"),
    ("what if nobody is free", "那就换时间"),
    ("大家都没空怎么办", "那就换时间"),
    ("how do I answer a proposal", "同意改期"),
    ("多久能再催一次", "四小时内只催一次"),
]


def test_what_is_asked_about_the_bot_is_answered_in_short(office: Office) -> None:
    for said, answer in _OF_ANYBODY:
        assert answer in office.say(said, "lisi"), said
    for said, answer in (*_OF_ANYBODY, *_OF_HR):
        assert answer in office.say(said, "zhangmin"), said
    assert zh("about.whether_it_works") in office.say("现在系统正常吗", "admin")


def test_an_open_question_stays_open(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    assert zh("asked.still_waits") in office.say("能不能给候选人发微信", "zhangmin")
    assert office.say("是", "zhangmin").startswith("已取消")


@pytest.mark.parametrize("said", ["你能做什么", "what can you do", "怎么用", "帮助"])
def test_who_asks_for_all_of_it_gets_all(office: Office, said: str) -> None:
    assert office.say(said, "lisi").startswith("可以发：")
