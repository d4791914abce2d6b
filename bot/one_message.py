"""What is worked out of a text is kept while its message is answered, and no longer: no process remembers what people wrote."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_MOST = 512  # texts: a message is read in many pieces and spellings
_KEPT: list[Any] = []


def kept_meanwhile(work: Callable[P, T]) -> Callable[P, T]:
    """The function, which works each text out once for a message, whoever asks."""
    kept = functools.lru_cache(maxsize=_MOST)(work)
    _KEPT.append(kept)
    return cast("Callable[P, T]", kept)


@contextlib.contextmanager
def one_message() -> Iterator[None]:
    """A message of another thread, which is answered meanwhile, only works some of it out again."""
    try:
        yield
    finally:
        for one in _KEPT:
            one.cache_clear()
