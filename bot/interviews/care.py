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
        raise UserError("take.nobody_missing", code=now.code or "")
    taken = lookup.taken_by(now, missing)
    if taken is not None and taken.id == member.id:
        raise UserError("take.already_yours")
    if taken is not None and not over:
        raise UserError("take.already_theirs", who=taken.name, code=now.code or "")
    change.record("interview.taken", "interview", now.id, after={"member": member.id})
