"""What somebody was shown last, and whether they can still mean it: the one interview, or the look that listed several."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import QUESTION_STAYS_OPEN, Dialog, Shown
from bot.chat.heard import LONGEST_SENTENCE
from bot.db.store import Prepared
from bot.interviews import lookup
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.values import Span

STAYS = timedelta(hours=1)  # what was shown before is hardly spoken of
_LEAST = timedelta(hours=2)  # of a part of a day: a free time that was chosen is no look at days
_MAY_CHANGE = (Span, Member, Members)  # in a look that is repeated: its days, or whom it is at


def remember(ctx: Context, call: Call | None, before: Dialog) -> None:
    """After an answer: which interview it showed, or which look it was."""
    talk = ctx.dialog
    interview: int | None = None
    if talk.about is not None:
        interview = talk.about
    elif talk.interview_ids is not before.interview_ids:
        interview = talk.interview_ids[0] if len(talk.interview_ids) == 1 else None
    elif call is not None and (named := [one for one in call.arguments.values() if isinstance(one, Interview)]):
        interview = int(named[0].id)
    elif call is None or not _may_be_repeated(call):
        return  # it showed none
    is_list = call is not None and _may_be_repeated(call) and not call.interviews
    look = call.dump() if call is not None and is_list else talk.look.call if talk.look else None
    said = ctx.message.text if ctx.message is not None and ctx.message.kind == "text" else ""
    before_it = talk.look or Shown("")
    talk.look = replace(
        before_it, at=ctx.now.isoformat(), interview=interview, call=look, is_list=is_list, said=said[:LONGEST_SENTENCE]
    )


def _may_be_repeated(call: Call) -> bool:
    is_one_time = any(isinstance(one, Span) and one.end - one.start < _LEAST for one in call.arguments.values())
    return not (call.command.changes or is_one_time) and any(call.command.takes(kind) for kind in _MAY_CHANGE)


def was_ordered(talk: Dialog, call: Call | None, now: datetime) -> None:
    """Before it is made, for it may be refused: what can be put right by the next message, and by no later one."""
    dumped = _without_words(call) if call is not None and call.is_ready and not _may_be_repeated(call) else None
    if talk.look is None and dumped is not None:
        talk.look = Shown(now.isoformat())
    if talk.look is not None and (dumped is not None or talk.look.order is not None):
        talk.look = replace(talk.look, order=dumped, ordered_at=now.isoformat() if dumped is not None else "")


def _without_words(call: Call) -> dict[str, Any] | None:
    """A reason is of the one for which it was given; what was dictated is kept as it is written."""
    if call.command.dictated:
        return None
    dumped = call.dump()
    kept = {name: value for name, value in dumped["arguments"].items() if name != call.command.asked_words}
    return {"command": dumped["command"], "arguments": kept, "missing": []}


def order(ctx: Context) -> Call | None:
    """What the message before has ordered, whether it was done or refused."""
    shown = ctx.dialog.look
    if shown is None or shown.order is None:
        return None
    command = ctx.handlers.commands.get(shown.order["command"])
    if command is None or ctx.now - datetime.fromisoformat(shown.ordered_at) > QUESTION_STAYS_OPEN:
        return None
    return load(command, shown.order, ctx.situation)


def look(ctx: Context) -> Shown | None:
    """What was shown last, if that is not long ago. Its interview is left out where something else has told of another since."""
    shown = ctx.dialog.look
    if shown is None or ctx.now - datetime.fromisoformat(shown.at) > STAYS:
        return None
    if shown.interview is not None and _TOLD_OF_ANOTHER.fetch(
        user=str(ctx.user.user_id), interview=shown.interview, at=datetime.fromisoformat(shown.at)
    ):
        return replace(shown, interview=None)
    return shown


def has_told_of_another(ctx: Context) -> bool:
    """True where something has told of another interview since one was shown."""
    shown = ctx.dialog.look
    if shown is None or shown.interview is None:
        return False
    now_so = look(ctx)
    return now_so is not None and now_so.interview is None


def interview(ctx: Context, shown: Shown) -> Interview | None:
    found: list[Interview] = ctx.situation.once(
        ("shown", shown.interview), lambda: lookup.by_ids(ctx.user, [shown.interview] if shown.interview else [])
    )
    return found[0] if found else None


_TOLD_OF_ANOTHER = Prepared(
    """SELECT 1 AS told FROM outbox WHERE to_user = %(user)s AND state = 'sent' AND sent_at > %(at)s
         AND interview_id IS NOT NULL AND interview_id <> %(interview)s LIMIT 1"""
)
