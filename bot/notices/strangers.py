"""Somebody unknown wrote: an admin gets a card, once a day for each of them."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import accounts, people
from bot.interviews.audit import Change
from bot.interviews.models import Member
from bot.notices import kinds, outbox, sent_cards
from bot.notices.outbox import Notice
from bot.wecom.message import Message


def announce(message: Message, now: datetime) -> None:
    """Queue the admins' cards about the sender, whose account is there, whatever WeCom said of it before."""
    accounts.forget_miss(message.user_id)
    outbox.put(
        [
            Notice(
                key=f"stranger:{message.user_id}:{now:%Y%m%d}:{admin.user_id}",
                to_user=str(admin.user_id),
                kind=kinds.STRANGER.name,
                subject={"user_id": message.user_id},
            )
            for admin in people.admins()
        ],
        now,
    )


def refresh_cards(change: Change) -> None:
    """The admins' cards about somebody who has become a member otherwise are looked at again."""
    ids = [row.entity_id for row in change.changes if row.action in ("member.added", "member.changed")]
    if not ids:
        return
    accounts_now = {str(one.user_id) for one in Member.select(Member.user_id).where(Member.id << ids)}
    for admin in people.admins():
        for card in sent_cards.all_live(str(admin.user_id)):
            if card.kind == kinds.STRANGER.name and card.subject.get("user_id") in accounts_now:
                sent_cards.put_refresh(card, change.now, change.now)
