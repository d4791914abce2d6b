"""What a command that was said in other words is called with: the interview, the people, the days and times that are told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.chat import looks, unknown
from bot.chat.arguments import can_be_meant, fill_slots, settle
from bot.chat.call import Call, made_again, or_refusal
from bot.chat.command import Command
from bot.chat.masked import masked_of
from bot.chat.readers import Situation
from bot.chat.stand_in import StandIn
from bot.chat.understanding import evidence, titled
from bot.chat.understanding.changed import length_wanted, place_in
from bot.chat.understanding.moved import moved
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.told import Told
from bot.chat.understanding.which import which_interview
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.interviews.venues import Venue
from bot.times.another import AnotherTime
from bot.times.values import Span

_A_MOMENT = timedelta(minutes=1)


def call_with(command: Command, told: Told) -> Call | None:
    """None where it can be done with nothing that may be meant.

    Raises: UserError where what is told cannot be.
    """
    return made_again(told.once(("call", command.name), lambda: or_refusal(lambda: _call_with(command, told))))


def _call_with(command: Command, told: Told) -> Call | None:
    told = _with_its_times(told) if command.takes(AnotherTime) else told
    call = Call(command, doubt=True, freely=True)
    if command.freely is not None:
        given = command.freely(told)
        if given is None:
            return None
        call.arguments |= given
    situation = told.situation
    about, time = (
        moved(told, lambda part: replace(told_of(part, told.handlers, situation), about=told.about))
        if command.takes(AnotherTime) and "no_time" not in call.arguments
        else (told, None)
    )
    if command.takes(Interview) and not _has(call, Interview) and not (command.takes(Span) and _is_of_days(about)):
        found = which_interview(
            about,
            command,
            leaving=[one for name, one in call.arguments.items() if name == "old" and isinstance(one, Member)],
            coming=_coming(call),
        )
        if about.masked.time is not None and not found:
            call.nothing_at = about.masked.time
        if command.changes and (ahead := _only_one_ahead(found, command, situation)) is not None:
            return looks.at({Interview: [ahead]}, told.handlers, situation)
        fill_slots(call, {Interview: found} if found else {})
        is_told = Interview in about.masked.mentioned or about.masked.time is not None or told.about in found
        call.named = bool(found) and is_told
        if not (about.mentions or told.about in found) and (now_on := _running(command, situation)) is not None:
            fill_slots(call, {Interview: [now_on]})
            call.named = True  # where it cannot be done, it is said why
    if command.takes(Member) and not _has(call, Member) and command.freely is None:
        fill_slots(call, {Member: told.people[:1]} if told.people else {})
    if command.takes(Members) and told.people and not _has(call, Members):
        fill_slots(call, {Members: [Members(told.people)]})
    is_of_one = command.takes(Interview) and _has(call, Interview)
    if (
        command.takes(Span)
        and told.days is not None
        and not (is_of_one or _has(call, Span) or "value" in call.arguments)
    ):
        fill_slots(call, {Span: [told.days]})
    if command.takes(timedelta) and (time is None or _is_only_a_length(time)):
        time = None
        one = call.arguments.get("interview")
        length = length_wanted(told, one if isinstance(one, Interview) else None)
        fill_slots(call, {timedelta: [length]} if length is not None else {})
    if time is not None:
        fill_slots(call, {AnotherTime: [time]})
    if command.takes(Venue) and (place := place_in(told)) is not None:
        fill_slots(call, {Venue: [place]})
    if (
        command.takes(Interview)
        and not _has(call, Interview)
        and not call.doubtful
        and (name := unknown.named_in(told.said.typed, situation))
    ):
        return Call(command, unknown=name)
    if command.takes(Span) and not command.changes and not _has(call, Span) and re.search(r"\d", told.text):
        return None  # 2月30日 is no day, and today not what was asked for
    _name_the_colleague(call, told)
    given = dict(call.arguments)
    try:
        settle(call, situation)
    except UserError as refused:
        if time is None:
            raise
        _forget_the_time(call, situation)
        if time.unclear is not None and _has(call, Interview):
            refused.about = call
            raise  # 3点前 is no hour: it is said, and asked
    if any(call.arguments.get(name, value) != value for name, value in given.items() if isinstance(value, Member)) or (
        {name for name, value in given.items() if isinstance(value, Member)} - set(call.arguments)
    ):
        return None  # who is said to leave is on no panel: they are not asked to come instead
    if not can_be_meant(call, situation):
        is_now = command.which is not None and command.which.is_now
        return call if is_now and call.named else None  # and it is said why not yet
    if call.missing and not call.choices and not command.changes:
        return None
    return call


def _with_its_times(told: Told) -> Told:
    """周五九点，还是珠峰, of an interview that is spoken of, says when it is to be, and is of none that is then."""
    if told.about is None or told.masked.time is None or told.masked.roughly:
        return told
    return replace(told, masked=masked_of(told.said, told.situation, by_time=False))


def _name_the_colleague(call: Call, told: Told) -> None:
    """Who is called by a title, where it is one of the panel: 老王说丁香那场他上不了."""
    parameter = next((one for one in call.command.parameters if one.name in _OF_THE_PANEL), None)
    interview = call.arguments.get("interview")
    if told.people or parameter is None or parameter.name in call.arguments or not isinstance(interview, Interview):
        return
    if (who := titled.colleague(told.said.low, interview)) is not None:
        call.arguments[parameter.name] = Members([who]) if parameter.type is Members else who


_OF_THE_PANEL = ("old", "person")


def _coming(call: Call) -> list[Member]:
    """Who is to be on it, and is not yet: the new one of a replacement, and who is named to step in."""
    new = [one for name, one in call.arguments.items() if name == "new" and isinstance(one, Member)]
    return [*new, *(one.member for one in call.arguments.values() if isinstance(one, StandIn))]


def _is_of_days(told: Told) -> bool:
    """True of days in which no interview is spoken of: 周六谁没回, and not 周六晚上那场谁没回."""
    names_one = Interview in told.masked.mentioned or told.masked.time is not None or told.places_one
    return not (names_one or _THAT_ONE.search(told.masked.with_days) or evidence.described(told.text))


_THAT_ONE = re.compile(
    r"[那这]一?[场轮]|[那这]个(?:面试|电话面|视频面)|\b(?:the|that|this|my) (?:\w+ )?(?:one|interview)\b"
)


def _forget_the_time(call: Call, situation: Situation) -> None:
    """改到下午 says too little of when: it is asked, and of which interview is kept."""
    call.arguments = {name: value for name, value in call.arguments.items() if not isinstance(value, AnotherTime)}
    settle(call, situation)


def _only_one_ahead(found: list[Interview], command: Command, situation: Situation) -> Interview | None:
    """Of several for none of which it can be done, the one that is not over: of that it is shown why."""
    which = command.which
    if (
        len(found) < 2
        or which is None
        or which.is_now
        or any(which.fits(situation.member, one, situation.now) for one in found)
    ):
        return None
    ahead = [one for one in found if not one.is_over(situation.now)]
    return ahead[0] if len(ahead) == 1 else None


def _running(command: Command, situation: Situation) -> Interview | None:
    """人到了 is said in the interview that is on; only where nothing else can be meant by what is done in one."""
    if command.which is None or not command.which.is_now or command.which(situation.member, situation.now):
        return None
    on = lookup.between(situation.member, situation.now, situation.now + _A_MOMENT)
    return on[0] if len(on) == 1 else None


def _is_only_a_length(time: AnotherTime) -> bool:
    return time.length is not None and not (time.words or time.later or time.days or time.start)


def _has(call: Call, kind: type) -> bool:
    return any(isinstance(value, kind) for value in call.arguments.values())
