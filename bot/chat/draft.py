"""What is said of a booking that is read back, before its yes: 已约好的, 地点珠峰, 不要张三了. It is read back again with it."""

from __future__ import annotations

from bot.chat import booking_lines
from bot.chat.asking import Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.short_answers import LEAVE, NO, YES
from bot.chat.verbs import named_in
from bot.interviews.line import Line


def changed(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where no booking is open, or the text says more than what is to be otherwise."""
    if question.call is None or "line" not in question.call["arguments"]:
        return None
    if heard.has_slash or heard.is_long or heard.asks or heard.low in YES | NO | LEAVE or heard.low.isdigit():
        return None
    if any(heard.low in one.verbs for one in named_in(heard, ctx.handlers)):
        return None  # a verb alone
    call = loaded(ctx, question.call)
    line = call.arguments["line"]
    if not isinstance(line, Line) or not (is_yes_or_no(question) or line.start is not None):
        return None  # what is missing is still being asked for
    if (new := booking_lines.corrected(line, heard.typed, ctx.situation)) is None:
        return None
    ctx.dialog.leave()
    call.arguments["line"] = new
    return completed(ctx, call)
