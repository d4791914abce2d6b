"""One member's messages, in order, to WeCom: at most one effect for each, and at WeCom's pace.

WeCom is called outside any transaction. A row is `sending` from before the call until its outcome is known; one that
stays so is an attempt of unknown outcome, and is repeated with the very same body, which WeCom recognises.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.db import clock, store
from bot.interviews import access, lookup, people
from bot.interviews.models import Interview, Member
from bot.log import log, places
from bot.notices import budget, kinds, outbox, refreshing, sent_cards, unread
from bot.notices.outbox import OutboxMessage
from bot.notices.refreshing import CardChange
from bot.notices.sent_cards import SentCard
from bot.notices.view import View
from bot.wecom.client import WeCom
from bot.wecom.content import TEXT_BYTES, ButtonCard, Part, Text
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

LONGEST_WAIT_S = 300.0
_CODE_GONE = 60140  # response_code used or expired


@dataclass(frozen=True)
class Delivery:
    """Sends what the outbox owes. `url` is what a card without buttons opens."""

    wecom: WeCom
    url: str
    undo_window: timedelta = timedelta(0)

    def deliver(self, to_user: str) -> int:
        """Send the member's due rows until none is left or one must wait; how many left."""
        count = 0
        while self._deliver_next(to_user):
            count += 1
        return count

    def refresh_token(self) -> None:
        """Have the next access token before the present one dies; what fails here is told, and tried again later."""
        try:
            self.wecom.refresh_ahead()
        except RetryLater as later:
            _tell_admin(later)

    def _deliver_next(self, to_user: str) -> bool:
        with store.db.connection_context():
            now = clock.now()
            rows = outbox.due(to_user, now)
            if not rows or not (rows[0].kind == outbox.REFRESH or outbox.pace_allows(to_user, now)):
                return False
        try:
            work = self._begin(rows, now)
            return work is None or work()
        except Exception as error:
            if store.is_passing(error):
                raise
            self._stumbled(rows[0], error)
            return True

    def _stumbled(self, message: OutboxMessage, error: Exception) -> None:
        """One row's fault is that row's: what comes after it goes on."""
        with store.db.connection_context():
            hopeless = outbox.stumble(message, type(error).__name__, clock.now())
        say = log.error if hopeless else log.warning
        say("notice failed", outbox=message.id, kind=message.kind, error=type(error).__name__, places=places(error))

    def _begin(self, rows: list[OutboxMessage], now: datetime) -> Callable[[], bool] | None:
        """Claim the next row; what is left to do outside the transaction, or None if the row is done with."""
        if _wants_a_name(rows[0]):
            return partial(self._ask_for_name, rows[0])
        with store.db.connection_context(), store.db.atomic():
            return self._prepared(rows, now) if outbox.lock(rows[0]) else None

    def _prepared(self, rows: list[OutboxMessage], now: datetime) -> Callable[[], bool] | None:
        message = rows[0]
        if message.expires_at is not None and message.expires_at <= now:
            outbox.drop(message, "expired")
            return None
        if message.kind == outbox.REFRESH:
            return self._prepared_refresh(message, now)
        if message.payload is not None and "with" in message.payload:
            self._settle_merged(message, now)
            return None
        if not message.is_notice:
            return self._claimed([message], message.payload or {}, now)
        if people.has_left(message.to_user):
            outbox.drop(message, "suppressed")
            unread.pass_on([message.id], now)
            return None
        task_id = message.task_id or secrets.token_hex(12)
        view = self._view(message, task_id, now)
        if not self._still_holds(message, view):
            outbox.drop(message, "suppressed")
            return None
        if message.payload is not None:
            if _is_known_to_wecom(message, now):
                return self._claimed([message], message.payload, now)
            outbox.begin_anew(message)
            return None
        if until := budget.in_an_interview_until(message, view):
            outbox.put_off(message, until)
            return None
        part = kinds.rendered(message.kind, view)
        if part is None or not budget.allows(message) or self._says_nothing_new(message, part):
            outbox.drop(message, "suppressed")
            return None
        if isinstance(part, Text):
            part, together = self._merged(part, rows, now) if _may_be_merged(message) else (part, [message])
            return self._claimed(together, part.message(), now)
        sent_cards.about_to_be_sent(message.id, part, task_id)
        return self._claimed([message], part.message(), now)

    def _claimed(
        self, messages: list[OutboxMessage], payload: dict[str, Any], now: datetime
    ) -> Callable[[], bool] | None:
        """What sends them, the first with this body and the others within it; None if another delivery was first."""
        first, *others = messages
        if not outbox.claim(first, payload, now, counted=budget.is_counted(first)):
            return None
        for one in others:
            outbox.claim(one, {"with": first.id}, now)
        return self._sending(messages, payload)

    def _says_nothing_new(self, message: OutboxMessage, part: Part) -> bool:
        """A decision that is asked for already, by the very same card."""
        if not isinstance(part, ButtonCard) or message.interview_id is None or not kinds.named(message.kind).asks:
            return False
        live = sent_cards.live(message.to_user, message.interview_id, message.kind)
        return live is not None and live.id != message.id and live.shown == part.essence

    def _settle_merged(self, message: OutboxMessage, now: datetime) -> None:
        """A notice that was told together with an earlier one shares its fate; if that failed, it goes alone."""
        if message.payload is not None and outbox.is_sent(int(message.payload["with"])):
            outbox.sent([message.id], None, None, now)
        else:
            outbox.begin_anew(message)

    def _merged(self, first: Text, rows: list[OutboxMessage], now: datetime) -> tuple[Text, list[OutboxMessage]]:
        """Several notices to one person become one, as far as a text has room."""
        text, together = first.content, rows[:1]
        for message in rows[1:]:
            part = self._rendered_with_others(message, now) if _may_be_merged(message) else None
            if not isinstance(part, Text) or len(f"{text}\n{part.content}".encode()) > TEXT_BYTES:
                break
            text, together = f"{text}\n{part.content}", [*together, message]
        return Text(text), together

    def _rendered_with_others(self, message: OutboxMessage, now: datetime) -> Part | None:
        """A notice that is to leave in an earlier one's message: its fault must not become that one's."""
        if not outbox.lock(message) or (message.expires_at is not None and message.expires_at <= now):
            return None
        try:
            with store.db.atomic():
                view = self._view(message, "", now)
                return kinds.rendered(message.kind, view) if self._still_holds(message, view) else None
        except Exception as error:
            if store.is_passing(error):
                raise
            return None

    def _still_holds(self, message: OutboxMessage, view: View) -> bool:
        if message.interview_id is None:
            return kinds.named(message.kind).holds(view)
        if view.interview is None or access.must_stay_away(view.holder, view.interview):
            return False
        if message.for_sequence is not None and int(view.interview.sequence) != message.for_sequence:
            return False
        return kinds.named(message.kind).holds(view)

    def _sending(self, messages: list[OutboxMessage], payload: dict[str, Any]) -> Callable[[], bool]:
        ids = [one.id for one in messages]

        def send() -> bool:
            try:
                # WeCom would swallow an honest repeat of an answer: 日程 asked twice is answered twice.
                left = self.wecom.send(messages[0].to_user, payload, duplicate_check=messages[0].kind != outbox.ANSWER)
            except RetryLater as later:
                return self._later(messages, later)
            except Refused as refused:
                return self._refused(messages, refused)
            now = clock.now()
            with store.db.connection_context(), store.db.atomic():
                sent_cards.supersede_by(ids[0], now)
                outbox.sent(ids, left.msgid, left.response_code, now)
            return True

        return send

    def _later(self, messages: list[OutboxMessage], later: RetryLater) -> bool:
        _tell_admin(later)
        if later.unresolved:
            log.warning("outcome unknown", outbox=messages[0].id, errcode=later.errcode)
            return False  # stays `sending`; repeated with the same body when that is old enough
        until = _next_attempt(messages[0], later)
        with store.db.connection_context():
            outbox.wait([one.id for one in messages], until, str(later))
        return False

    def _refused(self, messages: list[OutboxMessage], refused: Refused) -> bool:
        log.error("refused by WeCom", outbox=messages[0].id, errcode=refused.errcode)
        ids = [one.id for one in messages]
        with store.db.connection_context(), store.db.atomic():
            outbox.fail(ids, refused.errcode, refused.reason[1])
            if refused.errcode in unread.UNREACHABLE:
                unread.pass_on(ids, clock.now())
        return True

    # --- cards that are out there ---------------------------------------------------------------------------------

    def _prepared_refresh(self, message: OutboxMessage, now: datetime) -> Callable[[], bool] | None:
        card = sent_cards.by_row(int(message.subject["card"]))
        if card is None:
            outbox.drop(message, "suppressed")
            return None
        if message.payload is not None:  # an attempt whose outcome is unknown
            change = CardChange(**message.payload)
        else:
            found = refreshing.change_of(card, self._view_of_card(card, now))
            if found is None:
                outbox.drop(message, "suppressed")
                return None
            change = found
        if not outbox.claim(message, asdict(change), now):
            return None
        return lambda: self._update(message, card, change)

    def _update(self, message: OutboxMessage, card: SentCard, change: CardChange) -> bool:
        try:
            self.wecom.update_card(card.to_user, change.code, card=change.card)
        except RetryLater as later:
            return self._later_with_code(message, card, change, later)
        except Refused as refused:
            if refused.errcode != _CODE_GONE:
                return self._refused([message], refused)
            if message.state != "sending":
                with store.db.connection_context(), store.db.atomic():
                    sent_cards.cannot_be_changed(card)
                    outbox.drop(message, "suppressed")
                return True
            # After an attempt of unknown outcome a used code means that the attempt did it.
        with store.db.connection_context(), store.db.atomic():
            sent_cards.is_spent(card, change.shown)
            outbox.sent([message.id], None, None, clock.now())
        return True

    def _later_with_code(self, message: OutboxMessage, card: SentCard, change: CardChange, later: RetryLater) -> bool:
        """Where WeCom did nothing, the code is as good as it was, and one refresh of the card goes on waiting."""
        if later.unresolved:
            return self._later([message], later)
        _tell_admin(later)
        until = _next_attempt(message, later)
        with store.db.connection_context(), store.db.atomic():
            sent_cards.give_back_code(card, change.code)
            if sent_cards.refresh_waits(message.id, until, str(later)):
                return False
            outbox.drop(message, "suppressed")
        return True

    def _view(self, message: OutboxMessage, task_id: str, now: datetime) -> View:
        return View(
            holder=self._holder(message.to_user, now),
            now=now,
            task_id=task_id,
            url=self.url,
            interview=self._interview(message.interview_id),
            subject=message.subject,
            undo_window=self.undo_window,
        )

    def _view_of_card(self, card: SentCard, now: datetime) -> View:
        return View(
            holder=self._holder(card.to_user, now),
            now=now,
            task_id=card.task_id,
            url=self.url,
            interview=self._interview(card.interview_id),
            subject=card.subject,
            undo_window=self.undo_window,
        )

    def _ask_for_name(self, message: OutboxMessage) -> bool:
        """A stranger's name is asked of WeCom's directory; without it the account has to do. The row is still due."""
        user_id = str(message.subject["user_id"])
        try:
            name = str(self.wecom.user(user_id).get("name") or user_id)
        except (RetryLater, Refused):
            name = user_id
        with store.db.connection_context():
            outbox.add_to_subject(message, {"name": name})
        return True

    def _holder(self, user_id: str, now: datetime) -> Member:
        return people.by_user_id(user_id) or Member(user_id=user_id, name=user_id, created_at=now)

    def _interview(self, interview_id: int | None) -> Interview | None:
        return next(iter(lookup.load([interview_id])), None) if interview_id is not None else None


def _is_known_to_wecom(message: OutboxMessage, now: datetime) -> bool:
    """True while WeCom would recognise the body as one that it had. An answer is only ever what was said then."""
    sent_lately = message.sending_at is not None and now - message.sending_at < outbox.WECOM_REMEMBERS
    return sent_lately or not message.is_notice


def _next_attempt(message: OutboxMessage, later: RetryLater) -> datetime:
    return clock.now() + timedelta(seconds=max(later.after_s, min(2.0**message.attempts, LONGEST_WAIT_S)))


def _may_be_merged(message: OutboxMessage) -> bool:
    return message.is_notice and message.payload is None and kinds.named(message.kind).merged


def _wants_a_name(message: OutboxMessage) -> bool:
    return message.kind == kinds.STRANGER.name and "name" not in message.subject


def _tell_admin(later: RetryLater) -> None:
    """Once for each trouble. By the log, since nothing can be sent while it lasts."""
    if isinstance(later, NeedsAdmin) and later.first:
        log.error("WeCom refuses this app: run python -m bot doctor", errcode=later.errcode, why=later.reason[1])
