"""Taking back one's last change, while it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee

from bot import store
from bot.interviews import panel, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant


@dataclass(frozen=True)
class Undone:
    """What was taken back: its audit row, and its name (English, Chinese)."""

    audit_id: int
    what: tuple[str, str]


@dataclass(frozen=True)
class _Inverse:
    what: tuple[str, str]
    act: Callable[[Interview, dict[str, Any], dict[str, Any]], None]
    instead: tuple[str, str]  # the command to use when it is too late


def undo(change: Change, member: Member, now: datetime) -> Undone:
    """Take back the member's last change.

    Raises: UserError when there is none, its time is over, or something has happened since; it says what to do then.
    """
    row = _last(member, now)
    inverse = INVERSES[row["action"]]
    if row["undo_until"] <= now:
        raise UserError(
            "It is too late to undo that. Use: {instead}",
            "已经过了撤销时间。可以用：{instead}",
            instead=inverse.instead[1 if member.lang == "zh" else 0],
        )
    store.fetch("SELECT 1 FROM interview WHERE id = %(id)s FOR UPDATE", id=row["entity_id"])
    interview = Interview.get_by_id(row["entity_id"])
    if _touched_since(row):
        raise UserError("That interview has changed since; undo is not possible.", "这场之后又有变动，不能撤销了。")
    try:
        with store.db.atomic():
            inverse.act(interview, row["before"], row["after"])
    except peewee.IntegrityError:
        raise UserError("That time is taken by now.", "那个时间已经有别的面试了。") from None
    if interview.status != row["before"]["status"]:
        states.move(interview, row["before"]["status"])
    change.record(
        "undone", "interview", interview.id, before=row["after"], after=row["before"], undo_of=row["id"]
    )
    return Undone(row["id"], inverse.what)


def _last(member: Member, now: datetime) -> store.Row:
    rows = store.fetch(
        """SELECT id, action, entity_id, before, after, undo_until FROM audit_event a
           WHERE actor_id = %(member)s AND action = ANY(%(actions)s) AND undo_until IS NOT NULL
             AND undo_until > %(now)s - interval '1 day'
             AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id)
           ORDER BY id DESC LIMIT 1""",
        member=member.id,
        actions=list(INVERSES),
        now=now,
    )
    if not rows:
        raise UserError("There is nothing to undo.", "没有可以撤销的操作。")
    return rows[0]


def _touched_since(row: store.Row) -> bool:
    return bool(
        store.fetch(
            """SELECT 1 FROM audit_event WHERE entity = 'interview' AND entity_id = %(id)s AND id > %(row)s
               AND action NOT IN ('room.shown', 'interview.taken') LIMIT 1""",
            id=row["entity_id"],
            row=row["id"],
        )
    )


def _place(interview: Interview, member_id: int) -> Participant:
    place: Participant = Participant.get(
        (Participant.interview == interview) & (Participant.member == member_id)
    )
    return place


def _answer_back(interview: Interview, before: dict[str, Any], after: dict[str, Any]) -> None:
    place = _place(interview, after["member"])
    place.knows_candidate, place.replaced_by = before["knows_candidate"], before["replaced_by"]
    panel.put_answer_back(place, before["response"], before["reason"])


def _place_back(interview: Interview, before: dict[str, Any], after: dict[str, Any]) -> None:
    Participant.delete().where(
        (Participant.interview == interview) & (Participant.member == after["new"])
    ).execute()
    _answer_back(interview, before, after)


def _nothing_more(interview: Interview, before: dict[str, Any], after: dict[str, Any]) -> None:
    """The status is all there was."""


INVERSES: dict[str, _Inverse] = {
    "panel.accepted": _Inverse(("accept", "接受"), _answer_back, ("decline", "没空")),
    "panel.declined": _Inverse(("decline", "没空"), _answer_back, ("accept", "接受")),
    "panel.replaced": _Inverse(("replace", "换人"), _place_back, ("replace", "换人")),
    "interview.no_show": _Inverse(("no-show", "候选人未到"), _nothing_more, ("status", "进度")),
}
