"""换成下午一点, make it 6 instead, 提前半小时吧: another time for what was just read back, which is read back again with it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import shifting
from bot.chat.answering import answer
from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context, explain
from bot.chat.dialog import TOWARD, Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.put_right import NoHour, begins, time_beside
from bot.chat.taken_back import EITHER
from bot.times.among_words import span_within
from bot.times.another import AnotherTime, another
from bot.times.said import Clock, Day, Part
from bot.times.spoken import words_of
from bot.wecom import reply

_INSTEAD = re.compile(
    rf"(?P<lead>(?:那个|再|{EITHER}|不|这场|它|[,， ]|\b(?:better|rather|maybe|perhaps|or|let's|let us|could|can|shall|should|we|would|you)\b){{0,5}}"
    r"(?:(?:换|改|挪|约)(?:成|到|为)?|make (?:it|that)|change (?:it|that) to|(?:change|move|shift) ?[成到]|move it to|how about|what about)? ?)"
    r"(?P<time>\S.{0,30}?)(?P<tail>(?:吧|呢|怎么样|可以吗|行吗|好了|,| |instead|then|please|rather){0,3})"
)

_MINUTE = re.compile(r"(?:no|nope|不对?|or|:)[,， ]{0,2}:?(00|15|30|45)")  # no 45, of 15:00
_BESIDE_A_LENGTH = re.compile(
    rf"(?:{EITHER}|[就改成到为用只要吧了啊,， ]|够了?|好了?|行了?|可以|时长|时间|长度|\b(?:make it|make that|it|only|just|is|are|enough|please|instead|then|for|will do)\b){{0,8}}"
)


def instead(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where the text is no other time for what is asked about.

    Raises: UserError where it says no hour; the question stays open.
    """
    if heard.has_slash or not is_yes_or_no(question) or question.call is None:
        return None
    command = ctx.handlers.commands.get(question.call["command"])
    name = next((one.name for one in command.parameters if one.type is AnotherTime), "") if command is not None else ""
    if name not in question.call["arguments"]:
        return None
    call = loaded(ctx, question.call)
    before = call.arguments[name].start
    if before is None:
        return None
    if (way := shifting.direction(heard.low)) is not None:
        return _asked_when(ctx, call, name, way)
    if (length := _length(ctx, heard)) is not None:
        if any(one.name == "length" for one in call.command.parameters):
            return _read_back(ctx, call, "length", length)
        return _read_back(ctx, call, name, replace(call.arguments[name], length=length))
    shift = shifting.told(ctx, heard)
    if shift is not None:
        is_anew = call.arguments[name].is_shifted and not shift.is_further
        from_when = (begins(call) if is_anew else None) or before
        start = shift.by.of((from_when, from_when))[0]
    else:
        if (minute := _MINUTE.fullmatch(heard.low)) is not None:
            return _read_back(
                ctx, call, name, replace(call.arguments[name], start=before.replace(minute=int(minute[1])))
            )
        said = _INSTEAD.fullmatch(heard.low)
        if said is None or not (said["lead"].strip() or said["tail"].strip() or _is_a_time(said["time"])):
            return None
        start = time_beside(ctx, said["time"], before.astimezone(ctx.user.tz))
    if start is None:
        return None
    new = AnotherTime("", start=start, length=call.arguments[name].length, is_shifted=shift is not None)
    return _read_back(ctx, call, name, new)


def answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """By another time, or as it is; where that lacks its hour, it is asked for: 3点 is then of that day."""
    try:
        return instead(ctx, question, heard) or answer(ctx, question, heard)
    except NoHour as refused:
        if not is_yes_or_no(question) or question.call is None:
            raise
        call = loaded(ctx, question.call)
        name = next((one for one, value in call.arguments.items() if isinstance(value, AnotherTime)), "")
        before = call.arguments[name].start if name else None
        if before is None:
            raise
        del call.arguments[name]
        ctx.dialog.ask(Question(call.dump(), name, []))
        ctx.dialog.wished(_in_the_part(ctx, heard, before.astimezone(ctx.user.tz)))
        return Understood(call, explain(refused, ctx.user, ctx.now, ctx.handlers))


def _in_the_part(ctx: Context, heard: Heard, before: datetime) -> datetime:
    """In the afternoon of that day, where 下午 was said, and of the day that was said with it."""
    said = span_within(ctx.situation.in_figures(heard.low), now=ctx.now, zone=ctx.user.tz)
    pieces = [piece for word in words_of(heard.low) for piece in word.pieces or ()]
    if said is None:
        return before
    has_day, has_part = (any(isinstance(one, kind) for one in pieces) for kind in (Day, Part))
    day, hour = (said.start if has_day else before).date(), (said.start.time() if has_part else before.time())
    return datetime.combine(day, hour, ctx.user.tz)


def _is_a_time(text: str) -> bool:
    """周五下午6点, 下午: an hour or a part of the day. A day alone, or a figure, may be anything."""
    return any(isinstance(piece, Clock | Part) for word in words_of(text) for piece in word.pieces or ())


def _length(ctx: Context, heard: Heard) -> timedelta | None:
    """45分钟就够了, not half an hour, 45 minutes: how long it is to take, and nothing else."""
    found = another(ctx.situation.in_figures(heard.low), now=ctx.now, zone=ctx.user.tz)
    if found is None or found[0] is None or found[0].length is None:
        return None
    is_all = not (found[0].words or found[0].later or found[0].days)
    return found[0].length if is_all and _BESIDE_A_LENGTH.fullmatch(found[1]) else None


def _read_back(ctx: Context, call: Call, name: str, new: AnotherTime | timedelta) -> Understood:
    ctx.dialog.leave()
    call.arguments[name] = new
    call.doubt = True
    settle(call, ctx.situation)
    return completed(ctx, call)


def _asked_when(ctx: Context, call: Call, name: str, way: str) -> Understood:
    """推后吧 to what was read back is no yes, and does not say by how much."""
    del call.arguments[name]
    ctx.dialog.ask(Question(call.dump() | {TOWARD: way}, name, []))
    by_how_much = {
        "推后": "asked.how_much_later",
        "提前": "asked.how_much_earlier",
    }
    asked = by_how_much.get(way, "asked.to_when")
    return Understood(call, reply.say(ctx.text(asked), "?"))
