"""What is to be changed on a card that is out there, if anything is.

An update alerts nobody, so it is for what needs no action: it leaves no buttons. Where a decision is wanted that the
card does not ask for (any more), a new card comes. A card that can no longer be changed, and names a candidate whom its
holder knows by now, is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.interviews import access
from bot.notices import kinds, sent_cards
from bot.notices.sent_cards import SentCard
from bot.notices.view import View, notice_card
from bot.wecom.content import ButtonCard, Card, NoticeCard

SEE_NEW_CARD = ("See the new card", "见新卡片")
MOVED = ("Moved to another time", "已改期")
_CAN_BE_RECALLED = timedelta(hours=24)


@dataclass(frozen=True)
class CardChange:
    """A card as it is to be, the code that allows the change, and the essence of what it says then.

    With `recalled`, which names the message, nothing of it is left.
    """

    code: str
    card: dict[str, Any]
    shown: str
    recalled: str = ""


def change_of(card: SentCard, view: View) -> CardChange | None:
    """The change that the card needs and that can be made. In the transaction in which the refresh is claimed."""
    wanted = _wanted(card, view)
    hidden = view.interview is not None and access.must_stay_away(view.holder, view.interview)
    if wanted is None or (wanted.essence == card.shown and (hidden or not card.is_superseded)):
        return None
    if isinstance(wanted, ButtonCard):
        kind = kinds.named(card.kind)
        if kind.asks and kind.holds(view):
            sent_cards.put_again(card, view.now)
        return None
    code = sent_cards.take_code(card)
    if code is None and hidden and card.msgid and card.sent_at and view.now - card.sent_at < _CAN_BE_RECALLED:
        return CardChange("", {}, wanted.essence, recalled=card.msgid)
    if code is None:
        sent_cards.cannot_be_changed(card)
        return None
    return CardChange(code, wanted.message()["template_card"], wanted.essence)


def _wanted(card: SentCard, view: View) -> Card | None:
    if view.interview is not None and not access.must_stay_away(view.holder, view.interview):
        if card.is_superseded:
            return _closed(card, view, SEE_NEW_CARD)
        if card.for_sequence is not None and card.for_sequence != int(view.interview.sequence):
            sent_cards.supersede(card, view.now)
            return _closed(card, view, MOVED)
    part = kinds.rendered(card.kind, view)
    return part if isinstance(part, Card) else None


def _closed(card: SentCard, view: View, why: tuple[str, str]) -> NoticeCard | None:
    return notice_card(view, view.pick(*why)) if card.buttons else None
