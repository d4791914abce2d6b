"""What an open question asks for, or what was read back, told in a sentence of one's own, as its own command reads it.

推荐，他说自动化经验足, to whose verdict it is; 周五早上九点，还是珠峰, to when; 给他用人经理 and as a shadow only, to what was
read back. It is only ever read back.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import timedelta
from enum import Enum

from bot.chat import spoken_of, words_around
from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.command import Although, Command
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.open_question import loaded
from bot.chat.understanding import freely, learned
from bot.chat.understanding.called_with import call_with
from bot.chat.understanding.forbidden import SURE
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.told import Told
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.interviews.venues import Venue
from bot.times.another import AnotherTime

_AMENDED = (
    Enum,
    Venue,
    timedelta,
    AnotherTime,
    Member,
    Members,
)  # what may be said anew; another interview is corrected
_LIKELY = 0.5


def given(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """The open call with what it lacks; None where the text does not tell that, or orders something else."""
    if question.call is None or question.parameter is None or heard.asks:
        return None
    call = loaded(ctx, question.call)
    if heard.words.low.startswith(call.command.verbs) or _orders_otherwise(ctx, call, heard):
        return None  # 约面 and a line is another booking
    said = _said(ctx, call, heard.typed)
    if said is None or isinstance(said.arguments.get(question.parameter), Line | None):
        return None  # a booking's line has its own reader
    if any(
        isinstance(one, Member | Members) and call.arguments.get(name, one) != one
        for name, one in said.arguments.items()
    ):
        return None  # 张三说不推荐, where 王五's verdict is asked for
    if said.arguments.keys() <= call.arguments.keys():
        return None  # nothing of what is asked for
    call.arguments = said.arguments | call.arguments
    call.doubt = True
    ctx.dialog.leave()
    settle(call, ctx.situation)
    return completed(ctx, call)


def said_of_it(ctx: Context, call: Call, heard: Heard) -> Call | None:
    """as a shadow only, to what was read back: who says so means the very command."""
    if heard.asks or _orders_otherwise(ctx, call, heard):
        return None
    told = _told(ctx, call, heard.typed)
    first = learned.intents_of(told.masked, told.said, ctx.situation)[0]
    return amended(ctx, call, heard.typed) if first.name == call.command.name and first.likely >= _LIKELY else None


def amended(ctx: Context, call: Call, text: str) -> Call | None:
    """The call with what the text says of it otherwise."""
    said = _said(ctx, call, text)
    new = {} if said is None else {
        name: value
        for name, value in said.arguments.items()
        if isinstance(value, _AMENDED) and call.arguments.get(name) != value
    }  # fmt: skip
    if not new or "what" in new:
        return None  # 每周最多4场, to 每天最多：不限？, is of another setting: its value is not this one's
    changed = call.copied()
    changed.arguments |= new
    changed.missing, changed.choices, changed.leftover, changed.doubt = [], [], "", True
    settle(changed, ctx.situation)
    return changed


def _said(ctx: Context, call: Call, text: str) -> Call | None:
    """What the call's own command finds in the text; None where it finds nothing, or another interview."""
    told, it = _told(ctx, call, text), call.arguments.get("interview")
    if (
        Although.DENIED not in call.command.although
        and words_around.is_denied(told.text)
        and "interview" in call.arguments
    ):
        return None
    if words_around.is_supposed(told.text):
        return None
    with contextlib.suppress(UserError):
        said = call_with(call.command, told)
        return said if said is not None and said.arguments.get("interview") == it else None
    return None


def _told(ctx: Context, call: Call, text: str) -> Told:
    names_somebody = bool(ctx.situation.called.mentioned(text))  # 就王五吧，让他上: he is whom it names
    said = hear(text if names_somebody else spoken_of.with_names(text, spoken_of.people_of(call)))
    it = call.arguments.get("interview")
    told = told_of(said, ctx.handlers, ctx.situation)
    return replace(told, about=it if isinstance(it, Interview) else None)


def _orders_otherwise(ctx: Context, call: Call, heard: Heard) -> bool:
    if any(one.changes and one is not call.command for one in named_in(heard, ctx.handlers)):
        return True
    with contextlib.suppress(UserError):
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=SURE)
        is_another = order is not None and order.command.changes and order.command is not call.command
        return order is not None and is_another and not (_says_when(order.command) and _says_when(call.command))
    return False


def _says_when(command: Command) -> bool:
    """A time and a place alone may be of either such order."""
    return command.takes(AnotherTime) or command.takes(Line)
