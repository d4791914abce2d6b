"""How values of each type are found in a text, suggested, stored, and asked for: one reader for each type of parameter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, cast

from bot.interviews import lookup, people, sounds
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.spoken import hear as hear_times
from bot.times.typed import normalise
from bot.times.when import NotATime, Span, span, span_within, without_times
from bot.times.written import month_first

# A code or a row number, but not a piece of a date, a time or a longer number.
CODE = re.compile(r"(?<![\d\-/:.])#?(\d{4,6})(?![\d\-/:年点]|\.\d)")
_DIGITS = "一二三四五六七八九"
_ROW = re.compile(
    r"(?<![\d\-/:.第])#?(\d{1,2})(?![\d\-/:.年月日号点时天周个小分秒楼层栋位人家次遍岁元块])"
    r"(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|times|people|persons|interviews|of us|more)\b)"
    rf"|第 ?(\d{{1,2}}|[{_DIGITS}]) ?[个场条行]"
)
_NTH = re.compile(rf"第 ?(\d{{1,2}}|[{_DIGITS}]) ?[个场]")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
# Nothing but a row: 1. 1、 #1 第1个 一 no 1, the first one.
_ONLY_ROW = re.compile(
    rf"(?:#|no\.? ?|number ?|第 ?)?(?P<figure>\d{{1,2}}|[{_DIGITS}]) ?(?:[.、)）,，号]|[个场条行])?"
    rf"|(?:the )?(?P<word>{'|'.join(_ORDINALS)})(?: one| interview)?"
)
THAT_ONE = re.compile(
    r"^ ?(?:的?[那这]一?[场轮个边](?:的?面试)?|的面试|的(?= |$)|(?:one|interview|slot|meeting|session)(?![a-z]))"
)
_AT = re.compile(r"@\s?([^\s@，,]+)")
BETWEEN = " ：:，,、;；的"  # may stand between a verb and its arguments
_FIRST_WORDS = 16  # name a person or a day, or none do: each further word would cost a look
_QUOTED = 40  # characters of the member's own words that an answer repeats


@dataclass(frozen=True)
class Situation:
    """Who typed, when, and which interviews were listed last: what words may mean depends on all three."""

    member: Member
    now: datetime
    listed: Sequence[int] = ()  # ids
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)  # what was looked up for this message already

    def in_figures(self, text: str) -> str:
        """The text with its dates in figures month first, as this member means them: 28/11, and 3/12 in English."""
        today = self.now.astimezone(self.member.tz).date()
        return month_first(text, lang=str(self.member.lang), today=today)

    def once(self, key: object, look: Callable[[], Any]) -> Any:
        """The same question is asked of the database once."""
        if key not in self.memo:
            self.memo[key] = look()
        return self.memo[key]


@dataclass(frozen=True)
class Found:
    """What a reader made of a text: one value, or several that it cannot tell apart; and the words it did not use.

    It stood from `at` to `end`. `is_guess`: it was not named as it is written, so nothing changes before a yes.
    """

    values: list[Any]
    rest: str
    at: int = 0
    end: int = 0
    is_guess: bool = False


@dataclass(frozen=True)
class Reader:
    """How values of one type are found in a text, suggested, stored, and asked for (English, Chinese)."""

    order: int  # the surest are read first: a name is nobody's day, a day is part of any sentence
    find: Callable[[str, Situation], Found | None]
    suggest: Callable[[type], list[Any]]
    dump: Callable[[Any], Any]
    load: Callable[[Any, Situation], Any]
    question: tuple[str, str]  # {verb} is the command's


def reader(kind: type) -> Reader:
    """The reader of a parameter's type.

    Raises: TypeError for a type that no reader knows, as soon as the command is used.
    """
    if issubclass(kind, Enum):
        return _enumeration(kind)
    if kind not in _READERS:
        raise TypeError(f"no reader for a parameter of type {kind.__name__}")
    return _READERS[kind]


def reader_of_value(value: object) -> Reader:
    return reader(next((kind for kind in _READERS if isinstance(value, kind)), type(value)))


def cut(text: str, start: int, end: int) -> str:
    """The text without what stood there, and without 那场 after it."""
    return f"{text[:start]} {THAT_ONE.sub('', text[end:])}".strip()


# --- Interview -------------------------------------------------------------------------------------------------------


def _find_interview(text: str, situation: Situation) -> Found | None:
    figures = without_times(text)  # 3 pm is no row, and 2026 no code
    if code := CODE.search(figures):
        interview = lookup.by_code(situation.member, code[1])
        if interview is None:
            raise UserError(
                "{code} does not exist, or is not your interview. “schedule” shows yours.",
                "没找到 {code}，或不是你的面试。发“日程”看你的面试。",
                code=code[1],
            )
        return Found([interview], cut(text, *code.span()), *code.span())
    if (nth := _nth_of_day(text, figures, situation)) is not None:
        return nth
    if (number := only_row(text)) is not None and (situation.listed or text[-1:].isascii()):
        if interview := _row_of_last_list(situation, number):
            return Found([interview], "")
        raise no_such_row(text, situation)
    if (row := _ROW.search(figures)) and (interview := _row_of_last_list(situation, row_number(row))):
        return Found([interview], cut(text, *row.span()), *row.span())
    named = lookup.by_candidate(situation.member, text, situation.now)
    if not named:
        return _find_by_sound(text, situation)
    name = str(named[0].candidate.name)
    at = text.lower().find(name.lower())
    return Found(named, cut(text, at, at + len(name)), at, at + len(name)) if at >= 0 else Found(named, "")


def _find_by_sound(text: str, situation: Situation) -> Found | None:
    """Chen Xiao, chenxiao: one of the speaker's own candidates; of a colleague called so it is the colleague."""
    member, now = situation.member, situation.now
    for spelled in sounds.spelled_in(text):
        if spelled.sound in {
            str(one.user_id) for one in situation.once(("mentioned", text), lambda: people.mentioned(text))
        }:
            continue
        candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(member, now))
        if found := lookup.by_sound(member, spelled.sound, candidates, now):
            return Found(found, cut(text, spelled.at, spelled.end), spelled.at, spelled.end, is_guess=True)
    return None


