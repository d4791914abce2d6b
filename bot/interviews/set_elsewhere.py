"""What another system changes of an interview that HR here does not: who is on it, what it is for, who looks after it.

What both may do is in `booking`, `moving` and `cancelling`. Whoever calls these holds people and interview, and has looked
whether anything is in the way.
"""

from __future__ import annotations

import peewee

from bot.db import store
from bot.interviews import access, booking, places, states
from bot.interviews.audit import Change, Values
from bot.interviews.models import Application, Interview, Job, Member, Participant, Room


def put_in(change: Change, interview: Interview, member: Member) -> None:
    """One more of its panel, who is asked once it has a time. Who must stay away from the candidate has declined: HR finds
    somebody else.

    Raises: booking.Clash when they were booked meanwhile.
    """
    keeps_away = access.knows(member, interview.candidate_id)
    before = {"status": interview.status, "new_place": places.before(interview, member)}
    asked: Values = {
        "part": "interviewer",
        "feedback_required": True,
        "response": "declined" if keeps_away else "needs_action",
        "response_reason": None,
        "responded_at": change.now if keeps_away else None,
        "replaced_by": None,
        "suggested": None,
    }
    active = interview.status in ("on_hold", "scheduled", "confirmed", "in_progress")
    try:
        with store.db.atomic():
            Participant.insert(
                interview=interview, member=member, slot=interview.slot, interview_active=active, **asked
            ).on_conflict(conflict_target=[Participant.interview, Participant.member], update=asked).execute()
    except peewee.IntegrityError:
        raise booking.Clash(str(member.name)) from None
    _by_the_answers(interview)
    if keeps_away:
        declined = {"response": "needs_action", "status": before["status"]}
        change.record("panel.declined", "interview", interview.id, before=declined, after={"member": member.id})
        return
    after = {"member": member.id, "new": member.id, "part": "interviewer"}
    change.record("panel.added", "interview", interview.id, before=before, after=after)


def keep_away(change: Change, interview: Interview, member: Member) -> None:
    """They know the candidate, or turn out to be them: HR finds somebody else."""
    place = places.at(interview, member)
    before = places.answer_of(place, interview)
    place.response, place.response_reason, place.responded_at = "declined", None, change.now
    place.save(only=["response", "response_reason", "responded_at"])
    _by_the_answers(interview)
    change.record("panel.declined", "interview", interview.id, before=before, after={"member": member.id})


def leave_out(change: Change, interview: Interview, member: Member) -> None:
    """They need not come, and nobody has to take their place. That they know the candidate is not forgotten."""
    place = places.find(interview, member)
    if place is None:
        return
    before = places.answer_of(place, interview)
    if place.knows_candidate or member.id in interview.feedback_in:
        place.part, place.response = "optional", "declined"
        place.save(only=["part", "response"])
    else:
        Participant.delete().where((Participant.interview == interview) & (Participant.member == member)).execute()
    _by_the_answers(interview)
    change.record("panel.removed", "interview", interview.id, before=before, after={"member": member.id})


def _by_the_answers(interview: Interview) -> None:
    if interview.status in states.AHEAD:
        states.move(interview, states.by_the_answers(interview))


def call_otherwise(
    change: Change, interview: Interview, job: Job, round_no: int, round_name: str, recruiter: Member | None
) -> None:
    """It is another round, or for another job."""
    before = {
        "job": interview.application.job.id,
        "round_no": interview.round_no,
        "round_name": interview.round_name,
    }
    after = {"job": job.id, "round_no": round_no, "round_name": round_name}
    if before == after:
        return
    application, _ = Application.get_or_create(  # type: ignore[no-untyped-call]
        candidate=interview.candidate, job=job, defaults={"recruiter": recruiter or interview.application.recruiter}
    )
    Interview.update(application=application, round_no=round_no, round_name=round_name).where(
        Interview.id == interview.id
    ).execute()
    change.record("interview.amended", "interview", interview.id, before=before, after=after)


def entrust(interview: Interview, recruiter: Member) -> None:
    """Somebody else of HR looks after it."""
    Application.update(recruiter=recruiter).where(Application.id == interview.application_id).execute()


def place(interview: Interview, mode: str, room: Room | None, meeting_url: str) -> None:
    """Where it is to be, of one that has no time: nobody goes there yet, so nobody is told."""
    Interview.update(mode=mode, room=room, meeting_url=meeting_url or None).where(
        Interview.id == interview.id
    ).execute()
