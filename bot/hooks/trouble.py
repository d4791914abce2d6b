"""What is not rightly signed is counted; of three within a quarter of an hour the admins are told, once."""

from __future__ import annotations

import time
from collections import deque
from datetime import timedelta

from bot.db import store
from bot.notices.catalogue import hooks

WINDOW = timedelta(minutes=15)
ENOUGH = 3
_MOST_NOTED = 20


class Refusals:
    """Of all providers, as one process sees them: a flood of forgeries writes no more than so many rows a window."""

    def __init__(self) -> None:
        self._noted: deque[float] = deque(maxlen=_MOST_NOTED)  # when, by the monotonic clock

    def note(self, provider: str) -> None:
        """Whatever the database does: who is refused is refused."""
        at = time.monotonic()
        if len(self._noted) == _MOST_NOTED and at - self._noted[0] < WINDOW.total_seconds():
            return
        self._noted.append(at)
        try:
            store.retry_once(lambda: _note(provider))
        except Exception:  # noqa: BLE001 - it is counted all the same
            return


def _note(provider: str) -> None:
    with store.db.atomic():
        [row] = store.fetch(
            """INSERT INTO refused_delivery AS r (provider, times) VALUES (%(provider)s, ARRAY[clock_now()])
               ON CONFLICT (provider) DO UPDATE SET times = (ARRAY(SELECT at FROM unnest(r.times) at
                 WHERE at > clock_now() - %(window)s ORDER BY at) || clock_now())[:%(enough)s]
               RETURNING cardinality(times) AS count, clock_now() AS now,
                 coalesce(told_at > clock_now() - %(window)s, false) AS told""",
            provider=provider,
            window=WINDOW,
            enough=ENOUGH,
        )
        if row["told"] or row["count"] < ENOUGH:
            return
        store.execute(
            "UPDATE refused_delivery SET told_at = %(now)s, times = '{}' WHERE provider = %(provider)s",
            provider=provider,
            now=row["now"],
        )
        hooks.tell_of_refusals(provider, row["now"])