def _nth_of_day(text: str, figures: str, situation: Situation) -> Found | None:
    """明天第二场 is the second of that day, whatever was listed last."""
    nth = _NTH.search(figures)
    before = text[: nth.start()] if nth else ""
    day = span_within(situation.in_figures(before), now=situation.now, zone=situation.member.tz) if before else None
    if nth is None or day is None:
        return None
    number = int(nth[1]) if nth[1].isdigit() else _DIGITS.index(nth[1]) + 1
    interviews = lookup.between(situation.member, day.start, day.end)
    if not 1 <= number <= len(interviews):
        raise UserError(
            "There is no interview no. {number} of yours then; there are {n}. “schedule” and the day shows them.",
            "那天没有你的第 {number} 场，一共 {n} 场。发“日程”加日期看那天。",
            number=number,
            n=len(interviews),
        )
    start = nth.start() if hear_times(before)[1].strip(BETWEEN) else 0
    rest = cut(text, start, nth.end())
    return Found([interviews[number - 1]], rest, start, nth.end(), is_guess=True)


def row_number(row: re.Match[str]) -> int:
    """2 of 2, #2, 第2个 and 第二场."""
    said = row[1] or row[2]
    return int(said) if said.isdigit() else _DIGITS.index(said) + 1


def only_row(text: str) -> int | None:
    """1 of a text that is nothing but the number of a row or a choice: 1、 第一个, no 1, the first one."""
    said = _ONLY_ROW.fullmatch(text.lower().strip())
    if said is None:
        return None
    if said["word"]:
        return _ORDINALS.index(said["word"]) + 1
    return int(said["figure"]) if said["figure"].isdigit() else _DIGITS.index(said["figure"]) + 1


def _row_of_last_list(situation: Situation, number: int) -> Interview | None:
    """The interview that the member's last list showed under `number`, counted from 1."""
    row = situation.listed[number - 1 : number] if number else ()
    return next(iter(lookup.by_ids(situation.member, row)), None)


