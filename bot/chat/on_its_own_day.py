"""2031和2037都改到下午4点, of two days: each keeps its own day, and is put off from its own hour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.chat.readers import Situation
from bot.times.another import AnotherTime, another


def counted_anew(arguments: Mapping[str, Any], situation: Situation) -> dict[str, Any] | None:
    """What was ordered of one interview, to be counted from the time of another; None where it cannot be."""
    found = dict(arguments)
    for name, value in arguments.items():
        if not isinstance(value, AnotherTime) or value.start is None:
            continue
        said = another(value.text, now=situation.now, zone=value.said_in or situation.member.tz)
        if said is None or said[0] is None:
            return None
        found[name] = replace(said[0], said_in=value.said_in)
    return found
