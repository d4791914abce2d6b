"""Calls, their arguments and their questions in the member's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import Enum
from typing import Any

from bot import wording
from bot.chat.call import Call
from bot.chat.command import Asked, Command, Parameter
from bot.chat.context import Context
from bot.chat.kinds import reader
from bot.chat.stand_in import StandIn
from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.values import Span
from bot.wecom import reply
from bot.wecom.content import Text
from bot.wecom.reply import Reply

_NAMES = {"reason": "asked.reason"}  # of arguments that do not speak for themselves
_QUOTED = 40  # characters of the member's own words that an answer repeats


def parameter_of(command: Command, name: str) -> Parameter:
    return next(one for one in command.parameters if one.name == name)


def question_of(ctx: Context, command: Command, parameter: Parameter) -> str:
    own = dict(command.questions).get(parameter.name)
    verb = wording.upper_first(command.title(ctx.lang))
    return ctx.text(*own, verb=verb) if own else ctx.text(reader(parameter.type).question, verb=verb)


def open_question(ctx: Context, call: Call, name: str) -> str:
    """What was asked of a call that lacks an argument, or a part of one that is read whole."""
    parameter, value = parameter_of(call.command, name), call.arguments.get(name)
    asks = reader(parameter.type).asks
    return ctx.text(asks(value)) if asks and value else question_of(ctx, call.command, parameter)


def name_of(ctx: Context, parameter: str) -> str:
    return ctx.text(_NAMES.get(parameter, "asked.answer"))


def in_words(ctx: Context, call: Call) -> str:
    """无法参加 陈晓 明天 14:00, 面评：不推荐: the verb, and all that it is called with."""
    return call.command.title(ctx.lang) + _called_with(ctx, call)


def deed(ctx: Context, call: Call) -> str:
    """接受 陈晓 明天 14:00, 回复无法参加 陈晓 明天 14:00: what a yes does.

    Raises: UserError where the command's own sentence says that it cannot be.
    """
    said = call.command.deed
    if callable(said):
        return (said(ctx, **call.arguments) if call.is_ready else "") or in_words(ctx, call)
    return (wording.pick(said, ctx.lang) or call.command.title(ctx.lang)) + _called_with(ctx, call)


def _called_with(ctx: Context, call: Call) -> str:
    said = ""
    for parameter in call.command.parameters:
        value = call.arguments.get(parameter.name)
        if value is None or value == "":
            continue
        if isinstance(value, Interview):
            said += f" {wording.brief(value, ctx.user, ctx.now)}"
        elif isinstance(value, Span):
            said += f" {wording.brief_days(value, ctx.user, ctx.now)}"
        elif isinstance(value, Member | Members):
            people = [value] if isinstance(value, Member) else list(value)
            said += " " + ctx.text("mark.between_names").join(told_apart(ctx, people))
        elif isinstance(value, StandIn):
            said += ctx.text("deed.suggesting", who=value)
        elif isinstance(value, str) and parameter.name in _NAMES:
            said += ctx.text("deed.with_words", name=name_of(ctx, parameter.name), words=quoted(value))
        elif isinstance(value, str | Enum):
            said += ctx.text("mark.after_label") + quoted(_label(ctx, value))
        else:
            said += f" {_label(ctx, value)}"
    return said


def told_apart(ctx: Context, values: list[Any]) -> list[str]:
    """As choices; colleagues by their names alone where no two share one."""
    people = [value.name for value in values if isinstance(value, Member)]
    if len(set(people)) == len(values):
        return people
    return [_label(ctx, value) for value in values]


def _label(ctx: Context, value: object) -> str:
    """A value as a choice."""
    match value:
        case Interview():
            # Which says itself that there is no time yet, or that it is another's.
            row = wording.row(value, ctx.user, ctx.now)
            is_dated = value.start is not None and access.follows(ctx.user, value)
            return row if not is_dated else f"{wording.date(value.start, ctx.user, ctx.now)} {row}"
        case Member():
            return f"{value.name} ({value.user_id})"
        case Members():
            return ctx.text("mark.between_names").join(_label(ctx, one) for one in value)
        case Enum():
            return str(value.value[1 if ctx.lang == "zh" else 0])
        case timedelta():
            return wording.duration(value, ctx.lang)
        case _:
            return str(value)


def quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED] + "…"


def yes_or_no(ctx: Context, sentence: str) -> str:
    if isinstance(sentence, Asked):
        return sentence
    return ctx.text("deed.yes_or_no", sentence=sentence[:1].upper() + sentence[1:])


def joined(first: Reply | str, second: Reply, between: str = "") -> Reply:
    """As one message, as far as it fits, and as nothing of it is to be forwarded: that stands alone in its own."""
    before = reply.say(first) if isinstance(first, str) else first
    if before.stands_alone or second.is_to_forward:
        return before.then(second)
    parts = (*before.parts, *second.parts)
    if not all(isinstance(one, Text) for one in parts):
        return Reply(parts, second.summary, second.apart)
    texts = [first if isinstance(first, str) else _text(first), _text(second)]
    link = next((one.link for one in parts if isinstance(one, Text) and one.link), "")
    return replace(reply.say(Text(between.join(filter(None, texts)), link), second.summary), apart=second.apart)


def _text(said: Reply) -> str:
    return "\n".join(one.content for one in said.parts if isinstance(one, Text))