def no_such_row(row: str, situation: Situation) -> UserError:
    """What is said of the number of a row that the last list does not have."""
    if not situation.listed:
        return UserError(
            "“{row}” is not in a list. “schedule” shows today.", "“{row}”不在列表里。发“日程”看今天。", row=row
        )
    return UserError(
        "There is no row {row}: the last list has {n}. “schedule” shows today.",
        "上一个列表只有 {n} 场，没有 {row}。发“日程”看今天。",
        row=row,
        n=len(situation.listed),
    )


def _load_interview(code: str, situation: Situation) -> Interview | None:
    if by_id := re.fullmatch(r"id:([0-9]{1,18})", code):
        return next(iter(lookup.by_ids(situation.member, [int(by_id[1])])), None)
    return lookup.by_code(situation.member, code)


# --- Member ----------------------------------------------------------------------------------------------------------


def _find_member(text: str, situation: Situation) -> Found | None:
    if at := _AT.search(text):
        found = _called(at[1], situation)
        if not found:
            raise UserError(
                "There is no member “{name}”. Try a full name or an account, such as @zhangsan.",
                "没有找到成员“{name}”。试试全名或账号，例如 @张三。",
                name=at[1][:_QUOTED],
            )
        return Found(found, cut(text, *at.span()))
    for word in text.split()[:_FIRST_WORDS]:
        if found := _called(word, situation):
            return Found(found, text.replace(word, "", 1).strip())
    return None


def _called(word: str, situation: Situation) -> list[Member]:
    return [situation.member] if word.lower() in ("我", "me") else people.on_panels(word, situation.now)


# --- Span, enumeration, text -----------------------------------------------------------------------------------------


def find_span(text: str, situation: Situation) -> Found | None:
    words = situation.in_figures(text).split()
    for count in range(min(len(words), _FIRST_WORDS), 0, -1):
        try:
            found = span(" ".join(words[:count]), now=situation.now, zone=situation.member.tz)
        except NotATime:
            continue
        return Found([found], " ".join(words[count:]))
    return None


def _load_span(dumped: Mapping[str, str], _: Situation) -> Span:
    return Span(datetime.fromisoformat(dumped["start"]), datetime.fromisoformat(dumped["end"]))


def _enumeration(kind: type[Enum]) -> Reader:
    """An enumeration whose values are the words for each member, English first, Chinese second."""

    def find(text: str, _: Situation) -> Found | None:
        low = normalise(text)
        said = [
            (word, one)
            for one in kind
            for word in map(str.lower, one.value)
            if low.startswith(word) or f" {word} " in f" {low} "
        ]
        if not said:
            return None
        word, value = max(said, key=lambda pair: len(pair[0]))
        at = low.find(word)
        return Found([value], cut(text, at, at + len(word)).strip(" ：:=为是"))

    return Reader(
        order=2,
        find=find,
        suggest=lambda kind: list(cast(type[Enum], kind)),
        dump=lambda value: value.name.lower(),
        load=lambda name, _: kind[name.upper()],
        question=("Which one?", "选哪一项？"),
    )


_READERS: dict[type, Reader] = {
    Member: Reader(
        order=0,
        find=_find_member,
        suggest=lambda _: [],
        dump=lambda member: member.user_id,
        load=lambda user_id, _: people.known(user_id),
        question=("Who? A name or an account.", "是谁？发姓名或账号。"),
    ),
    Interview: Reader(
        order=1,
        find=_find_interview,
        suggest=lambda _: [],  # see `_likely`
        dump=lambda interview: interview.code or f"id:{interview.id}",
        load=_load_interview,
        question=("{verb}: which interview? A candidate's name or a code.", "{verb}：哪一场？发候选人姓名或编号。"),
    ),
    Span: Reader(
        order=3,
        find=find_span,
        suggest=lambda _: [],
        dump=lambda value: {"start": value.start.isoformat(), "end": value.end.isoformat()},
        load=_load_span,
        question=("Which day? For example: tomorrow.", "哪一天？例如：明天。"),
    ),
    str: Reader(
        order=4,
        find=lambda text, _: Found([said], "") if (said := text.strip(BETWEEN[:-1])) else None,
        suggest=lambda _: [],
        dump=str,
        load=lambda text, _: text,
        question=("Please say it in a few words.", "请用几个字说明。"),
    ),
}
