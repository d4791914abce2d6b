"""A sentence of one's own as the answer to a question for one: it is noted as it stands, or asked about where it may be something else."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from bot.chat import another_request, drafted, free_text, no_reason, routing, second_thoughts, stand_in
from bot.chat.another_as_why import names_one_as_why
from bot.chat.arguments import can_be_meant, settle, slots
from bot.chat.asking import Understood, choose, completed, confirmation
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import asked_again, loaded
from bot.chat.phrasing import deed, in_words, name_of, quoted
from bot.chat.readers import CODE
from bot.chat.short_answers import YES
from bot.chat.stand_in import StandIn
from bot.chat.understanding import freely
from bot.chat.understanding.forbidden import SURE
from bot.chat.understanding.telling import told_of
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.another import AnotherTime, another
from bot.times.values import Span
from bot.wecom import reply


def given(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """Free text takes the whole sentence as it stands."""
    assert question.call is not None and question.parameter is not None
    if heard.low in YES:
        return None
    if ctx.handlers.commands[question.call["command"]].dictated == question.parameter:
        return _dictation(ctx, question, heard)
    if heard.low.isdigit():  # an hour, where one is asked for; any other number leaves the question
        call = loaded(ctx, question.call)
        call.arguments[question.parameter] = heard.typed
        ctx.dialog.leave()
        return completed(ctx, call)
    if free_text.is_question(heard):
        raise UserError("asked.looks_like_a_question", text=quoted(heard.typed), question=asked_again(ctx, question))
    if not (said := no_reason.without_waiting(heard.typed)):
        return Understood(reply=reply.say(asked_again(ctx, question), "?"))
    call = loaded(ctx, question.call)
    call.missing = [one for one in call.missing if one != question.parameter]
    said, whom = _without_whom(ctx, call, said)
    call.arguments |= whom | ({question.parameter: said} if said else {})
    if whom:
        ctx.dialog.leave()
        return completed(ctx, call)
    is_of_this = not _names_another(ctx, heard, call)
    if not question.follows_a_change and (about := _said_of_another(ctx, heard, call)):
        is_of_this = False
        if (order := _order_of(ctx, heard, about)) is not None:
            return choose(ctx, [order, call], heard, [in_words(ctx, order), _as_the_reason(ctx, heard)])
    other = another_request.order_in(ctx, heard, call)
    if other is not None and not question.follows_a_change:
        return choose(ctx, [other, call], heard, [in_words(ctx, other), _as_the_reason(ctx, heard)])
    if not question.follows_a_change and not call.missing and is_of_this and confirmation(ctx, call):
        ctx.dialog.leave()
        return completed(ctx, call)  # read back with its words in it
    if (leave := _leave_of_other_days(ctx, heard, call)) is not None:
        return choose(ctx, [leave, call], heard, [deed(ctx, leave), _as_the_reason(ctx, heard)])
    if free_text.is_of_others(heard, ctx.handlers, ctx.situation) or free_text.is_doubted(heard):
        return _whether_it_answers(ctx, question, call, heard)
    if (order := _order_in(ctx, heard, call) or _another_time(ctx, heard, call)) is not None:
        order = second_thoughts.about_the_same(order, call)
        return choose(
            ctx, [order, call], heard, [second_thoughts.instead(ctx, order, call), _as_the_reason(ctx, heard)]
        )
    if not is_of_this or _orders_another(ctx, heard, call):
        return _whether_it_answers(ctx, question, call, heard)
    if other is not None:
        return choose(ctx, [other, call], heard, [in_words(ctx, other), _as_the_reason(ctx, heard)])
    ctx.dialog.leave()
    settle(call, ctx.situation)
    return completed(ctx, call)


def _as_the_reason(ctx: Context, heard: Heard) -> str:
    return ctx.text("asked.note_as_reason", text=quoted(heard.typed))


def _without_whom(ctx: Context, call: Call, said: str) -> tuple[str, dict[str, Any]]:
    """家里有事 of 家里有事，让张三替我吧, and that 张三 is suggested."""
    name = next((one.name for one in call.command.parameters if one.type is StandIn), None)
    found = stand_in.find(said, ctx.situation) if name is not None and name not in call.arguments else None
    if name is None or found is None or len(found.values) != 1:
        return said, {}
    return found.rest.strip(" ,，。;；"), {name: found.values[0]}


def _leave_of_other_days(ctx: Context, heard: Heard, call: Call) -> Call | None:
    """我下周三到周五请假, where the interview is on none of these days: hardly why, and perhaps a leave to be noted."""
    it = call.arguments.get("interview")
    if _THAT_DAY.search(heard.low):
        return None  # 那天我休假，下周一才回来
    with contextlib.suppress(UserError):
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=SURE)
        if order is None or not order.command.changes or order.command.takes(Interview) or not order.is_ready:
            return None
        days = next((one for one in order.arguments.values() if isinstance(one, Span)), None)
        if days is None or not isinstance(it, Interview) or it.start is None or days.start <= it.start < days.end:
            return None
        return order
    return None


_THAT_DAY = re.compile("[那这当]天|\\bthat day\\b")


def _dictation(ctx: Context, question: Question, heard: Heard) -> Understood:
    """Letter for letter, whatever it says, but for another verdict: it is read back before anything comes of it."""
    assert question.call is not None and question.parameter is not None
    call = loaded(ctx, question.call)
    if not drafted.corrected(call, heard):  # 改成待定
        call.arguments[question.parameter] = heard.raw.strip()
    ctx.dialog.leave()
    settle(call, ctx.situation)
    return completed(ctx, call)


def _orders_another(ctx: Context, heard: Heard, call: Call) -> bool:
    """催一下张三, 把冯诗涵也接了吧: an order of another interview, or for somebody, is hardly the reason of this one."""
    with contextlib.suppress(UserError):
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=SURE)
        if order is None or not order.command.changes or order.command is call.command:
            return False
        if order.command in named_in(heard, ctx.handlers) and order.command.takes(Interview):
            return True  # 我有点晚到 大概10分钟: somebody who comes
        named = [one for one in order.arguments.values() if isinstance(one, Interview)]
        return any(one not in call.arguments.values() for one in named) if order.named else order.command.takes(Member)
    return False


def _names_another(ctx: Context, heard: Heard, call: Call) -> bool:
    """True where the text has the code of another interview than the call's: it is hardly the reason of this one."""
    if not CODE.search(heard.low):
        return False
    named = slots(heard.typed, ctx.situation, (Interview,)).get(Interview, [])
    return any(one not in call.arguments.values() for one in named)


