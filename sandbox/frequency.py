"""How often a company may make one call of the API (频率限制, path 90312): beyond it the call is refused for a while."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable

LIMITS = ((60, 10_000), (3600, 150_000))  # seconds, calls; whoever has made more waits as long again
NOT_COUNTED = ("message/send",)


class Frequency:
    """Counts calls by their path. `clock` counts seconds. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float], limits: tuple[tuple[int, int], ...] = LIMITS) -> None:
        self._clock, self._limits = clock, limits
        self._lock = threading.Lock()
        self._counted: defaultdict[tuple[str, int], list[float]] = defaultdict(lambda: [float("-inf"), 0])
        self._blocked_until: dict[str, float] = {}

    def admits(self, path: str) -> bool:
        """Whether WeCom carries out one more of these calls; it is counted if so."""
        if path in NOT_COUNTED:
            return True
        now = self._clock()
        with self._lock:
            if self._blocked_until.get(path, now) > now:
                return False
            for seconds, calls in self._limits:
                window = self._counted[path, seconds]
                if now >= window[0] + seconds:
                    window[:] = [now, 0]
                window[1] += 1
                if window[1] > calls:
                    self._blocked_until[path] = now + seconds
                    return False
        return True
