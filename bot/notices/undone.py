"""Undo: the change is taken back, and what it was going to tell is never told."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import booking, undo
from bot.interviews.audit import Change
from bot.interviews.models import Member
from bot.interviews.undo import May, Undone
from bot.notices import kinds, moves, outbox, sent_cards, strangers, telling


def withdraw(change: Change, member: Member, may: May) -> tuple[Undone, bool]:
    """Take back the member's last change, if they may: what it was, and whether nobody had heard of it.

    Raises: UserError when there is nothing to undo any more.
    """
    undone = undo.undo(change, member, change.now, may, _is_held_back)
    unheard = outbox.suppress(undone.audit_ids, str(member.user_id))
    if unheard:
        # Nobody is told of it. All cards are looked at again: a refresh finds nothing to change on those that are as they were.
        strangers.refresh_cards(change)
        rows = change.rows.copy()
        moves.as_if_nothing_had_been(rows, change)
        change.rows.clear()
        telling.tell_what_is_owed(change, rows)
        for interview_id in dict.fromkeys(row.entity_id for row in rows if row.entity == "interview"):
            for card in sent_cards.about(interview_id):
                sent_cards.put_refresh(card, change.now, change.now)
        for row in rows:
            if row.after.get("action") == "interview.booked":
                booking.forget(row.entity_id, row.before.get("added", {}))
    return undone, unheard


def check_undo(member: Member, now: datetime) -> None:
    """Raises: UserError when there is nothing to undo any more."""
    undo.check(member, now, _is_held_back)


def last_change(member: Member, now: datetime) -> tuple[str, tuple[str, str]] | None:
    """The command and the name (English, Chinese) of what `withdraw` would take back; None where there is nothing."""
    return undo.named_last(member, now, _is_held_back)


def _is_held_back(audit_ids: list[int], now: datetime) -> bool:
    return outbox.is_held_back(audit_ids, now, but=kinds.LISTED)
