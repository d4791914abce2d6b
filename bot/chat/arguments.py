"""From typed words to typed values: each parameter of a call is read by the reader of its type.

What is still missing then comes back as missing, and the conversation asks for it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from bot.chat import then
from bot.chat.call import Call
from bot.chat.command import Command, Parameter
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.kinds import find_span, reader
from bot.chat.readers import BETWEEN, CODE, THAT_ONE, Found, Situation
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.among_words import span_within
from bot.times.another import AnotherTime
from bot.times.values import Span
from bot.times.written import days_spelled


def read(call: Call, text: str, situation: Situation, *, words: bool = True, days: bool = True) -> None:
    """Add what `text` says; what it does not explain is the call's `leftover`.

    Free text is taken only with `words`; a day names the interview that is then only with `days`.

    Raises: UserError when the text names somebody or something that is not there.
    """
    if call.command.changes and call.command.takes(Interview) and _ANY_ONE.fullmatch(text.strip().lower()):
        call.doubt = True
        return
    rest = text
    for parameter in sorted(call.command.parameters, key=lambda one: reader(one.type).order):
        had, more = call.arguments.get(parameter.name), reader(parameter.type).more
        if (had is not None and more is None) or parameter.name in call.doubtful:
            continue
        if (parameter.type is str and not words) or parameter.name in call.command.only_asked:
            continue
        found = _find(parameter.type, rest, situation) if had is None or more is None else more(had, rest, situation)
        if found is not None and parameter.type is Interview and _only_mentioned(call, found, rest):
            found = None
        if found is None and parameter.type is Interview:
            found = _by_time(call, rest, situation)
        if found is None and parameter.type is Interview and days:
            found = _by_day(call, rest, situation)
        if found is None:
            continue
        call.doubt = call.doubt or found.is_guess
        rest = found.rest
        if not found.values:
            continue
        if len(found.values) == 1:
            call.arguments[parameter.name] = found.values[0]
        else:
            call.doubtful[parameter.name] = found.values
    call.leftover = f"{call.leftover} {rest}".strip()


_ANY_ONE = re.compile(
    "(?:an|one|some) interview|one of (?:mine|my (?:own )?interviews)|(?:我的)?(?:其中|某)?一场(?:面试)?"
)  # decline an interview: which, is asked


def _find(kind: type, text: str, situation: Situation) -> Found | None:
    """Of a long text only free text is all: what it names stands at its beginning."""
    head = text if kind is str else text[:LONGEST_SENTENCE]
    found: Found | None = situation.once((kind, text), lambda: reader(kind).find(head, situation))
    return replace(found, rest=found.rest + text[len(head) :]) if found and len(head) < len(text) else found


def _only_mentioned(call: Call, found: Found, text: str) -> bool:
    """In 没空 跟陈晓那场撞了 the name is part of the reason; a code there is taken, and asked about."""
    if not (call.command.changes and call.command.takes_words) or not text[: found.at].strip(BETWEEN):
        return False
    call.doubt = True
    return not CODE.search(text)


def settle(call: Call, situation: Situation) -> None:
    """Name what is missing, with what it could be; the only one that can be meant is meant."""
    call.missing, call.choices = [], []
    if call.nothing_at is not None or call.unknown:
        return
    _leave_out_what_cannot_be_meant(call, situation)
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
    if call.is_ready and call.command.arrange is not None:
        call.arguments = _unambiguous(call, call.command.arrange(call.arguments))
    if "interview" in call.doubtful and call.command.arrange is not None and not call.leftover:
        call.arguments |= _whichever_it_is(call, call.doubtful["interview"])
    if call.missing and not call.leftover:
        first = next(one for one in call.command.parameters if one.name == call.missing[0])
        call.choices = call.doubtful.get(first.name) or _likely(call.command, first, situation)


def _whichever_it_is(call: Call, several: Collection[Any]) -> dict[str, Any]:
    """What was said that is the same for each that may be meant: 余笑改到下周二上午10点."""
    arrange = call.command.arrange
    assert arrange is not None
    try:
        each = [arrange(call.arguments | {"interview": one}) for one in several]
    except UserError:
        return {}
    return {
        name: value
        for name, value in each[0].items()
        if name in call.arguments and all(one.get(name) == value for one in each)
    }


def _leave_out_what_cannot_be_meant(call: Call, situation: Situation) -> None:
    """接受 曹俊杰 is of the one that is ahead, and not of the one that is over; where none can be, none is better."""
    which = call.command.which
    for name, values in list(call.doubtful.items()):
        if which is None or not all(isinstance(one, Interview) for one in values):
            continue
        fitting = [one for one in values if which.fits(situation.member, one, situation.now)]
        if call.freely and fitting and not (which.own or which.is_now):
            fitting = [one for one in values if one in fitting or _is_on(one, situation)]
        if len(fitting) == 1:
            call.arguments[name] = fitting[0]
            del call.doubtful[name]
        elif fitting:
            call.doubtful[name] = fitting


def _is_on(one: Interview, situation: Situation) -> bool:
    """What is said of a candidate who is being waited for right now may be said of that one: 董卓然不来了."""
    return one.slot is not None and one.slot[0] <= situation.now < one.slot[1]


def _unambiguous(call: Call, arranged: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of which there is one; of which there are several, is missing."""
    call.doubtful |= {name: value for name, value in arranged.items() if isinstance(value, list)}
    call.missing += [name for name, value in arranged.items() if isinstance(value, list)]
    return {name: value for name, value in arranged.items() if not isinstance(value, list)}


