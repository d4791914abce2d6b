"""Message → row → handled → answer: one effect for each message, and the one place where passive and active meet."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from bot.chat import inbox, page_language
from bot.chat.handlers import Handlers
from bot.chat.handling import Handled, give_up, handle
from bot.chat.outsiders import answer_outsider
from bot.chat.senders import member_of
from bot.db import queue, store
from bot.log import log
from bot.notices import outbox
from bot.one_message import one_message
from bot.wecom.message import TAP, Message
from bot.wecom.reply import NOTHING

PASSIVE_LIMIT_S = 4.0  # WeCom hangs up after 5; what is decided later leaves by the outbox
_MOST_DEADLOCKS = 2  # each costs a second, until PostgreSQL breaks it
_LOOK_AGAIN_S = 0.05
_MEDIA = ("image", "voice", "video", "location", "link", "file")
REPEATED = "repeat"


class Dispatcher:
    """Answers messages, each with one effect.

    The time of a message is PostgreSQL's, and comes with its row; `stopwatch` gives seconds.
    """

    def __init__(
        self,
        handlers: Handlers,
        *,
        undo_window: timedelta = timedelta(seconds=60),
        admin_user_ids: tuple[str, ...] = (),
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        self.handlers = handlers
        self._undo_window = undo_window
        self._admin_user_ids = admin_user_ids
        self._stopwatch = stopwatch

    @one_message()
    def answer(self, message: Message) -> Handled | None:
        """What to say passively to WeCom; None for what concerns nobody here, of which no row is kept.

        Raises: DatabaseDown; WeCom will then deliver the message again.
        """
        if not self._concerns_us(message):
            return None
        started = self._stopwatch()
        with store.connected():
            return self._answer(message, started)

    def _answer(self, message: Message, started: float) -> Handled:
        """A new message is received and worked on at once; what is not that simple goes on from what is known of it."""
        held = None
        try:
            with store.db.atomic():
                held = self._received_and_locked(message)
                if held is not None and not held.entry.has_earlier:
                    return self._work_on(held, message, started)
        except Exception as error:
            if held is not None and store.is_timeout(error):
                return self._left_to_a_worker(held.entry.id, message)
            if not (store.is_lost(error) or store.is_contention(error)):
                raise
        entry = held.entry if held else store.retry_once(lambda: inbox.receive(message))
        if entry.said is not None:
            return Handled(entry.said, message.user_id, REPEATED)
        try:
            if not self._my_turn(entry, started):
                return Handled(NOTHING, message.user_id, "in line")  # the sweep answers it, in order
            tries = 1 if entry.is_new else store.retry_once(lambda: inbox.count_try(entry.id))
            return self._said_before(entry) if tries is None else self._work(entry.id, message, tries, started)
        except Exception as error:
            if store.is_timeout(error):  # the first delivery is still at it, and will speak
                return Handled(NOTHING, message.user_id, REPEATED)
            raise

    def _received_and_locked(self, message: Message) -> inbox.Held | None:
        try:
            return inbox.receive_and_lock(message)
        except Exception as error:
            # Somebody keeps the table from us, or there is no clock to date the row by: nothing was promised yet.
            if store.is_timeout(error) or store.is_without_value(error):
                raise store.DatabaseDown from error
            raise

    @one_message()
    def resume(self, entry_id: int) -> None:
        """Do what a dead worker left, or what was put off; the answer leaves by the outbox."""
        with store.db.connection_context():
            entry = inbox.read(entry_id)
            if entry.done_at is not None or (entry.call is None and not inbox.wait_for_earlier(entry)):
                return
            tries = inbox.count_try(entry_id)
        if tries is None:
            return
        try:
            self._work(entry_id, Message.load(entry.message), tries, started=None)
        except Exception as error:
            if store.is_passing(error):
                # Such as a full disk: the message is not to blame, however often it comes to this.
                store.retry_once(lambda: inbox.forget_try(entry_id))
            raise

    def _concerns_us(self, message: Message) -> bool:
        if message.is_event:
            return message.kind in ("click", TAP) or message.kind in self.handlers.events
        return message.kind == "text" or message.kind in _MEDIA

    def _my_turn(self, entry: inbox.Entry, started: float) -> bool:
        """Messages of one member are answered in order."""
        while entry.has_earlier and not store.retry_once(lambda: inbox.wait_for_earlier(entry)):
            if self._stopwatch() - started > PASSIVE_LIMIT_S:
                return False
            time.sleep(_LOOK_AGAIN_S)
        return True

    def _said_before(self, entry: inbox.Entry) -> Handled:
        done = store.retry_once(lambda: inbox.read(entry.id))
        return Handled(done.said or NOTHING, entry.user_id, REPEATED)

    def _work(self, entry_id: int, message: Message, tries: int, started: float | None) -> Handled:
        hopeless = tries > inbox.MOST_TRIES
        if hopeless:
            log.error("message given up", inbox=entry_id, tries=tries - 1)
        try:
            return store.retry_once(
                lambda: self._work_once(entry_id, message, started, hopeless=hopeless), deadlocks=_MOST_DEADLOCKS
            )
        except Exception as error:
            if started is not None and store.is_timeout(error):
                return self._left_to_a_worker(entry_id, message)
            if not store.is_contention(error):
                raise
            log.error("deadlocked again and again", inbox=entry_id)
            return store.retry_once(lambda: self._work_once(entry_id, message, started, hopeless=True))

    def _left_to_a_worker(self, entry_id: int, message: Message) -> Handled:
        """What took too long, or waited too long for somebody else's lock, is nobody's fault: a worker has more time."""
        log.warning("left to a worker", inbox=entry_id)
        with store.db.atomic():
            queue.resume(entry_id)
        return Handled(NOTHING, message.user_id, "later")

    def _work_once(self, entry_id: int, message: Message, started: float | None, *, hopeless: bool) -> Handled:
        """One transaction: the row's lock, and all that is done under it."""
        with store.db.atomic():
            held = inbox.lock(entry_id)
            if held is None:
                return Handled(inbox.read(entry_id).said or NOTHING, message.user_id, REPEATED)
            if held.entry.call is not None and started is not None:
                return Handled(held.entry.said or NOTHING, message.user_id, REPEATED)
            return self._work_on(held, message, started, hopeless=hopeless)

    def _work_on(self, held: inbox.Held, message: Message, started: float | None, *, hopeless: bool = False) -> Handled:
        """The effect, the answer, and what is owed if it comes late, for the transaction that holds the row."""
        entry, member, remembered = held
        now = entry.now
        assert now is not None
        member = member_of(member, message.user_id, now, self._admin_user_ids)
        if member is None:
            handled, call = Handled(answer_outsider(message, now), message.user_id, "stranger"), None
        elif hopeless:
            handled, call = give_up(entry, member, remembered, now), None
        else:
            page_language.follow(member, message, now)
            handled, call = handle(
                self.handlers,
                entry,
                message,
                member,
                remembered,
                now,
                undo_window=self._undo_window,
                slowly=started is None,
            )
        on_time = started is not None and self._stopwatch() - started < PASSIVE_LIMIT_S
        passive = handled.said == NOTHING or (handled.said.is_passive and on_time and not message.is_tap)
        left_by = "passive" if passive else "outbox"
        if passive and handled.said.apart:
            outbox.put_answer(entry.id, message.user_id, handled.said.apart, now)
        elif not passive and (
            handled.said.apart or not (message.is_tap and inbox.has_just_said(entry, message, handled.said, now))
        ):
            all_of_it = (*handled.said.parts, *handled.said.apart)
            outbox.put_answer(entry.id, message.user_id, all_of_it, now, asks=handled.asks)
        if call is None:
            inbox.finish(entry.id, handled.said, left_by, now)
        else:
            inbox.put_off(entry.id, call.dump(), handled.said, left_by)
            queue.resume(entry.id)
        if passive:
            return Handled(handled.said, handled.who, handled.what, handled.summary, entry.by_database)
        return Handled(NOTHING, handled.who, handled.what, f"{handled.summary} (outbox)".strip(), entry.by_database)