def _said_of_another(ctx: Context, heard: Heard, call: Call) -> list[Interview]:
    """姚远确认来了, where why 丁香's is cancelled is asked for: of another candidate; none of 跟姚远那场撞了, which is why."""
    masked = told_of(heard.words, ctx.handlers, ctx.situation).masked
    named: list[Interview] = masked.mentioned.get(Interview, [])
    it = call.arguments.get("interview")
    if not isinstance(it, Interview) or names_one_as_why(masked.text):
        return []
    return [] if any(one.candidate_id == it.candidate_id for one in named) else named


def _order_of(ctx: Context, heard: Heard, about: list[Interview]) -> Call | None:
    """What the text orders of one of these."""
    with contextlib.suppress(UserError):
        order = routing.call_for(heard, ctx.handlers, ctx.situation)
        if order is None or order.leftover or not order.changes:
            return None
        named = [*order.interviews, *order.doubtful.get("interview", [])]
        return order if named and all(one in about for one in named) else None
    return None


def _whether_it_answers(ctx: Context, question: Question, call: Call, heard: Heard) -> Understood:
    """李四说没空 may be anything: it is noted after a yes, and a no asks for the reason again."""
    assert question.parameter is not None
    ctx.dialog.ask(Question(call.dump(), None, [], behind=question))
    said = ctx.text("asked.note_as", text=quoted(heard.typed), what=name_of(ctx, question.parameter))
    return Understood(call, reply.say(said, "?"), confirm=True)


_SUITS = re.compile(
    r"(?:就|也|倒)?(?:行|可以|好|没问题|ok)(?:了|的|吧)?$|^(?:我|那|改到?|换到?){1,3}|,? (?:works|is (?:fine|ok)|would (?:work|do|be (?:fine|better)))(?: for me)?$|^(?:i can do|how about) "
)


def _another_time(ctx: Context, heard: Heard, done: Call) -> Call | None:
    """十一点四十五就行, to why they cannot come: hardly a reason, and perhaps when they could."""
    command = ctx.handlers.first(lambda one: one.changes and one.takes(AnotherTime), ctx.user)
    it, said = done.arguments.get("interview"), _SUITS.sub("", heard.low).strip()
    found = another(ctx.situation.in_figures(said), now=ctx.now, zone=ctx.user.tz)
    is_time = found is not None and found[0] is not None and bool(found[0].words) and not found[1].strip(" ,，")
    if command is None or not isinstance(it, Interview) or found is None or found[0] is None or not is_time:
        return None
    order = Call(command, {"interview": it, "time": found[0]}, doubt=True, named=True)
    with contextlib.suppress(UserError):
        settle(order, ctx.situation)
        return order if order.is_ready and can_be_meant(order, ctx.situation) else None
    return None


def _order_in(ctx: Context, heard: Heard, done: Call) -> Call | None:
    """接受 alone, or 没空 1677 出差 where a sentence is asked for: a part of it, or a change of mind? It is asked.

    So is what is only understood as an order, where it names another interview: 1677 我也过不来.
    """
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return None
    if call is None or call.leftover or not call.changes:
        return None
    if call.is_doubted and not _names_another(ctx, heard, done):
        return None
    is_bare = heard.low in call.command.verbs and any(one.type is Interview for one in call.command.parameters)
    return call if is_bare or call.named or call.is_doubted else None
