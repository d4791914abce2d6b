"""What is to be changed on a card that is out there, if anything is.

An update alerts nobody, so it is for what needs no action: it leaves no buttons. Where a decision is wanted that the
card does not ask for (any more), a new card comes. A card that can no longer be changed, and says what is no longer so
or names a candidate whom its holder knows by now, is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot import wording
from bot.interviews import access, states
from bot.notices import card_codes, kinds, sent_cards
from bot.notices.kind import Kind
from bot.notices.sent_cards import SentCard
from bot.notices.view import View, is_ahead, notice_card
from bot.wecom.content import Asking, Card, NoticeCard, has_title, same_card, same_title

SEE_NEW_CARD = ("See the new card", "见新卡片")
MOVED = ("Moved to another time", "已改期")
CHANGED = ("It has changed: send “schedule”", "已有变化，发“日程”看现在的安排")


@dataclass(frozen=True)
class CardChange:
    """A card as it is to be, the code that allows the change, and the essence of what it says then.

    With `recalled`, which names the message, nothing of it is left.
    """

    code: str
    card: dict[str, Any]
    shown: str
    recalled: str = ""


def change_of(card: SentCard, view: View, *, anew: bool = False) -> CardChange | None:
    """The change that the card needs and that can be made. In the transaction in which the refresh is claimed.

    A card that asks in the language that its holder had when it came asks well enough, but where they want it `anew`:
    what others change, or take back, brings no second one.
    """
    wanted = _wanted(card, view)
    hidden = view.interview is not None and access.must_stay_away(view.holder, view.interview)
    if wanted is None or same_card(card.shown, wanted.essence):
        return None
    if card.buttons and isinstance(wanted, Asking) and not anew and _says_so_in_the_other_language(card, view):
        return None
    asks = isinstance(wanted, Asking) and kinds.named(card.kind).asks
    if not (card.buttons or hidden or card.is_superseded or asks or _is_untrue(card, wanted, view)):
        return None
    if isinstance(wanted, Asking):
        kind = kinds.named(card.kind)
        asks = kind.asks and _asks_again(card, kind, view)
        if card.buttons and (kind.asks or not _is_untrue(card, wanted, view)):
            return None
        wanted = _without_buttons(kind, view, asks=asks)
        if same_card(card.shown, wanted.essence):
            return None
    code = card_codes.take_code(card)
    if code is None and (hidden or not card.buttons) and card.can_be_recalled(view.now):
        return CardChange("", {}, wanted.essence, recalled=str(card.msgid))
    if code is None:
        sent_cards.cannot_be_changed(card)
        return None
    return CardChange(code, wanted.message()["template_card"], wanted.essence)


def _asks_again(card: SentCard, kind: Kind, view: View) -> bool:
    """Whether a decision is still wanted, of the member whom the card names or of another: then a new card comes."""
    if kind.holds(view):
        sent_cards.put_again(card, view.now)
        return True
    other = kind.asks_of(view)
    if other is not None:
        sent_cards.put_again(card, view.now, about=other)
    return other is not None


def _without_buttons(kind: Kind, view: View, *, asks: bool) -> NoticeCard:
    if asks:
        return notice_card(view, view.pick(*SEE_NEW_CARD))
    return kind.answered(view) or notice_card(view, view.pick(*CHANGED))


def _is_untrue(card: SentCard, wanted: Card, view: View) -> bool:
    """Whether a card says in its title what is no longer so. Once the interview has begun it says what was.

    It may say it in the language that its holder had then. A no-show that was taken back never was.
    """
    if same_title(card.shown, wanted.essence):
        return False
    if view.interview is not None and not is_ahead(view) and not states.is_to_be_chosen(view.of):
        return view.of.status != "no_show" and any(has_title(card.shown, one) for one in wording.STATES["no_show"])
    in_other = _wanted(card, view.in_the_other_language())
    return in_other is None or not same_title(card.shown, in_other.essence)


def _says_so_in_the_other_language(card: SentCard, view: View) -> bool:
    in_other = _wanted(card, view.in_the_other_language())
    return in_other is not None and same_card(card.shown, in_other.essence)


def _wanted(card: SentCard, view: View) -> Card | None:
    if view.interview is not None and not access.must_stay_away(view.holder, view.interview):
        if card.for_sequence is not None and card.for_sequence != int(view.interview.sequence):
            if not card.is_superseded:
                sent_cards.supersede(card, view.now)
            return notice_card(view, view.pick(*(MOVED if view.interview.slot else wording.NO_TIME)))
        if card.is_superseded:
            return notice_card(view, view.pick(*SEE_NEW_CARD))
    part = kinds.rendered(card.kind, view)
    return part if isinstance(part, Card) else None
