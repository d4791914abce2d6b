"""让张三替我吧, 韩冰那场让张三替我, of what the speaker has declined already: whom they suggest for it; it is read back."""

from __future__ import annotations

from bot.chat import last_shown, offered, spoken_of, stand_in
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.readers import BETWEEN
from bot.chat.stand_in import StandIn
from bot.db.sql import sql
from bot.interviews import ahead
from bot.interviews.models import Interview

_DECLINED = sql("p.response = 'declined'")


def call_for(ctx: Context, heard: Heard) -> Call | None:
    """None where nobody is suggested, or it is of an interview that they have not declined."""
    command = ctx.handlers.first(lambda one: one.changes and one.takes(StandIn), ctx.user)
    said = None if command is None or heard.asks else stand_in.find(heard.typed, ctx.situation)
    if command is None or said is None or len(said.values) != 1:
        return None
    may_be = _meant(ctx, said.rest.strip(BETWEEN))
    names = {one.type: one.name for one in command.parameters}
    call = Call(command, {names[StandIn]: said.values[0]}, doubt=True, named=True)
    if len(may_be) == 1:
        call.arguments[names[Interview]] = may_be[0]
    else:
        call.missing, call.choices = [names[Interview]], may_be
    return call if may_be else None


def _meant(ctx: Context, rest: str) -> list[Interview]:
    declined = ahead.mine(ctx.user, ctx.now, _DECLINED)
    if not declined:
        return []
    if rest:
        told = offered.told(rest, declined, ctx.situation)
        return [told.interview] if told is not None else [one for one in declined if one.code and one.code in rest]
    it = spoken_of.interview(ctx)
    if it is not None and it in declined:
        return [it]
    last = last_shown.order(ctx)  # they have accepted another one since
    is_answer = last is not None and last.command.which is not None and last.command.which.own
    return declined if is_answer else []
