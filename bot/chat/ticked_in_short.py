"""可以 1 3 5, 都不行, to a card that asks which times will do, and to nothing else: read back before it counts."""

from __future__ import annotations

from bot.chat import ticks_said
from bot.chat.asking import Understood, choose, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.ticks_said import Ticks
from bot.interviews import ticking


def told(ctx: Context, heard: Heard) -> Understood | None:
    """None where it says anything else, or nobody asks for the speaker's ticks; a list that was shown has numbers, too."""
    if heard.asks or (said := ticks_said.whole(heard.low, beside_a_list=bool(ctx.dialog.rows))) is None:
        return None
    command = next((one for one in ctx.handlers.commands.values() if one.takes(Ticks)), None)
    if command is None or command.which is None:
        return None
    asked = ticking.waiting_for(ctx.user, command.which(ctx.user, ctx.now))
    calls = [Call(command, {"interview": one, "answer": said}, doubt=True) for one in asked]
    if not calls:
        return None
    return completed(ctx, calls[0]) if len(calls) == 1 else choose(ctx, calls, heard)
