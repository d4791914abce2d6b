"""What is said to whoever leaves the open question: by a no, a never mind, or a doubt. Nothing was changed."""

from __future__ import annotations

from bot.chat import (
    draft,
    drafted,
    last_shown,
)
from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.open_question import is_yes_or_no, loaded, wants_words
from bot.chat.phrasing import deed
from bot.interviews.models import Interview
from bot.wecom.reply import Reply


def left(ctx: Context, question: Question) -> Reply:
    command = ctx.handlers.commands.get(question.call["command"]) if question.call else None
    if command is not None and command.unsaid[0] and (command.previews or wants_words(ctx, question)):
        return ctx.say(*command.unsaid, code=_code_of(ctx, question))
    if command is not None and command.keep is not None and question.call is not None:
        call = loaded(ctx, question.call)
        if isinstance(call.arguments.get("interview"), Interview):
            return drafted.left(ctx, call)
    if is_yes_or_no(question) and question.call is not None and last_shown.has_told_of_another(ctx):
        return ctx.say("left.not_done", deed=deed(ctx, loaded(ctx, question.call)))
    is_of_a_change = command is not None and command.changes and not wants_words(ctx, question)
    if is_yes_or_no(question) or is_of_a_change:
        return ctx.say("let_go.nothing_changed")
    return ctx.say("left.never_mind")


def _code_of(ctx: Context, question: Question) -> str:
    """The interview's of which it asks, for the example."""
    it = loaded(ctx, question.call).arguments.get("interview") if question.call is not None else None
    return (it.code if isinstance(it, Interview) else None) or ""


def put_off(ctx: Context, question: Question) -> Understood:
    """Whoever doubts a yes or no has said no, as a later 好 may be meant for anything; a booking that was begun stays."""
    if question.is_kept:
        ctx.dialog.leave()
        return Understood(reply=left(ctx, question))
    if draft.is_one(question) and question.call is not None:
        return Understood(reply=draft.held(ctx, loaded(ctx, question.call)))
    ctx.dialog.leave()
    return Understood(reply=ctx.say("left.not_for_now"))
