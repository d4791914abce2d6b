"""Who of HR sees to an interview that is in trouble."""

from __future__ import annotations

from bot.interviews import lookup, panel, places, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member


def take(change: Change, interview: Interview, member: Member, *, over: bool = True) -> None:
    """The member sees to it from here on; with `over` also instead of a colleague who did.

    Raises: UserError when they do so already, nobody is missing, or it is over or off.
    """
    now = panel.hold(interview, [])
    running_or_ahead = now.status in (*states.AHEAD, "in_progress")
    if not running_or_ahead or now.end is None or now.end <= change.now:
        raise states.too_late(now, change.now)
    missing = [one for one in places.of(now) if one.is_open]
    if not missing:
        raise UserError(
            "{code}: no interviewer is missing, so there is nothing to handle.",
            "{code}：没有缺面试官，不用处理。",
            code=now.code or "",
        )
    taken = lookup.taken_by(now, missing)
    if taken is not None and taken.id == member.id:
        raise UserError("You're already handling that one.", "这场已经由你处理。")
    if taken is not None and not over:
        raise UserError(
            "{who} is handling {code} already. To take it over, send: take {code}",
            "{who}已在处理 {code}。要接手，发：我来处理 {code}",
            who=taken.name,
            code=now.code or "",
        )
    change.record("interview.taken", "interview", now.id, after={"member": member.id})
