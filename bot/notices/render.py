"""What a row that is due becomes: a body that leaves, a change of a card that is out there, or nothing.

All of it is made from the state as it is at that moment: whether the row still holds, whether it may be told now, and
whether it says anything new.
An update of a card alerts nobody, so it is for what needs no action: it leaves no buttons. Where a decision is wanted that
the card does not ask for (any more), a new card comes. A card that can no longer be changed, and says what is no longer so
or names a candidate whom its holder knows by now, is taken back.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot import wording
from bot.db import store
from bot.interviews import access, lookup, matches, people, preferences, states
from bot.interviews.models import Interview, Member
from bot.notices import batching, budget, cards, catalogue, conditions, outbox, queue, timing, unread
from bot.notices.cards import SentCard
from bot.notices.catalogue import panel
from bot.notices.kind import Kind
from bot.notices.queue import OutboxMessage
from bot.notices.view import Together, View, is_ahead, notice_card
from bot.phrase import Phrase
from bot.texts import WORDS
from bot.wecom.content import TEXT_BYTES, Asking, Card, NoticeCard, Part, Text, has_title, same_card, same_title


@dataclass(frozen=True)
class Views:
    """`url` is what a card without buttons opens."""

    url: str

    def of(self, message: OutboxMessage, task_id: str, now: datetime, together: Together | None = None) -> View:
        view = self._view(message.to_user, message.interview_id, message.subject, task_id, now)
        return view if together is None else replace(view, together=together)

    def of_card(self, card: SentCard, now: datetime) -> View:
        return self._view(card.to_user, card.interview_id, card.subject, card.task_id, now)

    def _view(
        self, to_user: str, interview_id: int | None, subject: dict[str, Any], task_id: str, now: datetime
    ) -> View:
        return View(
            holder=people.by_user_id(to_user) or Member(user_id=to_user, name=to_user, created_at=now),
            now=now,
            task_id=task_id,
            url=self.url,
            interview=_interview(interview_id),
            subject=subject,
        )


def _interview(interview_id: int | None) -> Interview | None:
    return next(iter(lookup.load([interview_id])), None) if interview_id is not None else None


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
            queue.drop(message, "expired")
            return None
        if message.kind == outbox.REFRESH:
            return self._refresh(message, now)
        if message.payload is not None and "with" in message.payload:
            _settle_merged(message, now)
            return None
        if asks_in_vain(message):
            queue.drop(message, "suppressed")
            return None
        if not message.is_notice:
            return _claimed([message], message.payload or {}, now)
        if people.has_left(message.to_user):
            queue.drop(message, "suppressed")
            unread.pass_on([message.id], now)
            return None
        return self._notice(message, rows, now)

    def _notice(self, message: OutboxMessage, rows: list[OutboxMessage], now: datetime) -> Sending | None:
        task_id = message.task_id or secrets.token_hex(12)
        view = self.views.of(message, task_id, now)
        if not still_holds(message, view):
            self._drop(message, view)
            return None
        if (until := _match_is_settled_at(message, view)) is not None:
            queue.put_off([message.id], until)
            return None
        if must_stay_away(view) or catalogue.named(message.kind).hides(view):
            queue.drop(message, "suppressed")
            if catalogue.named(message.kind).passed_on:
                unread.pass_on([message.id], now)
            return None
        if message.payload is not None:
            return self._repeated(message, message.payload, view)
        if does_without(message, view):
            queue.drop(message, "suppressed")
            return None
        if (until := timing.busy_until(message, view)) and may_wait(message, view):
            queue.put_off([message.id], until)
            return None
        if (until := timing.night_until(message, view)) is not None:
            queue.put_off([message.id], until)
            return None
        discreet_until = timing.discreet_until(message, view)
        view = replace(view, discreet=discreet_until is not None)
        if view.discreet or message.subject.get("discreet"):
            queue.add_to_subject(message, {"discreet": view.discreet})
        if noted := catalogue.named(message.kind).notes(view):
            queue.add_to_subject(message, noted)
            message, view = (
                replace(message, subject=message.subject | noted),
                replace(view, subject=(view.subject or {}) | noted),
            )
        if (many := batching.gathered(message, view)) is not None:
            return _claimed(many.together, _told_apart(many.said, view).message(), now) if many.said else None
        if asked := self._asked_together(rows, view):
            said = batching.listed([one for _, one in asked])
            return _claimed([one for one, _ in asked], _told_apart(said, view).message(), now)
        part = catalogue.rendered(message.kind, view)
        if part is None or not budget.allows(message) or says_nothing_new(message, part):
            queue.drop(message, "suppressed")
            return None
        if isinstance(part, Text):
            part, together = self._merged(part, rows, view) if may_be_merged(message) else (part, [message])
            return _claimed(together, _told_apart(part, view).message(), now)
        cards.about_to_be_sent(message.id, part, task_id)
        claimed = _claimed([message], part.message(), now)
        if claimed and discreet_until and (card := cards.by_row(message.id)):
            cards.put_refresh(card, discreet_until, now)  # all of it, once the screen is free
        return claimed

    def _drop(self, message: OutboxMessage, view: View) -> None:
        """It does not hold any more. Of who does not know that they interview, since that came too late, HR hears."""
        may_matter = message.kind == panel.INVITED.name and view.interview is not None
        if not may_matter or not conditions.was_never_asked(view) or has_heard(message):
            queue.drop(message, "suppressed")
            return
        queue.drop(message, "expired")
        unread.pass_on([message.id], view.now)

    def _repeated(self, message: OutboxMessage, payload: dict[str, Any], view: View) -> Sending | None:
        """The very same body, while WeCom would know it again and all that is in it still holds; else each anew."""
        within = queue.merged_into(message)
        stands = timing.busy_until(message, view) is None and is_known_to_wecom(message, view.now)
        if within and "gathered" in message.subject:
            said = batching.said_of([message, *within], view)
            stands = stands and said is not None and str(payload["text"]["content"]).startswith(said.content)
        else:
            stands = stands and all(queue.lock(one) and self._holds_within(one, view.now) for one in within)
        if stands:
            return _claimed([message, *within], payload, view.now)
        queue.begin_anew(message)
        return None

    def _holds_within(self, message: OutboxMessage, now: datetime) -> bool:
        if message.expires_at is not None and message.expires_at <= now:
            return False
        return may_be_told(message, self.views.of(message, "", now))

    def _merged(self, first: Text, rows: list[OutboxMessage], view: View) -> tuple[Text, list[OutboxMessage]]:
        """Several notices to one person become one, as far as a text has room. What is told in a list is told with
        nothing else: it is gathered from among the other rows, since nobody waits for one of it before another.
        """
        is_list = rows[0].kind in catalogue.LISTED
        view = replace(view, together=_about(rows))
        said, together = [batching.item(catalogue.named(rows[0].kind), view, first.content)], rows[:1]
        for message in rows[1:]:
            one = None
            if may_be_merged(message) and is_list == (message.kind in catalogue.LISTED):
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
        if not batching.may_be_listed(rows[0], view):
            return []
        together = [(rows[0], view)]
        for message in rows[1:]:
            if message.kind != panel.INVITED.name or message.payload is not None or not queue.lock(message):
                continue
            other = self.views.of(message, "", view.now)
            expired = message.expires_at is not None and message.expires_at <= view.now
            if expired or timing.night_until(message, other) is not None or does_without(message, other):
                continue
            if may_be_told(message, other) and batching.may_be_listed(message, other):
                if not batching.fit([*(one for _, one in together), other]):
                    break
                together.append((message, other))
        return together if len(together) >= batching.MANY else []

    def _rendered_with_others(self, message: OutboxMessage, first: View) -> batching.Item | None:
        """A notice that is to leave in an earlier one's message, if it is a text: its fault must not become that one's."""
        now = first.now
        if not queue.lock(message) or (message.expires_at is not None and message.expires_at <= now):
            return None
        try:
            with store.db.atomic():
                view = self.views.of(message, "", now, first.together)
                part = catalogue.rendered(message.kind, view) if may_be_told(message, view) else None
                return (
                    batching.item(catalogue.named(message.kind), view, part.content) if isinstance(part, Text) else None
                )
        except Exception as error:
            if store.is_passing(error):
                raise
            return None

    def _refresh(self, message: OutboxMessage, now: datetime) -> Updating | None:
        card = cards.by_row(int(message.subject["card"]))
        if card is None:
            queue.drop(message, "suppressed")
            return None
        if message.payload is not None:  # an attempt whose outcome is unknown
            change = CardChange(**message.payload)
        else:
            view = self.views.of_card(card, now)
            if card.subject.get("discreet") and (until := timing.shared_screen_until(view)):
                queue.put_off([message.id], until)  # what happens meanwhile brings no name onto that screen
                return None
            if (until := _untold_until(card, view)) is not None:
                # Nor does a card tell, by going, what its holder has not been told.
                queue.put_off([message.id], until)
                return None
            found = change_of(card, view, anew=bool(message.subject.get("anew")))
            if found is None:
                queue.drop(message, "suppressed")
                return None
            change = found
        return Updating(message, card, change) if queue.claim(message, asdict(change), now) else None


def _untold_until(card: SentCard, view: View) -> datetime | None:
    """When the card's holder is told that they need not come, where that still waits and nothing must be hidden."""
    if view.interview is None or access.must_stay_away(view.holder, view.interview):
        return None
    return outbox.waits_until(view.of.id, card.to_user, outbox.NEED_NOT_COME, view.now)


