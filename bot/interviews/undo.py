"""Taking back one's last change, while it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.interviews import locks, panel, states
from bot.interviews.audit import LOOKS, Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant

URGENT_BEFORE_START = timedelta(hours=2)


def wait_before_telling(interview: Interview, undo_window: timedelta, now: datetime) -> timedelta:
    """How long nobody hears of a change that can be undone: of what is about to begin they hear at once."""
    return timedelta(0) if is_about_to_begin(interview, now) else undo_window


def is_about_to_begin(interview: Interview, now: datetime) -> bool:
    """Starts within two hours, or has begun: nobody has time to wait."""
    return interview.start is not None and interview.start - now <= URGENT_BEFORE_START


@dataclass(frozen=True)
class Undone:
    """What was taken back: its audit rows, and its name (English, Chinese)."""

    audit_ids: list[int]
    what: tuple[str, str]


@dataclass(frozen=True)
class _Inverse:
    """How a change is called (English, Chinese), how it is taken back, and what to send once that is too late."""

    what: tuple[str, str]
    act: Callable[[Interview, Values, Values], None]
    instead: Callable[[Values], tuple[str, str] | None]


def undo(change: Change, member: Member, now: datetime) -> Undone:
    """Take back all that the member's last message or tap changed, or nothing.

    Raises: UserError when there is none, its time is over, or something has happened since; it says what to do then.
    """
    unit = _last_unit(member, now)
    if any(row["action"] not in INVERSES or row["undo_until"] is None for row in unit):
        raise _cannot()
    interviews = _held(unit)
    for row in unit:
        interview = interviews[row["entity_id"]]
        if row["undo_until"] <= now:
            raise _too_late(INVERSES[row["action"]], interview, row["after"], member)
        if _touched_since(row, unit):
            raise UserError(
                "{code} has changed since; undo is not possible.",
                "{code} 之后又有变动，不能撤销了。",
                code=interview.code or "",
            )
    for row in reversed(unit):
        _take_back(change, row, interviews[row["entity_id"]])
    names = [_name(INVERSES[row["action"]], interviews[row["entity_id"]]) for row in unit]
    return Undone([row["id"] for row in unit], (", ".join(en for en, _ in names), "、".join(zh for _, zh in names)))


def _held(unit: list[store.Row]) -> dict[int, Interview]:
    """The interviews of the rows, locked with all whom taking back may bind again: of a no-show, the whole panel."""
    ids = {row["entity_id"] for row in unit}
    people = {one.member_id for one in Participant.select().where(Participant.interview << list(ids))}
    people = people.union(*(_people_in(row["after"]) for row in unit))
    locks.hold(members=people, interviews=ids)
    return {one.id: one for one in Interview.select().where(Interview.id << list(ids))}


def _take_back(change: Change, row: store.Row, interview: Interview) -> None:
    before, after = row["before"], row["after"]
    try:
        with store.db.atomic():
            INVERSES[row["action"]].act(interview, before, after)
            states.move(interview, before["status"])  # of a no-show, too: whoever was free again is bound again
    except peewee.IntegrityError:
        raise panel.clash(interview, _bound_again(interview, after)) from None
    change.record("undone", "interview", interview.id, before=after, after=before, undo_of=row["id"])


def _name(inverse: _Inverse, interview: Interview) -> tuple[str, str]:
    en, zh = inverse.what
    return f"{en} {interview.code or ''}".strip(), f"{zh} {interview.code or ''}".strip()


def _last_unit(member: Member, now: datetime) -> list[store.Row]:
    """The rows of the member's last unit of work that can be undone or could until lately, in their order."""
    rows = store.fetch(
        """WITH last AS (
             SELECT coalesce(unit_id, id) AS unit FROM audit_event a
             WHERE actor_id = %(member)s AND undo_until > %(now)s - interval '1 day'
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id)
             ORDER BY id DESC LIMIT 1)
           SELECT a.id, action, entity_id, before, after, undo_until FROM audit_event a, last
           WHERE (a.id = unit OR unit_id = unit) AND action <> ALL(%(looks)s) ORDER BY a.id""",
        member=member.id,
        now=now,
        looks=list(LOOKS),
    )
    if not rows:
        raise UserError("There is nothing to undo.", "没有可以撤销的操作。")
    return rows


def _touched_since(row: store.Row, unit: list[store.Row]) -> bool:
    """True unless all that came after the unit has been taken back as well."""
    return bool(
        store.fetch(
            """SELECT 1 FROM audit_event a WHERE entity = 'interview' AND entity_id = %(id)s AND id > %(row)s
               AND id <> ALL(%(unit)s) AND action NOT IN ('room.shown', 'interview.taken')
               AND (undo_of IS NULL OR undo_of = %(row)s)
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) LIMIT 1""",
            id=row["entity_id"],
            row=row["id"],
            unit=[one["id"] for one in unit],
        )
    )


def _cannot() -> UserError:
    return UserError("That cannot be undone.", "这一步不能撤销。")


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
    return f"decline {after['code']}", f"无法参加 {after['code']}"


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
    "panel.declined": _Inverse(("decline", "无法参加"), _answer_back, _accept_instead),
    "panel.replaced": _Inverse(("replace", "换人"), _places_back, _replace_instead),
    "panel.added": _Inverse(("add", "加人"), _new_place_back, _nothing_instead),
    "interview.no_show": _Inverse(("no-show", "候选人未到"), _nothing_more, _nothing_instead),
}
