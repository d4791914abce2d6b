"""What comes of `pauses` at an open question: 等等, 稍等我看下, 我再问问候选人, hold on, let me check with the candidate.

The question stays open, and it is said; a yes or no that was read back is left, since a later 好 may be meant for anything.
"""

from __future__ import annotations

from bot.chat import pauses, second_thoughts, taken_back, to_the_bot
from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.masked import masked_of, spelled
from bot.chat.open_question import loaded, said_again, wants_words
from bot.interviews.models import Interview
from bot.wecom import reply


def waits(ctx: Context, question: Question, heard: Heard) -> bool:
    """Of whoever is asked first nobody need be known, but where words of one's own are asked for: they may be just that."""
    low = spelled(heard.low)
    if heard.asks:
        return False
    if pauses.WAITING.are_all(low) or taken_back.only_waits(low):
        return True
    if pauses.NAMES_SOMEBODY.search(low) and pauses.WAITING.are_all(masked_of(heard, ctx.situation).text):
        return True
    return not wants_words(ctx, question) and asks_first(ctx, heard)


def asks_first(ctx: Context, heard: Heard) -> bool:
    """我先跟李四确认一下, I'll check with legal and get back to you."""
    if heard.asks or heard.is_long or heard.has_slash or not pauses.MAY_ASK_FIRST.search(heard.low):
        return False
    return pauses.ask_somebody_first(masked_of(heard, ctx.situation).text)


def stays_open(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """What is said to a question that is no yes or no; None where nothing but time is asked for, or the reason of what was
    done, where hold on may take that back."""
    if not waits(ctx, question, heard) or is_of_feedback(ctx, question, heard):
        return None
    if question.follows_a_change and second_thoughts.regretted(ctx, question, heard) is not None:
        return None
    lead = ctx.text("left.no_hurry")
    if not question.comes_after_a_change:
        lead += ctx.text("left.stays_open")
    said = [ctx.text("mark.between_sentences").join((lead, said_again(ctx, question, briefly=True)))]
    if (again := _how_to_begin_again(ctx, question)) and not question.comes_after_a_change:
        said.append(again)
    return Understood(reply=reply.say("\n".join(said), "?"))


def is_of_feedback(ctx: Context, question: Question, heard: Heard) -> bool:
    """等下 while feedback is written, or is to be submitted, has an answer of its own."""
    command = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    return command is not None and bool(command.dictated) and to_the_bot.aside(heard.low) is not None


def _how_to_begin_again(ctx: Context, question: Question) -> str:
    """`过后再来就发：改期 2037`; nothing where the interview is what is asked for."""
    if question.call is None or question.parameter is None:
        return ""
    call = loaded(ctx, question.call)
    it = next((one for one in call.arguments.values() if isinstance(one, Interview)), None)
    if it is None or not it.code:
        return ""
    verb = call.command.title(ctx.lang)
    return ctx.text("left.how_to_go_on", verb=verb, code=it.code)
