"""算了不取消了，改成周日晚上六点: what was asked about is left, and something else is ordered of the very interview."""

from __future__ import annotations

import re

from bot.chat import follow_up
from bot.chat.arguments import slots
from bot.chat.asking import Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear, without_courtesy
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.open_question import loaded
from bot.chat.taken_back import LEFT, LEFT_EN, PAUSES, SLIPPED
from bot.interviews.models import Interview

_LEAVES = re.compile(
    rf"(?:(?:还是|那就?|先|我)?(?:不对|{SLIPPED}|{PAUSES}|{LEFT}|(?:别|不要|不用|不)(?:取消|换|改|约|催|推|接)了?)(?:吧|啊)?[,，;； ]{{0,3}}){{1,4}}|"
    rf"(?:\b(?:{LEFT_EN}|don't (?:cancel|do it|bother)|let's|just|instead)\b[,; ]{{0,3}}){{1,6}}"
)


_POINTS = re.compile(  # at another interview, and at no other time for this one: no wait, the 3:30 one
    r"(?:the|that|this) .{1,30}? (?:one|interview|slot)|[^改挪换推,，]{1,12}的?[那这]一?[场个轮](?:面试)?"
)
_SHORTEST_ORDER = 4  # bytes: no word of three letters is one, two Chinese characters may be


def instead(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where nothing leaves the question, or what follows is no whole order; it is read back."""
    opening = _LEAVES.match(heard.low)
    if opening is None or opening.end() in (0, len(heard.low)) or question.call is None or question.follows_a_change:
        return None
    if len(heard.low[opening.end() :].strip().encode()) < _SHORTEST_ORDER:
        return None  # let's not
    if _POINTS.fullmatch(heard.low[opening.end() :].strip()):
        return None
    asked = loaded(ctx, question.call)
    it = asked.arguments.get("interview")
    if not isinstance(it, Interview) or heard.asks:
        return None
    if Interview in slots(heard.typed[opening.end() :], ctx.situation, (Interview,)):
        return None  # no wait, I meant 许诺
    if _is_a_colleague_alone(ctx, hear(heard.typed[opening.end() :])):
        return None  # no, wangwu: somebody else for whom was read back
    order = follow_up.order_of(ctx, it, hear(heard.typed[opening.end() :]))
    if order is None or order.command is asked.command or not order.is_ready:
        return None
    ctx.dialog.leave()
    return completed(ctx, order)


def _is_a_colleague_alone(ctx: Context, rest: Heard) -> bool:
    return without_courtesy(masked_of(rest, ctx.situation).text.replace(COLLEAGUE, "")) == ""