def _likely(command: Command, parameter: Parameter, situation: Situation) -> list[Any]:
    if parameter.type is Interview:
        return _can_be_meant(command, situation)
    return reader(parameter.type).suggest(parameter.type)


def can_be_meant(call: Call, situation: Situation) -> bool:
    """False where the call names an interview for which the speaker cannot mean it."""
    named = [one for one in call.arguments.values() if isinstance(one, Interview)]
    which = call.command.which
    return which is None or all(which.fits(situation.member, one, situation.now) for one in named)


def _can_be_meant(command: Command, situation: Situation) -> list[Interview]:
    which = command.which or lookup.around
    found: list[Interview] = situation.once(which, lambda: which(situation.member, situation.now))
    return found


def slots(
    text: str,
    situation: Situation,
    kinds: Collection[type] = (Member, Interview, Span),
    *,
    everybody: bool = False,
) -> dict[type, list[Any]]:
    """What of these a text mentions, whatever else it says: interviews, one person other than whoever typed, and days.

    With `everybody`, all the people.
    """
    found: dict[type, list[Any]] = {}
    if Interview in kinds:
        with contextlib.suppress(UserError):
            if seen := _find(Interview, text, situation):
                found[Interview] = seen.values
    if Member in kinds:
        others = situation.called.mentioned(text)
        if others := [one for one in others if one != situation.member]:
            found[Member] = others if everybody else others[:1]
    if Span in kinds and (day := span_within(situation.in_figures(text), now=situation.now, zone=situation.member.tz)):
        found[Span] = [day]
    return found


def interviews_in(call: Call, text: str, situation: Situation, *, at_start: bool = False) -> str | None:
    """Give the call the interview that a few words name, and what they say beside it; None where they name none.

    `at_start`: they must begin with it.
    Raises: UserError for a code that is not there.
    """
    name = next(one.name for one in call.command.parameters if one.type is Interview)
    found = _find(Interview, text, situation)
    if found is not None and at_start and (found.at > 0 or (found.end == 0 and found.rest == "" and not found.values)):
        found = None
    found = found or _by_time(call, text, situation) or _by_day(call, text, situation)
    if found is None:
        return None
    if len(found.values) == 1:
        call.arguments[name] = found.values[0]
    elif found.values:
        call.doubtful[name] = found.values
    return found.rest


def fill_slots(call: Call, mentioned: Mapping[type, list[Any]]) -> None:
    """Give the call what it can use of that, each to the first parameter of its type."""
    for kind, values in mentioned.items():
        parameter = next((one for one in call.command.parameters if one.type is kind), None)
        if parameter is None:
            continue
        if len(values) == 1:
            call.arguments[parameter.name] = values[0]
        elif values:
            call.doubtful[parameter.name] = values


def _by_time(call: Call, text: str, situation: Situation) -> Found | None:
    """2pm tomorrow or 下午3点那场 at the beginning names the interview that is then; none where there is none."""
    if any(parameter.type is Span for parameter in call.command.parameters):
        return None
    exact, text = text, days_spelled(situation.in_figures(text))
    found = then.find(text, situation)
    if found is None or then.says_more(text[: found.at]):
        return None
    if call.command.takes(AnotherTime) and not _names_it(text, found, situation):
        return None
    [time] = found.values
    at = then.interviews_at(time, situation, call.command.which, roughly=True)
    call.doubt = call.doubt or at.is_doubtful or text != exact
    if not at.interviews:
        call.nothing_at = time
    return Found(at.interviews, found.rest)


def _names_it(text: str, found: Found, situation: Situation) -> bool:
    """改期 明天2点那场 周五3点 says of which by the first time; 改期 周五3点 says when it is to be."""
    return THAT_ONE.match(text[found.end :]) is not None or then.find(found.rest, situation) is not None


def _by_day(call: Call, text: str, situation: Situation) -> Found | None:
    """明天 or 周五下午 at the beginning names the interview that is then, of those that can be meant."""
    if call.command.takes(Span) or call.command.takes(AnotherTime):
        return None
    spelled = days_spelled(situation.in_figures(text))
    day = find_span(spelled, situation)
    if day is None:
        return None
    meant = only_then(call.command, day.values[0], situation)
    call.doubt = call.doubt or (bool(meant) and spelled != text)
    if not meant and call.command.which is not None and not day.rest:
        call.nothing_at = day.values[0]
        return Found([], "")
    return Found(meant, day.rest) if meant else None


def only_then(command: Command, when: Span, situation: Situation) -> list[Interview]:
    """What can be meant, and is in these days; looked for there where it is not among the few that were looked for first."""
    likely = _can_be_meant(command, situation)
    which = command.which
    if which is not None and len(likely) > lookup.MOST_MEANT:
        there = lookup.between(situation.member, when.start, when.end)
        likely = [one for one in there if which.fits(situation.member, one, situation.now)]
    found = [one for one in likely if one.start is not None and when.start <= one.start < when.end]
    if not found and which is not None and command.dictated:  # what is meant without a day is the last one
        there = lookup.between(situation.member, when.start, when.end)
        found = [one for one in there if which.fits(situation.member, one, situation.now)]
    return found
