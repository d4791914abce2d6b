"""Places on panels as they stand and stood: read, as values of the audit row, and put back by undo."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.db import store
from bot.db.store import Prepared
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.loading import place_from
from bot.interviews.models import Interview, Member, Participant


def of(interview: Interview) -> list[Participant]:
    return list(Participant.select().where(Participant.interview == interview).order_by(Participant.member))


def put_back(interview: Interview, member_id: int, was: Values | None) -> None:
    """For undo: the member's place as it was; None, when there was none.

    Raises: peewee.IntegrityError when the time is taken by now.
    """
    mine = (Participant.interview == interview) & (Participant.member == member_id)
    if was is None:
        Participant.delete().where(mine).execute()
        return
    at = was["responded_at"]
    Participant.update(
        part=was["part"],
        feedback_required=was["feedback_required"],
        response=was["response"],
        response_reason=was["reason"],
        responded_at=datetime.fromisoformat(at) if at else None,
        knows_candidate=was["knows_candidate"],
        replaced_by=was["replaced_by"],
        suggested=was.get("suggested"),
    ).where(mine).execute()


def expect_feedback(interview: Interview, member_id: int) -> None:
    """For undo: of whom none was expected any more."""
    mine = (Participant.interview == interview) & (Participant.member == member_id)
    Participant.update(feedback_required=True).where(mine).execute()


def find(interview: Interview, member: Member) -> Participant | None:
    rows = _FOUND.fetch(interview=interview.id, member=member.id)
    return place_from(**rows[0]) if rows else None


_FOUND = Prepared(
    """SELECT to_json(p) AS place, to_json(m) AS member FROM participant p JOIN member m ON m.id = p.member_id
       WHERE p.interview_id = %(interview)s AND p.member_id = %(member)s"""
)


def at(interview: Interview, member: Member) -> Participant:
    place = find(interview, member)
    if place is None:
        raise UserError("refused.not_on_panel", who=member.name)
    return place


def before(interview: Interview, member: Member) -> Values | None:
    place = find(interview, member)
    return values_of(place) if place else None


def answer_of(place: Participant, interview: Interview) -> Values:
    return values_of(place) | {"status": interview.status}


def values_of(place: Participant) -> Values:
    at: Any = place.responded_at
    return {
        "part": place.part,
        "feedback_required": place.feedback_required,
        "response": place.response,
        "reason": place.response_reason,
        "responded_at": at.isoformat() if at else None,
        "knows_candidate": place.knows_candidate,
        "replaced_by": place.replaced_by_id,
        "suggested": place.suggested_id,
    }


def decline_that_stands(change: Change, place: Participant) -> int | None:
    """The unit in which the actor declined for this place; None unless that is how it stands."""
    if place.response != "declined" or place.replaced_by_id is not None or change.actor is None:
        return None
    answered = _last_answer(place.interview_id, place.member_id)
    by_actor = answered is not None and answered["actor_id"] == change.actor.id
    return answered["unit"] if answered and by_actor and answered["action"] == "panel.declined" else None


def said_no(interview: Interview, member: Member) -> bool:
    """Whether the last that the member answered about the interview is that they cannot come."""
    answered = _last_answer(interview.id, member.id)
    return answered is not None and answered["action"] == "panel.declined"


def _last_answer(interview_id: int, member_id: int) -> store.Row | None:
    return next(iter(_LAST_ANSWER.fetch(interview=interview_id, member=member_id)), None)


_LAST_ANSWER = Prepared(
    """SELECT coalesce(unit_id, id) AS unit, action, actor_id FROM audit_event a
       WHERE entity = 'interview' AND entity_id = %(interview)s AND action IN ('panel.accepted', 'panel.declined')
         AND (after ->> 'member')::bigint = %(member)s
         AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) ORDER BY id DESC LIMIT 1"""
)
