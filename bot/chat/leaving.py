"""What leaves the open question: a call of its own, complete by itself, whichever verb or interview it is about."""

from __future__ import annotations

import contextlib
import re

from bot.chat import another_request, draft, free_text, hints, routing, several
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import loaded, wants_words
from bot.chat.phrasing import parameter_of
from bot.chat.short_answers import says_yes
from bot.chat.stand_in import StandIn
from bot.chat.taken_back import SLIPPED_EN
from bot.chat.understanding import freely
from bot.chat.understanding.forbidden import SURE
from bot.chat.verbs import named_in
from bot.chat.which_interview import only_row
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview
from bot.times.another import AnotherTime


def leaves_words(ctx: Context, question: Question, heard: Heard) -> bool:
    """A sentence is asked for, so most texts are one.

    Not one are: a number, a verb that only reads or needs nothing more, a verb with its interview, day or person and
    no word left over, and the question's own call typed in full: 无法参加 1203 出差.
    """
    if heard.low.isdigit() and _is_an_hour(question):
        return False
    if heard.low.isdigit() or (len(heard.low) > 1 and only_row(heard.low) is not None):
        return True
    if question.follows_a_change and is_another_answer(ctx, question, heard):
        return True
    named = named_in(heard, ctx.handlers)
    if bare := next((one for one in named if heard.low in one.verbs), None):
        if bare.name == (question.call or {})["command"] and not question.follows_a_change:
            return True  # 面试上限, where the days of a leave are asked for
        return not bare.changes or not bare.parameters or (bare.shows is not None and heard.low not in bare.words)
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return another_request.is_spoken_to_the_bot(heard.low)  # of whom nobody knows: that is said
    if (
        call is not None
        and call.is_ready
        and not call.changes
        and (call.arguments or not call.freely)
        and (free_text.is_question(heard) or another_request.is_spoken_to_the_bot(heard.low))
    ):
        return True
    if call is None or call.leftover or call.is_doubted or call.command not in named:
        return False
    if _is_no_such_thing(ctx, question, heard):
        return True
    if call.command.shows is not None and not call.changes:  # 我要休假 is a reason
        return False
    if _is_the_same(call, question) or (call.command.is_whole is not None and call.command.is_whole(**call.arguments)):
        return True
    said = {parameter_of(call.command, name).type for name in (*call.arguments, *call.doubtful)}
    if call.changes and not call.named and AnotherTime in said:
        return False  # reschedule to friday: an order, or why they cannot?
    return bool(said) and str not in said


def _is_an_hour(question: Question) -> bool:
    """5, to until when somebody is away."""
    return "hours" in (question.call or {}).get("arguments", {})


def _is_no_such_thing(ctx: Context, question: Question, heard: Heard) -> bool:
    """找 陈晓 is no day, where the days of a leave are asked for: what is asked for says what it can be."""
    assert question.call is not None and question.parameter is not None
    asked = ctx.handlers.commands[question.call["command"]]
    if asked.is_whole is None or question.follows_a_change:
        return False
    return not asked.is_whole(**loaded(ctx, question.call).arguments | {question.parameter: heard.typed})


def _is_the_same(call: Call, question: Question) -> bool:
    """True for the verb of the question's own call, and all that is known of it, typed again."""
    asked = question.call or {}
    said = call.dump()
    known = asked.get("arguments", {})
    return bool(said["command"] == asked.get("command") and known and known.items() <= said["arguments"].items())


def is_call_of_its_own(ctx: Context, question: Question, heard: Heard) -> bool:
    """What is complete by itself leaves the question, whichever verb or interview that was about."""
    if wants_words(ctx, question):
        return leaves_words(ctx, question, heard) or heard.has_slash
    if question.call is None:
        return True  # guesses are in nobody's way
    if says_yes(heard.low):
        return False
    if heard.has_slash or hints.hinted(heard, ctx.handlers, ctx.situation):
        return True
    if several.of_all(heard, ctx.handlers, ctx.situation):
        return True
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        if not named_in(heard, ctx.handlers):
            raise  # 9999 does not exist, and the question stays open
        return True
    if call is None or call.leftover or _adds_to_a_booking(call, question) or _is_more_of_it(call, question):
        return False
    if _is_of_the_draft(call, question) or (call.command.takes_back and _CORRECTS.match(heard.low)):
        return False
    return bool(call.arguments or call.missing or call.doubtful or call.changes) or bool(named_in(heard, ctx.handlers))


def _adds_to_a_booking(call: Call, question: Question) -> bool:
    """let me check with wangwu first, to who interviews: nobody else is to be booked, and what was said so far is kept."""
    line = call.arguments.get("line")
    is_open = question.call is not None and "line" in question.call["arguments"]
    return is_open and call.freely and isinstance(line, Line) and line.has_nobody


_WHOSE = ("interview", "person")


def _is_more_of_it(call: Call, question: Question) -> bool:
    """基础不错，经验少一些, to what the verdict is: feedback still, and of no other interview."""
    asked = question.call or {}
    said = call.dump()
    is_same = said["command"] == asked.get("command") and call.freely and bool(call.command.dictated)
    known = asked.get("arguments", {})
    return is_same and all(
        known.get(name, value) == value for name, value in said["arguments"].items() if name in _WHOSE
    )


def _is_of_the_draft(call: Call, question: Question) -> bool:
    """不要那么久, to a booking that is read back, is of it, and of no interview that is there."""
    is_plain = draft.is_begun(question) or call.freely or call.doubt
    if not (draft.is_of_a_booking(question) and is_plain and call.command.changes):
        return False
    is_named = call.named or bool(call.doubtful)
    return (
        not is_named
        and call.command.takes(Interview)
        and (call.command.takes(AnotherTime) or call.command.takes(StandIn))
    )


_CORRECTS = re.compile(
    rf"(?:{SLIPPED_EN})\b[,.:; ]+\S"
)  # scratch that, make it 4 takes nothing back that was done before
_A_WORD = 2  # characters


def is_another_answer(ctx: Context, question: Question, heard: Heard) -> bool:
    """算了 我又可以了, when asked why not: no reason, but the other answer."""
    with contextlib.suppress(UserError):
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=SURE)
        if order is None or order.command.which is None or not order.command.which.own:
            return False
        if len(heard.low) <= _A_WORD:
            return False  # 可以 says too little
        if order.named or order.nothing_at is not None or order.unknown:
            return False  # of another interview
        return not order.command.dictated and order.command.name != (question.call or {})["command"]
    return False
