"""What can be wrong with a database that answers: no room, a forgotten lock, a worker or a queue that stands still.

For those who look: each of these only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.db import store

WORKER_SILENT_AFTER_S = 60.0
QUEUE_TOO_OLD_S = 60.0
_SPILL = "SET LOCAL work_mem = '64kB'; SELECT count(*) FROM generate_series(1, 50000)"

# Locks that shut others out, and rows that somebody keeps who does nothing.
_HOLDERS = r"""
SELECT a.pid, coalesce(nullif(a.application_name, ''), a.usename, '?') AS who,
  coalesce(extract(epoch FROM clock_timestamp() - min(a.xact_start)), 0) AS seconds,
  string_agg(DISTINCT c.relname, ', ') AS tables
FROM pg_locks l JOIN pg_stat_activity a USING (pid) JOIN pg_class c ON c.oid = l.relation
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE l.granted AND l.locktype = 'relation' AND a.datname = current_database() AND a.pid <> pg_backend_pid()
  AND c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'pg_toast')
  AND (l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
         AND coalesce(a.xact_start < clock_timestamp() - interval '3 s', true)
       OR l.mode IN ('RowShareLock', 'RowExclusiveLock') AND a.state LIKE 'idle in transaction%%'
         AND a.state_change < clock_timestamp() - interval '10 s')
GROUP BY a.pid, who ORDER BY seconds DESC
"""


@dataclass(frozen=True)
class Holder:
    """A session that keeps others from working."""

    pid: int
    who: str
    seconds: float
    tables: str

    def __str__(self) -> str:
        return f"pid {self.pid} ({self.who}) holds {self.tables} for {self.seconds:.0f} s"


def has_room() -> bool:
    """False when PostgreSQL cannot write a megabyte; it tries with a temporary file. In a transaction."""
    try:
        store.fetch(_SPILL)
    except Exception as error:
        if store.is_unable(error):
            return False
        raise
    return True


def holders() -> list[Holder]:
    """Sessions that have kept locks for longer than anything of ours does, the longest first."""
    return [Holder(**row | {"seconds": float(row["seconds"])}) for row in store.fetch(_HOLDERS)]


def worker_silent_s() -> float | None:
    """Seconds since a worker was heard, by the database's own clock; None where there has never been one."""
    [row] = store.fetch("SELECT extract(epoch FROM now() - max(last_heartbeat)) AS age FROM procrastinate_workers")
    return None if row["age"] is None else float(row["age"])


@dataclass(frozen=True)
class Unanswered:
    """Messages whose answer is not done."""

    count: int
    oldest_s: float  # for how long the oldest has waited; 0 without any


def unanswered() -> Unanswered:
    [row] = store.fetch(
        """SELECT count(*) AS count, coalesce(extract(epoch FROM clock_now() - min(received_at)), 0) AS oldest
           FROM inbox WHERE done_at IS NULL"""
    )
    return Unanswered(row["count"], float(row["oldest"]))


def last_message_at() -> datetime | None:
    """When the newest message came; of a month of them only that one is read."""
    rows = store.fetch("SELECT received_at AS at FROM inbox ORDER BY id DESC LIMIT 1")
    return rows[0]["at"] if rows else None
