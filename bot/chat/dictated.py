"""A command whose last argument is dictated: 面评 1203 推荐 基础扎实. The rest of what was sent is kept letter for letter.

Interview and verdict stand in front, in any order, set apart from what follows; a verdict may stand at the end as well.
What comes after them is nothing but words: no number in it is another interview, no 取消 in it an order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.chat import free_text, guards, to_the_bot, words_around
from bot.chat import heard as words
from bot.chat.arguments import can_be_meant, interviews_in, settle
from bot.chat.call import Call
from bot.chat.command import Command, Parameter
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.kinds import find_span
from bot.chat.readers import THAT_ONE, Situation
from bot.chat.verdict_at import APART, verdict_at, verdict_at_end, verdict_of, verdicts_between
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.typed import letter

_FRONT = 24  # letters in front of the verb: 给陈晓明天那场写
_NAME = 24  # letters of what may name an interview
_CODE = re.compile(r"#?\d{4,6}(?!\d)")
# What follows a number that only begins with a code: 2000 行代码.
_COUNTED = re.compile(
    r"[+%]| ?(?:[年月日号点时分秒行个条人次万亿台家份字]|ms|qps|k\b|g\b|lines?\b|years?\b|users?\b|percent)"
)
_TOWARDS = re.compile(r"(?:(?:from|by) me )?(?:for|on|about|of)\b|关于|[给对](?!方|比|接|齐|应|待|话|象)")


@dataclass(frozen=True)
class _Typed:
    """What was sent, and the same in small letters of one width, each with its place in it."""

    raw: str
    low: str
    at: tuple[int, ...]

    def since(self, place: int) -> str:
        return self.raw[self.at[place] :].strip() if place < len(self.at) else ""

    def between(self, start: int, end: int) -> str:
        return self.raw[self.at[start] : self.at[end] if end < len(self.at) else None].strip()


def _typed(raw: str) -> _Typed:
    low: list[str] = []
    at: list[int] = []
    for place, character in enumerate(raw):
        for one in letter(character):
            low.append(one)
            at.append(place)
    return _Typed(raw, "".join(low), tuple(at))


def call_for(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """The call of such a command, where the text begins with its verb, or with an interview and its verb, and says what is
    to be written; None where it says less, or only asks about it.

    Raises: UserError when the code in front is not there.
    """
    if not any(verb in heard.low for command in handlers.dictating for verb in command.verbs):  # asked of every message
        return None
    typed = _typed(heard.raw)
    start = len(typed.low) - len(typed.low.lstrip(" /"))
    for command in handlers.dictating:
        found = _verb(typed, start, command)
        if found is None:
            continue
        call = Call(command)
        before, place = typed.between(start, found[0]), found[1]
        if before and not _is_of(call, before, situation):
            continue
        _read(call, typed, place, situation)
        if not _says_something(call, heard) or (before and verdict_of(command).name not in call.arguments):
            continue  # 陈晓反馈说周四不行 is of the candidate
        if _is_somebody_elses(call, heard, situation):
            continue
        settle(call, situation)
        return call
    return None


def _is_somebody_elses(call: Call, heard: Heard, situation: Situation) -> bool:
    """彭程的面评李四口头跟我说了，不推荐，你替他记上: HR has it written for whom they name."""
    member = situation.member
    if not (member.is_hr and call.command.by_hr):
        return False
    named = [one for one in call.arguments.values() if isinstance(one, Interview)]
    if any(place.member_id == member.id for one in named for place in one.panel):
        return False
    return any(one != member for one in situation.called.mentioned(heard.low))


_MAY_SAY_IT = re.compile(
    r"^\S{2,12}(?: \S{2,12})?[\s,，:：]+(?:强烈)?(?:不?推荐|待定|不?通过|strong (?:yes|no)|hire|no hire|not? recommend\w*|recommend)[\s,，、:：;；。.]+\S\S"
)


def without_verb(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """陈晓 推荐 基础扎实: of an interview of theirs that has begun it can be nothing else."""
    if not _MAY_SAY_IT.search(heard.low) or any(verb in heard.low for one in handlers.dictating for verb in one.verbs):
        return None
    for command in handlers.dictating:
        call = Call(command)
        try:
            _read(call, _typed(heard.raw), 0, situation)
        except UserError:
            return None
        settle(call, situation)
        named = [one for one in call.arguments.values() if isinstance(one, Interview)]
        verdict = verdict_of(command).name
        is_told = named and any(str(said).lower() in heard.low for said in (named[0].candidate.name, named[0].code))
        if (
            is_told
            and verdict in call.arguments
            and command.dictated in call.arguments
            and can_be_meant(call, situation)
        ):
            return call
    return None


_NOT_YET = re.compile(
    "(?:我)?(?:还没|先不|暂不|没打算|不打算)(?:打算|想好|写|交|填|弄|来得及|空|时间|提交)"
)  # 面评还没写完


def _says_something(call: Call, heard: Heard) -> bool:
    """A verdict says what is meant; words alone must not be a question: 面评在哪写."""
    if verdict_of(call.command).name in call.arguments:
        return True
    said = str(call.arguments.get(call.command.dictated, ""))
    asks = (
        heard.asks
        or free_text.is_question(hear(said))
        or words_around.is_question("", said.lower())
        or guards.asks(said.lower(), marked=False)
    )
    return (
        len(said) > 1
        and not asks
        and not _NOT_YET.match(said)
        and not words_around.wants_explained(said)
        and not words.is_particle(said)
    )


def answer(command: Command, heard: Heard, situation: Situation, known: dict[str, Any]) -> Call:
    """What a text says to a question of such a call: a verdict, words or both, beside what is known."""
    call = Call(command, dict(known))
    typed = _typed(heard.raw)
    _read(call, typed, 0, situation)
    return call


def is_verdict(command: Command, parameter: Parameter) -> bool:
    """True for what stands in front of the words, and not for what is only asked for."""
    return parameter == verdict_of(command)


def said_in_full(heard: Heard, parameter: Parameter) -> Enum | None:
    """很好, and nothing else."""
    kind: type[Enum] = parameter.type
    return next((one for one in kind if heard.low in one.value), None)


def _verb(typed: _Typed, start: int, command: Command) -> tuple[int, int] | None:
    """Where the verb begins and ends that stands in front, the longest one."""
    found = [
        (at, -len(verb))
        for verb in command.verbs
        if (at := typed.low.find(verb, start, start + _FRONT + len(verb))) >= 0
        and not (verb.isascii() and typed.low[at + len(verb) : at + len(verb) + 1].isalnum())
        and not (verb.isascii() and typed.low[max(at - 1, 0) : at].isalnum())
    ]
    if not found:
        return None
    at, minus = min(found)
    return at, at - minus


def _is_of(call: Call, before: str, situation: Situation) -> bool:
    """陈晓, 1203 or 昨天那场 in front of the verb, and nothing else but courtesy."""
    rest = interviews_in(call, hear(before).typed, situation)
    if rest is None:
        rest = before
    rest = re.sub(r"[给对为写做交发的 ]", "", words.without_courtesy(rest))
    day = find_span(rest, situation) if rest else None  # 昨天周航的面评
    return not rest or (day is not None and not day.rest)


def _read(call: Call, typed: _Typed, place: int, situation: Situation) -> None:
    """Interview and verdict in front, and all that follows them as the words."""
    verdict = verdict_of(call.command)
    given: list[Enum] = [call.arguments[verdict.name]] if verdict.name in call.arguments else []
    while True:
        place = _after_marks(typed.low, place)
        if not given and (found := verdict_at(typed.low, place, verdict)):
            given.append(found[0])
            place = found[1]
        elif not _has_interview(call) and (end := _interview_at(call, typed, place, situation)) is not None:
            place = end
        else:
            break
    end = len(typed.low)
    last = verdict_at_end(typed.low, place, verdict)
    if last is not None and not given:
        given.append(last[0])
        end = last[1]
    elif last is not None and last[0] not in given:
        given.append(last[0])
    elif last is None and not given:
        given += verdicts_between(typed.low, place, verdict)
    if len(set(given)) == 1:
        call.arguments[verdict.name] = given[0]
    said = typed.between(place, end) if place < end and typed.low[place:end].strip() else ""
    if said and (given or to_the_bot.aside(said.lower()) is None):
        call.arguments[call.command.dictated] = said


def _after_marks(low: str, place: int) -> int:
    marks = APART.match(low, place)
    return marks.end() if marks else place


def _has_interview(call: Call) -> bool:
    name = next(one.name for one in call.command.parameters if one.type is Interview)
    return name in call.arguments or name in call.doubtful or call.nothing_at is not None


def _interview_at(call: Call, typed: _Typed, place: int, situation: Situation) -> int | None:
    """Where the interview ends that is named here; None where none is."""
    low = typed.low
    if towards := _TOWARDS.match(low, place):
        place = _after_marks(low, towards.end())
    if code := _CODE.match(low, place):
        if _COUNTED.match(low, code.end()):
            return None
        interviews_in(call, code[0], situation)
        return _after_that_one(low, code.end())
    head = APART.split(low[place : place + _NAME], maxsplit=1)[0]
    if not head:
        return None
    if head.isascii() and (two := re.match(r"[a-z]+ [a-z]+(?=[ :,;]|$)", low[place:])):  # chen xiao
        rest = interviews_in(call, two[0], situation, at_start=True)
        if rest is not None and not rest.strip():
            return place + two.end()
    whole = typed.between(place, place + len(head))
    day = re.sub("的?[那这]一?[场轮个]$", "", whole)  # 昨天下午那场
    if day != whole and (rest := interviews_in(call, day, situation, at_start=True)) is not None and not rest.strip():
        return place + len(head)
    for size in range(len(whole), 1, -1) if _is_glued(low, place, len(head), call) else (len(whole),):
        rest = interviews_in(call, whole[:size], situation, at_start=True)
        if rest is not None and not rest.strip():
            return _after_that_one(low, place + size)
    return None


def _is_glued(low: str, place: int, size: int, call: Call) -> bool:
    """陈晓推荐: a verdict follows without a space."""
    verdict = verdict_of(call.command)
    return any(verdict_at(low, at, verdict) for at in range(place + 2, place + size))


def _after_that_one(low: str, place: int) -> int:
    said = THAT_ONE.match(low[place:])
    return place + said.end() if said else place
