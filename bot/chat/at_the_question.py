"""What can only be said to a question that is open, whichever it asks for: it is read before anything is taken for a request.

A yes or a no in whatever small words (可以的发吧, 不不不, yep go ahead), words that ask for time, what is asked about the question
itself, which of those that were offered is meant, and that none of them will do.
"""

from __future__ import annotations

import contextlib

from bot.chat import (
    about_the_question,
    by_place,
    choosing,
    draft,
    minutes_instead,
    offered_people,
    offered_times,
    other_offers,
    revised,
    to_the_bot,
    waiting,
)
from bot.chat.answering import answer, verbs_of
from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.open_question import Outdated, is_yes_or_no, said_again, wants, wants_words, which_of_these
from bot.chat.question_left import put_off
from bot.chat.short_answers import ANSWERS, YES, denies_it, says_no, says_yes
from bot.chat.spelling.plainly import plainly
from bot.chat.ticks_said import Ticks
from bot.chat.which_interview import only_row
from bot.wecom import reply

_LONGEST = 100  # characters


def answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None of a text that may be anything else, and where the question is about what is no more so, which is told elsewhere."""
    with contextlib.suppress(Outdated):
        said = revised.answered(ctx, question, heard) or minutes_instead.answered(ctx, question, heard)
        return said or _answered(ctx, question, heard)
    return None


def _answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    is_yes_to_words = heard.low in YES and wants_words(ctx, question) and not question.follows_a_change
    if heard.has_slash or len(heard.low) > _LONGEST or (heard.low in ANSWERS and not is_yes_to_words):
        return None
    if wants_words(ctx, question):
        heard = hear(plainly(heard.raw, ctx.situation).plain)  # words for it are not spelled anew
    if (
        waiting.is_of_feedback(ctx, question, heard)
        and (aside := to_the_bot.answered(ctx, question, heard)) is not None
    ):
        return aside
    if (about := about_the_question.answered(ctx, question, heard)) is not None:
        return about
    if is_yes_or_no(question):
        return _yes_or_no(ctx, question, heard)
    if wants_words(ctx, question):
        return _no_words(ctx, question, heard)
    if (instead := offered_times.said(ctx, question, heard) or offered_people.said(ctx, question, heard)) is not None:
        return instead
    is_row = only_row(heard.low) is not None
    if question.choices and not is_row and (number := by_place.told(heard.low, len(question.choices))) is not None:
        return choosing.numbered(ctx, question, number, asks=True)
    if question.call is not None and other_offers.takes_any(heard.low) and not wants(ctx, question, Ticks):
        lead = ctx.text("which.for_you")
        return Understood(reply=reply.say(f"{lead}\n{said_again(ctx, question)}", "?"))
    if (waits := waiting.stays_open(ctx, question, heard)) is not None:
        return waits
    if question.call is None and len(question.choices) > 1 and not heard.asks and says_yes(heard.low):
        return which_of_these(ctx, question)
    return None


def _yes_or_no(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    if heard.asks or waiting.is_of_feedback(ctx, question, heard):
        return None
    if waiting.waits(ctx, question, heard) and question.behind is None:
        return put_off(ctx, question)
    verbs = verbs_of(ctx, question)
    is_no = says_no(heard.low) or denies_it(heard.low, verbs)
    is_plain = is_no or says_yes(heard.low, verbs | draft.verbs_of(question))
    return answer(ctx, question, heard) if is_plain else None


def _no_words(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """嗯嗯 取消吧, to why it is cancelled: no reason, so it is asked again."""
    if (waits := waiting.stays_open(ctx, question, heard)) is not None:
        return waits
    assert question.call is not None
    is_dictated = ctx.handlers.commands[question.call["command"]].dictated == question.parameter
    if is_dictated or question.follows_a_change or heard.asks or not says_yes(heard.low, verbs_of(ctx, question)):
        return None
    return Understood(reply=reply.say(said_again(ctx, question), "?"))
