"""Somebody unknown wrote: an admin gets a card, once a day for each of them, or anew where that can be tapped no more."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.interviews import accounts, people
from bot.interviews.audit import Change
from bot.interviews.models import Member
from bot.notices import kinds, outbox, sent_cards
from bot.notices.outbox import Notice
from bot.wecom.message import Message

_CHANGES_CARDS = ("member.added", "member.changed", "member.activated", "member.deactivated")
_STILL_LOOKED_AT = timedelta(days=7)  # so long after it was sent a card's code may still change it


def announce(message: Message, now: datetime) -> None:
    """Queue the admins' cards about the sender, whose account is there, whatever WeCom said of it before."""
    accounts.forget_miss(message.user_id)
    keys = {f"stranger:{message.user_id}:{now:%Y%m%d}:{one.user_id}": one for one in people.admins()}
    sent_cards.forget_spent(keys)
    outbox.put(
        [
            Notice(
                key=key,
                to_user=str(admin.user_id),
                kind=kinds.STRANGER.name,
                subject={"user_id": message.user_id},
            )
            for key, admin in keys.items()
        ],
        now,
    )


def refresh_cards(change: Change) -> None:
    """The admins' cards about somebody who has become a member otherwise, or is none after all, are looked at again."""
    for row in change.changes:
        if row.action == "undone" and row.after["action"] == "member.added":
            _say_that_it_was_undone(row.before["user_id"], change.now)
    ids = [row.entity_id for row in change.changes if row.action in _CHANGES_CARDS]
    if not ids:
        return
    accounts_now = {str(one.user_id) for one in Member.select(Member.user_id).where(Member.id << ids)}
    for admin in people.admins():
        for card in sent_cards.all_live(str(admin.user_id)):
            if card.kind == kinds.STRANGER.name and card.subject.get("user_id") in accounts_now:
                sent_cards.put_refresh(card, change.now, change.now)


def _say_that_it_was_undone(user_id: str, now: datetime) -> None:
    for admin in people.admins():
        for card in sent_cards.lately(str(admin.user_id), kinds.STRANGER.name, now - _STILL_LOOKED_AT):
            if card.subject.get("user_id") == user_id:
                sent_cards.put_refresh(card, now, now)
