"""A body as JSON: strictly UTF-8, not nested without end, no field twice, and nothing that is neither a number nor a text."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.hooks.provider import NotJson, Problem, refuse
from bot.storable import is_storable

DEEPEST = 32
RESUME = "resume_url"


class _Object(dict[str, Any]):
    """`repeated`: the names that stand in it more than once. We would take the last, and others the first."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counted = Counter(name for name, _ in pairs) if len(pairs) > len(self) else {}
        self.repeated = [name for name, times in counted.items() if times > 1]


def parsed(body: bytes) -> Any:
    """Raises: NotJson; Unusable, with each field that is there twice"""
    try:
        value = json.loads(body.decode(), object_pairs_hook=_Object)
    except (ValueError, RecursionError):  # of the former are those of UTF-8, and a number of too many digits
        raise NotJson from None
    _check_depth(value)
    refuse(
        Problem(_joined(path, name), "must not be there twice")
        for path, one in _all_in(value)
        if isinstance(one, _Object)
        for name in one.repeated
    )
    return value


def check_storable(value: Any) -> None:
    """Raises: Unusable, with each field that holds NUL, half a character, or a number that is none."""
    refuse(_unstorable(value))


def without_resumes(body: bytes) -> bytes:
    """Without where résumés are: whoever has such an address may have the file. What names none is as it came.

    Whether it does is asked of what was read, since JSON may write each letter of a name in another way.
    """
    value = json.loads(body)
    naming = [one for _, one in _all_in(value) if isinstance(one, dict) and RESUME in one]
    if not naming:
        return body
    for one in naming:
        del one[RESUME]
    return json.dumps(value).encode()


def _check_depth(value: Any) -> None:
    """Raises: NotJson"""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for one in level for _, inner in _inside(one)]
        if not level:
            return
    raise NotJson


def _unstorable(value: Any) -> Iterator[Problem]:
    for path, one in _all_in(value):
        if isinstance(one, str) and not is_storable(one):
            yield Problem(path, "must hold neither \\u0000 nor half of a surrogate pair")
        if isinstance(one, float) and not math.isfinite(one):
            yield Problem(path, "must be a finite number")
        if isinstance(one, dict):
            yield from (Problem(_joined(path, name), "is no name of a field") for name in one if not is_storable(name))


def _all_in(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """It, and whatever is in it, each with where it stands, such as `interview.interviewers.0`."""
    yield path, value
    for name, one in _inside(value):
        yield from _all_in(one, _joined(path, name))


def _inside(value: Any) -> Iterator[tuple[object, Any]]:
    match value:
        case dict():
            yield from value.items()
        case list():
            yield from enumerate(value)


def _joined(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)
