"""What members say of their own settings: limits, hours, a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.interviews.preferences import Hours
from bot.times.hours import hours
from bot.times.number_words import UP_TO_TWELVE
from bot.times.said import Clock, Part, Piece, To
from bot.times.spoken import hear
from bot.times.typed import normalise
from bot.times.values import NotATime

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
