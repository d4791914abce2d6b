"""With which characters a pattern may begin, so that most of a text need not be tried with most patterns."""

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LOOKS_AROUND = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def may_begin(pattern: re.Pattern[str]) -> set[str]:
    """All characters with which something begins that the pattern matches.

    Raises: ValueError for a pattern that may match nothing, or begin with just anything.
    """
    found, may_be_empty = _of_all(parser.parse(pattern.pattern, pattern.flags))
    if may_be_empty:
        raise ValueError(f"{pattern.pattern} may match nothing")
    return found


def _of_all(parts: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """Of parts one behind the other: with what they begin, and whether they may be nothing at all."""
    found = set()
    for kind, value in parts:
        begins, may_be_empty = _of(kind, value)
        found |= begins
        if not may_be_empty:
            return found, False
    return found, True


def _of(kind: Any, value: Any) -> tuple[set[str], bool]:
    if kind is op.LITERAL:
        return {chr(value)}, False
    if kind is op.IN:
        return set().union(*(_letters(*one) for one in value)), False
    if kind in _LOOKS_AROUND:
        return set(), True
    if kind in _REPEATS:
        least, _, parts = value
        begins, may_be_empty = _of_all(parts)
        return begins, may_be_empty or not least
    if kind is op.SUBPATTERN:
        return _of_all(value[-1])
    if kind is op.BRANCH:
        each = [_of_all(one) for one in value[1]]
        return set().union(*(begins for begins, _ in each)), any(is_empty for _, is_empty in each)
    raise ValueError(f"{kind} may be anything")


def _letters(kind: Any, value: Any) -> set[str]:
    if kind is op.LITERAL:
        return {chr(value)}
    if kind is op.RANGE:
        return {chr(one) for one in range(value[0], value[1] + 1)}
    raise ValueError(f"{kind} may be anything")
