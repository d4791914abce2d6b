"""How late somebody says that they are is passed on, also where it is said roughly or in Chinese numerals."""

from __future__ import annotations

from tests.world.office import Office

MINUTES = {
    "我马上到，晚三分钟": 3,
    "晚三分钟": 3,
    "要晚个三五分钟": 5,
    "稍微晚个两三分钟": 3,
    "我会晚个十来分钟": 10,
    "大概晚二三十分钟": 30,
    "晚个一刻钟": 15,
    "堵车了，晚七八分钟到": 8,
    "晚四分钟": 4,
    "不好意思我要晚六分钟": 6,
    "3 to 5 minutes late": 5,
}


def test_the_minutes_are_passed_on(office: Office) -> None:
    office.plan("陈晓", "03-11 11:00", "zhangsan")
    for said, minutes in MINUTES.items():
        understood = office.understands(said, "zhangsan")
        assert understood["command"] == "running late", said
        assert understood["arguments"].get("words") == f"{minutes} min", said


def test_the_evening_is_still_one(office: Office) -> None:
    office.plan("陈晓", "03-11 19:00", "zhangsan")
    for said in ("晚七点那场", "晚上有面试吗", "今晚的日程"):
        assert office.understands(said, "zhangsan")["command"] in ("status", "schedule"), said
