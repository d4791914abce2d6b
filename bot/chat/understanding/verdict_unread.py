"""Cao Yingchao gets two thumbs is surely what was thought of him: where no word of it is a verdict, it is asked for."""

from __future__ import annotations

from bot.chat import guards, verdict_told
from bot.chat.arguments import can_be_meant, settle
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.understanding.told import Told
from bot.chat.understanding.which import which_interview

_PLAINLY = 0.9  # how likely it must be meant


def call_for(command: Command, likely: float, told: Told) -> Call | None:
    """None of what is not dictated, of what asks or denies, and where it does not tell which interview it is of."""
    if not command.dictated or likely < _PLAINLY or told.only_asks or not told.places_itself:
        return None
    if not verdict_told.gives_no_verdict(told) or guards.denies(told.text):
        return None
    found = which_interview(told, command)
    call = Call(command, {"interview": found[0]}, doubt=True, freely=True, named=True) if len(found) == 1 else None
    if call is None or not can_be_meant(call, told.situation):
        return None
    settle(call, told.situation)
    return call
