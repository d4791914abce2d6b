"""What comes when the question has lapsed: the change of mind, and the reason, that it would have been answered by."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from bot.chat import free_text, second_thoughts
from bot.chat.arguments import can_be_meant, read
from bot.chat.asking import Understood, read_back
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.open_question import loaded
from bot.chat.readers import CODE
from bot.chat.short_answers import ANSWERS
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_IS_LATE = re.compile(r"\b(?:minutes?|mins?|\d{1,3}|running|bit|be) late\b|\blate for\b|晚到|迟到|晚[个点]?\d{1,2}分")
_SHORTEST_WORDS = 2  # characters of a reason


def order_after(ctx: Context, call: Call) -> Call:
    """算了我能去, after a decline that asked nothing any more, is of that interview."""
    lapsed = ctx.dialog.lapsed
    if lapsed is not None and lapsed.is_kept:
        return call
    if (done := _lapsed(ctx)) is None or not call.doubt or call.command is done.command:
        return call
    order = second_thoughts.about_the_same(call, done)
    order.doubt = True
    return order


def words_after(ctx: Context, heard: Heard) -> Understood | None:
    """出差 a while after the decline, 1203 出差 at any time: perhaps its reason. It is read back."""
    if free_text.is_question(heard) or heard.low in ANSWERS or named_in(heard, ctx.handlers):
        return None
    if any(one in heard.low for command in ctx.handlers.commands.values() for one in command.hints if len(one) > 1):
        return None  # 不要拒绝 1203 is about the answer
    if _IS_LATE.search(heard.low):
        return None  # who comes late does come: I'm 10 minutes late for 5697 is no reason
    lapsed = ctx.dialog.lapsed
    stands = lapsed is not None and _lapsed(ctx) is not None
    if (
        lapsed is not None
        and stands
        and not lapsed.is_kept
        and (regretted := second_thoughts.regretted(ctx, lapsed, heard))
    ):
        return regretted  # 我去, after a tap, is no reason either
    for call in _lacking_words(ctx, heard):
        words = call.command.asked_words or call.command.dictated
        if not words or words in call.arguments or len(call.leftover) < _SHORTEST_WORDS:
            continue
        call.arguments[words] = heard.raw.strip() if call.command.dictated == words else call.leftover
        call.leftover = ""
        with contextlib.suppress(UserError):  # it is none of theirs, or over
            return read_back(ctx, call)
    return None


def _lacking_words(ctx: Context, heard: Heard) -> Iterator[Call]:
    """The calls that were made without their words, of the interview that the text names, or else of the lapsed question."""
    if CODE.search(heard.low):
        for command in ctx.handlers.commands.values():
            if command.asked_words is None or not command.takes(Interview) or not command.allows(ctx.user):
                continue
            call = Call(command, doubt=True)
            with contextlib.suppress(UserError):
                read(call, heard.typed, ctx.situation, words=False)
                if call.arguments and not can_be_meant(call, ctx.situation):
                    yield call
    elif (done := _lapsed(ctx)) is not None:
        done.leftover = heard.typed
        yield done


def _lapsed(ctx: Context) -> Call | None:
    """The call that the lapsed question followed, while what it did stands."""
    lapsed = ctx.dialog.lapsed
    if lapsed is None or lapsed.call is None or lapsed.call["command"] not in ctx.handlers.commands:
        return None
    call = loaded(ctx, lapsed.call)
    if lapsed.is_kept:
        return None if call.missing or lapsed.parameter != call.command.dictated else call
    return None if call.missing or can_be_meant(call, ctx.situation) else call
