"""不换王五 换张三, not wangwu, zhangsan: somebody else for whom was just read back, which is read back again with them."""

from __future__ import annotations

import re
from typing import Any

from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.stand_in import StandIn
from bot.chat.taken_back import EITHER
from bot.interviews.models import Member

_OPENING = rf"(?:{EITHER}|我说的|[,， ]){{0,6}}"
_NOT = f"(?P<denied>(?:不是?|不要|不用|不找|不换成?|不让|别换成?|别找|别|not)[要用找请让换成 ]{{0,2}} ?{COLLEAGUE}[了吧,，。;； ]{{0,3}})?"
_BUT = "(?:(?:而|应该|得)?是|要?换成?|改成?|换为|改为|让|叫|请|找|用|由|选|but|make it|make that|change (?:it )?to|use|take|ask|i meant?|with|[ ,，]){0,4}"
_END = "(?:来|去|面|上|吧|好了|了|啊|呀|才对|instead|then|please|rather|[ ,，]){0,4}"
_SOMEBODY_ELSE = re.compile(f"{_OPENING}{_NOT}(?P<lead>{_BUT}) ?{COLLEAGUE}(?P<tail>{_END})")


def instead(ctx: Context, call: Call, heard: Heard) -> Understood | None:
    """None where the text says more than who, or there is nobody in the call whom it could be about.

    Raises: UserError where that person cannot be.
    """
    people = [one.name for one in call.command.parameters if one.type in (Member, StandIn)]
    names = [one for one in people if one in call.arguments]
    masked = masked_of(heard, ctx.situation)
    said = _SOMEBODY_ELSE.fullmatch(masked.text)
    if not names or heard.asks or said is None or not masked.people:
        return None
    denied = masked.people[0] if said["denied"] and len(masked.people) > 1 else None
    if not (said["denied"] or said["lead"].strip() or said["tail"].strip()):
        return None  # a name alone may be meant for anything
    comes = people[-1]  # 让李四去 to 换人 2022 王五 says it, and 是王五 to 换成张三 says it otherwise
    name = next((one for one in names if _who(call.arguments[one]) == denied), None if denied else comes)
    if name is None:
        return None
    ctx.dialog.leave()
    who = masked.people[-1]
    call.arguments[name] = StandIn(who) if isinstance(call.arguments.get(name), StandIn) else who
    call.doubt = True
    settle(call, ctx.situation)
    return completed(ctx, call)


def _who(said: Any) -> Any:
    return said.member if isinstance(said, StandIn) else said


_NOT_THEM = re.compile(
    f"{_OPENING}(?:不要|别要?|不用|不是|不|别|not|no|don't)(?:找|叫|让|换成?|选|用|加| |take|use|ask|want){{0,4}}{COLLEAGUE}(?:了|吧|啊|来|面|please| ){{0,3}}"
)


def denies_whom(ctx: Context, call: Call, heard: Heard) -> bool:
    """不要李四, not lisi, to what was read back for 李四: a no, and whoever else is meant is still to be said."""
    masked = masked_of(heard, ctx.situation)
    named = [one for value in call.arguments.values() for one in (value if isinstance(value, tuple) else (value,))]
    return len(masked.people) == 1 and masked.people[0] in named and _NOT_THEM.fullmatch(masked.text) is not None
