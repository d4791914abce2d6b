"""The order that was given last, once more: make that an hour, actually make her HR, Friday's as well, 还有周五那场.

Either with something new in it, whether it was done or refused, or for another interview or somebody else; it is only read back.
"""

from __future__ import annotations

import re

from bot.chat import last_shown, put_right, shifting
from bot.chat.arguments import settle
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.shifting import Shift
from bot.times.another import AnotherTime

_ALSO = re.compile(
    r"(?P<lead>(?:还有|以及|同样的?|and|also|same (?:for|with|thing for)|ditto for)(?![a-z]) ?[,，]? ?)?"
    r"(?P<what>.{1,40}?)(?:'s)?(?:的|那[场个])?(?: one| interview)?"
    r"(?P<tail>也(?:是|要|一样|同样|这样|照办)?(?:的|吧|了)?|(?:,? (?:as well|too|also|likewise)){1,2}(?: please)?)?"
)


def call_for(ctx: Context, heard: Heard) -> Call | None:
    """None where nothing was ordered just before, or the text says neither what is new nor whom or what it is of, too."""
    also = _ALSO.fullmatch(heard.low)
    is_of_more = also is not None and bool(also["lead"] or also["tail"])
    shift = shifting.told(ctx, heard) if not heard.asks else None
    if heard.asks or not (is_of_more or put_right.corrects(heard) or (shift is not None and shift.is_further)):
        return None
    last = last_shown.order(ctx)
    if last is None or not last.command.allows(ctx.user):
        return None
    if shift is not None and (moved := _moved_on(ctx, last, shift)) is not None:
        return moved
    if is_of_more and also is not None:
        more = put_right.of_more(ctx, last, also["what"])
        return more if more is not None and more.arguments != last.arguments else None
    return put_right.put_right(ctx, last, heard) if last.command.changes else None


def _moved_on(ctx: Context, last: Call, shift: Shift) -> Call | None:
    """再提前半小时, after a move: of the interview that was moved, from the time that it has now."""
    name = next((one.name for one in last.command.parameters if one.type is AnotherTime), "")
    if not name or "interview" not in last.arguments:
        return None
    call = Call(last.command, {"interview": last.arguments["interview"], name: shift.by}, doubt=True, named=True)
    settle(call, ctx.situation)
    return call
