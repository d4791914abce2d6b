"""更多, to a question that numbered some of more interviews: it stays open, with the next of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot import wording
from bot.chat.asking import MOST_CHOICES, there_are_more
from bot.chat.call import load
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.phrasing import parameter_of, question_of, told_apart
from bot.interviews import lookup
from bot.interviews.models import Interview
from bot.wecom import reply
from bot.wecom.reply import Reply

_AHEAD = timedelta(days=60)  # that 更多 looks for what else could be meant


def ask_on(ctx: Context) -> Reply | None:
    """更多 to the question that numbered some of more interviews: it stays open, with the next of them; None to any other."""
    left = ctx.dialog.passed_by
    if left is None or left.call is None or left.parameter is None or not left.choices:
        return None
    command = ctx.handlers.commands.get(left.call["command"])
    if command is None or parameter_of(command, left.parameter).type is not Interview:
        return None
    call = load(command, left.call, ctx.situation)
    question = question_of(ctx, command, parameter_of(command, left.parameter))
    before = list(ctx.dialog.rows)
    following = _following(ctx, command, before)
    if not following:
        ctx.dialog.ask(left, interview_ids=before)
        return ctx.say("which.that_is_all", question=question)
    shown = following[:MOST_CHOICES]
    choices = [replace(call, arguments=call.arguments | {left.parameter: one}, missing=[]).dump() for one in shown]
    more = Question(left.call, left.parameter, [*left.choices, *choices])
    ctx.dialog.ask(more, interview_ids=[*before, *(one.id for one in shown)])
    lines = [question, wording.numbered(told_apart(ctx, list(shown)), len(before) + 1)]
    if len(following) > len(shown):
        lines.append(there_are_more(ctx))
    lines.append(ctx.text("book.send_the_number"))
    return reply.say("\n".join(lines), "?")


def _following(ctx: Context, command: Command, shown: list[int]) -> list[Interview]:
    """What could be meant as well, after those that were shown because they are the first that can be."""
    first = (command.which or lookup.around)(ctx.user, ctx.now)
    if [one.id for one in first[:MOST_CHOICES]] != shown[:MOST_CHOICES]:
        return []  # they were told by a name or a day
    last = max((one.start for one in lookup.by_ids(ctx.user, shown) if one.start is not None), default=None)
    if last is None:
        return []
    return [
        one
        for one in lookup.between(ctx.user, last, last + _AHEAD)
        if one.id not in shown and (command.which is None or command.which.fits(ctx.user, one, ctx.now))
    ]
