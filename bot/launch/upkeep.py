"""When a part that died is started again: at once, then after growing pauses, and not for ever."""

from __future__ import annotations

import collections
import time
from collections.abc import Callable

MOST_DEATHS, WITHIN_S = 5, 60.0


class KeepsDying(Exception):
    """One part died so often that starting it again helps nobody."""


class Upkeep:
    """Remembers the deaths of the last minute, each part's apart from the others'."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._deaths: dict[str, collections.deque[float]] = collections.defaultdict(collections.deque)

    def start_again_at(self, name: str) -> float:
        """By the clock, after a death just now: at once for the first of a minute, then 1, 2 and 4 s later.

        Raises: KeepsDying
        """
        now, deaths = self._clock(), self._deaths[name]
        deaths.append(now)
        while deaths[0] <= now - WITHIN_S:
            deaths.popleft()
        if len(deaths) >= MOST_DEATHS:
            raise KeepsDying
        return now if len(deaths) == 1 else now + 2.0 ** (len(deaths) - 2)
