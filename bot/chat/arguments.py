"""From typed words to typed values: each parameter is read by the reader of its type.

A dialog is a call whose arguments are still being collected: what is missing comes back as missing, and the
conversation asks for it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, cast

from bot.chat.command import Command, Parameter
from bot.interviews import lookup, people
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.typed import normalise
from bot.times.when import NotATime, Span, span, span_within

# A code or a row number, but not a piece of a date, a time or a longer number.
_CODE = re.compile(r"(?<![\d\-/:.])#?(\d{4,6})(?![\d\-/:.年点])")
_DIGITS = "一二三四五六七八九"
_ROW = re.compile(
    r"(?<![\d\-/:.第])#?(\d{1,2})(?![\d\-/:.年月日号点时天周个小分秒楼层栋位人家次遍岁元块])"
    rf"|第 ?(\d{{1,2}}|[{_DIGITS}]) ?[个场条行]"
)
_ONLY_ROW = re.compile(r"#?\d{1,2}")
_THAT_ONE = re.compile(r"^ ?(?:的?[那这]一?[场轮个边](?:的?面试)?|的面试|的(?= |$))")
_AT = re.compile(r"@\s?([^\s@，,]+)")
BETWEEN = " ：:，,、;；的"  # may stand between a verb and its arguments
_FIRST_WORDS = 16  # name a person or a day, or none do: each further word would cost a look
_QUOTED = 24  # characters of the member's own words that an answer repeats


@dataclass(frozen=True)
class Situation:
    """Who typed, when, and which interviews were listed last: what words may mean depends on all three."""

    member: Member
    now: datetime
    listed: Sequence[int] = ()  # ids
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)  # what was looked up for this message already

    def once(self, key: object, look: Callable[[], Any]) -> Any:
        """The same question is asked of the database once."""
        if key not in self.memo:
            self.memo[key] = look()
        return self.memo[key]


@dataclass(frozen=True)
class Found:
    """What a reader made of a text: one value, or several that it cannot tell apart; and the words it did not use.

    `at` is where it stood.
    """

    values: list[Any]
    rest: str
    at: int = 0


@dataclass
class Call:
    """A command with the arguments known so far.

    `missing` names the parameters that want a value, `doubtful` holds those of which the words allow several,
    `choices` the values that the first missing one could have, `leftover` the words that nothing explained.
    `doubt`: it was understood in another way than as its verb with its arguments, so it is read back before it changes
    anything. `named`: the interview was said, and not the only one that can be meant.
    """

    command: Command
    arguments: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    doubtful: dict[str, list[Any]] = field(default_factory=dict)
    choices: list[Any] = field(default_factory=list)
    leftover: str = ""
    doubt: bool = False
    named: bool = False

    @property
    def is_ready(self) -> bool:
        return not self.missing and not self.leftover

    @property
    def changes(self) -> bool:
        """A command whose arguments are all optional only shows how things stand when it is called without any."""
        return self.command.acts and bool(self.arguments or self.missing or not self.command.parameters)

    def dump(self) -> dict[str, Any]:
        """As JSON: for a row of ours, and for whoever asks what was understood."""
        dumped = {
            "command": self.command.name,
            "arguments": {name: _reader_of_value(value).dump(value) for name, value in self.arguments.items()},
            "missing": self.missing,
        }
        return dumped | {"doubt": True} if self.doubt else dumped


def load(command: Command, dumped: Mapping[str, Any], situation: Situation) -> Call:
    """The call that `Call.dump` wrote; an argument that is gone by now is missing again.

    Raises: ValueError, TypeError or KeyError for what it never wrote.
    """
    call = Call(command, doubt=bool(dumped.get("doubt")))
    arguments = dumped["arguments"]
    for parameter in command.parameters:
        if parameter.name in arguments:
            value = reader(parameter.type).load(_as_dumped(arguments[parameter.name], parameter.type), situation)
            if value is not None:
                call.arguments[parameter.name] = value
    call.missing = [one.name for one in command.parameters if one.required and one.name not in call.arguments]
    return call


def _as_dumped(value: object, kind: type) -> Any:
    words = list(value.values()) if isinstance(value, dict) and kind is Span else [value]
    if not all(isinstance(word, str) and "\0" not in word for word in words):
        raise TypeError(f"{kind.__name__} is not written like that")
    return value


def fill(command: Command, text: str, situation: Situation, known: Mapping[str, Any] | None = None) -> Call:
    """The command with everything that `text` says, in any order that reads naturally.

    Raises: UserError when the text names somebody or something that is not there.
    """
    call = Call(command, dict(known or {}))
    read(call, text, situation)
    settle(call, situation)
    return call


def read(call: Call, text: str, situation: Situation, *, words: bool = True, days: bool = True) -> None:
    """Add what `text` says; what it does not explain is the call's `leftover`.

    Free text is taken only with `words`; a day names the interview that is then only with `days`.

    Raises: UserError when the text names somebody or something that is not there.
    """
    rest = text
    for parameter in sorted(call.command.parameters, key=lambda one: reader(one.type).order):
        if parameter.name in call.arguments or parameter.name in call.doubtful:
            continue
        if parameter.type is str and not words:
            continue
        found = _find(parameter.type, rest, situation)
        if found is not None and parameter.type is Interview and _only_mentioned(call, found, rest):
            found = None
        if found is None and parameter.type is Interview and days:
            found = _by_day(call.command, rest, situation)
        if found is None:
            continue
        rest = found.rest
        if len(found.values) == 1:
            call.arguments[parameter.name] = found.values[0]
        else:
            call.doubtful[parameter.name] = found.values
    call.leftover = f"{call.leftover} {rest}".strip()


def _find(kind: type, text: str, situation: Situation) -> Found | None:
    found: Found | None = situation.once((kind, text), lambda: reader(kind).find(text, situation))
    return found


def _only_mentioned(call: Call, found: Found, text: str) -> bool:
    """In 没空 跟陈晓那场撞了 the name is part of the reason; a code there is taken, and asked about."""
    if not (call.command.acts and call.command.takes_words) or not text[: found.at].strip(BETWEEN):
        return False
    call.doubt = True
    return not _CODE.search(text)


def settle(call: Call, situation: Situation) -> None:
    """Name what is missing, with what it could be; the only one that can be meant is meant."""
    call.missing, call.choices = [], []
    for parameter in call.command.parameters:
        if parameter.name in call.arguments:
            continue
        if parameter.name in call.doubtful:
            call.missing.append(parameter.name)
        elif parameter.required:
            likely = [] if call.leftover else _likely(call.command, parameter, situation)
            if parameter.type is Interview and len(likely) == 1:
                call.arguments[parameter.name] = likely[0]
            else:
                call.missing.append(parameter.name)
    if call.missing and not call.leftover:
        first = next(one for one in call.command.parameters if one.name == call.missing[0])
        call.choices = call.doubtful.get(first.name) or _likely(call.command, first, situation)


def _likely(command: Command, parameter: Parameter, situation: Situation) -> list[Any]:
    if parameter.type is Interview:
        return _can_be_meant(command, situation)
    return reader(parameter.type).suggest(parameter.type)


def can_be_meant(call: Call, situation: Situation) -> bool:
    """False where the call names an interview for which the speaker cannot mean it."""
    named = [one for one in call.arguments.values() if isinstance(one, Interview)]
    return call.command.which is None or all(one in _can_be_meant(call.command, situation) for one in named)


def _can_be_meant(command: Command, situation: Situation) -> list[Interview]:
    which = command.which or lookup.around
    found: list[Interview] = situation.once(which, lambda: which(situation.member, situation.now))
    return found


def slots(
    text: str, situation: Situation, kinds: Collection[type] = (Member, Interview, Span)
) -> dict[type, list[Any]]:
    """What of these a text mentions, whatever else it says: interviews, people other than whoever typed, and days."""
    found: dict[type, list[Any]] = {}
    if Interview in kinds:
        with contextlib.suppress(UserError):
            if seen := _find(Interview, text, situation):
                found[Interview] = seen.values
    if Member in kinds:
        others = situation.once(("mentioned", text), lambda: people.mentioned(text))
        if others := [one for one in others if one != situation.member]:
            found[Member] = others[:1]
    if Span in kinds and (day := span_within(text, now=situation.now, zone=situation.member.tz)):
        found[Span] = [day]
    return found


def fill_slots(call: Call, mentioned: Mapping[type, list[Any]]) -> None:
    """Give the call what it can use of that, each to the first parameter of its type."""
    for kind, values in mentioned.items():
        parameter = next((one for one in call.command.parameters if one.type is kind), None)
        if parameter is None:
            continue
        if len(values) == 1:
            call.arguments[parameter.name] = values[0]
        else:
            call.doubtful[parameter.name] = values


@dataclass(frozen=True)
class Reader:
    """How values of one type are found in a text, suggested, stored, and asked for (English, Chinese)."""

    order: int  # the surest are read first: a name is nobody's day, a day is part of any sentence
    find: Callable[[str, Situation], Found | None]
    suggest: Callable[[type], list[Any]]
    dump: Callable[[Any], Any]
    load: Callable[[Any, Situation], Any]
    question: tuple[str, str]


def reader(kind: type) -> Reader:
    """The reader of a parameter's type.

    Raises: TypeError for a type that no reader knows, as soon as the command is used.
    """
    if issubclass(kind, Enum):
        return _enumeration(kind)
    if kind not in _READERS:
        raise TypeError(f"no reader for a parameter of type {kind.__name__}")
    return _READERS[kind]


def _reader_of_value(value: object) -> Reader:
    return reader(next((kind for kind in _READERS if isinstance(value, kind)), type(value)))


def _cut(text: str, start: int, end: int) -> str:
    """Without what stood there, and without 那场 after it."""
    return f"{text[:start]} {_THAT_ONE.sub('', text[end:])}".strip()


# --- Interview -------------------------------------------------------------------------------------------------------


def _find_interview(text: str, situation: Situation) -> Found | None:
    if code := _CODE.search(text):
        interview = lookup.by_code(situation.member, code[1])
        if interview is None:
            raise UserError(
                "There is no interview {code} that you can see.",
                "没有你能看到的面试 {code}。发“日程”看你的面试。",
                code=code[1],
            )
        return Found([interview], _cut(text, *code.span()), code.start())
    if (row := _ROW.search(text)) and (interview := _row_of_last_list(situation, row_number(row))):
        return Found([interview], _cut(text, *row.span()), row.start())
    if only := _ONLY_ROW.fullmatch(text):
        raise no_such_row(only[0], situation)
    named = lookup.by_candidate(situation.member, text, situation.now)
    if not named:
        return None
    name = str(named[0].candidate.name)
    at = text.lower().find(name.lower())
    return Found(named, _cut(text, at, at + len(name)), at) if at >= 0 else Found(named, "")


def row_number(row: re.Match[str]) -> int:
    """2 of 2, #2, 第2个 and 第二场."""
    said = row[1] or row[2]
    return int(said) if said.isdigit() else _DIGITS.index(said) + 1


