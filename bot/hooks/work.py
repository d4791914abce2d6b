"""A delivery becomes its effect: asked for by a job, or by the sweep where no job did it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import peewee

from bot import change
from bot.db import clock, store
from bot.hooks import deliveries, effects, whom
from bot.hooks.deliveries import Delivery
from bot.hooks.event import Event
from bot.hooks.providers import all_by_name
from bot.hooks.upserting import NotYet
from bot.interviews.booking import Clash
from bot.interviews.moving import Refused
from bot.log import log, places
from bot.wecom.client import WeCom

TRIES = 4  # at once: of whoever is booked meanwhile the next look knows


def take_in(wecom: WeCom, delivery_id: int) -> None:
    """Do it, unless it is done or in somebody's hands. Whatever goes wrong is kept with it, and it is tried again."""
    now = clock.now()
    with store.connected():
        delivery = deliveries.by_id(delivery_id)
        if delivery is None or not deliveries.count_try(delivery_id, now):
            return
    try:
        event = all_by_name()[delivery.provider].read(delivery.body)
        if event.interview is not None:
            whom.look_up(wecom, event.interview, now)
        again_if_taken(lambda: _do(delivery, event, now))
    except NotYet as wait:
        store.retry_once(lambda until=wait.until: deliveries.wait(delivery_id, until))  # type: ignore[misc]
    except Exception as error:
        log.error("hook not done", delivery=delivery_id, error=type(error).__name__, places=places(error))
        if store.is_passing(error):
            raise
        store.retry_once(lambda error=error: deliveries.failed(delivery_id, type(error).__name__))  # type: ignore[misc]


def sweep(wecom: WeCom, now: datetime) -> bool:
    """What no job has done in time; True where there may be more."""
    with store.connected():
        due = deliveries.due(now)
    for delivery_id in due:
        take_in(wecom, delivery_id)
    return len(due) == deliveries.DUE_AT_ONCE


def _do(delivery: Delivery, event: Event, now: datetime) -> None:
    with change.begin(now, kind="hook") as begun:
        if deliveries.hold(delivery.id):
            outcome = effects.of(event.kind)(begun, delivery.provider, event, delivery.id)
            deliveries.done(delivery, outcome, now)


def again_if_taken(work: Callable[[], None]) -> None:
    """Somebody who locks nobody, an import, may be quicker: then it is looked once more."""
    for left in reversed(range(TRIES)):
        try:
            store.retry_once(work, deadlocks=3)
        except (Clash, Refused, peewee.IntegrityError):
            if not left:
                raise
        else:
            return