def _claimed(messages: list[OutboxMessage], payload: dict[str, Any], now: datetime) -> Sending | None:
    """None if another delivery was first."""
    first, *others = messages
    if not queue.claim(first, payload, now, counted=budget.is_counted(first)):
        return None
    for one in others:
        queue.claim(one, {"with": first.id}, now, counted=budget.is_counted(one))
    return Sending(messages, payload)


def _about(rows: list[OutboxMessage]) -> Together:
    named = (one.subject.get("member") for one in rows if one.is_notice)
    return Together(frozenset(one for one in named if isinstance(one, int)))


def _as_one(said: list[batching.Item], view: View, *, is_list: bool) -> str:
    return batching.as_one(said, view) if is_list else "\n".join(one.said for one in said)


def _told_apart(text: Text, view: View) -> Text:
    """With its time where the same words left a short while ago: WeCom would swallow them as a repeat.

    不来, then 照常进行, then 不来 again: the third is news.
    """
    at = view.now.astimezone(view.holder.tz)
    for said in (text, Text(f"{text.content} ({at:%H:%M})"), Text(f"{text.content} ({at:%H:%M:%S})")):
        if not queue.left_lately(view.holder.user_id, said.message(), view.now):
            break
    return said


def _settle_merged(message: OutboxMessage, now: datetime) -> None:
    """A notice that was told together with an earlier one shares its fate; if that failed, it goes alone."""
    if message.payload is not None and queue.is_sent(int(message.payload["with"])):
        queue.sent([message.id], None, None, now)
    else:
        queue.begin_anew(message)


