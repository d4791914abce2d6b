"""No feedback is expected of somebody any more, by word of HR."""

from __future__ import annotations

from bot.interviews import access, completion, panel, places
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member


def waive(change: Change, interview: Interview, member: Member, reason: str = "") -> bool:
    """The member need not write; whether the interview is complete by that.

    Raises: UserError when they owe nothing.
    """
    now = panel.hold(interview, [member.id])
    place = places.at(now, member)
    before = places.answer_of(place, now)
    if not place.owes_feedback or now.status in _OFF:
        raise _owes_nothing(now, member)
    if completion.is_in(now.id, member.id):
        raise _has_written(now, member)
    place.feedback_required = False
    place.save(only=["feedback_required"])
    after = {"member": member.id, "words": reason}
    change.record("feedback.waived", "interview", now.id, before=before, after=after, undoable=True)
    return completion.settle(change, now)


_OFF = ("no_show", "cancelled", "rescheduling", "completed")


def check_waive(interview: Interview, member: Member) -> None:
    """What `waive` would refuse as things stand.

    Raises: UserError.
    """
    place = access.place_of(member, interview)
    if place is None:
        raise UserError("refused.not_on_panel", who=member.name)
    if member.id in interview.feedback_in:
        raise _has_written(interview, member)
    if not place.owes_feedback or interview.status in _OFF:
        raise _owes_nothing(interview, member)


def of_whom_it_is_expected(interview: Interview) -> list[Member]:
    """Whose feedback is owed and not in."""
    owing = [one.member for one in access.owing_feedback(interview)]
    return [one for one in owing if one.id not in interview.feedback_in]


def _owes_nothing(interview: Interview, member: Member) -> UserError:
    return UserError("waive.owes_nothing", who=member.name, code=interview.code or "")


def _has_written(interview: Interview, member: Member) -> UserError:
    return UserError("waive.has_written", who=member.name, code=interview.code or "")
