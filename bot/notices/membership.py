"""What a change of the members gives rise to: HR hears of open places, a successor of what is theirs now."""

from __future__ import annotations

from bot.interviews import lookup
from bot.interviews.audit import Change, Recorded
from bot.interviews.models import Member
from bot.notices import kinds, outbox, readers
from bot.notices.outbox import Notice


def notices(change: Change) -> list[Notice]:
    """What is owed to others."""
    found = _places_open(change)
    for row in change.changes:
        if row.action == "member.deactivated":
            outbox.withhold(_account(row.entity_id))
        elif row.action == "member.handed_over" and row.after["successor"]:
            found.append(_handed_over(row))
    return found


def _places_open(change: Change) -> list[Notice]:
    """One notice for each of HR, however many interviews it is about."""
    left = [row for row in change.changes if row.action == "panel.left"]
    theirs: dict[str, list[int]] = {}
    for interview in lookup.load([row.entity_id for row in left]):
        for reader in readers.others(readers.hr_of(interview), change.actor):
            theirs.setdefault(str(reader.user_id), []).append(interview.id)
    return [
        Notice(
            key=f"{kinds.PLACES_OPEN.name}:{left[0].id}:{user_id}",
            to_user=user_id,
            kind=kinds.PLACES_OPEN.name,
            subject={"member": left[0].after["member"], "interviews": interviews},
            audit_id=left[0].id,
        )
        for user_id, interviews in theirs.items()
    ]


def _handed_over(row: Recorded) -> Notice:
    return Notice(
        key=f"{kinds.HANDED_OVER.name}:{row.id}",
        to_user=_account(row.after["successor"]),
        kind=kinds.HANDED_OVER.name,
        subject={"member": row.entity_id},
        audit_id=row.id,
    )


def _account(member_id: int) -> str:
    return str(Member.get_by_id(member_id).user_id)
