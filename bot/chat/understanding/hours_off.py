"""Hours of one day that somebody takes off: 周四下午两点到四点我不在, I'm out 2-4pm on Thursday. An hour in it names no interview."""

from __future__ import annotations

import re

from bot.chat import hours_away, leave_said
from bot.chat.hours_away import HoursAway
from bot.chat.readers import CODE
from bot.chat.understanding import absence
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview

_ASKS_FOR_LEAVE = re.compile(
    r"(?<![没不别未批])(?:请|休)(?:个|一?下|(?:个?[^,，。他她说问听批]{0,6}?(?:小时|钟头|分钟)|会儿|半天)的?)?假(?!的话|吗|时|了没|条|要|怎么|流程)|"
    r"(?<![没不别未批申])(?:请|休)个?半天(?![^,，。]{0,4}(?:吗|么|的话|[?？]))|"
    r"\b(?:take|taking|need|have|having|want|get|getting) (?:\w+ ){1,4}off\b|\b(?:on leave|ooo|out of office|off work)\b"
)
_OF_AN_INTERVIEW = re.compile(
    r"[去来参到][^,，]{0,2}不了|[那这]一?[场轮个]|面试|改到|挪到|推到|换到|\b(?:can't|cannot|can not|won't|decline|interview|slot|round|move|push|reschedule|book)\b"
)


def hours_off(told: Told) -> HoursAway | None:
    """None where an interview or another day is spoken of, or no hours are said that can be told."""
    return told.once("hours off", lambda: _hours_off(told))


def takes_hours_off(told: Told) -> bool:
    """By whoever speaks, and nobody else is named."""
    return not told.people and hours_off(told) is not None


def _hours_off(told: Told) -> HoursAway | None:
    low, named = told.said.low, Interview in told.masked.mentioned and told.masked.time is None
    if named or CODE.search(low) or _OF_AN_INTERVIEW.search(low) or told.only_asks:
        return None
    is_asked_for = _ASKS_FOR_LEAVE.search(low) is not None
    if not is_asked_for and not absence.not_at_work(told.masked.with_days):
        return None
    found = hours_away.among(low, told.days, told.situation)
    if found is None and is_asked_for and leave_said.says_half(low):
        return hours_away.half(told.days, told.situation)
    is_then = Interview in told.masked.mentioned  # 周四下午三点我不在, where they have one
    return found if found is None or is_asked_for or found.span is not None or not is_then else None
