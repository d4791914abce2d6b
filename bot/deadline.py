"""Work that must not keep anybody waiting, whatever it waits for itself."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Within(Generic[T]):
    """What `work` gives, each as soon as it is there. It begins at once, on a thread, which is left behind if too slow."""

    def __init__(self, seconds: float, work: Callable[[], Iterable[T]]) -> None:
        self._give_up_at = time.monotonic() + seconds
        self._found: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def __iter__(self) -> Iterator[T]:
        """Raises: TimeoutError when not all of it came in time; what the work raised."""
        while True:
            try:
                one = self._found.get(timeout=max(self._give_up_at - time.monotonic(), 0.001))
            except queue.Empty:
                raise TimeoutError from None
            if not isinstance(one, _End):
                yield one
            elif one.error is not None:
                raise one.error
            else:
                return

    def _run(self, work: Callable[[], Iterable[T]]) -> None:
        try:
            for one in work():
                self._found.put(one)
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            self._found.put(_End(error))
        else:
            self._found.put(_End(None))


class _End:
    def __init__(self, error: Exception | None) -> None:
        self.error = error
