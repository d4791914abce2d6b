"""What is done for each kind of event: a function of the change and the delivery, which says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.hooks import deliveries, event, upserting
from bot.hooks.event import Event
from bot.interviews.audit import Change
from bot.rooms import events as rooms

# (change, provider, event, id of the delivery) -> what became of it
Effect = Callable[[Change, str, Event, int], str]


def _started(change: Change, provider: str, said: Event, delivery_id: int) -> str:
    return deliveries.APPLIED if rooms.started(change, provider, said.external_id) else deliveries.QUIET


def _ended(change: Change, provider: str, said: Event, delivery_id: int) -> str:
    return deliveries.APPLIED if rooms.ended(change, provider, said.external_id, said.payload) else deliveries.QUIET


def _nothing(change: Change, provider: str, said: Event, delivery_id: int) -> str:
    """It is kept, and seen in doctor."""
    return deliveries.UNKNOWN


EFFECTS: Mapping[str, Effect] = {
    event.UPSERTED: upserting.upsert,
    event.CANCELLED: upserting.cancel,
    event.STARTED: _started,
    event.ENDED: _ended,
}


def of(kind: str) -> Effect:
    return EFFECTS.get(kind, _nothing)
