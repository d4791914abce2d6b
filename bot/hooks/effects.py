"""What is done for each kind of event: a function of the change and the delivery, which says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.hooks import deliveries, event, upserting
from bot.hooks.event import Event
from bot.interviews.audit import Change

# (change, provider, event, id of the delivery) -> what became of it
Effect = Callable[[Change, str, Event, int], str]

EFFECTS: Mapping[str, Effect] = {
    event.UPSERTED: upserting.upsert,
    event.CANCELLED: upserting.cancel,
}


def of(kind: str) -> Effect:
    return EFFECTS.get(kind, _nothing)


def _nothing(change: Change, provider: str, said: Event, delivery_id: int) -> str:
    """It is kept, and seen in doctor."""
    return deliveries.UNKNOWN
