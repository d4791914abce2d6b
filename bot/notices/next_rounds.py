"""Whoever does not recommend a candidate makes HR decide about the rounds of them that are still to come."""

from __future__ import annotations

from collections.abc import Mapping

from bot.interviews import feedback, rounds, undo
from bot.interviews.audit import Change, Recorded
from bot.interviews.models import Interview
from bot.notices import hr_kinds, outbox, readers, sent_cards
from bot.notices.outbox import Notice

_WRITTEN = ("feedback.submitted", "feedback.changed")


def notices(change: Change, interviews: Mapping[int, Interview]) -> list[Notice]:
    """For HR of each later round that is ahead. It waits for the end of the undo window, unless that round is near."""
    found: list[Notice] = []
    for row in change.changes:
        if row.action in _WRITTEN or row.after.get("action") in _WRITTEN:
            later = rounds.still_to_come(interviews[row.entity_id], change.now)
            for one in later:
                found += _of(change, row, one) if _is_against(row) else []
                _look_again(one, change)
    return found


def _is_against(row: Recorded) -> bool:
    if row.action not in _WRITTEN:
        return False
    written = feedback.own(row.entity_id, row.after["member"])
    return written is not None and written.verdict in rounds.AGAINST


def _of(change: Change, row: Recorded, later: Interview) -> list[Notice]:
    kind = hr_kinds.NEXT_IN_DOUBT
    wait = undo.wait_before_telling(later, change.undo_window, change.now)
    return [
        Notice(
            key=f"{kind.name}:{row.id}:{later.id}:{reader.id if reader else ''}",
            to_user=str(reader.user_id) if reader else outbox.NOBODY,
            kind=kind.name,
            interview=later,
            subject={"member": row.after["member"]},
            not_before=change.now + wait,
            expires_at=kind.until(later, change.now),
            for_sequence=int(later.sequence),
            audit_id=row.id,
        )
        for reader in readers.of_or_nobody(later, change.actor)
    ]


def _look_again(later: Interview, change: Change) -> None:
    """What was told of a round before may be so no longer."""
    for card in sent_cards.about(later.id):
        if card.kind == hr_kinds.NEXT_IN_DOUBT.name:
            sent_cards.put_refresh(card, change.now, change.now)
