"""An order that its own end takes back: 取消1203，哎等等先别; move it to three, oh wait don't. The interview is shown as it is.

A no of the speaker's own that ends in a yes (I can't make 1203, oh wait I can) is that yes, to be read back. What is dictated
is kept letter for letter, and takes nothing back.
"""

from __future__ import annotations

from bot.chat import looks, routing, taken_back
from bot.chat.asking import Understood, completed, read_back
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.interviews import access
from bot.interviews.errors import UserError
from bot.interviews.models import Interview


def told(ctx: Context, heard: Heard) -> Understood | None:
    """None where nothing is ordered, or where it is not taken back."""
    if heard.is_long or heard.asks or taken_back.read(heard.low) or (found := taken_back.at_end(heard.low)) is None:
        return None
    at, said = found
    ordered = hear(heard.typed[:at])
    call = _order(ctx, ordered)
    if call is None or not said.is_of(ordered.low):
        return None
    if said.comes:
        return _other_answer(ctx, call) if said.comes_after_all else None
    if not (said.takes_back or said.stays or said.thinks):
        return None  # 接受1203，照常 is no less a yes, and 晚到1203，稍等 asks to wait for whoever comes
    ctx.dialog.pass_by()
    it = call.arguments.get("interview")
    look = looks.at({Interview: [it]}, ctx.handlers, ctx.situation) if isinstance(it, Interview) else None
    if look is not None:
        return completed(ctx, look)
    return Understood(reply=ctx.say("let_go.nothing_changed"))


def _order(ctx: Context, said: Heard) -> Call | None:
    try:
        call = routing.call_for(said, ctx.handlers, ctx.situation)
    except UserError:
        return None
    if call is None or not call.changes or call.command.dictated or call.command.takes_back:
        return None
    return call


def _other_answer(ctx: Context, refused: Call) -> Understood | None:
    own = refused.command.which is not None and refused.command.which.own and not refused.command.agrees
    accept = ctx.handlers.first(lambda one: one.agrees and one.changes and one.takes(Interview), ctx.user)
    it = refused.arguments.get("interview")
    if not own or accept is None or not isinstance(it, Interview):
        return None
    ctx.dialog.pass_by()
    place = access.place_of(ctx.user, it)
    if place is not None and place.response == "accepted":
        look = looks.at({Interview: [it]}, ctx.handlers, ctx.situation)
        return completed(ctx, look) if look is not None else None
    return read_back(ctx, Call(accept, {"interview": it}, doubt=True))
