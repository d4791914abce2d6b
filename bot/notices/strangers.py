"""Somebody unknown wrote: an admin gets a card, once a day for each of them."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import accounts, people
from bot.notices import kinds, outbox
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
