"""What an intent means from whoever speaks: HR's "can't" is somebody else's, 王五可以替我去 is no yes of the speaker's."""

from __future__ import annotations

import re

from bot.chat import guards, verdict_told
from bot.chat.masked import COLLEAGUE
from bot.chat.readers import CODE
from bot.chat.understanding.changed import changes_it
from bot.chat.understanding.told import Told
from bot.chat.understanding.which import which_interview
from bot.chat.wishes import wishes_another_time
from bot.interviews.models import Interview
from bot.times.values import Span

_THEIRS = r"不来|来不了|没来|[会能]来|放弃|\b(?:withdr[ae]w|dropp?(?:ed)? out)\b"  # what candidates do
_WRITES_DOWN = re.compile(r"标|记|登|写|改[成为]|确认|\b(?:confirm|mark|put|record|set|note|log)")


def said_by_whom(name: str, told: Told) -> str:
    """HR says of others what a panel says of itself: they are on none, so it is written down for whoever it is of."""
    member = told.situation.member
    if name in ("candidate", "accept", "decline") and member.is_hr and _is_of_nobody(told):
        return "status"
    if name in _OF_SEVERAL and told.singles_out and _may_be_looked_at(told):
        return "status"
    if name in _SOUND_LIKE_A_CHANGE and changes_it(told) and not (told.says("取消|cancel") or only_asks(told)):
        return "reschedule"  # 缩到30分钟, which sounds like being late; 改视频吧
    if name in ("schedule", "decline") and told.days is not None and _says_they_are_away(name, told):
        return "settings"
    if name == "accept" and ((told.says(_THEY_GO) and _sends_somebody(told)) or told.says(_FOR_ME)):
        return "decline"  # 我有割接，王五可以替我去
    if name == "candidate" and member.is_hr and wishes_another_time(told.said.low):
        return "reschedule"
    if name == "candidate" and not member.is_hr and told.says("面评|评价|feedback"):
        return "feedback"
    if (
        name in _SOUND_LIKE_A_VERDICT
        and not member.is_hr
        and verdict_told.gives_one(told)
        and not only_asks(told)
        and _is_of_what_was(told)
    ):
        name = "feedback"  # 曹颖超我给过; no from me, which sounds as if somebody had not come
    said = told.handlers.commands.get(name)
    if said is None or not said.by_hr or not member.is_hr:
        return name
    named = told.masked.mentioned.get(Interview, [])
    if any(place.member_id == member.id for one in named for place in one.panel):
        return name
    if name == "decline" and told.people:
        return "substitutes"
    return said.by_hr


_AWAY = re.compile(
    r"(?:我|本人|^)[^,，。他她]{0,16}(?:要|想|得|准备|打算)?(?:[请休][^,，。]{0,3}假|放假)(?!的话|吗|时)|"
    r"\b(?:i am|i'm|i'll be|i will be) (?:on (?:leave|holiday|vacation)|ooo|out of office|off work)\b"
)


_NONE_PLEASE = re.compile("(?:不要|别|勿)[^,，]{0,6}(?:安排|排|约)")


def _says_they_are_away(name: str, told: Told) -> bool:
    """我下周四周五要休假两天面试就不要安排了: the days are those of a leave, and no look at them."""
    if told.people or Interview in told.masked.mentioned or told.places_one or only_asks(told):
        return False
    said = told.masked.with_days
    return _AWAY.search(said) is not None and (name != "decline" or _NONE_PLEASE.search(said) is not None)


_THEY_GO = rf"{COLLEAGUE}[^,，.]{{0,6}}(?:[替代顶去来]|\b(?:take|cover|do|go|step|join)\b)"
_FOR_ME = r"[替代]我[去面]|\b(?:go|come|be there|do it|take it|cover|stand in)\b[^,.]{0,12}\b(?:for me|instead of me|in my place)\b"


def _sends_somebody(told: Told) -> bool:
    stand_in = told.handlers.commands["decline"].freely
    return stand_in is not None and bool(stand_in(told))


_SOUND_LIKE_A_CHANGE = ("running late", "status", "snooze", "room", "settings", "book", "candidate", "cancel")
_SOUND_LIKE_A_VERDICT = ("noshow", "decline", "accept", "status", "schedule")


def _is_of_what_was(told: Told) -> bool:
    """Sunday is a no from me is an answer: nobody has been seen yet."""
    named, now = which_interview(told, told.handlers.commands["feedback"]), told.situation.now
    return bool(named) and all(one.start is not None and one.start <= now for one in named)


def _may_be_looked_at(told: Told) -> bool:
    found = which_interview(told, told.handlers.commands["status"])
    return len(found) == 1 or (bool(found) and not told.masked.mentioned.get(Span))


_OF_SEVERAL = ("schedule", "next")


def _is_of_nobody(told: Told) -> bool:
    """1203 ok, I can't make 1203: HR does not say who says so."""
    by_code = bool(CODE.search(told.said.low))
    return (
        by_code
        and not told.says(_THEIRS)
        and not (guards.speaks_of_others(told.text) or told.people or _WRITES_DOWN.search(told.text))
    )


def only_asks(told: Told) -> bool:
    text = guards.without_ifs(told.text)
    return guards.asks(text, marked=told.said.asks) or guards.supposes(text) or guards.is_past(told.said.low)
