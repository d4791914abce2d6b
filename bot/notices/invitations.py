"""Several interviews that one person is asked about at once: one message, and no burst of cards."""

from __future__ import annotations

from collections.abc import Sequence

from bot import wording
from bot.interviews import access, undo
from bot.notices import move_cards, outbox, sent_cards, still
from bot.notices.transit import OutboxMessage
from bot.notices.view import View, is_ahead
from bot.wecom.content import TEXT_BYTES, Text

MANY = 3  # from here on; fewer are cards
_SPARE = 20  # bytes, for the time of what would be a repeat


def may_be_listed(message: OutboxMessage, view: View) -> bool:
    """A first invitation, of which there is no card, to something that does not begin at once and was not moved."""
    if message.kind != outbox.INVITED or view.interview is None or view.discreet or still.was_asked_for(view):
        return False
    place = access.place_of(view.holder, view.of)
    if place is None or not place.is_current or place.response != "needs_action" or not is_ahead(view):
        return False
    if undo.is_about_to_begin(view.of, view.now) or move_cards.asked_anew(view) is not None:
        return False
    return sent_cards.live(message.to_user, view.of.id, message.kind) is None


def listed(views: Sequence[View]) -> Text:
    """Each is answered by its code."""
    view = min(views, key=lambda one: one.of.start or one.now)
    code = view.of.code or ""
    rows = [
        f"{number}) {wording.moment(one.of, one.holder, one.now)} {wording.title(one.of, one.holder)}"
        for number, one in enumerate(sorted(views, key=lambda one: one.of.start or one.now), 1)
    ]
    heading = view.pick(f"{len(views)} interviews to confirm:", f"有 {len(views)} 场面试请你确认：")
    how = view.pick(
        f"One by one: accept {code} or decline {code}. “pending” lists what is left.",
        f"逐场回复：接受 {code} 或 无法参加 {code}。发“待办”看还有哪些没回复。",
    )
    return Text("\n".join([heading, *rows, how]))


def fit(views: Sequence[View]) -> bool:
    """Whether so many are one message."""
    return len(listed(views).content.encode()) <= TEXT_BYTES - _SPARE