# --- whether it leaves ------------------------------------------------------------------------------------------------


def still_holds(message: OutboxMessage, view: View) -> bool:
    if message.interview_id is None:
        return catalogue.named(message.kind).holds(view)
    if view.interview is None:
        return False
    if message.for_sequence is not None and int(view.interview.sequence) != message.for_sequence:
        return False
    return catalogue.named(message.kind).holds(view)


def would_leave(message: OutboxMessage, view: View) -> bool:
    """Whether at the view's now, as far as is known, it is of use, and there is something to tell."""
    if message.expires_at is not None and message.expires_at <= view.now:
        return False
    if must_stay_away(view) or not still_holds(message, view) or does_without(message, view):
        return False
    part = catalogue.rendered(message.kind, view)
    return part is not None and budget.allows(message) and not says_nothing_new(message, part)


def must_stay_away(view: View) -> bool:
    return view.interview is not None and access.must_stay_away(view.holder, view.interview)


def _match_is_settled_at(message: OutboxMessage, view: View) -> datetime | None:
    """When it is sure that the holder matches the candidate, as long as an undo may take it back: then they are to be told
    what they would have been told. What must be read is passed on at once."""
    is_matched = view.interview is not None and view.holder.id in view.of.matched
    if not is_matched or message.payload is not None or catalogue.named(message.kind).passed_on:
        return None
    return matches.may_be_taken_back_until(view.of.candidate_id, view.now)


def may_be_told(message: OutboxMessage, view: View) -> bool:
    """Within the message of another notice, which leaves now."""
    if not still_holds(message, view) or must_stay_away(view) or does_without(message, view):
        return False
    if timing.busy_until(message, view) is not None:
        return False
    return timing.night_until(message, view) is None


def may_wait(message: OutboxMessage, view: View) -> bool:
    """For the end of its reader's interview: what cannot is handed to somebody who is in none, if there is anybody."""
    return not catalogue.named(message.kind).cannot_wait(view) or unread.hand_to_somebody_free(message, view.now)


def does_without(message: OutboxMessage, view: View) -> bool:
    """Its reader has switched this kind off."""
    if message.kind not in catalogue.OPTIONAL or view.holder.id is None:
        return False
    return message.kind in preferences.of(int(view.holder.id)).unwanted and not message.subject.get("again")


def has_heard(message: OutboxMessage) -> bool:
    """Of the interview, by an earlier invitation or a reminder."""
    return message.interview_id is not None and queue.has_been_told(message.interview_id, message.to_user)


