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
from bot.wecom.content import Text
from bot.wecom.reply import Reply

_UNDO = ("undo", "撤销", "Accept it below", "点下面的“接受”")  # of what says itself how it is taken back


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
                said = _words(call.command(ctx, **call.arguments))
                if any(row.undoable for row in begun.rows) and not any(word in said for word in _UNDO):
                    said += ctx.text("tapped.how_to_undo")
                return Outcome(said, is_done=bool(begun.changes))

        try:
            return store.retry_once(once)
        except UserError as error:
            if error.tells_of is not None:
                with store.db.atomic():
                    history.count_as_told(error.tells_of, str(member.user_id), now)
            return Outcome(_words(explain(error, member, now, self.handlers)))


def _words(said: Reply) -> str:
    return "\n".join(one.content for one in said.parts if isinstance(one, Text))
