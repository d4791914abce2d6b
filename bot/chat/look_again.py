"""The look that was given last, once more: 那后天呢, 李四呢, 换成下午."""

from __future__ import annotations

import contextlib
import re

from bot.chat.arguments import read, settle
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import Shown
from bot.chat.heard import Heard
from bot.chat.readers import BETWEEN
from bot.interviews.errors import UserError
from bot.times.when import Span

_AGAIN = re.compile(
    r"(?P<lead>(?:那么?|那就|还有|换成|改成|换|and|what about|how about|same for|then)(?![a-z]) ?[,，]? ?)?"
    r"(?P<what>.{1,30}?)(?P<tail>的?(?:呢|怎么样|如何)|的)?"
)
_INSTEAD = re.compile("换成|改成|换")
_PART = re.compile(
    r"(?:的)?(?:早上|上午|中午|下午|傍晚|晚上)|(?:in |the )*(?:morning|afternoon|evening|noon)(?: instead)?"
)


def call_for(ctx: Context, shown: Shown, heard: Heard) -> Call | None:
    """那后天呢, 李四呢, 换成下午: the same look, at other days or at somebody else."""
    said = _AGAIN.fullmatch(heard.low)
    if shown.call is None or said is None or not (said["lead"] or said["tail"]):
        return None
    if not shown.is_list and said["lead"] and _INSTEAD.match(said["lead"]):
        return None  # of the interview
    command = ctx.handlers.commands.get(shown.call["command"])
    if command is None or not command.allows(ctx.user):
        return None
    new = Call(command)
    with contextlib.suppress(UserError):
        read(new, said["what"], ctx.situation, words=False)
        again = load(command, shown.call, ctx.situation)
        if new.leftover.strip(BETWEEN) or new.doubtful or not new.arguments:
            return None
        if _PART.fullmatch(said["what"]):
            _shift(new, again, ctx)
        again.arguments |= new.arguments
        settle(again, ctx.situation)
        return again
    return None


def is_asked_for(heard: Heard) -> bool:
    """那后天呢, and not 后天 alone."""
    said = _AGAIN.fullmatch(heard.low)
    return said is not None and bool(said["lead"] or said["tail"])


def _shift(new: Call, again: Call, ctx: Context) -> None:
    """下午 of the day that was looked at, and not of today."""
    for name, part in new.arguments.items():
        day = again.arguments.get(name)
        if isinstance(part, Span) and isinstance(day, Span):
            tz = ctx.user.tz
            days = day.start.astimezone(tz).date() - part.start.astimezone(tz).date()
            new.arguments[name] = Span(part.start + days, part.end + days)
