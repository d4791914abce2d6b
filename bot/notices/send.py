"""One member's messages, in order, to WeCom: at most one effect for each, and at WeCom's pace.

WeCom is called outside any transaction. A row is `sending` from before the call until its outcome is known; one that
stays so is an attempt of unknown outcome, and is repeated with the very same body, which WeCom recognises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import clock, store
from bot.interviews import candidate_link
from bot.log import log, places
from bot.notices import cards, outbox, queue, unread
from bot.notices.catalogue import people
from bot.notices.queue import OutboxMessage
from bot.notices.render import Preparing, Sending, Updating, Views
from bot.texts import in_words
from bot.wecom.client import WeCom
from bot.wecom.content import whole
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

LONGEST_WAIT_S = 300.0
_CODE_GONE = 60140  # response_code used or expired
_TASK_ID_USED = 42014


@dataclass(frozen=True)
class Delivery:
    """Sends what the outbox owes. `url` is what a card without buttons opens."""

    wecom: WeCom
    url: str

    def deliver(self, to_user: str, *, in_bulk: bool = False) -> int:
        """Send the member's due rows until none is left or one must wait; how many left."""
        count = 0
        while self._deliver_next(to_user, in_bulk=in_bulk):
            count += 1
        return count

    def failed(self, messages: list[OutboxMessage], error: BaseException) -> None:
        """What becomes of rows that were claimed, and whose call of WeCom ended so."""
        match error:
            case RetryLater():
                self._later(messages, error)
            case Refused():
                self._refused(messages, error)
            case _:  # nobody knows whether WeCom has them: they are repeated like those of a killed worker
                log.error("call failed", outbox=messages[0].id, error=type(error).__name__)

    def refresh_token(self) -> None:
        """Have the next access token before the present one dies; what fails here is told, and tried again later."""
        try:
            self.wecom.refresh_ahead()
        except RetryLater as later:
            _tell_admin(later)

    def _deliver_next(self, to_user: str, *, in_bulk: bool) -> bool:
        with store.db.connection_context():
            now = clock.now()
            rows = queue.due(to_user, now, in_bulk=in_bulk)
            if not rows or not (rows[0].kind == outbox.REFRESH or queue.pace_allows(to_user, now)):
                return False
        try:
            return self._leave(rows, now)
        except Exception as error:
            if store.is_passing(error):
                raise
            self._stumbled(rows[0], error)
            return True

    def _leave(self, rows: list[OutboxMessage], now: datetime) -> bool:
        """Claim the next row, and send what it has become; True when there may be more to do."""
        if _wants_a_name(rows[0]):
            return self._ask_for_name(rows[0])
        preparing = Preparing(Views(self.url))
        with store.db.connection_context(), store.db.atomic():
            unread.one_at_a_time([rows[0].id])
            work = preparing.prepared(rows, now) if queue.lock(rows[0]) else None
        match work:
            case Sending():
                return self._send(work)
            case Updating():
                return self._update(work)
        return True

    def _stumbled(self, message: OutboxMessage, error: Exception) -> None:
        """One row's fault is that row's: what comes after it goes on."""
        with store.db.connection_context():
            hopeless = queue.stumble(message, type(error).__name__, clock.now())
        say = log.error if hopeless else log.warning
        say("notice failed", outbox=message.id, kind=message.kind, error=type(error).__name__, places=places(error))

    def _ask_for_name(self, message: OutboxMessage) -> bool:
        """A stranger's name is asked of WeCom's directory; without it the account has to do. The row is still due."""
        user_id = str(message.subject["user_id"])
        try:
            name = str(self.wecom.user(user_id).get("name") or user_id)
        except (RetryLater, Refused):
            name = user_id
        with store.db.connection_context():
            queue.add_to_subject(message, {"name": name})
        return True

    # --- messages -------------------------------------------------------------------------------------------------

    def _send(self, work: Sending) -> bool:
        first = work.messages[0]
        try:
            # WeCom would swallow an honest repeat of an answer: 日程 asked twice is answered twice.
            message = whole(work.payload, candidate_link.token_of)
            left = self.wecom.send(first.to_user, message, duplicate_check=first.kind != outbox.ANSWER)
        except RetryLater as later:
            return self._later(work.messages, later)
        except Refused as refused:
            if refused.errcode == _TASK_ID_USED and first.attempts:
                return self._was_there(first)
            return self._refused(work.messages, refused)
        # A tap on the card that this one closes may want what we hold: WeCom has the message, and that is written down.
        # Whoever was ended lets go, and on a busy machine may hold it again before the other has woken.
        store.retry_once(lambda: self._arrived(work.messages, left.msgid, left.response_code), deadlocks=3)
        return True

    def _arrived(self, messages: list[OutboxMessage], msgid: str | None, code: str | None) -> None:
        now = clock.now()
        with store.db.atomic():
            cards.supersede_by(messages[0].id, now)
            queue.sent([one.id for one in messages], msgid, code, now)
            if messages[0].kind == outbox.MATCHED:
                cards.matches_were_shown(messages[0].id, now)

    def _was_there(self, message: OutboxMessage) -> bool:
        """An attempt of unknown outcome had done it, with the card as it was then; a tap on it is judged as any."""
        log.warning("card was there already", outbox=message.id)
        now = clock.now()
        with store.db.connection_context(), store.db.atomic():
            cards.supersede_by(message.id, now)
            queue.sent([message.id], None, None, now)
            if message.kind == outbox.MATCHED:
                cards.matches_were_shown(message.id, now)
            if (card := cards.by_row(message.id)) is not None:
                cards.cannot_be_changed(card)
        return True

    def _later(self, messages: list[OutboxMessage], later: RetryLater) -> bool:
        _tell_admin(later)
        if later.unresolved:
            log.warning("outcome unknown", outbox=messages[0].id, errcode=later.errcode)
            return False  # stays `sending`; repeated with the same body when that is old enough
        until = _next_attempt(messages[0], later)
        with store.db.connection_context():
            queue.wait([one.id for one in messages], until, str(later))
        return False

    def _refused(self, messages: list[OutboxMessage], refused: Refused) -> bool:
        log.error("refused by WeCom", outbox=messages[0].id, errcode=refused.errcode)
        ids = [one.id for one in messages]
        with store.db.connection_context(), store.db.atomic():
            unread.one_at_a_time(ids)
            queue.fail(ids, refused.errcode, in_words(refused.reason, "zh"))
            if refused.errcode in unread.UNREACHABLE:
                unread.pass_on(ids, clock.now())
        return True

    # --- cards that are out there ---------------------------------------------------------------------------------

    def _update(self, work: Updating) -> bool:
        message, card = work.message, work.card
        try:
            if work.change.recalled:
                self.wecom.recall(work.change.recalled)
            else:
                self.wecom.update_card(card.to_user, work.change.code, card=work.change.card)
        except RetryLater as later:
            return self._later_with_code(work, later)
        except Refused as refused:
            if work.change.recalled:
                return self._stays(work, refused)
            if refused.errcode != _CODE_GONE:
                return self._refused([message], refused)
            if message.state != "sending":
                with store.db.connection_context(), store.db.atomic():
                    cards.cannot_be_changed(card)
                    queue.drop(message, "suppressed")
                return True
            # After an attempt of unknown outcome a used code means that the attempt did it.
        with store.db.connection_context(), store.db.atomic():
            if work.change.recalled:
                cards.is_recalled(card)
            else:
                cards.is_spent(card, work.change.shown)
            queue.sent([message.id], None, None, clock.now())
        return True

    def _stays(self, work: Updating, refused: Refused) -> bool:
        """A card that WeCom does not take back is nobody's unheard message: it stays, and is let be."""
        log.warning("card not taken back", outbox=work.message.id, errcode=refused.errcode)
        with store.db.connection_context(), store.db.atomic():
            cards.cannot_be_recalled(work.card)
            queue.drop(work.message, "suppressed")
        return True

    def _later_with_code(self, work: Updating, later: RetryLater) -> bool:
        """Where WeCom did nothing, the code is as good as it was, and one refresh of the card goes on waiting.

        After an attempt of unknown outcome that one may have used the code: its own body goes on being repeated.
        """
        message = work.message
        if later.unresolved:
            return self._later([message], later)
        _tell_admin(later)
        if message.state == "sending":
            return False
        until = _next_attempt(message, later)
        with store.db.connection_context(), store.db.atomic():
            if work.change.code:
                cards.give_back_code(work.card, work.change.code)
            if cards.refresh_waits(message.id, until, str(later)):
                return False
            queue.drop(message, "suppressed")
        return True


def _next_attempt(message: OutboxMessage, later: RetryLater) -> datetime:
    return clock.now() + timedelta(seconds=max(later.after_s, min(2.0**message.attempts, LONGEST_WAIT_S)))


def _wants_a_name(message: OutboxMessage) -> bool:
    return message.kind == people.STRANGER.name and "name" not in message.subject


def _tell_admin(later: RetryLater) -> None:
    """Once for each trouble. By the log, since nothing can be sent while it lasts."""
    if isinstance(later, NeedsAdmin) and later.first:
        log.error(
            "WeCom refuses this app: run python -m bot doctor", errcode=later.errcode, why=in_words(later.reason, "zh")
        )
