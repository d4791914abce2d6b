"""One message, one unit of work: what it is understood as is run, and what was done comes with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import change
from bot.chat import card_actions, dialog, in_turn, inbox, last_shown, let_go
from bot.chat.asking import Understood
from bot.chat.call import Call, load
from bot.chat.context import Context, explain
from bot.chat.conversation import understand
from bot.chat.dialog import Dialog
from bot.chat.handlers import Handlers
from bot.db import store
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.log import log, places
from bot.notices import history
from bot.notices.cards import SentCard
from bot.texts import text
from bot.wecom import reply
from bot.wecom.message import Message
from bot.wecom.reply import NOTHING, Reply


@dataclass(frozen=True)
class Handled:
    """What to answer passively, and what a log may tell of the exchange."""

    said: Reply = NOTHING
    who: str = ""
    what: str = ""
    summary: str = ""
    by_database: datetime | None = None  # when it came, by PostgreSQL's own clock; of a first delivery
    asks: bool = False  # the answer to a tap is a question, which is open


def handle(
    handlers: Handlers,
    entry: inbox.Entry,
    message: Message,
    member: Member,
    remembered: Dialog,
    now: datetime,
    *,
    undo_window: timedelta,
    slowly: bool,
) -> tuple[Handled, Call | None]:
    """The answer of the handler; with a call if that is left to the worker."""
    held = card_actions.card_tapped(message, now)
    what = ""
    talk, kept = remembered.copied(), remembered  # what is said now may change it; what is kept if it fails
    later: Call | None = None
    try:
        # In a savepoint: what a failed handler did is undone, the answer still commits.
        with change.begin(now, member, undo_window=undo_window) as begun:
            ctx = Context(member, now, begun, handlers, message, talk)
            found = _understood(ctx, entry, held)
            dropped = in_turn.forget(talk, remembered, found.call)
            last_shown.was_ordered(talk, None if found.reply else found.call, now)
            kept = talk.copied()  # a question once answered stays so, even if the answer is refused
            if (call := found.call) is not None and found.reply is None:
                what = call.command.title(ctx.lang)
                later = call if call.command.slow and not slowly else None
                said = _on_it(ctx) if later else call.command(ctx, **call.arguments)
            else:
                said = found.reply or NOTHING
                if call is not None and call.command.keep is not None:
                    call.command.keep(ctx, **call.arguments)
            last_shown.remember(ctx, found.call, remembered)
            if not (later or message.is_tap):
                said = in_turn.with_what_is_not_done(ctx, in_turn.go_on(ctx, said), dropped)
                said = let_go.noted(ctx, remembered.question, found.call, said, is_told=bool(dropped))
        kept = talk
        handled = Handled(said, str(member), what or message.kind, said.summary)
        if held is not None and begun.changes:
            # The card itself shows what the tap did.
            talk.lapse()  # nobody has seen what the answer asks
            shown = replace(NOTHING, apart=said.apart)
            handled = Handled(shown, str(member), what, said.summary or "✓")
    except UserError as error:
        if talk.passed_by is not None:  # what left the question could not be done: a yes answers nothing any more
            kept = kept.copied()
            kept.pass_by()
            in_turn.forget(kept, remembered)
        if error.about is not None:
            kept = kept.copied()
            last_shown.was_ordered(kept, error.about, now)
        if error.tells_of is not None:
            history.count_as_told(error.tells_of, str(member.user_id), now)
        said = explain(error, member, now, handlers)
        if kept.question is None and (kept.waiting or kept.passed_by is not None):
            kept = kept.copied()
            with change.begin(now, member, undo_window=undo_window) as begun:
                ctx = Context(member, now, begun, handlers, message, kept)
                said = let_go.noted(ctx, remembered.question, None, in_turn.go_on(ctx, said))
        handled = Handled(said, str(member), what or message.kind, "?")
    except Exception as error:
        if store.is_passing(error) or store.is_timeout(error):
            raise
        # The error's own text may quote the member: only its type and its places are logged.
        log.error("handler failed", inbox=entry.id, command=what, error=type(error).__name__, places=places(error))
        handled = Handled(apology(entry.id, member), str(member), what or message.kind, "apology")
        kept = _asks_nothing(kept) if kept is remembered else kept
    if kept != remembered:
        dialog.write(member, kept, now, undo_window)
    return replace(handled, asks=message.is_tap and kept.question is not None), later


def give_up(entry: inbox.Entry, member: Member, remembered: Dialog, now: datetime) -> Handled:
    """The apology, for what cannot be done however often it is tried."""
    kept = _asks_nothing(remembered)
    if kept != remembered:
        dialog.write(member, kept, now)
    return Handled(apology(entry.id, member), str(member), "apology")


def _asks_nothing(remembered: Dialog) -> Dialog:
    """What failed unread may have been another request: a yes that was sent for that one answers no older question."""
    kept = remembered.copied()
    if kept.question is not None:
        kept.lapse()
        kept.waiting = ()
    return kept


def _understood(ctx: Context, entry: inbox.Entry, held: SentCard | None) -> Understood:
    message = ctx.message
    assert message is not None
    if entry.call is not None:
        command = ctx.handlers.commands[entry.call["command"]]
        return Understood(load(command, entry.call, ctx.situation))
    if message.kind == "text":
        return understand(ctx, message.text)
    if message.is_tap:
        ctx.dialog.pass_by()  # a tap is a call of its own
        return Understood(card_actions.call_of(ctx, held))
    if message.is_event and message.kind == "click":
        return understand(ctx, f"/{message.event_key}")
    if message.is_event:
        return Understood(reply=ctx.handlers.events[message.kind](ctx))
    return Understood(reply=ctx.say("understood.text_only"))


def _on_it(ctx: Context) -> Reply:
    return ctx.say("understood.on_it")


def apology(entry_id: int, member: Member) -> Reply:
    return reply.say(text("understood.went_wrong", str(member.lang), number=entry_id))
