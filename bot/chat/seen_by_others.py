"""An admin asks of interviews, 今天都有谁在面试, 1203的面评写了没: they are told who sees them, and no other look is given instead.

Those that they are on themselves are theirs to see; a code, a name and a typed verb are looks of their own, with names masked.
"""

from __future__ import annotations

import re

from bot.chat import guards
from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard, without_courtesy
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW
from bot.chat.understanding.telling import told_of
from bot.interviews import access, lookup, people
from bot.interviews.models import Role
from bot.times.values import Span

_MOST_NAMED = 3  # people to turn to


def told(ctx: Context, call: Call, heard: Heard) -> Understood | None:
    """Who sees them; None of what is typed or an admin's own."""
    if not ctx.user.is_admin or call.command.changes or not call.command.bare or _is_typed(ctx, call, heard):
        return None
    if any(access.place_of(ctx.user, one) is not None for one in call.interviews):
        return None
    if call.command.takes(Span) and lookup.next_of(ctx.user, ctx.now) is not None:
        return None
    return _said(ctx)


_OF_INTERVIEWS = re.compile(
    r"面试(?!官)|面评|候选人|[几哪]场|\b(?:interview(?!er)s?|candidates?|feedback|scorecards?)\b"
)


def asked(ctx: Context, heard: Heard) -> Understood | None:
    """The same of what asks of interviews in words that are no look: Tomorrow which candidates will come?"""
    if not ctx.user.is_admin or ctx.user.is_hr or heard.is_long or not _OF_INTERVIEWS.search(heard.low):
        return None
    text = told_of(heard.words, ctx.handlers, ctx.situation).text
    if not guards.asks(text, marked=heard.asks) or lookup.next_of(ctx.user, ctx.now) is not None:
        return None
    return _said(ctx)


def _said(ctx: Context) -> Understood:
    ctx.dialog.pass_by()
    names = ctx.text("mark.between_names").join(str(one.name) for one in people.some_of([Role.RECRUITER], _MOST_NAMED))
    return Understood(reply=ctx.say("seen.ask_hr", summary="?", names=names or ctx.text("seen.hr")))


def _is_typed(ctx: Context, call: Call, heard: Heard) -> bool:
    """日程 明天, 1203, 陈晓 and nothing else."""
    if not call.freely and heard.words.low.startswith(call.command.verbs):
        return True
    text = told_of(heard.words, ctx.handlers, ctx.situation).text
    for mark in (INTERVIEW, COLLEAGUE, CANDIDATE):
        text = text.replace(mark, " ")
    return not without_courtesy(text)
