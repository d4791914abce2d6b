"""What became of each notice about an interview: HR's answer to “did she get it?”."""

from __future__ import annotations

from datetime import datetime

from bot.db import store
from bot.interviews.models import Interview, Member
from bot.notices import kinds, quiet
from bot.notices.view import View
from bot.wording import clock, pick

_LABELS = {kind.name: kind.label for kind in kinds.KINDS.values() if kind.label}
_OF_ONE = [kind.name for kind in kinds.KINDS.values() if kind.of_one]
_LAST = 8


def lines(interview: Interview, viewer: Member, now: datetime) -> list[str]:
    """The latest notices, the newest first, one line each: to whom, what, of whom, when it left, when it was tapped.

    What was not needed any more is counted, and takes no place from what was.
    """
    rows = store.fetch(
        """SELECT coalesce(m.name, o.to_user) AS who, about.name AS about, o.to_user, o.subject, o.kind, o.state, o.not_before, o.sent_at, o.acted_at, o.last_error,
             count(*) FILTER (WHERE o.state = 'suppressed') OVER () AS unneeded
           FROM outbox o LEFT JOIN member m ON m.user_id = o.to_user
             LEFT JOIN member about ON o.kind = ANY(%(of_one)s) AND about.id = (o.subject ->> 'member')::bigint
           WHERE o.interview_id = %(id)s AND o.kind = ANY(%(kinds)s)
           ORDER BY o.state = 'suppressed', coalesce(o.sent_at, o.not_before) DESC, o.id DESC LIMIT %(limit)s""",
        id=interview.id,
        kinds=list(_LABELS),
        of_one=_OF_ONE,
        limit=_LAST,
    )
    waiting = [row["to_user"] for row in rows if row["state"] == "queued"]
    readers = {str(one.user_id): one for one in Member.select().where(Member.user_id << waiting)} if waiting else {}
    for row in rows:
        if row["state"] == "queued" and (reader := readers.get(row["to_user"])):
            view = View(reader, max(row["not_before"], now), "", "", interview, row["subject"])
            row["not_before"] = quiet.leaves_at(row["kind"], view)
    said = [_line(row, viewer, now) for row in rows if row["state"] != "suppressed"]
    if rows and (count := rows[0]["unneeded"]):
        said.append(pick((f"{count} more: not needed any more", f"另有 {count} 条已不需要"), str(viewer.lang)))
    return said


def _line(row: store.Row, viewer: Member, now: datetime) -> str:
    def at(moment: datetime) -> str:
        return clock(moment, viewer, now)

    lang = str(viewer.lang)
    said = {
        "queued": (f"leaves {at(row['not_before'])}", f"将于 {at(row['not_before'])} 发"),
        "sending": ("being sent", "正在发"),
        "sent": (
            f"sent {at(row['sent_at'])}" if row["sent_at"] else "sent",
            f"{at(row['sent_at'])} 已发" if row["sent_at"] else "已发",
        ),
        "failed": (f"failed: {row['last_error']}", f"没发成：{row['last_error']}"),
        "expired": ("too late, not sent", "过期未发"),
        "unread": ("nobody is there to read it", "还没有人能收"),
    }[row["state"]]
    about = pick((f" ({row['about']})", f"（{row['about']}）"), lang) if row["about"] else ""
    line = f"{row['who']}{pick((': ', '：'), lang)}{pick(_LABELS[row['kind']], lang)}{about} {pick(said, lang)}"
    if row["state"] == "queued" and row["last_error"]:
        line += pick((" (waiting for WeCom)", "（等企业微信恢复）"), lang)
    if row["acted_at"]:
        line += pick((f", tapped {at(row['acted_at'])}", f"，{at(row['acted_at'])} 点过"), lang)
    return line
