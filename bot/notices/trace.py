"""What became of each notice about an interview: HR's answer to “did she get it?”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.db import store
from bot.interviews import access, people
from bot.interviews.models import Interview, Member
from bot.notices import catalogue, queue, render, timing
from bot.notices.catalogue import matches
from bot.notices.view import View
from bot.phrase import Phrase
from bot.texts import text
from bot.wording import clock

_OUTCOMES = {
    "sending": Phrase("trace.being_sent"),
    "sent": Phrase("trace.sent"),
    "expired": Phrase("trace.too_late"),
    "unread": Phrase("trace.nobody_is_there"),
}
_LABELS = {kind.name: kind.label for kind in catalogue.KINDS.values() if kind.label}
_OF_ONE = [kind.name for kind in catalogue.KINDS.values() if kind.of_one]
_OF_MATCHES = {matches.MATCHED.name, matches.SAME_CONTACT.name}  # read by those alone who read whose file it is
_LAST, _MOST_IN_VAIN = 8, 16


def lines(interview: Interview, viewer: Member, now: datetime) -> list[str]:
    """The latest notices, the newest first, one line each: to whom, what, of whom, when it left, when it was tapped.

    What was not needed any more, or waits for its time and will not be by then, is counted, and takes no place from what
    was.
    """
    rows = store.fetch(
        """SELECT coalesce(m.name, o.to_user) AS who, about.name AS about, o.id, o.kind, o.state, o.not_before, o.sent_at,
             o.acted_at, o.last_error, count(*) FILTER (WHERE o.state = 'suppressed') OVER () AS unneeded
           FROM outbox o LEFT JOIN member m ON m.user_id = o.to_user
             LEFT JOIN member about ON o.kind = ANY(%(of_one)s) AND about.id = (o.subject ->> 'member')::bigint
           WHERE o.interview_id = %(id)s AND o.kind = ANY(%(kinds)s)
           ORDER BY o.state = 'suppressed', coalesce(o.sent_at, o.not_before) DESC, o.id DESC LIMIT %(limit)s""",
        id=interview.id,
        kinds=[one for one in _LABELS if one not in _OF_MATCHES or access.names_candidate(viewer, interview)],
        of_one=_OF_ONE,
        limit=_LAST + _MOST_IN_VAIN,
    )
    leaves = _leaves_at({row["id"]: row["not_before"] for row in rows if row["state"] == "queued"}, interview, now)
    in_vain = [row for row in rows if row["state"] == "queued" and row["id"] not in leaves]
    shown = [row for row in rows if row["state"] != "suppressed" and row not in in_vain][:_LAST]
    said = [_line(row | {"not_before": leaves.get(row["id"], row["not_before"])}, viewer, now) for row in shown]
    if rows and (count := rows[0]["unneeded"] + len(in_vain)):
        said.append(text("trace.not_needed", str(viewer.lang), count=count))
    return said


def _leaves_at(waiting: Mapping[int, datetime], interview: Interview, now: datetime) -> dict[int, datetime]:
    """Of these rows that wait for their times, when each really leaves; without those that will not."""
    messages = queue.by_ids(list(waiting)) if waiting else []
    readers = people.active({one.to_user for one in messages}) if waiting else {}
    found = {}
    for message in messages:
        if (reader := readers.get(message.to_user)) is None:
            continue
        due = View(reader, max(waiting[message.id], now), "", "", interview, message.subject)
        at = timing.leaves_at(message.kind, due)
        if render.would_leave(message, replace(due, now=at)):
            found[message.id] = at
    return found


def _line(row: store.Row, viewer: Member, now: datetime) -> str:
    lang = str(viewer.lang)
    values = {"who": row["who"], "what": _LABELS[row["kind"]], "became": _said(row, viewer, now)}
    about = {"about": row["about"]} if row["about"] else {}
    line = str(text("trace.line_about" if about else "trace.line", lang, **values, **about))
    if row["state"] == "queued" and row["last_error"]:
        line += text("trace.waiting_for_wecom", lang)
    if row["acted_at"]:
        line += text("trace.tapped", lang, at=clock(row["acted_at"], viewer, now))
    return line


def _said(row: store.Row, viewer: Member, now: datetime) -> Phrase:
    """What became of it."""
    match row["state"]:
        case "queued":
            return Phrase("trace.leaves", at=clock(row["not_before"], viewer, now))
        case "sent" if row["sent_at"]:
            return Phrase("trace.sent_at", at=clock(row["sent_at"], viewer, now))
        case "failed":
            return Phrase("trace.failed", why=row["last_error"])
        case state:
            return _OUTCOMES[state]
