"""What a command is called with is read from all that is said: times, lengths, ways to meet, days of leave, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from bot.times.zones import company_zone
from tests.world.ended import over
from tests.world.office import Office


def at(said: object) -> str:
    """As month-day and hour in Beijing."""
    return f"{datetime.fromisoformat(str(said)).astimezone(company_zone()):%m-%d %H:%M}"


def read(office: Office, said: Mapping[str, object], who: str) -> dict[str, dict[str, Any]]:
    return {one: office.understands(one, who) for one in said}


# --- another time, length or way to meet -----------------------------------------------------------------------------

# 林悦 is on Sunday 15 March at 14:00, for an hour.
TIMES = {
    "林悦改周二，慕尼黑时间上午九点": "03-17 16:00",
    "Lin Yue to Tuesday, 9am London time": "03-17 17:00",
    "林悦改到周四，下午四点半": "03-12 16:30",
    "Lin Yue wants Monday instead of Sunday, 3pm sharp": "03-16 15:00",
    "move Lin Yue, same day but at eighteen hundred hours": "03-15 18:00",
    "Sunday at 2 with Lin Yue, could it be 3 instead?": "03-15 15:00",
    "那个林悦啊周日的她本来两点嘛现在想晚一点三点啊对三点整": "03-15 15:00",
    "could we push Lin Yue by half an hour? school run": "03-15 14:30",
    "林悦那场推到四点半行不，我三点要去接人": "03-15 16:30",
    "林悦那场往后推一刻钟": "03-15 14:15",
}


def test_another_time_is_put_together_of_all_that_is_said_of_it(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    found = read(office, TIMES, "zhangmin")
    assert {said: at(one["arguments"]["time"]) for said, one in found.items()} == TIMES
    assert all(one["command"] == "reschedule" and one["confirm"] for one in found.values())


OTHERWISE = {
    "林悦那场缩成30分钟就够": ("length", 30),
    "林悦那场缩到半小时，简历就一页纸": ("length", 30),
    "林悦那场延长到90分钟": ("length", 90),
    "cut Lin Yue down to half an hour": ("length", 30),
    "林悦改电话吧，她人在台北": ("place", "phone"),
    "林悦改电话面": ("place", "phone"),
    "switch Lin Yue's interview to phone": ("place", "phone"),
    "林悦那场换到2号会议室": ("place", "2号会议室"),
}


def test_another_length_or_another_way_to_meet_is_a_change_of_the_interview(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    found = read(office, OTHERWISE, "zhangmin")
    assert {said: (name, found[said]["arguments"].get(name)) for said, (name, _) in OTHERWISE.items()} == OTHERWISE
    assert all(one["command"] == "reschedule" and one["confirm"] for one in found.values())


def test_whether_it_was_changed_is_a_question(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    for said in ("林悦那场改成视频了吗", "is Lin Yue's moved to video", "林悦那场是30分钟吗"):
        assert office.understands(said, "zhangmin")["command"] != "reschedule", said


# --- leave, reminders, free times -----------------------------------------------------------------------------------

LEAVE = {
    "3月23号到27号我请年假回老家": ("03-23", "03-28"),
    "下周一我请假去看牙": ("03-16", "03-17"),
    "I'm OOO March 23 through 27, visiting folks": ("03-23", "03-28"),
    "我下周四周五要休假两天面试就不要安排了": ("03-19", "03-21"),
    "嗯我要请个假从周五到周日这三天都不要给我安排面试了": ("03-13", "03-16"),
}


def test_days_of_leave_are_noted_whatever_they_are_for(office: Office) -> None:
    office.plan("林悦", "03-13 14:00")
    office.plan("周航", "03-14 14:00")
    found = read(office, LEAVE, "zhangsan")
    whens = {said: one["arguments"]["when"] for said, one in found.items()}
    assert {said: (when["start"][5:10], when["end"][5:10]) for said, when in whens.items()} == LEAVE
    assert all(one["arguments"]["what"] == "leave" and one["confirm"] for one in found.values())


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (20, ["ping me about this again in twenty", "二十分钟后再提醒我"]),
        (60, ["remind me again in an hour, I'm in the test hall"]),
        (30, ["过半个小时再提醒我"]),
    ],
)
def test_a_reminder_comes_again_after_what_is_said(office: Office, minutes: int, said: list[str]) -> None:
    for one in said:
        found = office.understands(one)
        assert (found["command"], found["arguments"]) == ("snooze", {"length": minutes}), one


FREE = {
    "Any gaps in my calendar Friday between noon and five?": ("03-13T12:00", "03-13T17:00"),
    "明天下午三点之前我有空吗": ("03-12T00:00", "03-12T15:00"),
    "明天下午三点以后我有空吗": ("03-12T15:00", "03-13T00:00"),
}


def test_free_times_are_looked_for_in_the_hours_that_are_said(office: Office) -> None:
    whens = {said: one["arguments"]["when"] for said, one in read(office, FREE, "zhangsan").items()}
    assert {said: (when["start"][5:16], when["end"][5:16]) for said, when in whens.items()} == FREE
    assert office.understands("where in next week have I got a clear hour?")["arguments"]["length"] == 60


def test_how_late_is_what_was_said(office: Office) -> None:
    office.plan("林悦", "03-11 10:05")
    lateness = {"be there in a quarter of an hour, running late": 15, "我要迟一刻钟": 15, "晚半小时到": 30}
    for said, minutes in lateness.items():
        assert f"{minutes} 分钟" in office.say(said), said
        office.say("否")


# --- verdicts and answers -------------------------------------------------------------------------------------------


def test_hr_has_it_written_for_whom_they_name(office: Office) -> None:
    code = over(office, "lisi")
    for said, verdict in {
        "陈晓那个面评李四口头跟我说了，不推荐，你替他记上": "no",
        "替李四把陈晓的面评填了：推荐，React底子好。他电话里跟我讲的": "yes",
        "陈晓的面评李四跟我口述了：不推荐，用例设计太粗。你代他写上": "no",
    }.items():
        found = office.understands(said, "zhangmin")
        assert found["command"] == "write for", said
        given = found["arguments"]
        assert (given["interview"], given["person"], given["verdict"]) == (code, "lisi", verdict), said


def test_what_a_candidate_answers_may_be_typed_in_pinyin(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    for said, answer in {
        "linyue shuo ta queding lai": "accepted",
        "linyue shuo ta neng lai": "accepted",
        "林悦要跟家里商量，先挂着考虑中": "tentative",
    }.items():
        found = office.understands(said, "zhangmin")
        assert (found["command"], found["arguments"].get("answer")) == ("candidate", answer), said
