"""What members say of their own settings: limits, hours, a phone, days of leave with who stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.chat.longer_names import goes_on
from bot.chat.readers import Situation
from bot.interviews import people
from bot.interviews.models import Member
from bot.interviews.preferences import Hours
from bot.times.hours import hours
from bot.times.number_words import UP_TO_TWELVE
from bot.times.said import Clock, Part, Piece, To
from bot.times.spans import span
from bot.times.spoken import hear
from bot.times.typed import normalise
from bot.times.values import NotATime, Span
from bot.times.when import moment

OFF = (
    "关",
    "关闭",
    "关掉",
    "不要",
    "取消",
    "无",
    "没有",
    "删除",
    "off",
    "none",
    "no",
    "never",
    "cancel",
    "remove",
    "delete",
)
DEFAULT = ("默认", "恢复默认", "default", "reset", "as before")
NO_LIMIT = ("不限", "不限制", "无上限", "没有上限", "no limit", "unlimited", "any")
FIGURES = (
    {one: number for number, one in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "俩": 2, "仨": 3} | UP_TO_TWELVE
)


def is_off(said: str) -> bool:
    return normalise(said) in OFF


def is_default(said: str) -> bool:
    return normalise(said) in DEFAULT


# --- limits ---------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?P<week>每周|每个?星期|每个?礼拜|一周|一个?星期|一个?礼拜|周|(?:a|per|each|every|/) ?week|weekly)|"
    r"(?P<day>每天|每日|一天|一日|天|日|(?:a|per|each|every|/) ?day|daily)|"
    r"(?P<none>不限制?|无上限|没有上限|no limit|unlimited|none)|(?P<number>\d+|[一二两三四五六七八九十俩仨])"
)
_BESIDE = re.compile(r"[场次个的,，、;；。·.和与 ]|最多|至多|不超过|面试|\b(?:interviews?|and|at most|max|up to|to)\b")


@dataclass(frozen=True)
class Limits:
    """What was said of each: a number, 0 for no limit, None for nothing. `bare`: a number without a day or week."""

    day: int | None = None
    week: int | None = None
    bare: int | None = None


def says_none_at_all(said: str) -> bool:
    """0, 每天 0 场, zero a week: not the word for no limit."""
    return bool(re.search(r"(?<![\d.])0+(?![\d.:])|零|\bzero\b", normalise(said)))


def limits(said: str) -> Limits | None:
    """2 每天 · 每周 4, 一天最多三场, 4 a week, 不限; None where something else was said."""
    low = normalise(said)
    if _BESIDE.sub("", _TOKEN.sub("", low)):
        return None
    found = [(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(low)]
    numbers = {at: _number(kind, word) for at, (kind, word) in enumerate(found) if kind in ("number", "none")}
    meant: dict[str, int] = {}
    for at, (kind, _) in enumerate(found):
        if kind not in ("day", "week"):
            continue
        beside = next((one for one in (at - 1, at + 1) if one in numbers), None)
        if beside is None or kind in meant:
            return None
        meant[kind] = numbers.pop(beside)
    if not meant and list(numbers.values()) == [0]:
        return Limits(0, 0)
    if not meant and len(numbers) == 1:
        return Limits(bare=next(iter(numbers.values())))
    return None if numbers or not meant else Limits(meant.get("day"), meant.get("week"))


def _number(kind: str, word: str) -> int:
    return 0 if kind == "none" else FIGURES.get(word) or int(word)


# --- hours ----------------------------------------------------------------------------------------------------------


def hours_between(said: str) -> Hours | None:
    """9:30-18:30, 9点半到6点, 9am to 6pm, of a working day."""
    sides = both_sides(said)
    if sides is None:
        return None
    try:
        return _at(sides[0], of_afternoon=False), _at(sides[1], of_afternoon=True)
    except NotATime:
        return None


def both_sides(said: str) -> tuple[list[Piece], list[Piece]] | None:
    """What stands before and after 到, where each is one time and nothing else."""
    pieces, left = hear(said)
    sides: list[list[Piece]] = [[]]
    for piece in pieces:
        if isinstance(piece, To):
            sides.append([])
        else:
            sides[-1].append(piece)
    if left or len(sides) != 2 or not all(_is_clock(one) for one in sides):
        return None
    return sides[0], sides[1]


_BARE_HOURS = re.compile(r"(?<![\d:-])(\d{1,2}) ?[-–—~] ?(\d{1,2})(?![\d:-])")


def hours_in(text: str) -> str:
    """9-6 as 9:00-6:00; empty where there is nothing of the kind."""
    found = _BARE_HOURS.search(text)
    return f"{found[1]}:00-{found[2]}:00" if found else ""


def _is_clock(side: list[Piece]) -> bool:
    return sum(isinstance(one, Clock) for one in side) == 1 and all(isinstance(one, Clock | Part) for one in side)


def _at(side: list[Piece], *, of_afternoon: bool) -> time:
    """The time; of an hour that may be of either half of the day, the likelier."""
    if any(isinstance(one, Part) for one in side):
        return hours([side])[0]
    [clock] = side
    assert isinstance(clock, Clock)
    if clock.hour > 24 or clock.minute > 59:
        raise NotATime("no_such_date")
    is_later = of_afternoon and 1 <= clock.hour <= 8
    return time(clock.hour + 12 if is_later else clock.hour % 24, clock.minute)


# --- a phone --------------------------------------------------------------------------------------------------------

_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{5,22}[0-9](?: ?(?:转|ext\.?|x) ?[0-9]{1,6})?")


def phone(said: str) -> str | None:
    """As it was typed, if it is one: 138 0013 8000, +86-21-5555 6666 转 12."""
    low = said.strip(" ：:是。.")
    digits = sum(one.isdigit() for one in low)
    return low if _PHONE.fullmatch(low) and 7 <= digits <= 20 else None


# --- leave ----------------------------------------------------------------------------------------------------------

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
_HALF = re.compile(r"半天|half (?:a )?day")
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

    `left` are words that nothing explains; `nobody` is who should stand in and is no member.
    """

    days: Span | None = None
    stand_ins: tuple[Member, ...] = ()
    is_open: bool = False
    is_half: bool = False
    left: str = ""
    nobody: str = ""


def leave(when: Span | None, said: str, typed: str, situation: Situation) -> LeaveSaid:
    """Of days that were read already and the words that were not: 明天 + 替：王五, 从周五 + 到周一; `typed` is all of it."""
    days_said, stand_ins, nobody = _stand_in(said)
    is_half = bool(_HALF.search(days_said))
    days, left = _days(when, days_said, situation)
    low = normalise(_stand_in(typed)[0]) if typed else ""
    is_open = days is not None and days == when and bool(_OPEN.search(low)) and not _TO.search(low)
    if when is None and days is not None and not _TO.search(normalise(days_said)):
        is_open = bool(_OPEN.fullmatch(normalise(days_said)))
    return LeaveSaid(days, stand_ins, is_open, is_half, left, nobody)


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
