"""Taking back one's last change, while it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import peewee

from bot.db import store
from bot.interviews import panel, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member


@dataclass(frozen=True)
class Undone:
    """What was taken back: its audit row, and its name (English, Chinese)."""

    audit_id: int
    what: tuple[str, str]


@dataclass(frozen=True)
class _Inverse:
    """How a change is called (English, Chinese), how it is taken back, and what to send once that is too late."""

    what: tuple[str, str]
    act: Callable[[Interview, Values, Values], None]
    instead: Callable[[Values], tuple[str, str] | None]


def undo(change: Change, member: Member, now: datetime) -> Undone:
    """Take back the member's last change.

    Raises: UserError when there is none, its time is over, or something has happened since; it says what to do then.
    """
    row = _last(member, now)
    before, after, inverse = row["before"], row["after"], INVERSES[row["action"]]
    interview = Interview.get_by_id(row["entity_id"])
    # The whole panel: taking back a no-show binds all of them again.
    interview = panel.hold(interview, {one.member_id for one in panel.places_of(interview)} | _people_in(after))
    if row["undo_until"] <= now:
        raise _too_late(inverse, interview, after, member)
    if _touched_since(row):
        raise UserError(
            "{code} has changed since; undo is not possible.",
            "{code} 之后又有变动，不能撤销了。",
            code=interview.code or "",
        )
    try:
        with store.db.atomic():
            inverse.act(interview, before, after)
            states.move(interview, before["status"])  # of a no-show, too: whoever was free again is bound again
    except peewee.IntegrityError:
        raise panel.clash(interview, _bound_again(interview, after)) from None
    change.record("undone", "interview", interview.id, before=after, after=before, undo_of=row["id"])
    en, zh = inverse.what
    return Undone(row["id"], (f"{en} {interview.code or ''}".strip(), f"{zh} {interview.code or ''}".strip()))


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
    """True unless all that came after has been taken back as well."""
    return bool(
        store.fetch(
            """SELECT 1 FROM audit_event a WHERE entity = 'interview' AND entity_id = %(id)s AND id > %(row)s
               AND action NOT IN ('room.shown', 'interview.taken')
               AND (undo_of IS NULL OR undo_of = %(row)s)
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) LIMIT 1""",
            id=row["entity_id"],
            row=row["id"],
        )
    )


def _too_late(inverse: _Inverse, interview: Interview, after: Values, member: Member) -> UserError:
    instead = inverse.instead(after | {"code": interview.code or ""})
    if instead is None:
        return UserError("It is too late to undo that.", "已经过了撤销时间，这一步收不回来了。")
    return UserError(
        "It is too late to undo that. Send: {instead}",
        "已经过了撤销时间。可以发：{instead}",
        instead=instead[1 if member.lang == "zh" else 0],
    )


def _people_in(after: Values) -> set[int]:
    return {after[role] for role in ("member", "old", "new") if after.get(role)}


def _bound_again(interview: Interview, after: Values) -> list[int]:
    """Ids of those for whom the undo needs the time."""
    return [
        one.member_id
        for one in panel.places_of(interview)
        if one.member_id in _people_in(after) or (one.response != "declined" and one.part != "optional")
    ]


def _answer_back(interview: Interview, before: Values, after: Values) -> None:
    panel.put_back(interview, after["member"], before)


def _new_place_back(interview: Interview, before: Values, after: Values) -> None:
    panel.put_back(interview, after["new"], before["new_place"])


def _places_back(interview: Interview, before: Values, after: Values) -> None:
    _new_place_back(interview, before, after)
    _answer_back(interview, before, after)


def _nothing_more(interview: Interview, before: Values, after: Values) -> None:
    """The status is all there was."""


def _decline_instead(after: Values) -> tuple[str, str]:
    return f"decline {after['code']}", f"没空 {after['code']}"


def _accept_instead(after: Values) -> tuple[str, str] | None:
    """Who knows the candidate stays away."""
    return None if after["knows_candidate"] else (f"accept {after['code']}", f"接受 {after['code']}")


def _replace_instead(after: Values) -> tuple[str, str]:
    """Back again: the new one makes way for the old one."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name} {Member.get_by_id(after['old']).name}"
    return f"replace {order}", f"换人 {order}"


def _nothing_instead(after: Values) -> None:
    return None


INVERSES: dict[str, _Inverse] = {
    "panel.accepted": _Inverse(("accept", "接受"), _answer_back, _decline_instead),
    "panel.declined": _Inverse(("decline", "没空"), _answer_back, _accept_instead),
    "panel.replaced": _Inverse(("replace", "换人"), _places_back, _replace_instead),
    "panel.added": _Inverse(("add", "加人"), _new_place_back, _nothing_instead),
    "interview.no_show": _Inverse(("no-show", "候选人未到"), _nothing_more, _nothing_instead),
}
