"""不对，是3; sorry, I meant Paris; 改成23点到9点; 到27日: the setting that was set just before, to something else; it is read back.

What is said is typed anew behind the setting's own word, so that it is read as that setting's value and as nothing else.
"""

from __future__ import annotations

import contextlib
import re
from enum import Enum

from bot.chat import hours_away, in_turn, last_shown, put_right, routing, settings_amended
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.interviews.errors import UserError
from bot.notices.publish import last_change
from bot.times.values import Span

_NO = re.compile(r"(?:no|nope|不对|不)[,， ]{1,3}(?:(?:是|to|it's|i meant?|make it|应该是) ?)?(?=\S)")
_NUMBER = re.compile(r"\d+")
_UNTIL = re.compile(r"(?:到|至|until |till |to )(?=\S)")
_INSTEAD = re.compile(
    r"(?:还是|要不|算了|那就?|不对|错了|[,， ]){0,4}(?:改|换|设(?!置)|调|定)(?:成|到|为|回)? ?(?=\S)|(?:switch|set|change|put|make) (?:it|that)(?: back)?(?: to)? "
)


def of_the_last(ctx: Context, heard: Heard) -> Call | None:
    """To what was set by the message before."""
    if heard.asks or (_said_instead(heard) is None and not settings_amended.may_amend(heard)):
        return None
    last = last_shown.order(ctx)
    return call_for(ctx, last, heard) if last is not None and last.command.allows(ctx.user) else None


def told(ctx: Context, heard: Heard) -> Understood | None:
    """The same, read back; a leave that is to be shorter is taken back first, as what overlaps would become one with it."""
    other = of_the_last(ctx, heard)
    last = last_shown.order(ctx) if other is not None else None
    if other is None or last is None:
        return None
    before, now = last.arguments.get("when"), other.arguments.get("when")
    undo = ctx.handlers.first(lambda one: one.takes_back, ctx.user)
    if not (isinstance(before, Span) and isinstance(now, Span)) or undo is None:
        return completed(ctx, other)
    if not (before.start <= now.start < before.end and now.end < before.end):
        return completed(ctx, other)
    done = last_change(ctx.user, ctx.now)
    if done is not None and done[0] == last.command.name:
        return in_turn.begin(ctx, [Call(undo), other])
    return Understood(reply=ctx.say("leave.noted_until_its_end"))


def _said_instead(heard: Heard) -> str | None:
    for opening in (_NO.match(heard.low), _INSTEAD.match(heard.low)):
        if opening is not None and opening.end() < len(heard.low):
            return heard.typed[opening.end() :]
    return put_right.said_instead(heard)


def call_for(ctx: Context, last: Call, heard: Heard) -> Call | None:
    """None where the last order set nothing, or what follows is none of its values."""
    what = last.arguments.get("what")
    if not isinstance(what, Enum) or "value" not in {one.name for one in last.command.parameters} or heard.asks:
        return None
    if (ends := settings_amended.amended(ctx, last, heard)) is not None:
        return ends
    said = _said_instead(heard)
    if said is None:
        return None
    title = what.value[0] if ctx.lang == "en" else what.value[1]
    for text in _as_typed(ctx, last, said):
        with contextlib.suppress(UserError):
            call = routing.call_for(hear(f"{title} {text}"), ctx.handlers, ctx.situation)
            if call is not None and _is_another(call, last):
                call.doubt = True
                return call
    return None


def _as_typed(ctx: Context, last: Call, said: str) -> list[str]:
    """到27日 goes on from the day that was said before."""
    days = last.arguments.get("when")
    if isinstance(days, Span) and (until := _UNTIL.match(said.lower())):
        first = days.start.astimezone(ctx.user.tz)
        return [f"{first.month}月{first.day}日到{said[until.end() :]}"]
    if isinstance(days, Span) and (hours := hours_away.said_of(days, said, ctx.situation)) and hours.span is not None:
        start, end = hours.span.start, hours.span.end
        return [f"{start:%Y-%m-%d} {start:%H:%M}-{end:%H:%M}"]  # 4点到6点 is of that day
    value = str(last.arguments.get("value", ""))
    if said.isdigit() and len(_NUMBER.findall(value)) == 1:
        return [_NUMBER.sub(said, value), said]  # 3, of 每天 2
    return [said]


def _is_another(call: Call, last: Call) -> bool:
    """Of the same setting, whole, and to something that it was not set to."""
    is_whole = call.command.is_whole is None or "value" not in call.arguments or call.command.is_whole(**call.arguments)
    is_same = call.command is last.command and call.arguments.get("what") is last.arguments["what"]
    return is_same and call.is_ready and not call.leftover and is_whole and call.arguments != last.arguments
