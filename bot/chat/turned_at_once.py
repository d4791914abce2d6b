"""A yes or a no that is turned round, or given for another reason, in the very next words: hmm actually no, something came up, to
接受…？ or after it; nope, I can make it after all, after a no; no I mean I am ill, to the no that is read back. It is read back."""

from __future__ import annotations

import re

from bot.chat import free_text, last_shown, reasons
from bot.chat.asking import Understood, read_back
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.stand_in import StandIn
from bot.interviews.models import Interview

_NO_BECAUSE = re.compile(
    r"(?:(?:hm+|um+|oh|well|actually|sorry|wait|ah)[,. ]{1,3}){0,4}(?:no|nope|nah)(?:[,.;] ?| (?=something\b|i\b|my\b|we\b))(?:sorry[,. ]{1,3})?(?P<why>[^\d\s]\D{3,})|"
    "(?:哦|嗯{1,6}|呃|唉|其实|等等|不好意思|抱歉|[,， ]){0,4}(?:不行|不了|去不了|来不了|不去了|不来了|算了)[了啊吧]{0,2}[,，。 ]{1,3}(?P<zh>.{3,})"
)
_CAN_AFTER_ALL = re.compile(
    r"(?:(?:nope|no|oh|wait|actually|sorry|ok|hm+|good news)[,.! ]{1,3}){0,4}(?:i|we) (?:can|could|will|am able to)(?: actually| still)? (?:make it|come|do it|take it|attend|join|be there|go)(?: after all| now)?|"
    "(?:算了|哦|不|等等|不好意思|那|[,， ]){0,4}我?(?:又|还是|现在)(?:可以|能|有空)(?:来|去|参加|面)?了?[的啊吧]?"
)
_MEANS = re.compile(
    r"(?:(?:no|nope|sorry|wait|oh|actually|well)[,. ]{1,3}){0,3}(?:i (?:just |only )?mean(?:t)?(?: to say)?|the (?:real |actual )?reason is|it's just)(?: that|[,:])? (?P<why>.{3,})|"
    "(?:不是|不对|不|哦|啊|[,， ]){0,4}(?:我是说|我的意思是|我(?:刚才)?说的是|真正的?原因是|其实是因为)[,，:： ]{0,2}(?P<zh>.{2,})",
)


def told(ctx: Context, question: Question | None, heard: Heard) -> Understood | None:
    """None to any question but a yes or no, and where nothing of one's own was just answered, or asked about."""
    if heard.has_slash or heard.is_long or heard.asks or ctx.dialog.waiting:
        return None  # no to both is of more than this one
    if question is not None and not is_yes_or_no(question):
        return None
    said = next((one for one in (_MEANS, _CAN_AFTER_ALL, _NO_BECAUSE) if one.fullmatch(heard.low)), None)
    if said is None or (question is not None and question.behind is not None):
        return None
    asked = loaded(ctx, question.call) if question is not None and question.call is not None else last_shown.order(ctx)
    it = asked.arguments.get("interview") if asked is not None else None
    if asked is None or asked.command.which is None or not asked.command.which.own or not isinstance(it, Interview):
        return None
    why = _why(said, heard)
    if said is _MEANS and question is not None and free_text.is_plain(hear(why), ctx.handlers, ctx.situation):
        return reasons.with_another(ctx, question, why)
    if said is _NO_BECAUSE and asked.command.agrees and free_text.is_plain(hear(why), ctx.handlers, ctx.situation):
        return _instead(ctx, _refusal(ctx), it, {"reason": why})
    if said is _CAN_AFTER_ALL and question is None and asked.command.asked_words is not None:
        return _instead(ctx, _agreement(ctx), it, {})
    return None


def _why(said: re.Pattern[str], heard: Heard) -> str:
    """As it was typed."""
    found = said.fullmatch(heard.low)
    group = next((one for one, words in found.groupdict().items() if words), None) if found is not None else None
    return heard.typed[slice(*found.span(group))] if found is not None and group is not None else ""


def _instead(ctx: Context, command: Command | None, it: Interview, more: dict[str, str]) -> Understood | None:
    if command is None:
        return None
    ctx.dialog.leave()
    return read_back(ctx, Call(command, {"interview": it} | more, doubt=True, named=True))


def _refusal(ctx: Context) -> Command | None:
    return ctx.handlers.first(lambda one: one.changes and one.takes(StandIn), ctx.user)


def _agreement(ctx: Context) -> Command | None:
    return ctx.handlers.first(lambda one: one.agrees and one.changes and one.takes(Interview), ctx.user)