def _row_of_last_list(situation: Situation, number: int) -> Interview | None:
    """The interview that the member's last list showed under `number`, counted from 1."""
    row = situation.listed[number - 1 : number] if number else ()
    return next(iter(lookup.by_ids(situation.member, row)), None)


def no_such_row(row: str, situation: Situation) -> UserError:
    """What is said of the number of a row that the last list does not have."""
    if not situation.listed:
        return UserError(
            "There is no list for “{row}”. “schedule” shows today.", "“{row}”不在列表里。发“日程”看今天。", row=row
        )
    return UserError(
        "There is no row {row}: the last list has {n}. “schedule” shows today.",
        "上一个列表只有 {n} 场，没有 {row}。发“日程”看今天。",
        row=row,
        n=len(situation.listed),
    )


def _by_day(command: Command, text: str, situation: Situation) -> Found | None:
    """明天 or 周五下午 at the beginning names the interview that is then, of those that can be meant."""
    if any(parameter.type is Span for parameter in command.parameters):
        return None
    day = _find_span(text, situation)
    if day is None:
        return None
    [when] = day.values
    then = [
        one for one in _can_be_meant(command, situation) if one.start is not None and when.start <= one.start < when.end
    ]
    return Found(then, day.rest) if then else None


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
        return Found(found, _cut(text, *at.span()))
    for word in text.split()[:_FIRST_WORDS]:
        if found := _called(word, situation):
            return Found(found, text.replace(word, "", 1).strip())
    return None


def _called(word: str, situation: Situation) -> list[Member]:
    return [situation.member] if word.lower() in ("我", "me") else people.named(word)


# --- Span, enumeration, text -----------------------------------------------------------------------------------------


def _find_span(text: str, situation: Situation) -> Found | None:
    words = text.split()
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
        words = low.split()
        said = [(word, one) for one in kind for word in one.value if low.startswith(word) or word in words]
        if not said:
            return None
        word, value = max(said, key=lambda pair: len(pair[0]))
        at = low.find(word)
        return Found([value], _cut(text, at, at + len(word)).strip(" ：:=为是"))

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
        load=lambda user_id, _: people.by_user_id(user_id),
        question=("Who? A name or an account.", "是谁？发姓名或账号。"),
    ),
    Interview: Reader(
        order=1,
        find=_find_interview,
        suggest=lambda _: [],  # see `_likely`
        dump=lambda interview: interview.code or f"id:{interview.id}",
        load=_load_interview,
        question=("Which interview? A candidate's name or a code.", "哪一场？发候选人姓名或编号。"),
    ),
    Span: Reader(
        order=3,
        find=_find_span,
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
