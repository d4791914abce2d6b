"""The hours before or after one that is said: 明天下午三点之前, friday after 2pm."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.among_words import time_within
from bot.times.values import Span

_BEFORE, _AFTER = re.compile(r"\b(?:before|until|till|by)(?: at)? $"), re.compile(r"\b(?:after|from|past)(?: at)? $")
_BEFORE_IT, _AFTER_IT = (
    re.compile(" ?(?:之前|以前|前(?![端台天]))"),
    re.compile(" ?(?:之后|以后|后(?![端台天])|起|开始)"),
)
_DAY = timedelta(1)


def bounded(text: str, *, now: datetime, zone: ZoneInfo) -> Span | None:
    """From now, or the beginning of the day that is said, until then; or from then until the end of the day."""
    found = time_within(text, now=now, zone=zone)
    if found is None:
        return None
    said, start, end = found
    before = _BEFORE.search(text[:start]) or _BEFORE_IT.match(text, end)
    after = _AFTER.search(text[:start]) or _AFTER_IT.match(text, end)
    if not (before or after):
        return None
    here = now.astimezone(zone)
    day = said.day or here.date()
    at = datetime.combine(day, said.times[-1], zone)  # a bare 3 is of the afternoon
    midnight = datetime.combine(day, time(), zone)
    span = Span(max(midnight, here) if day == here.date() else midnight, at) if before else Span(at, midnight + _DAY)
    return span if span.start < span.end else None
