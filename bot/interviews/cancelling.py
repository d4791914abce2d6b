"""HR calls an interview off: everybody's time and its room are free again, and it is never held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.interviews import panel, places, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member

OFF = (*states.OPEN, "rescheduling")  # what can be called off, unless it has begun


def cancel(change: Change, interview: Interview, reason: str) -> None:
    """The interview does not take place. Feedback that is in stays.

    Raises: UserError when it has begun, or is off already.
    """
    now = panel.hold(interview, [one.member_id for one in places.of(interview)])
    check_cancel(now, change.now)
    before = {"status": now.status}
    states.move(now, "cancelled")
    after = {"status": "cancelled", "reason": reason}
    change.record("interview.cancelled", "interview", now.id, before=before, after=after, undoable=True)


def may_cancel(interview: Interview, now: datetime) -> bool:
    if interview.status in ("rescheduling", "draft"):
        return True
    return interview.status in OFF and interview.start is not None and now < interview.start


def check_cancel(interview: Interview, now: datetime) -> None:
    """Raises: UserError, which says how it stands and what helps."""
    if may_cancel(interview, now):
        return
    code = interview.code or ""
    if interview.status == "cancelled":
        raise _is_cancelled(interview)
    if interview.status == "no_show":
        raise UserError("cancel.is_no_show", code=code)
    if interview.status in ("in_progress", *states.AHEAD) and not interview.is_over(now):
        raise UserError("cancel.has_started", code=code)
    raise UserError("cancel.is_over", code=code)


@dataclass(frozen=True)
class Cancelled:
    """By whom an interview was called off, when, and why."""

    by: Member | None
    at: datetime
    reason: str


def how(interview: Interview) -> Cancelled | None:
    rows = store.fetch(
        """SELECT actor_id, at, after ->> 'reason' AS reason FROM audit_event a
           WHERE entity = 'interview' AND entity_id = %(id)s
             AND (action = 'interview.cancelled' OR action = 'undone' AND after ->> 'action' = 'interview.booked')
             AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) ORDER BY id DESC LIMIT 1""",
        id=interview.id,
    )
    if not rows:
        return None
    by = Member.get_or_none(Member.id == rows[0]["actor_id"])
    return Cancelled(by, rows[0]["at"], rows[0]["reason"] or "")


def _is_cancelled(interview: Interview) -> UserError:
    found, code = how(interview), interview.code or ""
    if found is None or found.by is None:
        return UserError("cancel.already", code=code)
    return UserError("cancel.already_by", code=code, who=found.by.name, at=found.at)
