"""The sandbox's clock, which a test can move."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta


class Clock:
    """Counts seconds as they pass, and those that it was told to skip."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._skipped_s = 0.0

    def __call__(self) -> float:
        """Seconds since some moment in the past."""
        with self._lock:
            return time.monotonic() + self._skipped_s

    def shows(self) -> str:
        """What the clock of a phone shows, as ISO text with its zone."""
        with self._lock:
            return (datetime.now().astimezone() + timedelta(seconds=self._skipped_s)).isoformat(timespec="milliseconds")

    def advance(self, seconds: float) -> None:
        """Skips so many seconds."""
        with self._lock:
            self._skipped_s += seconds
