"""Another request, typed where a reason is asked for: 帮我查下陈晓, show me tomorrow, 把李四换成王五. It is no reason of anything.

A reason tells; what begins as one speaks to the bot, and asks for something that there is, is meant for it.
"""

from __future__ import annotations

import re

from bot.chat import routing
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.understanding import freely
from bot.interviews.errors import UserError

_PLEASE = "(?:那就?|先|再|顺便|另外|对了|还有|ok|好的?|请问?|麻烦你?|劳烦|帮我|帮忙|给我|替我|你|能不能|可不可以|可以|能否|[,， ]){0,6}"
_PLEASE_EN = r"(?:(?:please|pls|can you|could you|would you|also|and|now|then|ok|hey|just|so|first|,) ?){0,4}"
_SHOWS = re.compile(
    rf"{_PLEASE}(?:查(?:一?下|查|一查|询|看)|看(?:一?下|看|一看|一眼)|找(?:一?下|找|一找)|搜(?:一?下|索)|列(?:一?下|出)|显示|打开|调出|翻(?:一?下|出)|告诉我|发我)(?!不)|"
    "(?:那就?|先|再|顺便|请|麻烦你?|能不能|可以|[,， ]){0,4}(?:帮我|帮忙|给我|替我)(?:再|先)?[查看找搜列调翻](?!不|病|牙|医)|"
    rf"{_PLEASE_EN}(?:show|list|display|pull up|look up|search|find|open|tell me|give me)(?: (?:me|us))?\b"
)
_ORDERS = re.compile(
    rf"{_PLEASE}[把将]|(?:那就?|先|再|顺便|另外|请|能不能|可以|[,， ]){{0,4}}(?:帮我|帮忙|给我|替我|麻烦你?)(?!找人|推)|"
    rf"{_PLEASE_EN}(?:move|push|reschedule|postpone|replace|swap|cancel|remind|nudge|chase|book|add|invite|approve|write|note|mark|deactivate|accept|decline)\b"
)
_LIKELY = 0.5  # of what is asked for in so many words


def is_spoken_to_the_bot(low: str) -> bool:
    """帮我查下陈晓, show me tomorrow; 查出来怀孕了 and 看牙 are not."""
    return _SHOWS.match(low) is not None or _ORDERS.match(low) is not None


def order_in(ctx: Context, heard: Heard, answered: Call) -> Call | None:
    """What is ordered in so many words, other than by `answered`; None of what tells why: 把腿摔断了."""
    if _ORDERS.match(heard.low) is None:
        return None
    try:
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=_LIKELY) or routing.call_for(
            heard, ctx.handlers, ctx.situation
        )
    except UserError:
        return None
    if order is None or not order.command.changes or not (order.arguments or order.doubtful):
        return None
    is_of_the_same = order.arguments.get("interview") in (None, answered.arguments.get("interview"))
    return None if order.command is answered.command and is_of_the_same else order
