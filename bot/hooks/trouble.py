"""What is not rightly signed is counted; of three within a quarter of an hour the admins are told, once."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from datetime import timedelta

from bot.db import store
from bot.notices import hook_news

WINDOW = timedelta(minutes=15)
ENOUGH = 3

# When this process noted one, by the monotonic clock: a flood of forgeries writes no more than so many rows a window.
_MOST_NOTED = 20
_noted_at: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=_MOST_NOTED))


def note_refused(provider: str) -> None:
    """Whatever the database does: who is refused is refused."""
    at, noted = time.monotonic(), _noted_at[provider]
    if len(noted) == _MOST_NOTED and at - noted[0] < WINDOW.total_seconds():
        return
    noted.append(at)
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
        hook_news.tell_of_refusals(provider, row["now"])
