"""Message → handler → answer: one effect for each message, and the one place where passive and active meet."""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import change
from bot.chat import card_actions, dialog, inbox, page_language
from bot.chat.arguments import Call, load
from bot.chat.asking import Understood
from bot.chat.command import Handlers
from bot.chat.context import Context, explain
from bot.chat.conversation import understand
from bot.chat.dialog import Dialog
from bot.chat.outsiders import tell_former, welcome_stranger
from bot.db import queue, store
from bot.interviews import accounts, people
from bot.interviews.errors import UserError
from bot.interviews.models import Member, Role
from bot.log import log, places
from bot.notices import outbox, strangers
from bot.notices.sent_cards import SentCard
from bot.wecom import reply
from bot.wecom.message import Message
from bot.wecom.reply import NOTHING, Reply

PASSIVE_LIMIT_S = 4.0  # WeCom hangs up after 5; what is decided later leaves by the outbox
_LOOK_AGAIN_S = 0.05
_MEDIA = ("image", "voice", "video", "location", "link", "file")


@dataclass(frozen=True)
class Handled:
    """What to answer passively, and what a log may tell of the exchange."""

    said: Reply = NOTHING
    who: str = ""
    what: str = ""
    summary: str = ""
    by_database: datetime | None = None  # when it came, by PostgreSQL's own clock; of a first delivery


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
            if store.is_timeout(error):  # somebody keeps the table from us: nothing was promised yet
                raise store.DatabaseDown from error
            raise

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
            return message.kind in ("click", card_actions.EVENT) or message.kind in self.handlers.events
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
            return store.retry_once(lambda: self._work_once(entry_id, message, started, hopeless=hopeless))
        except Exception as error:
            if started is not None and store.is_timeout(error):
                return self._left_to_a_worker(entry_id, message)
            if not store.is_contention(error):
                raise
            log.error("deadlocked twice", inbox=entry_id)
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
        member = self._as_configured(member, message.user_id, now)
        if member is None:
            handled, call = Handled(self._to_stranger(message, now), message.user_id, "stranger"), None
        elif hopeless:
            handled, call = Handled(_apology(entry.id, member), str(member), "apology"), None
        else:
            page_language.follow(member, message, now)
            handled, call = self._handle(entry, message, member, remembered, now, slowly=started is None)
        on_time = started is not None and self._stopwatch() - started < PASSIVE_LIMIT_S
        passive = handled.said == NOTHING or (
            handled.said.is_passive and on_time and message.kind != card_actions.EVENT
        )
        left_by = "passive" if passive else "outbox"
        if not passive and not (
            message.kind == card_actions.EVENT and inbox.has_just_said(entry, message, handled.said, now)
        ):
            outbox.put_answer(entry.id, message.user_id, handled.said, now)
        if call is None:
            inbox.finish(entry.id, handled.said, left_by, now)
        else:
            inbox.put_off(entry.id, call.dump(), handled.said, left_by)
            queue.resume(entry.id)
        if passive:
            return Handled(handled.said, handled.who, handled.what, handled.summary, entry.by_database)
        return Handled(NOTHING, handled.who, handled.what, f"{handled.summary} (outbox)".strip(), entry.by_database)

    def _handle(
        self,
        entry: inbox.Entry,
        message: Message,
        member: Member,
        remembered: Dialog,
        now: datetime,
        *,
        slowly: bool,
    ) -> tuple[Handled, Call | None]:
        """The answer of the handler; with a call if that is left to the worker."""
        held = card_actions.card_tapped(message, now)
        what = ""
        talk, kept = copy(remembered), remembered  # what is said now may change it; what is kept if it fails
        later: Call | None = None
        try:
            # In a savepoint: what a failed handler did is undone, the answer still commits.
            with change.begin(now, member, undo_window=self._undo_window) as begun:
                ctx = Context(member, now, begun, self.handlers, message, talk)
                found = self._understood(ctx, entry, held)
                kept = copy(talk)  # a question once answered stays so, even if the answer is refused
                if (call := found.call) is not None and found.reply is None:
                    what = call.command.title(ctx.lang)
                    later = call if call.command.slow and not slowly else None
                    said = _on_it(ctx) if later else call.command(ctx, **call.arguments)
                else:
                    said = found.reply or NOTHING
            kept = talk
            handled = Handled(said, str(member), what or message.kind, said.summary)
            if held is not None and begun.changes:
                # The card itself shows what the tap did.
                talk.leave()  # nobody has seen what the answer asks
                handled = Handled(NOTHING, str(member), what, said.summary or "✓")
        except UserError as error:
            handled = Handled(explain(error, member, now), str(member), what or message.kind, "?")
        except Exception as error:
            if store.is_passing(error) or store.is_timeout(error):
                raise
            # The error's own text may quote the member: only its type and its places are logged.
            log.error("handler failed", inbox=entry.id, command=what, error=type(error).__name__, places=places(error))
            handled = Handled(_apology(entry.id, member), str(member), what or message.kind, "apology")
        if kept != remembered:
            dialog.write(member, kept, now)
        return handled, later

    def _understood(self, ctx: Context, entry: inbox.Entry, held: SentCard | None) -> Understood:
        message = ctx.message
        assert message is not None
        if entry.call is not None:
            command = self.handlers.commands[entry.call["command"]]
            return Understood(load(command, entry.call, ctx.situation))
        if message.kind == "text":
            return understand(ctx, message.text)
        if message.is_event and message.kind == card_actions.EVENT:
            ctx.dialog.pass_by()  # a tap is a call of its own
            return Understood(card_actions.call_of(ctx, held))
        if message.is_event and message.kind == "click":
            return understand(ctx, f"/{message.event_key}")
        if message.is_event:
            return Understood(reply=self.handlers.events[message.kind](ctx))
        return Understood(reply=ctx.say("I read text only. Try “schedule”.", "我只看得懂文字。发“日程”试试。"))

    def _as_configured(self, member: Member | None, user_id: str, now: datetime) -> Member | None:
        """Who is named in ADMIN_USERIDS is an admin from the first message, unless another admin has deactivated them."""
        if user_id in self._admin_user_ids and (member is None or member.role != Role.ADMIN):
            if member is None and people.known(user_id) is not None:
                return self._proven(user_id, now)
            with change.begin(now, kind="operator") as begun:
                return people.put(begun, user_id, role=Role.ADMIN)[0]
        return member or self._proven(user_id, now)

    def _proven(self, user_id: str, now: datetime) -> Member | None:
        """Who writes to us has an account: whoever was only waiting for that is a member."""
        known = people.known(user_id)
        if known is None or not accounts.is_expected(known):
            return None
        with change.begin(now, kind="system") as begun:
            accounts.confirm(begun, known)
        return known

    def _to_stranger(self, message: Message, now: datetime) -> Reply:
        if message.is_event and message.kind not in ("enter_agent", "subscribe", "click"):
            return NOTHING
        former = people.known(message.user_id)
        if former is not None:
            return tell_former(former, people.admins())
        strangers.announce(message, now)
        return welcome_stranger(message.user_id, people.admins())


def _on_it(ctx: Context) -> Reply:
    return ctx.say("On it. The result follows.", "正在处理，结果马上发你。")


def _apology(entry_id: int, member: Member) -> Reply:
    if member.lang == "zh":
        return reply.say(f"这一步出错了，什么都没有改动，已记录（编号 {entry_id}）。请稍后再发一次。")
    return reply.say(f"That went wrong; nothing was changed. It is recorded as no. {entry_id}. Please try again later.")
