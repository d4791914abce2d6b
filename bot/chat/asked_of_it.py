"""What is asked right after an interview was shown, and is not understood by itself: any chance he's confirmed? 什么岗位."""

from __future__ import annotations

import re

from bot.chat import follow_up, spoken_of, unknown
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.masked import masked_of
from bot.interviews.models import Interview, Member
from bot.times.values import Span

_ASKS = re.compile(
    r"什么|谁|几|哪|吗|没有?$|多久|多长|\b(?:who|what|when|where|which|how long|any|has|is|did|does|will)\b|'s\b"
)
_OF_ONE = re.compile(
    r"岗位?|职位|候选人|面试官|[他她]|确认了?|一起|搭档|会议室|房间|几点|多久|多长|简历|哪一?轮|几面|"
    r"\b(?:he|she|candidate|job|role|position|confirmed|with me|room|panel|résumé|resume|round|long)\b"
)


def look_for(ctx: Context, heard: Heard) -> Call | None:
    """What is asked of an interview, and of none that it names, is answered by the one that was shown last."""
    if not ctx.dialog.look or not (_ASKS.search(heard.low) and _OF_ONE.search(heard.low)) or heard.is_long:
        return None
    it = spoken_of.interview(ctx)
    masked = masked_of(heard, ctx.situation)
    if it is None or {Interview, Member, Span} & set(masked.mentioned) or unknown.named_in(heard.typed, ctx.situation):
        return None
    return follow_up.look_at(ctx, it)
