"""Who comes onto a panel: in somebody's place, or as one more.

Each change locks its people, then the interview, and looks again before it acts. It writes one audit row, with all
that notices and undo need.
"""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access, availability, panel, places, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant


def replace(change: Change, interview: Interview, old: Member, new: Member) -> None:
    """Somebody else takes the old one's place, with the same part in it, and is asked; or whoever left it open again.

    Raises: UserError when the place is taken, or the new one is busy then, knows the candidate or is on the panel.
    """
    now = panel.hold(interview, [old.id, new.id])
    place = _check_may_replace(now, old, new, change.now)
    if old.id == new.id:
        _put_in(change, now, new, str(place.part), feedback_required=bool(place.feedback_required))
        return
    before = places.answer_of(place, now) | {
        "declined": place.response == "declined",
        "new_place": places.before(now, new),
    }
    passed = _limits_passed(now, new, change.now)
    place.replaced_by = new
    place.response = "declined"
    place.save(only=["replaced_by", "response"])
    _join(now, new, str(place.part), feedback_required=bool(place.feedback_required))
    states.move(now, states.by_the_answers(now))
    after = {"member": old.id, "old": old.id, "new": new.id} | passed
    change.record("panel.replaced", "interview", now.id, before=before, after=after, undoable=True)


def check_replace(interview: Interview, old: Member, new: Member, now: datetime) -> None:
    """What `replace` would refuse as things stand.

    Raises: UserError.
    """
    _check_may_replace(interview, old, new, now)
    panel.check_free(interview, new)


def _check_may_replace(interview: Interview, old: Member, new: Member, now: datetime) -> Participant:
    states.check_open(interview, now)
    place = places.at(interview, old)
    if old.id == new.id and place.response != "declined":
        raise UserError("replace.is_on_it", who=new.name)
    panel.check_not_replaced(place)
    _check_may_join(interview, new)
    return place


def add(change: Change, interview: Interview, new: Member, part: str = "interviewer") -> None:
    """One more on the panel, who is asked; a `shadow` only sits in, and owes no feedback.

    Raises: UserError when the new one is busy then, knows the candidate or is on the panel.
    """
    now = panel.hold(interview, [new.id])
    states.check_open(now, change.now)
    _check_may_join(now, new)
    _put_in(change, now, new, part, feedback_required=part != "shadow")


def check_add(interview: Interview, new: Member, now: datetime) -> None:
    """What `add` would refuse as things stand.

    Raises: UserError.
    """
    states.check_open(interview, now)
    _check_may_join(interview, new)
    panel.check_free(interview, new)


def _limits_passed(now: Interview, new: Member, at: datetime) -> Values:
    """For the record, where HR passes a limit of theirs."""
    if now.slot is None:
        return {}
    passed = availability.passed(availability.findings([new.id], now.slot[0], now.slot[1], at, but=now))
    return {"passed": passed} if passed else {}


def _put_in(change: Change, now: Interview, new: Member, part: str, *, feedback_required: bool) -> None:
    passed = _limits_passed(now, new, change.now)
    before = {"status": now.status, "new_place": places.before(now, new)}
    _join(now, new, part, feedback_required=feedback_required)
    states.move(now, states.by_the_answers(now))
    after = {"member": new.id, "new": new.id, "part": part} | passed
    change.record("panel.added", "interview", now.id, before=before, after=after, undoable=True)


def _check_may_join(interview: Interview, new: Member) -> None:
    place = places.find(interview, new)
    if place is not None and place.response != "declined":
        raise UserError("add.is_on_it", who=new.name)
    if access.knows(new, interview.candidate_id):
        raise access.must_be_kept_away(new, interview.candidate_id, by_hr=True)
    if not Member.get_by_id(new.id).active:  # as it is now that they are held, and not as it was when they were loaded
        raise UserError("refused.no_longer_a_member", who=new.name)


def _join(interview: Interview, new: Member, part: str, *, feedback_required: bool) -> None:
    asked = {
        "part": part,
        "feedback_required": feedback_required,
        "response": "needs_action",
        "response_reason": None,
        "responded_at": None,
        "replaced_by": None,
        "suggested": None,
    }
    panel.free_or_refuse(
        new,
        interview,
        lambda: (
            Participant.insert(
                interview=interview,
                member=new,
                slot=interview.slot,
                interview_active=states.takes_time(interview),
                **asked,
            )
            .on_conflict(conflict_target=[Participant.interview, Participant.member], update=asked)
            .execute()
        ),
    )
