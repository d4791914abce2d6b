"""Taking back 认识候选人, which was said by mistake: HR decides it, and the file is open again."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access, panel
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant
from bot.interviews.states import is_ahead


def take_back(change: Change, interview: Interview, member: Member) -> None:
    """The member does not know the candidate, whichever round it was said of. That they cannot come stays as it is.

    Raises: UserError when they never said so.
    """
    now = panel.hold(interview, [member.id])
    said_of = _said_of(now, member)
    check(now, member)
    _set(said_of, member.id, False)
    before = {"status": now.status, "said_of": said_of}
    change.record("panel.conflict_over", "interview", now.id, before=before, after={"member": member.id}, undoable=True)


def check(interview: Interview, member: Member) -> None:
    """Raises: UserError when the member has not said that they know the candidate."""
    if not _said_of(interview, member):
        raise UserError("no_conflict.has_not_said", who=member.name)


def may_still_come(interview: Interview, member: Member, now: datetime) -> bool:
    """They said that they cannot, and nobody has their place: they may accept it after all."""
    place = access.place_of(member, interview)
    declined = place is not None and place.is_current and place.response == "declined"
    return declined and is_ahead(interview, now)


def say_again(interview: Interview, before: Values, after: Values) -> None:
    """For undo."""
    _set(before["said_of"], after["member"], True)


def _said_of(interview: Interview, member: Member) -> list[int]:
    """Ids of the candidate's interviews of which the member said it."""
    said = (Participant.member == member) & Participant.knows_candidate
    of_them = Interview.candidate == interview.candidate_id
    return [one.interview_id for one in Participant.select().join(Interview).where(said & of_them)]


def _set(interview_ids: list[int], member_id: int, knows: bool) -> None:
    theirs = (Participant.interview << interview_ids) & (Participant.member == member_id)
    Participant.update(knows_candidate=knows).where(theirs).execute()
