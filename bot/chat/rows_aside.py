"""Rows to be booked that were left for something else: no words but 继续 bring them back, and they cannot be typed again, so
they outlast what is done or left since. One of them is corrected as it was told to be: 第2行 15:00.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Dialog, Shown
from bot.interviews import batch
from bot.interviews.batch import Batch

STAYS = timedelta(hours=1)  # what was left, whatever it is
_BELOW = "below"  # of what is left: the rows that were left before it, and when


def forget(talk: Dialog) -> None:
    """What was left last; rows that lay below it are the last then."""
    if talk.look is not None and talk.look.left is not None:
        talk.look = replace(talk.look, **(talk.look.left.get(_BELOW) or {"left": None, "left_at": ""}))


def forget_all_else(talk: Dialog, made: Call | None) -> None:
    """Since something is done; the rows as well, where that is of rows."""
    is_of_rows = made is not None and "rows" in made.arguments
    while talk.look is not None and talk.look.left is not None and (is_of_rows or not _are_rows(talk.look.left)):
        forget(talk)


def below(shown: Shown | None) -> dict[str, Any]:
    """What is kept with that which is left now."""
    found = _found_in(shown)
    return {_BELOW: found} if found is not None else {}


def of(ctx: Context) -> Batch | None:
    """Those that 继续 would bring back, or that were open until lately."""
    overdue, found = ctx.dialog.overdue, _found_in(ctx.dialog.look)
    if overdue is not None and overdue.call is not None and "rows" in overdue.call["arguments"]:
        return batch.load(overdue.call["arguments"]["rows"])
    if found is None or ctx.now - datetime.fromisoformat(found["left_at"]) >= STAYS:
        return None
    return batch.load(found["left"]["call"]["arguments"]["rows"])


def over(ctx: Context) -> Understood | None:
    """What is said where they were left too long ago; None where there are none."""
    if _found_in(ctx.dialog.look) is None:
        return None
    ctx.dialog.look = replace(ctx.dialog.look or Shown(""), left=None, left_at="")
    return Understood(reply=ctx.say("rows.no_longer_kept", summary="?"))


def _found_in(shown: Shown | None) -> dict[str, Any] | None:
    if shown is None or shown.left is None:
        return None
    return {"left": shown.left, "left_at": shown.left_at} if _are_rows(shown.left) else shown.left.get(_BELOW)


def _are_rows(left: dict[str, Any]) -> bool:
    return left["call"] is not None and "rows" in left["call"]["arguments"]
