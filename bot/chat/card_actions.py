"""A tap on a card: a callback like any other, whose key is a command call (模板卡片事件, path 90240; read 2026-11-24).

The event brings a new response code for the card. Its official passive answer is contradictory, so a tap is answered
with nothing, and the card is brought up to date by a call.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.notices import cards
from bot.notices.cards import SentCard
from bot.wecom.message import Message


def card_tapped(message: Message, now: datetime) -> SentCard | None:
    """The card that the event is about, if its holder tapped it; its new code is kept whatever comes of the tap."""
    if not message.is_tap:
        return None
    held = cards.by_task_id(message.field("TaskId"))
    if held is None or held.to_user != message.user_id:
        return None
    if code := message.field("ResponseCode"):
        cards.tapped(held, code, now)
    cards.put_refresh(held, now, now)  # the card shows what came of the tap, or that it was too late for it
    return held


def call_of(ctx: Context, held: SentCard | None) -> Call:
    """The call that the tap makes.

    Raises: UserError for a card of somebody else's, or one that time has passed by.
    """
    assert ctx.message is not None
    if held is None:
        raise UserError("tapped.not_yours")
    if held.interview_id is not None and not _still_holds(held):
        raise UserError("tapped.out_of_date")
    try:
        key = json.loads(ctx.message.event_key)
    except (ValueError, RecursionError):
        raise _gone() from None
    return made_of(ctx, key)


def made_of(ctx: Context, key: Any) -> Call:
    """The call that a button's key stands for.

    Raises: UserError for one that cannot be made any more, or not by its member.
    """
    try:
        call = load(ctx.handlers.commands[key["command"]], key, ctx.situation)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _gone() from None
    if call.missing:
        raise _gone()
    if not call.command.allows(ctx.user):
        raise UserError("tapped.role")
    return call


def _still_holds(held: SentCard) -> bool:
    [interview] = lookup.load([held.interview_id]) if held.interview_id is not None else [None]
    return interview is not None and (held.for_sequence is None or held.for_sequence == interview.sequence)


def _gone() -> UserError:
    return UserError("tapped.no_longer_possible")
