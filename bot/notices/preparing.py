"""What a row that is due becomes: the body that leaves, or nothing, from the state as it is at that moment."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot.db import store
from bot.interviews import access, people
from bot.notices import (
    budget,
    gathering,
    holding,
    invitations,
    kinds,
    listing,
    outbox,
    panel_kinds,
    quiet,
    refreshing,
    sent_cards,
    still,
    transit,
    unread,
)
from bot.notices.refreshing import CardChange
from bot.notices.sent_cards import SentCard
from bot.notices.transit import OutboxMessage
from bot.notices.view import Together, View
from bot.notices.views import Views
from bot.wecom.content import TEXT_BYTES, Text


@dataclass(frozen=True)
class Sending:
    """Rows that were claimed, to leave as one message: the first with this body, the others within it."""

    messages: list[OutboxMessage]
    payload: dict[str, Any]


@dataclass(frozen=True)
class Updating:
    """A refresh that was claimed: what is to be changed on the card."""

    message: OutboxMessage
    card: SentCard
    change: CardChange


@dataclass(frozen=True)
class Preparing:
    """In the transaction that holds the first row's lock. None means that the row is done with."""

    views: Views

    def prepared(self, rows: list[OutboxMessage], now: datetime) -> Sending | Updating | None:
        """The first of a member's due rows, and what can leave within it."""
        message = rows[0]
        if message.expires_at is not None and message.expires_at <= now:
            transit.drop(message, "expired")
            return None
        if message.kind == outbox.REFRESH:
            return self._refresh(message, now)
        if message.payload is not None and "with" in message.payload:
            _settle_merged(message, now)
            return None
        if holding.asks_in_vain(message):
            transit.drop(message, "suppressed")
            return None
        if not message.is_notice:
            return _claimed([message], message.payload or {}, now)
        if people.has_left(message.to_user):
            transit.drop(message, "suppressed")
            unread.pass_on([message.id], now)
            return None
        return self._notice(message, rows, now)

    def _notice(self, message: OutboxMessage, rows: list[OutboxMessage], now: datetime) -> Sending | None:
        task_id = message.task_id or secrets.token_hex(12)
        view = self.views.of(message, task_id, now)
        if not holding.still_holds(message, view):
            self._drop(message, view)
            return None
        if holding.must_stay_away(view):
            transit.drop(message, "suppressed")
            if kinds.named(message.kind).passed_on:
                unread.pass_on([message.id], now)
            return None
        if message.payload is not None:
            return self._repeated(message, message.payload, view)
        if holding.does_without(message, view):
            transit.drop(message, "suppressed")
            return None
        if (until := quiet.until(message, view)) and holding.may_wait(message, view):
            transit.put_off([message.id], until)
            return None
        if (until := quiet.night_until(message, view)) is not None:
            transit.put_off([message.id], until)
            return None
        discreet_until = quiet.discreet_until(message, view)
        view = replace(view, discreet=discreet_until is not None)
        if view.discreet or message.subject.get("discreet"):
            transit.add_to_subject(message, {"discreet": view.discreet})
        if (many := gathering.gathered(message, view)) is not None:
            return _claimed(many.together, _told_apart(many.said, view).message(), now) if many.said else None
        if asked := self._asked_together(rows, view):
            said = invitations.listed([one for _, one in asked])
            return _claimed([one for one, _ in asked], _told_apart(said, view).message(), now)
        part = kinds.rendered(message.kind, view)
        if part is None or not budget.allows(message) or holding.says_nothing_new(message, part):
            transit.drop(message, "suppressed")
            return None
        if isinstance(part, Text):
            part, together = self._merged(part, rows, view) if holding.may_be_merged(message) else (part, [message])
            return _claimed(together, _told_apart(part, view).message(), now)
        sent_cards.about_to_be_sent(message.id, part, task_id)
        claimed = _claimed([message], part.message(), now)
        if claimed and discreet_until and (card := sent_cards.by_row(message.id)):
            sent_cards.put_refresh(card, discreet_until, now)  # all of it, once the screen is free
        return claimed

    def _drop(self, message: OutboxMessage, view: View) -> None:
        """It does not hold any more. Of who does not know that they interview, since that came too late, HR hears."""
        may_matter = message.kind == panel_kinds.INVITED.name and view.interview is not None
        if not may_matter or not still.was_never_asked(view) or holding.has_heard(message):
            transit.drop(message, "suppressed")
            return
        transit.drop(message, "expired")
        unread.pass_on([message.id], view.now)

    def _repeated(self, message: OutboxMessage, payload: dict[str, Any], view: View) -> Sending | None:
        """The very same body, while WeCom would know it again and all that is in it still holds; else each anew."""
        within = transit.merged_into(message)
        stands = quiet.until(message, view) is None and holding.is_known_to_wecom(message, view.now)
        if within and "gathered" in message.subject:
            said = gathering.said_of([message, *within], view)
            stands = stands and said is not None and str(payload["text"]["content"]).startswith(said.content)
        else:
            stands = stands and all(transit.lock(one) and self._holds_within(one, view.now) for one in within)
        if stands:
            return _claimed([message, *within], payload, view.now)
        transit.begin_anew(message)
        return None

    def _holds_within(self, message: OutboxMessage, now: datetime) -> bool:
        if message.expires_at is not None and message.expires_at <= now:
            return False
        return holding.may_be_told(message, self.views.of(message, "", now))

    def _merged(self, first: Text, rows: list[OutboxMessage], view: View) -> tuple[Text, list[OutboxMessage]]:
        """Several notices to one person become one, as far as a text has room. What is told in a list is told with
        nothing else: it is gathered from among the other rows, since nobody waits for one of it before another.
        """
        is_list = rows[0].kind in kinds.LISTED
        view = replace(view, together=_about(rows))
        said, together = [listing.item(kinds.named(rows[0].kind), view, first.content)], rows[:1]
        for message in rows[1:]:
            one = None
            if holding.may_be_merged(message) and is_list == (message.kind in kinds.LISTED):
                one = self._rendered_with_others(message, view)
            if one is None:
                if is_list:
                    continue
                break
            more = (
                said if any(one.said == each.said for each in said) else [*said, one]
            )  # two changes may come to the same
            if len(_as_one(more, view, is_list=is_list).encode()) > TEXT_BYTES:
                break
            said, together = more, [*together, message]
        return Text(_as_one(said, view, is_list=is_list)), together

    def _asked_together(self, rows: list[OutboxMessage], view: View) -> list[tuple[OutboxMessage, View]]:
        """Three and more that one person is asked about at once are one message, and no burst of cards; else nothing."""
        if not invitations.may_be_listed(rows[0], view):
            return []
        together = [(rows[0], view)]
        for message in rows[1:]:
            if message.kind != panel_kinds.INVITED.name or message.payload is not None or not transit.lock(message):
                continue
            other = self.views.of(message, "", view.now)
            expired = message.expires_at is not None and message.expires_at <= view.now
            if expired or quiet.night_until(message, other) is not None or holding.does_without(message, other):
                continue
            if holding.may_be_told(message, other) and invitations.may_be_listed(message, other):
                if not invitations.fit([*(one for _, one in together), other]):
                    break
                together.append((message, other))
        return together if len(together) >= invitations.MANY else []

    def _rendered_with_others(self, message: OutboxMessage, first: View) -> listing.Item | None:
        """A notice that is to leave in an earlier one's message, if it is a text: its fault must not become that one's."""
        now = first.now
        if not transit.lock(message) or (message.expires_at is not None and message.expires_at <= now):
            return None
        try:
            with store.db.atomic():
                view = self.views.of(message, "", now, first.together)
                part = kinds.rendered(message.kind, view) if holding.may_be_told(message, view) else None
                return listing.item(kinds.named(message.kind), view, part.content) if isinstance(part, Text) else None
        except Exception as error:
            if store.is_passing(error):
                raise
            return None

    def _refresh(self, message: OutboxMessage, now: datetime) -> Updating | None:
        card = sent_cards.by_row(int(message.subject["card"]))
        if card is None:
            transit.drop(message, "suppressed")
            return None
        if message.payload is not None:  # an attempt whose outcome is unknown
            change = CardChange(**message.payload)
        else:
            view = self.views.of_card(card, now)
            if card.subject.get("discreet") and (until := quiet.ends(view)):
                transit.put_off([message.id], until)  # what happens meanwhile brings no name onto that screen
                return None
            if (until := _untold_until(card, view)) is not None:
                # Nor does a card tell, by going, what its holder has not been told.
                transit.put_off([message.id], until)
                return None
            found = refreshing.change_of(card, view, anew=bool(message.subject.get("anew")))
            if found is None:
                transit.drop(message, "suppressed")
                return None
            change = found
        return Updating(message, card, change) if transit.claim(message, asdict(change), now) else None