def says_nothing_new(message: OutboxMessage, part: Part) -> bool:
    """A decision that is asked for already, by the very same card."""
    if message.subject.get("again"):  # that is what its reader asked for
        return False
    if not isinstance(part, Asking) or message.interview_id is None or not catalogue.named(message.kind).asks:
        return False
    live = cards.live(message.to_user, message.interview_id, message.kind, message.subject)
    names_the_same = live is not None and live.subject.get("matches") == message.subject.get("matches")
    return live is not None and names_the_same and live.id != message.id and same_card(live.shown, part.essence)


def is_known_to_wecom(message: OutboxMessage, now: datetime) -> bool:
    """True while WeCom would recognise the body as one that it had. An answer is only ever what was said then."""
    sent_lately = message.sending_at is not None and now - message.sending_at < queue.WECOM_REMEMBERS
    return sent_lately or not message.is_notice


def asks_in_vain(message: OutboxMessage) -> bool:
    """It is the question that a tap was answered with, late, and its reader has written or tapped since."""
    return bool(
        message.kind == "answer"  # asks is a word of other subjects, too
        and message.subject.get("asks")
        and store.fetch(
            """SELECT 1 FROM inbox WHERE id > %(tap)s AND id < %(tap)s + 100000 AND user_id = %(reader)s AND done_at IS NOT NULL
                 AND kind <> 'enter_agent' LIMIT 1""",
            tap=message.subject["asks"],
            reader=message.to_user,
        )
    )


def may_be_merged(message: OutboxMessage) -> bool:
    return message.is_notice and message.payload is None and catalogue.named(message.kind).merged


# --- cards that are out there -----------------------------------------------------------------------------------------

SEE_NEW_CARD = Phrase("card.see_the_new_one")
MOVED = Phrase("card.moved")
CHANGED = Phrase("card.has_changed")


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
    asks = isinstance(wanted, Asking) and catalogue.named(card.kind).asks
    if not (card.buttons or hidden or card.is_superseded or asks or _is_untrue(card, wanted, view)):
        return None
    if isinstance(wanted, Asking):
        kind = catalogue.named(card.kind)
        asks = kind.asks and _asks_again(card, kind, view)
        if card.buttons and (kind.asks or not _is_untrue(card, wanted, view)):
            return None
        wanted = _without_buttons(kind, view, asks=asks)
        if same_card(card.shown, wanted.essence):
            return None
    code = cards.take_code(card)
    if code is None and (hidden or not card.buttons) and card.can_be_recalled(view.now):
        return CardChange("", {}, wanted.essence, recalled=str(card.msgid))
    if code is None:
        cards.cannot_be_changed(card)
        return None
    return CardChange(code, wanted.message()["template_card"], wanted.essence)


def _asks_again(card: SentCard, kind: Kind, view: View) -> bool:
    """Whether a decision is still wanted, of the member whom the card names or of another: then a new card comes."""
    if kind.holds(view):
        cards.put_again(card, view.now)
        return True
    other = kind.asks_of(view)
    if other is not None:
        cards.put_again(card, view.now, about=other)
    return other is not None


def _without_buttons(kind: Kind, view: View, *, asks: bool) -> NoticeCard:
    if asks:
        return notice_card(view, view.text(SEE_NEW_CARD))
    return kind.answered(view) or notice_card(view, view.text(CHANGED))


def _is_untrue(card: SentCard, wanted: Card, view: View) -> bool:
    """Whether a card says in its title what is no longer so. Once the interview has begun it says what was.

    It may say it in the language that its holder had then. A no-show that was taken back never was.
    """
    if same_title(card.shown, wanted.essence):
        return False
    if view.interview is not None and not is_ahead(view) and not states.is_to_be_chosen(view.of):
        return view.of.status != "no_show" and any(has_title(card.shown, one) for one in WORDS["state.no_show"])
    in_other = _wanted(card, view.in_the_other_language())
    return in_other is None or not same_title(card.shown, in_other.essence)


def _says_so_in_the_other_language(card: SentCard, view: View) -> bool:
    in_other = _wanted(card, view.in_the_other_language())
    return in_other is not None and same_card(card.shown, in_other.essence)


def _wanted(card: SentCard, view: View) -> Card | None:
    if view.interview is not None and not access.must_stay_away(view.holder, view.interview):
        if card.for_sequence is not None and card.for_sequence != int(view.interview.sequence):
            if not card.is_superseded:
                cards.supersede(card, view.now)
            return notice_card(view, view.text(MOVED if view.interview.slot else wording.NO_TIME))
        if card.is_superseded:
            return notice_card(view, view.text(SEE_NEW_CARD))
    part = catalogue.rendered(card.kind, view)
    return part if isinstance(part, Card) else None
