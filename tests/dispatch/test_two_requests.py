"""What both sides of a place mean says whether a message asks for two things: both are heard, and a reason is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from bot.chat import conversation, dialog
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.db import store
from bot.interviews import people
from bot.interviews.audit import Change
from tests.databases import Databases
from tests.language import company
from tests.said import zh
from tests.world.office import lines
from tests.world.stage import Stage

# who, what they type, what comes first, and what waits: verbs, with the interview's code where it matters


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_each_of_several_of_one_verb_is_asked_about(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    assert stage.say("陈晓、吕品、姜文静三场我都可以", "lisi").startswith("一次做一件，之后是：接受 吕品 ")
    assert lines(
        "", "", zh("in_turn.next") + zh("deed.yes_or_no", sentence="接受 吕品 3月13日 周五 11:15")
    ) in stage.say("是", "lisi")
    assert lines(
        "", "", zh("in_turn.next") + zh("deed.yes_or_no", sentence="接受 姜文静 3月14日 周六 11:15")
    ) in stage.say("否", "lisi")


def test_of_which_of_several_the_second_is_is_asked_among_these(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("许诺二面我去，另外帮我把周六下午那场推到五点", "zhangsan")
    asked = stage.say("是", "zhangsan").split("\n\n接下来：")[1].split("\n")
    assert [line.rsplit(" · ", 1)[-1] for line in asked[1:-1]] == ["2038", "2040"]
    assert "改到 3月14日 周六 17:00" in stage.say("2", "zhangsan")


# who, what they type, and all that comes of it, in its order
THREE = (
    ("zhangsan", "accept 2021, decline 2026, and show me tomorrow", "accept 2021", "decline 2026", "schedule"),
    ("zhangsan", "明天有几场，把2021接受了，然后看下周日程", "schedule", "accept 2021", "schedule"),
    ("zhangmin", "取消2031，把2037改到下午三点，再催一下王五", "cancel 2031", "reschedule 2037", "nudge"),
    ("lisi", "陈晓接，吕品去不了，顺便看看周六有几场", "accept 1203", "decline 2031", "schedule"),
    ("wangwu", "魏子淇我接。卢一舟去不了。另外明天几点第一场？", "accept 2029", "decline 2035", "status 2027"),
    ("lisi", "Pan Yueran ok. Chen Xiao ok. Lü Pin no, I'm away.", "accept 2020", "accept 1203", "decline 2031"),
    ("lisi", "接受陈晓，拒绝吕品，姜文静改到下午三点", "accept 1203", "decline 2031", "reschedule 2037"),
    (
        "lisi",
        "yes to Chen Xiao, no to Lü Pin, and Jiang Wenjing to 3pm please",
        "accept 1203",
        "decline 2031",
        "reschedule 2037",
    ),
    (
        "zhangmin",
        "Replace Li Si with Wang Wu on 2031, cancel 2037 and nudge Zhang San about 2026",
        "replace 2031",
        "cancel 2037",
        "nudge 2026",
    ),
    (
        "zhangmin",
        "丁香取消，叶青改到周五上午11点，再把袁博的邀请语给我",
        "cancel 2033",
        "reschedule 2027",
        "invitation 2022",
    ),
    ("zhangmin", "谁还没回复？谁拒了？还有谁面评没交", "who has not answered", "who declined", "pending"),
    ("zhangmin", "丁香加个李四旁听，再改到五点半", "add 2033", "reschedule 2033"),
    ("admin", "停用王五，把李四设成HR，再给我发条测试消息", "members", "members", "ping"),
)


def test_none_of_three_requests_is_lost(company_anew: Callable[[], Stage]) -> None:
    company_anew()
    wrong = []
    for who, text, *each in THREE:
        if (got := asked_in_turn(text, who)) != each:
            wrong.append(f"{text}: {got}")
    assert not wrong, "\n".join(wrong)


def asked_in_turn(text: str, user_id: str) -> list[str]:
    """The verb of each request with the code of its interview, the first and those that wait."""
    with store.connected():
        member = people.known(user_id)
        assert member is not None
        ctx = Context(member, company.NOW, Change(company.NOW, member), collect("commands"), dialog=dialog.read(member))
        found = conversation.understand(ctx, text)
        assert found.call is not None
        each = [found.call.dump(), *ctx.dialog.waiting]
    return [" ".join([one["command"], *filter(None, [one["arguments"].get("interview")])]) for one in each]


def test_rows_of_a_list_may_be_counted(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for look, words, verb, rows in (
        ("本周", "接受前两个", "accept", "1 2"),
        ("this week", "decline the first two", "decline", "1 2"),
        ("本周", "第一个和第四个我去不了", "decline", "1 4"),
        ("本周", "最后两个去不了", "decline", "5 6"),
        ("this week", "decline the second and the last one", "decline", "2 6"),
    ):
        listed = re.findall(r"· (\d{4})$", stage.say(look, "lisi"), re.MULTILINE)
        assert asked_in_turn(words, "lisi") == [f"{verb} {listed[int(row) - 1]}" for row in rows.split()], words
    listed = re.findall(r"· (\d{4})$", stage.say("明天", "zhangmin"), re.MULTILINE)
    assert asked_in_turn("取消前两个", "zhangmin") == [f"cancel {one}" for one in listed[:2]]


def test_an_order_is_read_back_though_what_follows_is_not_understood(company_anew: Callable[[], Stage]) -> None:
    said = company_anew().say("accept 2021 and what colour is the sky", "zhangsan")
    assert said == zh("in_turn.rest_not_understood", rest="what colour is the sky") + zh(
        "deed.yes_or_no", sentence="接受 林志远 今天 14:00"
    )
