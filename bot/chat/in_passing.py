"""What is said in passing is answered in one line; at an open question, which stays open, only what can be no answer to it."""

from __future__ import annotations

from bot.chat import draft, late, routing, small_talk, verdict_asked
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, greets_first
from bot.chat.open_question import wants_words
from bot.chat.phrasing import joined
from bot.chat.short_answers import ANSWERS
from bot.chat.small_talk import SmallTalk
from bot.interviews.errors import UserError
from bot.wecom import reply

_GREETINGS = ("hello", "thanks")
_NO_ANSWERS = (SmallTalk.CLOCK, SmallTalk.WHO, SmallTalk.LAUGH, SmallTalk.SIGN, SmallTalk.HOW, SmallTalk.JOKE)


def said(ctx: Context, heard: Heard, hinted: list[Call]) -> Understood | None:
    """几点了, 哈哈, 行吧; 行吧 to the only invitation may be a yes, and is asked about."""
    talk = small_talk.of(heard)
    if talk is None or heard.low in ANSWERS or any(heard.low in one.verbs for one in ctx.handlers.commands.values()):
        return None
    if talk is SmallTalk.WELL and (any(one.is_ready for one in hinted) or _is_courtesy(ctx, heard)):
        return None
    if talk is SmallTalk.TIRED and (reason := late.words_after(ctx, heard)) is not None:
        return reason  # 太忙了, a while after a decline
    hello = ctx.handlers.commands.get("hello")
    if talk is SmallTalk.HOW and hello is not None and greets_first(heard.raw):
        return completed(ctx, Call(hello))  # morning, how's life
    return Understood(reply=reply.say(small_talk.answer(ctx, talk), "?"))


def _is_courtesy(ctx: Context, heard: Heard) -> bool:
    """Thanks, a greeting: 好的好的, which has its own answer."""
    return _courtesy(ctx, heard) is not None


def _courtesy(ctx: Context, heard: Heard) -> Call | None:
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return None
    return call if call is not None and call.command.hidden and not call.command.parameters else None


def beside_the_question(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """几点了, 哈哈, to 接受…？是/否; 待定算通过吗, to whose verdict or whether to submit it;
    thanks, to what a booking lacks."""
    if _is_of_verdicts(ctx, question, heard):
        return Understood(reply=ctx.say("asked.verdicts", summary="?"))
    courtesy = _courtesy(ctx, heard) if draft.is_begun(question) and heard.low not in ANSWERS else None
    if courtesy is not None and courtesy.command.name in _GREETINGS:
        again = ctx.text("asked.booking_waits")
        return Understood(reply=joined(courtesy.command(ctx), reply.say(again, "?"), "\n"))
    talk = small_talk.of(heard)
    if talk not in _NO_ANSWERS or question.call is None or wants_words(ctx, question):
        return None
    still = ctx.text("asked.still_waits")
    return Understood(reply=reply.say(f"{small_talk.answer(ctx, talk)}\n{still}", "?"))


def _is_of_verdicts(ctx: Context, question: Question, heard: Heard) -> bool:
    command = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    return command is not None and bool(command.dictated) and verdict_asked.asks(heard)
