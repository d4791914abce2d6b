"""How much one member gets from one app (path 90236): WeCom drops the surplus and says nothing."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable

LIMITS = ((60, 30), (3600, 1000))  # seconds, messages


class Pace:
    """Counts what each member got. `clock` counts seconds. Not locked."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._got: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=LIMITS[-1][1]))

    def admits(self, user_id: str) -> bool:
        """Whether one more message reaches the member; it is counted if so."""
        now, got = self._clock(), self._got[user_id]
        for seconds, messages in LIMITS:
            if sum(at > now - seconds for at in got) >= messages:
                return False
        got.append(now)
        return True
