"""What somebody was shown last, and whether they can still mean it: the one interview, or the look that listed several."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Dialog, Shown
from bot.chat.heard import LONGEST_SENTENCE
from bot.db.store import Prepared
from bot.interviews import lookup
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.values import Span

STAYS = timedelta(hours=1)  # what was shown before is hardly spoken of
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
    is_list = call is not None and _may_be_repeated(call)
    look = call.dump() if call is not None and is_list else talk.look.call if talk.look else None
    said = ctx.message.text if ctx.message is not None and ctx.message.kind == "text" else ""
    talk.look = Shown(ctx.now.isoformat(), interview, look, is_list, said[:LONGEST_SENTENCE])


def _may_be_repeated(call: Call) -> bool:
    return not call.command.acts and any(call.command.takes(kind) for kind in _MAY_CHANGE)


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
