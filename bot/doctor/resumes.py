"""Résumés that could not be fetched lately, or not be drawn, by the reason: what concerns the installation, and not one file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot import wording
from bot.db import store
from bot.doctor.finding import Finding, note

LATELY = timedelta(days=7)
_NOT_DRAWN_AFTER = timedelta(minutes=10)


def look(now: datetime) -> Iterator[Finding]:
    """Nothing where all is well."""
    part = "简历 résumés"
    failed = store.fetch(
        """SELECT why, count(*) AS count FROM resume_wanted WHERE state = 'given_up' AND next_try_at > %(since)s
           GROUP BY why ORDER BY count DESC, why""",
        since=now - LATELY,
    )
    [waiting] = store.fetch(
        "SELECT count(*) AS count FROM resume WHERE state = 'arrived' AND arrived_at < %(before)s",
        before=now - _NOT_DRAWN_AFTER,
    )
    for row in failed:
        zh, en = (wording.why_no_resume(row["why"], lang) for lang in ("zh", "en"))
        yield note(
            part,
            f"7 天内 {row['count']} 份没取到：{zh} not fetched within 7 days: {en}",
            "HR has been told of each. A host that is missing: add it to RESUME_HOSTS, start anew, and import once more.",
            "每份都已告诉 HR。缺主机的，加进 RESUME_HOSTS，重启后再导入一次。",
        )
    if waiting["count"]:
        yield note(
            part,
            f"{waiting['count']} 份还没生成页面 not drawn yet",
            "The worker draws them within seconds: see that it runs.",
            "worker 几秒内就会生成，看它是否在运行。",
        )