def _untold_until(card: SentCard, view: View) -> datetime | None:
    """When the card's holder is told that they need not come, where that still waits and nothing must be hidden."""
    if view.interview is None or access.must_stay_away(view.holder, view.interview):
        return None
    return outbox.waits_until(view.of.id, card.to_user, outbox.NEED_NOT_COME, view.now)


def _claimed(messages: list[OutboxMessage], payload: dict[str, Any], now: datetime) -> Sending | None:
    """None if another delivery was first."""
    first, *others = messages
    if not transit.claim(first, payload, now, counted=budget.is_counted(first)):
        return None
    for one in others:
        transit.claim(one, {"with": first.id}, now, counted=budget.is_counted(one))
    return Sending(messages, payload)


def _about(rows: list[OutboxMessage]) -> Together:
    named = (one.subject.get("member") for one in rows if one.is_notice)
    return Together(frozenset(one for one in named if isinstance(one, int)))


def _as_one(said: list[listing.Item], view: View, *, is_list: bool) -> str:
    return listing.as_one(said, view) if is_list else "\n".join(one.said for one in said)


def _told_apart(text: Text, view: View) -> Text:
    """With its time where the same words left a short while ago: WeCom would swallow them as a repeat.

    不来, then 照常进行, then 不来 again: the third is news.
    """
    at = view.now.astimezone(view.holder.tz)
    for said in (text, Text(f"{text.content} ({at:%H:%M})"), Text(f"{text.content} ({at:%H:%M:%S})")):
        if not transit.left_lately(view.holder.user_id, said.message(), view.now):
            break
    return said


def _settle_merged(message: OutboxMessage, now: datetime) -> None:
    """A notice that was told together with an earlier one shares its fate; if that failed, it goes alone."""
    if message.payload is not None and transit.is_sent(int(message.payload["with"])):
        transit.sent([message.id], None, None, now)
    else:
        transit.begin_anew(message)
