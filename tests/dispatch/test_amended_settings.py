"""What is said of a setting, a lateness or a no just after it adds to that, or changes it, and is no other order."""

from __future__ import annotations

import pytest

from tests.said import YES_OR_NO, zh
from tests.world.office import Office


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


LEAVES = [
    ("我下周一到周三休假", "只到周二", "3月16日–17日"),
    ("off next Monday to Wednesday", "no, only till tuesday", "3月16日–17日"),
    ("我3月24日到26日请假", "就到25号", "3月24日–25日"),
    ("away 24 Mar to 26 Mar", "only until the 25th", "3月24日–25日"),
    ("away 24 Mar to 26 Mar", "until the 27th", "3月24日–27日"),
    ("我下周二请假", "周三也休", "3月17日–18日"),
    ("I'm off on Tuesday", "and wednesday too", "3月17日–18日"),
    ("I'm off on Tuesday", "wangwu covers", "王五代"),
    ("I'm off on Tuesday", "My colleague Wang Wu will replace me", "王五代"),
    ("我下周二请假", "王五替我", "王五代"),
    ("我下周二请假", "有事找王五，他接手", "王五代"),
]


@pytest.mark.parametrize(("leave", "said", "then"), LEAVES)
def test_a_leave_is_amended_and_no_other_one_noted(office: Office, leave: str, said: str, then: str) -> None:
    assert office.say(leave).endswith(YES_OR_NO)
    answer = office.say(said)
    assert then in answer and answer.startswith("记下 ") and answer.endswith(YES_OR_NO), answer


def test_a_leave_that_is_noted_is_taken_back_before_a_shorter_one(office: Office) -> None:
    office.say("休假 3月24日到3月26日")
    assert "撤销" in office.say("只到25号")
    assert zh("leave.deed", days="3月24日–25日", stand_in="") in office.say("是")
    assert zh("leave.noted", days="3月24日–25日", stand_in="", merged="") in office.say("是")


QUIET = [
    ("quiet after 9pm", "until 7am", "21:00–07:00"),
    ("晚上10点以后别打扰我", "到早上7点", "22:00–07:00"),
    ("晚上9点以后别给我发消息", "到第二天7点半吧", "21:00–07:30"),
]


@pytest.mark.parametrize(("first", "then", "hours"), QUIET[:2])
def test_the_end_of_quiet_hours_may_come_in_a_second_line(office: Office, first: str, then: str, hours: str) -> None:
    office.say(first)
    assert office.say(then) == zh("deed.yes_or_no", sentence=zh("own.deed_ascii", what="免打扰", value=hours))


LIMITS = ["I prefer not more than two interviews in one day", "I prefer to have not more than two interviews in one day", "at most two interviews on any day please",
          "no more than 2 interviews in a single day", "我一天不想超过两场"]  # fmt: skip


@pytest.mark.parametrize("said", LIMITS)
def test_a_limit_is_no_leave(office: Office, said: str) -> None:
    assert zh("limit.a_day", n=2) in office.say(said)


def test_holidays_are_no_quiet_hours_and_noon_is(office: Office) -> None:
    assert zh("leave.deed", days="4月10日–14日", stand_in="") in office.say(
        "I will be in holidays from 10 until 14 April"
    )
    assert office.say("中午别给我发消息") == zh(
        "deed.yes_or_no", sentence=zh("own.deed_ascii", what="免打扰", value="12:00–14:00")
    )
    assert "22:00–07:00" in office.say("quiet 10pm-7am")


LATE = {
    "running 10 late": 10,
    "will be 10 late for {c}": 10,
    "{c} running 5 late": 5,
    "in lift, 5 late for {c}": 5,
    "I'm about a quarter of hour late for {c}": 15,
    "ten late for {c}, sorry": 10,
    "running late by 20": 20,
}


def test_minutes_of_a_delay_are_passed_on_however_they_are_said(office: Office) -> None:
    code = office.plan("陈晓", "03-11 10:30")
    office.answers(code, "zhangsan", "accepted")
    for said, minutes in LATE.items():
        answer = office.say(said.format(c=code))
        assert zh("late.you_will_be", late=zh("late.minutes", n=minutes)) in answer, f"{said}: {answer}"
    office.say("running 10 late")
    for said, minutes in (
        ("15 actually", 15),
        ("more like 20 min", 20),
        ("不对，25分钟", 25),
        ("应该是半小时", 30),
        ("make it 12", 12),
    ):
        answer = office.say(said)
        assert zh("late.you_will_be", late=zh("late.minutes", n=minutes)) in answer, f"{said}: {answer}"


def test_whoever_has_declined_is_late_for_nothing(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    office.answers(code, "zhangsan", "declined")
    assert office.say(f"I'm 10 minutes late for {code}").startswith(zh("late.you_declined", code=code))


WITH_WHOM = {
    "travelling, but wangwu could": "travelling",
    "Maybe Wang Wu could take it": "",
    "can wang wu do it instead?": "",
    "王五可以替我": "",
    "出差，王五可以替我": "出差",
    "but perhaps wangwu can": "",
}


@pytest.mark.parametrize(("said", "why"), WITH_WHOM.items())
def test_a_colleague_is_suggested_before_the_yes_and_why_stays(office: Office, said: str, why: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"I can't make the one with 陈晓 ({code})")
    answer = office.say(said)
    assert (
        "并推荐王五接替" in answer and zh("decline.why", reason=why) in answer if why else "并推荐王五接替" in answer
    ), answer


def test_a_reason_before_which_interview_is_kept(office: Office) -> None:
    codes = [office.plan(name, f"03-12 {hour}:00") for name, hour in (("陈晓", 11), ("林悦", 14))]
    for said in ("travelling", "conference in Berlin", "孩子发烧"):
        office.say("无法参加")
        assert office.say(said).startswith(zh("asked.still_which")), said
        office.say("退出")
    office.say("无法参加")
    assert office.say("flight to Shenzhen, wangwu can step in for me").startswith(zh("asked.still_which"))
    assert "并推荐王五接替" + zh("decline.why", reason="flight to Shenzhen") in office.say("2")
    office.say("否")
    office.say(f"无法参加 {codes[0]}")
    assert office.say(f"can't do {codes[0]}, flight").endswith("：flight")
