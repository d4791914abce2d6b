"""A yes that is said by denying the no, and a no by a mock yes, are read back as what they mean."""

from __future__ import annotations

from tests.said import zh
from tests.world.office import Office

COMES = [
    "{code} 这场我非去不可",
    "{code} 不能不去",
    "{code} 我不得不去",
    "{code} 我怎么可能不去",
    "{code} 没有理由不去",
    "{code} 不去不行啊",
    "{code} 谁说我不去的",
    "{code} 我巴不得去",
    "{code} 不去才怪",
    "{code} 去不了才怪",
    "{code} 我不可能不参加",
    "陈晓那场我哪能不来啊",
    "{code} I wouldn't miss it",
    "I wouldn't miss {code}",
    "can't wait for the 2pm",
    "not that I mind taking {code}",
    "{code} I can't say no to that",
    "{code} I'm not going to skip it",
    "{code} I don't see why not",
    "{code} why wouldn't I",
    "{code} I couldn't possibly decline",
    "{code} 不拒绝",
    "不会缺席的，{code}",
    "{code} I won't decline",
]
STAYS_AWAY = [
    "{code} 去才怪",
    "{code} 我才不去呢",
    "{code} 我哪里去得了",
    "{code} 怎么可能去得了",
    "{code} fat chance I'll make it",
    "{code} as if I could make it",
    "no way I can make {code}",
    "as if I'd take {code}",
    "无法参加 {code} 培训不能不去",
]
ONLY_ASKED = ["{code}不去不行吗", "我怎么去不了{code}了", "{code} 我不能不去吧"]
NEITHER = [
    "I'm not declining {code}, just asking the time",
    "is {code} ok from my side",
    "{code} 别说我去不了",
    "don't tell anyone I can't make {code}",
    "别拒绝{code}",
]


def test_what_is_denied_twice_is_a_yes(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    for said in COMES:
        assert office.say(said.format(code=code)).startswith("接受 陈晓 今天 14:00"), said
        office.say("否")


def test_a_mock_yes_is_a_no(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    for said in STAYS_AWAY:
        assert office.say(said.format(code=code)).startswith("回复无法参加 陈晓 今天 14:00"), said
        office.say("否")


def test_who_only_wonders_has_not_said_yes(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    for said in ONLY_ASKED:
        assert not office.say(said.format(code=code)).startswith("接受"), said
        office.say("退出")
    for said in NEITHER:
        assert not office.say(said.format(code=code)).startswith(("接受", "回复无法参加")), said
        office.say("退出")


def test_a_no_to_whom_or_with_a_word_before_it_is_a_no(office: Office) -> None:
    code = office.plan("陈晓", "03-12 15:00")
    for said in ("不要李四", "不用李四了", "not lisi", "行吧不换了", "好吧不弄了", "嗯，先不换", "fine, leave it"):
        assert office.say(f"换人 {code} 张三 李四", "zhangmin").endswith("的张三换成李四？是/否")
        office.say(said, "zhangmin")
        assert office.say("是", "zhangmin").startswith(zh("asked.no_question")), said
