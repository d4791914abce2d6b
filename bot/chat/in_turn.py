"""Several requests of one text, one after the other: the next one is answered or asked once the one before is settled.

A change among them is always read back, and a yes is a yes to one. Who leaves the question for something else leaves the
others as well.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

from bot import wording
from bot.chat import follow_up, last_shown
from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed, confirmation, read_back
from bot.chat.call import Call
from bot.chat.context import Context, explain
from bot.chat.dialog import Dialog, Question
from bot.chat.open_question import loaded
from bot.chat.phrasing import in_words, joined, quoted
from bot.chat.spelling.kept import kept_as_typed
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.wecom import reply
from bot.wecom.reply import Reply


def begin(ctx: Context, requests: list[Call]) -> Understood:
    """The first of them; the others wait."""
    requests = [kept_as_typed(one, ctx.situation) for one in requests]
    for one in requests:
        one.doubt = one.doubt or (one.changes and not one.missing)
    first, *others = requests
    ctx.dialog.pass_by()
    ctx.dialog.waiting = [_dumped(one) for one in others]
    try:
        understood = follow_up.named(ctx, completed(ctx, first))
    except UserError as refused:  # the others are as good as they were
        return Understood(
            refused.about, explain(refused, ctx.user, ctx.now, ctx.handlers), confirm=True, then=others[0]
        )
    if understood.reply is not None and ctx.dialog.question is not None:
        lead = ctx.text(
            "in_turn.after_this", others=ctx.text("mark.between_clauses").join(_briefly(ctx, one) for one in others)
        )
        understood = replace(understood, reply=joined(lead, understood.reply))
    return replace(understood, then=others[0])


def with_a_rest(ctx: Context, call: Call, rest: str) -> Understood:
    """The order is read back, and it is said what else was asked for, and not understood."""
    lead = ctx.text("in_turn.rest_not_understood", rest=quoted(ctx.situation.spelling.as_typed(rest)))
    ctx.dialog.pass_by()
    call.doubt = True
    return read_back(ctx, call, confirmation(ctx, call), lead=lead)


def _briefly(ctx: Context, call: Call) -> str:
    """改期 下午四点（苏航）: also where it is still to be asked of which of the candidate's."""
    names = {wording.candidate_name(one, ctx.user) for one in call.doubtful.get("interview", ())}
    said = in_words(ctx, call)
    return said if len(names) != 1 else ctx.text("in_turn.of_whom", said=said, name=names.pop())


_ONE_OF = "one_of"  # of these interviews it is asked which


def _dumped(call: Call) -> dict[str, Any]:
    one_of = [one.id for one in call.doubtful.get("interview", ())]
    return call.dump() | ({_ONE_OF: one_of} if one_of else {})


def forget(now_so: Dialog, before: Dialog, made: Call | None = None) -> list[dict[str, Any]]:
    """What waited is over where the question before it was left for something else; and so is what was just asked for anew.

    What is not done so, the order that was asked about first.
    """
    if now_so.waiting is not before.waiting:
        return []
    left, was_asked = now_so.passed_by, before.question or before.lapsed
    if was_asked is None or (left is not None and not left.follows_a_change and not _is_of_the_same(left, made)):
        asked = [left.call] if left is not None and left.call is not None else []
        dropped = [*asked, *now_so.waiting] if now_so.waiting and was_asked is not None else []
        now_so.waiting = ()
        return [one for one in dropped if not _is_ordered_anew(one, made)]
    now_so.waiting = [one for one in now_so.waiting if not _is_ordered_anew(one, made)]
    return []


def _is_ordered_anew(waiting: dict[str, Any], made: Call | None) -> bool:
    """无法参加 2026, also with its reason, while 无法参加 2026 waits: it is just done, or asked."""
    if made is None:
        return False
    again = made.dump()
    return bool(waiting["command"] == again["command"] and waiting["arguments"].items() <= again["arguments"].items())


def _is_of_the_same(left: Question, made: Call | None) -> bool:
    """不对，陈晓是去不了, to 接受 陈晓？: another order for the very interview, and not something else."""
    if left.call is None or made is None or not made.changes:
        return False
    it = made.dump()["arguments"].get("interview")
    return it is not None and left.call["arguments"].get("interview") == it


def with_what_is_not_done(ctx: Context, said: Reply, dropped: list[dict[str, Any]]) -> Reply:
    """What was shown or done instead, and the orders that were left for it: none is dropped unsaid."""
    calls: list[Call] = []
    for one in dropped:
        with contextlib.suppress(UserError):  # it is no more as it was
            calls.append(loaded(ctx, one))
    if not calls:
        return said
    left = ctx.text(
        "in_turn.not_done", others=ctx.text("mark.between_clauses").join(_briefly(ctx, one) for one in calls)
    )
    return joined(said, reply.say(left, said.summary), "\n\n")


def go_on(ctx: Context, said: Reply) -> Reply:
    """What was said, and behind it what comes of the requests that wait, as things stand then, up to the first that asks something."""
    while ctx.dialog.waiting and ctx.dialog.question is None:
        following, *ctx.dialog.waiting = ctx.dialog.waiting
        ctx.situation.forget()
        before = ctx.dialog.copied()
        try:
            call = loaded(ctx, following)
            if one_of := following.get(_ONE_OF):
                call.doubtful["interview"] = lookup.by_ids(ctx.user, one_of)
            settle(call, ctx.situation)
            understood = follow_up.named(ctx, completed(ctx, call))
            if understood.reply is not None:
                answer = joined(ctx.text("in_turn.next"), understood.reply)
            else:
                answer = call.command(ctx, **call.arguments)
            last_shown.remember(ctx, call, before)
        except UserError as refused:
            answer = explain(refused, ctx.user, ctx.now, ctx.handlers)
        said = joined(said, answer, "\n\n")
    return said
