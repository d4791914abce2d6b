"""A no to the time that an interviewer proposes, with why: 不行，候选人只有两点有空. The hours of a reason name no interview."""

from __future__ import annotations

import re

from bot.chat.arguments import fill_slots, settle, slots
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.wishes import ANOTHER_TIME
from bot.interviews import meant
from bot.interviews.models import Interview

_NO = re.compile(
    "^(?:这个?(?:时间|点)?|那个?(?:时间|点)?|恐怕|可能)?(?:不行|不可以|不成|不同意|不能改|不改|改不了|别改)[了啊呀哦的吧]{0,2}[ ,，。!！:：]+|"
    r"^(?:sorry,? )?(?:no|nope|can't do that|that won't work|won't work)[ ,.!:]+"
)
_WHY = re.compile(
    "候选人|[他她对]方?|有空|没空|时间|冲突|来不了|太[晚早]|不方便|只[有能]|"
    r"\b(?:candidate|he|she|they|only|free|available|too (?:late|early)|clash\w*|conflict\w*)\b"
)


def call_for(ctx: Context, heard: Heard) -> Call | None:
    """Of what waits for HR's answer: the one that is named, or all that may be meant. None where another time is ordered."""
    said = heard.low
    no = _NO.match(said)
    if no is None or not ctx.user.is_hr or heard.is_long or heard.asks:
        return None
    why = said[no.end() :]
    if not _WHY.search(why) or re.search(ANOTHER_TIME, why):
        return None
    command = ctx.handlers.commands.get("turn down")
    waiting = meant.to_decide(ctx.user, ctx.now)
    named = slots(heard.typed, ctx.situation, (Interview,)).get(Interview, [])
    waiting = [one for one in waiting if one in named] if named else waiting
    if command is None or not waiting:
        return None
    call = Call(command, doubt=True, freely=True)
    fill_slots(call, {Interview: waiting})
    settle(call, ctx.situation)
    return call
