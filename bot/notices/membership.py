"""What a change of the members gives rise to: who was added is told, HR hears of open places and of who is back, a
successor what is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.db import store
from bot.interviews import leaving, lookup, people
from bot.interviews.audit import Change, Recorded
from bot.interviews.models import Interview, Member
from bot.notices import hr_kinds, kinds, lists, outbox, readers, unread
from bot.notices.kind import Kind
from bot.notices.outbox import Notice


def notices(change: Change) -> list[Notice]:
    """What is owed to others."""
    found = _places_open(change)
    for row in change.changes:
        match row.action:
            case "member.handed_over" if row.after["successor"]:
                found.append(_about(change, row, hr_kinds.HANDED_OVER, Member.get_by_id(row.after["successor"])))
            case "member.added" if change.actor is not None and Member.get_by_id(row.entity_id).active:
                found.append(_about(change, row, kinds.WELCOME, Member.get_by_id(row.entity_id), actor=change.actor.id))
            case "member.activated":
                found += _active_again(change, row)
            case "member.verified":
                found += _verified(change, row)
            case "member.unknown":
                found += [_about(change, row, kinds.UNKNOWN_ACCOUNT, one, **row.after) for one in _who_asked(row)]
    if any(row.action in _MAKE_READERS for row in change.changes):
        unread.give_out(change.now)
    return found


_MAKE_READERS = ("member.added", "member.changed", "member.activated", "member.handed_over")


def _verified(change: Change, row: Recorded) -> list[Notice]:
    """Whoever waited is told that they were added, and by whom; who added them is told that it is done.

    The former hear of it when the adding can be undone no more.
    """
    if not row.after["waited"]:
        return []
    adder, adding = _adder(row.entity_id), _adding(row.entity_id)
    added = Member.get_by_id(row.entity_id)
    welcome = _about(change, row, kinds.WELCOME, added, actor=adder.id if adder else None)
    if adding is not None and adding["undo_until"] is not None:
        welcome = replace(welcome, audit_id=adding["id"], not_before=max(change.now, adding["undo_until"]))
    return [welcome, *(_about(change, row, kinds.ADDED, one) for one in _who_asked(row))]


def _who_asked(row: Recorded) -> list[Member]:
    """Whoever added the member, or the admins where an operator did."""
    adder = _adder(row.entity_id)
    return [one for one in ([adder] if adder else people.admins()) if one.id != row.entity_id]


def _adder(member_id: int) -> Member | None:
    adding = _adding(member_id)
    return Member.get_or_none((Member.id == adding["actor_id"]) & Member.active) if adding else None


def _adding(member_id: int) -> store.Row | None:
    """The last change by which somebody made the member one, or another."""
    rows = store.fetch(
        """SELECT id, actor_id, undo_until FROM audit_event WHERE entity = 'member' AND entity_id = %(id)s
           AND action IN ('member.added', 'member.changed') AND actor_id IS NOT NULL ORDER BY id DESC LIMIT 1""",
        id=member_id,
    )
    return rows[0] if rows else None


def _places_open(change: Change) -> list[Notice]:
    left = [row for row in change.changes if row.action == "panel.left"]
    if not left:
        return []
    return _to_hr(change, hr_kinds.PLACES_OPEN, left[0].id, left[0].after["member"], [row.entity_id for row in left])


def _active_again(change: Change, row: Recorded) -> list[Notice]:
    """Of the places that became open when they were deactivated, and are not theirs again."""
    return _to_hr(
        change, hr_kinds.ACTIVE_AGAIN, row.id, row.entity_id, leaving.places_given_up(row.entity_id, change.now)
    )


def _to_hr(change: Change, kind: Kind, audit_id: int, member_id: int, interviews: list[int]) -> list[Notice]:
    """One notice for each of HR, however many interviews it is about."""
    theirs: dict[Member | None, list[Interview]] = {}
    for interview in lookup.load(interviews):
        for reader in readers.of_or_nobody(interview, change.actor):
            theirs.setdefault(reader, []).append(interview)
    return [
        Notice(
            key=f"{kind.name}:{audit_id}:{reader.user_id if reader else outbox.NOBODY}",
            to_user=str(reader.user_id) if reader else outbox.NOBODY,
            kind=kind.name,
            subject={"member": member_id, "interviews": [one.id for one in about]},
            not_before=lists.leaves_at(kind, reader, about, change.now + change.undo_window),
            expires_at=kind.until(None, change.now),
            audit_id=audit_id,
        )
        for reader, about in theirs.items()
    ]


def _about(change: Change, row: Recorded, kind: Kind, reader: Member, **subject: object) -> Notice:
    earliest = change.now + (change.undo_window if row.undoable else timedelta(0))
    return Notice(
        key=f"{kind.name}:{row.id}:{reader.user_id}",
        to_user=str(reader.user_id),
        kind=kind.name,
        subject={"member": row.entity_id} | subject,
        not_before=lists.leaves_at(kind, reader, (), earliest),
        audit_id=row.id,
    )
