"""A body as JSON: strictly UTF-8, not nested without end, and nothing in it that neither a number nor a text can be."""

from __future__ import annotations

import json
import math
from typing import Any

from bot.hooks.provider import NotJson, Problem, Unusable
from bot.storable import is_storable

DEEPEST = 32


def parsed(body: bytes) -> Any:
    """Raises: NotJson"""
    try:
        value = json.loads(body.decode())
    except (ValueError, RecursionError):  # of the former are those of UTF-8, and a number of too many digits
        raise NotJson from None
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return value
    raise NotJson


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def check_storable(value: Any) -> None:
    """Raises: Unusable, with each field that holds NUL, half a character, or a number that is none."""
    if found := _unstorable(value, ""):
        raise Unusable(found)


def _unstorable(value: Any, path: str) -> list[Problem]:
    if isinstance(value, str) and not is_storable(value):
        return [Problem(path, "must hold neither \\u0000 nor half of a surrogate pair")]
    if isinstance(value, float) and not math.isfinite(value):
        return [Problem(path, "must be a finite number")]
    inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    found = []
    for name, one in inner:
        where = f"{path}.{name}" if path else str(name)
        if isinstance(name, str) and not is_storable(name):
            found.append(Problem(where, "is no name of a field"))
        found += _unstorable(one, where)
    return found
