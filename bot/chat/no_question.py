"""A yes or no that answers no question: what it was for has lapsed, or nothing was asked."""

from __future__ import annotations

from bot.chat.asking import Understood, confirmation, read_back
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.open_question import loaded, which_of_these
from bot.chat.short_answers import NO, YES, says_yes
from bot.notices.publish import last_change


def too_late(ctx: Context, heard: Heard) -> Understood | None:
    """A yes that comes too late does nothing: what it was for is said, and asked again."""
    overdue = ctx.dialog.overdue
    if overdue is None or overdue.call is None or not says_yes(heard.low):
        return None
    call = loaded(ctx, overdue.call)
    lead = ctx.text("asked.too_late")
    return read_back(ctx, call, confirmation(ctx, call), lead=lead)


def answered(ctx: Context, heard: Heard) -> Understood:
    """好的, when nothing is asked: which of these, where one was asked before, else what was done last."""
    if heard.low in YES and (left := ctx.dialog.passed_by) is not None and left.call is None and left.choices:
        return which_of_these(ctx, left)
    done = last_change(ctx.user, ctx.now) if heard.low in YES | NO else None
    if done is not None:
        return Understood(reply=ctx.say("asked.no_question_done_last", summary="?", done=ctx.text(done[1])))
    return Understood(reply=ctx.say("asked.no_question", summary="?"))
