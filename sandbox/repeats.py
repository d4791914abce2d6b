"""`enable_duplicate_check` (path 90236): the same request is not delivered twice within an interval."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from sandbox.errors import Refused

DEFAULT_S, LONGEST_S = 1800, 4 * 3600


class Repeats:
    """Remembers the requests that asked for the check. `clock` counts seconds. Not locked.

    Only the very same bytes count as the same: WeCom does not say how it compares, so this is the reading on which
    a bot that writes its JSON anew is found out.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: dict[bytes, tuple[float, str]] = {}

    def earlier(self, request: bytes, interval_s: int) -> str | None:
        """The msgid that the same request got, if that is no longer ago than this."""
        at, msgid = self._seen.get(_digest(request), (0.0, ""))
        return msgid if msgid and self._clock() - at < interval_s else None

    def remember(self, request: bytes, msgid: str) -> None:
        """This request has been delivered."""
        self._seen[_digest(request)] = (self._clock(), msgid)


def interval(body: dict[str, Any]) -> int | None:
    """The seconds within which a repeat is to be held back; None if the check is not wanted.

    Raises: Refused.
    """
    if body.get("enable_duplicate_check", 0) not in (0, 1):
        raise Refused(40058, "enable_duplicate_check is neither 0 nor 1")
    seconds = body.get("duplicate_check_interval", DEFAULT_S)
    if isinstance(seconds, bool) or not isinstance(seconds, int) or not 0 < seconds <= LONGEST_S:
        raise Refused(40058, f"duplicate_check_interval is not one of 1 to {LONGEST_S}")
    return seconds if body.get("enable_duplicate_check") else None


def _digest(request: bytes) -> bytes:
    return hashlib.sha256(request).digest()
