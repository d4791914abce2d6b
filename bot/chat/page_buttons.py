"""A button of a page, which calls a command as a card's does, and says what chat would say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import change
from bot.chat import card_actions
from bot.chat.asking import confirmation, digest
from bot.chat.context import Context, explain
from bot.chat.handlers import Handlers
from bot.db import store
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.notices import history
from bot.one_message import one_message
from bot.phrase import Phrase, Rendered
from bot.texts import WORDS
from bot.wecom.content import Text
from bot.wecom.reply import Reply

# What says itself how it is taken back: by “undo”, or by the page's own button.
_SAYS_HOW = frozenset(id for id, words in WORDS.items() if "“undo”" in words.en) | {"decline.done_on_page"}


@dataclass(frozen=True)
class Outcome:
    """What is said of it. `is_done`: something was changed. `read`: nothing was, and what is said wants a yes first, which
    comes with this digest of it."""

    said: str
    is_done: bool = False
    read: str = ""


@dataclass(frozen=True)
class PageButtons:
    """Of whoever is signed on. What they change can be undone for `undo_window`, as in chat."""

    handlers: Handlers
    undo_window: timedelta

    @one_message()
    def press(
        self,
        command: str,
        interview: Interview,
        member: Member,
        now: datetime,
        *,
        sequence: str,
        arguments: Mapping[str, str],
        read: str | None,
    ) -> Outcome:
        """`sequence` is the version of the interview's time that the page showed, `arguments` are written as `Call.dump`
        writes them. `read` is the digest of what was read before and is now said yes to; None: the page itself showed
        all of it."""
        key = {"command": command, "arguments": {"interview": f"id:{interview.id}"} | dict(arguments)}

        def once() -> Outcome:
            with change.begin(now, member, undo_window=self.undo_window) as begun:
                ctx = Context(member, now, begun, self.handlers, on_page=True)
                if sequence != str(interview.sequence):
                    raise UserError("tapped.page_out_of_date")
                call = card_actions.made_of(ctx, key)
                if read is not None and (sentence := confirmation(ctx, call)) and digest(sentence) != read:
                    if call.command.check is not None:
                        call.command.check(ctx, **call.arguments)
                    return Outcome(sentence, read=digest(sentence))
                reply = call.command(ctx, **call.arguments)
                said = _words(reply)
                if any(row.undoable for row in begun.rows) and not _says_how_to_undo(reply.phrase):
                    said += ctx.text("tapped.how_to_undo")
                return Outcome(said, is_done=bool(begun.changes))

        try:
            return store.retry_once(once)
        except UserError as error:
            if error.tells_of is not None:
                with store.db.atomic():
                    history.count_as_told(error.tells_of, str(member.user_id), now)
            return Outcome(_words(explain(error, member, now, self.handlers)))


def _says_how_to_undo(phrase: Phrase | None) -> bool:
    """It does, or a text among its values."""
    if phrase is None:
        return False
    values = [one.phrase if isinstance(one, Rendered) else one for one in phrase.values.values()]
    return phrase.id in _SAYS_HOW or any(_says_how_to_undo(one) for one in values if isinstance(one, Phrase))


def _words(said: Reply) -> str:
    return "\n".join(one.content for one in said.parts if isinstance(one, Text))
