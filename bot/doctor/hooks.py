"""What other systems send: what waits, what is not known here, and what was not rightly signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.db import store
from bot.doctor.finding import Finding, fine, note, wrong
from bot.printable import printable

PART = "外部系统 hooks"
OVERDUE = timedelta(minutes=5)
LATELY = timedelta(days=7)
MOST_LISTED = 5


def look(now: datetime) -> Iterator[Finding]:
    """Nothing where nothing was ever sent."""
    rows = store.fetch(
        """SELECT provider, count(*) FILTER (WHERE received_at > %(lately)s) AS count, max(received_at) AS last,
             count(*) FILTER (WHERE done_at IS NULL AND received_at < %(overdue)s) AS waiting,
             max(last_error) FILTER (WHERE done_at IS NULL) AS why
           FROM inbound_delivery GROUP BY provider ORDER BY provider""",
        lately=now - LATELY,
        overdue=now - OVERDUE,
    )
    for row in rows:
        seen = f"{row['provider']}: 7 天内 {row['count']} 条 in 7 days, 最近 last {row['last']:%Y-%m-%d %H:%M} UTC"
        if row["waiting"]:
            why = f" ({row['why']})" if row["why"] else ""
            yield wrong(
                PART,
                f"{row['provider']}: {row['waiting']} 条 5 分钟没处理完 not done within 5 minutes{why}",
                "See that the worker runs, and what is said by: python -m bot hooks list; then: python -m bot hooks retry ID",
                "确认后台进程在运行；python -m bot hooks list 看是哪些，改好后 python -m bot hooks retry 编号。",
            )
        else:
            yield fine(PART, seen)
    yield from _unknown(now)
    yield from _refused(now)


def _unknown(now: datetime) -> Iterator[Finding]:
    rows = store.fetch(
        """SELECT provider, event, count(*) AS count FROM inbound_delivery
           WHERE outcome = 'unknown' AND received_at > %(lately)s GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT %(most)s""",
        lately=now - LATELY,
        most=MOST_LISTED,
    )
    if rows:
        yield note(
            PART,
            "不认识的事件 unknown events: "
            + ", ".join(f"{one['provider']} {printable(one['event'])} × {one['count']}" for one in rows),
            "They are kept for 30 days, and nothing is done: python -m bot hooks show ID",
            "留底 30 天，不做处理：python -m bot hooks show 编号",
        )


def _refused(now: datetime) -> Iterator[Finding]:
    rows = store.fetch(
        """SELECT provider, greatest(told_at, (SELECT max(at) FROM unnest(times) at)) AS last FROM refused_delivery
           WHERE greatest(told_at, (SELECT max(at) FROM unnest(times) at)) > %(lately)s ORDER BY 1""",
        lately=now - LATELY,
    )
    for row in rows:
        yield note(
            PART,
            f"{row['provider']}: 有签名不对的 some not rightly signed, 最近 last {row['last']:%Y-%m-%d %H:%M} UTC",
            "Compare the secret and the clock on both sides; how many, hook_total of /metrics tells.",
            "核对两边的密钥和时钟；有多少次看 /metrics 的 hook_total。",
        )
