"""What members say of a leave of theirs: its days, or its hours on one of them, and who stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat import hours_answered, hours_away
from bot.chat.hours_away import HoursAway
from bot.chat.longer_names import goes_on
from bot.chat.readers import Situation
from bot.chat.settings_said import FIGURES
from bot.interviews import people
from bot.interviews.models import Member
from bot.times.spans import span
from bot.times.spoken import hear
from bot.times.typed import normalise
from bot.times.values import NotATime, Span
from bot.times.when import moment

_CANCELS = re.compile(
    r"^(?:取消|撤销|销假|作废|不休|cancel|delete|remove)(?:了|吧|掉|全部|all)*[ ,，:：]*|"
    r"(?<!全)(?:取消|不休|作废|cancel(?:led|ed)?)(?:了|吧|掉)*$"
)
_STANDS_IN = re.compile(
    r"[\[(（【]?(?:替班|替补|替我?|代班|代我?|顶班|顶我?|接手|由|让|stand[- ]?ins?|stands in|cover(?:ed|s|ing)?(?: by)?|back-?up|sub(?:stitute)?)"
)
_AROUND = re.compile(r"^[\s:：,，、;；\[\]()（）【】是为人]+|[\s:：,，、;；\[\]()（）【】]+$")
_OPEN = re.compile(
    r"(?:从|自|from|starting|since).*|.*(?:开始|起|onwards?|on)$",
)
_TO = re.compile(r"到|至|[-–—~～]|\b(?:to|until|till|through)\b")
_ALL_DAY = re.compile(r"(?:全天|整天|一整?天|all day|the whole day|休息|休|假|开始|起)$")
_COUNT = re.compile(
    r"(?:共|一共|休|请|for)? ?(?P<n>\d{1,3}|[一二两三四五六七八九十]) ?(?P<unit>天|日|days?|周|星期|weeks?)"
)
_HALF = re.compile(r"半天|\bhalf[- ](?:a )?day\b|\bhalf (?:of )?(?:a |the )day\b", re.I)
_TOGETHER = (("今明两天", "今天到明天"), ("明后两天", "明天到后天"), ("明后天", "明天到后天"), ("这两天", "今天到明天"))


_LEAVE_ITSELF = re.compile(r"(?:我的?)?(?:休假|请假|年假)|\b(?:my )?(?:leave|holiday)\b")


def without_cancelling(said: str) -> str | None:
    """取消 周五, 3月20日的取消 without that; None where nothing is cancelled."""
    rest, count = _CANCELS.subn("", said.strip().lower())
    return _LEAVE_ITSELF.sub("", rest).strip(" 的") if count else None


def is_about_leave(said: str) -> bool:
    """替：王五, 三天, 下午 and the like, which can mean nothing else beside 休假."""
    days, *_ = _stand_in(said)
    return not hear(_ALL_DAY.sub("", _COUNT.sub("", days)))[1].strip(" ,，") if said else True


@dataclass(frozen=True)
class LeaveSaid:
    """The days, as far as they were understood, and who stands in. `is_open`: it was said from when, and not until when.

    Of `hours` of a day it was not said both when they begin and when they end. `left` are words that nothing explains;
    `nobody` is who should stand in and is no member.
    """

    days: Span | None = None
    stand_ins: tuple[Member, ...] = ()
    is_open: bool = False
    hours: HoursAway | None = None
    left: str = ""
    nobody: str = ""


def leave(when: Span | None, said: str, typed: str, situation: Situation) -> LeaveSaid:
    """Of days that were read already and the words that were not: 明天 + 替：王五, 从周五 + 到周一; `typed` is all of it."""
    days_said, stand_ins, nobody = _stand_in(said)
    is_half = says_half(days_said)
    days_said = _HALF.sub("", days_said)
    if (hours := hours_away.said_of(when, _AROUND.sub("", days_said), situation)) is not None:
        if hours.span is not None:
            return LeaveSaid(hours.span, stand_ins, nobody=nobody)
        return LeaveSaid(when or hours.day, stand_ins, hours=hours, nobody=nobody)
    days, left = _days(when, days_said, situation)
    if is_half and not left and (days is None or hours_away.is_a_whole_day(days, situation.member.tz)):
        return LeaveSaid(days, stand_ins, hours=HoursAway(is_half=True, day=days), nobody=nobody)
    low = normalise(_stand_in(typed)[0]) if typed else ""
    is_open = days is not None and days == when and bool(_OPEN.search(low)) and not _TO.search(low)
    if when is None and days is not None and not _TO.search(normalise(days_said)):
        is_open = bool(_OPEN.fullmatch(normalise(days_said)))
    return LeaveSaid(days, stand_ins, is_open, left=left, nobody=nobody)


def answered(known: HoursAway, said: str, situation: Situation) -> LeaveSaid:
    """What is said by now, where a part of it was `known` and the rest asked for: 5点, 全天, or only 替：王五."""
    words, stand_ins, nobody = _stand_in(said)
    words = _AROUND.sub("", words)
    if known.day is not None and hours_answered.is_the_whole_day(words):
        day = hours_away.day_of(known.day.start.astimezone(situation.member.tz))
        return LeaveSaid(day, stand_ins, nobody=nobody)
    more = hours_answered.answered(known, words, situation) if words else known
    if more is not None and more.span is not None:
        return LeaveSaid(more.span, stand_ins, nobody=nobody)
    open_still = more or known
    return LeaveSaid(open_still.day, stand_ins, hours=open_still, left="" if more else words, nobody=nobody)


def says_half(text: str) -> bool:
    """半天, half a day: it is still to be said which."""
    return _HALF.search(text) is not None


def _stand_in(said: str) -> tuple[str, tuple[Member, ...], str]:
    """The text without who stands in; the members who are named so; and a name of nobody."""
    at = _STANDS_IN.search(said.lower())
    if at is None:
        return said, (), ""
    head, tail = said[: at.start()], said[at.end() :]
    found = tuple(people.mentioned(tail, goes_on))
    if not found and (found := tuple(people.mentioned(head, goes_on))):
        for one in found:
            head = re.sub(re.escape(str(one.name)), "", head, flags=re.I)
        return _AROUND.sub("", head), found, ""
    name = re.sub(r"[\s:：,，\[\]()（）【】]+$", "", _AROUND.sub("", tail)).removesuffix("替我").removesuffix("代我")
    return _AROUND.sub("", head), found, "" if found else name or tail.strip()


def _days(when: Span | None, said: str, situation: Situation) -> tuple[Span | None, str]:
    text = _AROUND.sub("", said)
    for together, apart in _TOGETHER:
        text = text.replace(together, apart)
    if not text:
        return when, ""
    if counted := _COUNT.fullmatch(text):
        return (when and _for_days(when.start, counted), "") if when else (None, text)
    if when is not None and (until := _read(re.sub(r"^(?:到|至|to|until|till|-)\s*", "", text, flags=re.I), situation)):
        return (Span(when.start, until.end), "") if until.end > when.start else (None, text)
    if when is None and (counted := _COUNT.search(text)) and (first := _read(text[: counted.start()], situation)):
        return (_for_days(first.start, counted), "") if counted.end() == len(text) else (None, text)
    found = _read(text, situation) if when is None else None
    return (found, "") if found else (when, "" if when and _ALL_DAY.fullmatch(text) else text)


def _for_days(start: datetime, counted: re.Match[str]) -> Span:
    count = FIGURES.get(counted["n"]) or int(counted["n"])
    days = count * (7 if counted["unit"] in ("周", "星期", "week", "weeks") else 1)
    last = (start + timedelta(days=min(days, 400))).replace(hour=0, minute=0)
    return Span(start, last)


def _read(text: str, situation: Situation) -> Span | None:
    """Whole days, parts of a day, or hours of one."""
    text = situation.in_figures(text.strip(" ,，"))
    for said in (text, _ALL_DAY.sub("", text).strip()):
        try:
            return span(said, now=situation.now, zone=situation.member.tz)
        except NotATime:
            pass
    try:
        found = moment(text, now=situation.now, zone=situation.member.tz)
    except NotATime:
        return None
    return Span(found.start, found.end) if found.end else None
