"""What a candidate does by their own link, without the page: the same calls that it makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import change
from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Interview
from tests.world.town import Town


def does(place: Town, what: Callable[..., Any], interview: Interview, *args: Any, **how: Any) -> Any:
    """`does(place, by_candidate.confirm, interview, sequence)`"""
    with store.db.connection_context(), change.begin(place.at, kind="candidate") as begun:
        return what(begun, interview, *args, **how)


def now_so(interview: Interview) -> Interview:
    with store.db.connection_context():
        [found] = lookup.load([interview.id])
        _ = found.room
        return found
