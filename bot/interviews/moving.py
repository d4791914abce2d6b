"""HR gives an interview another time, length or place, or none for now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import peewee

from bot.db import store
from bot.interviews import availability, locks, lookup, move_plan, moved_back, places, proposals, states, venues
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Participant
from bot.interviews.move_plan import Plan, Slot
from bot.interviews.venues import Venue
from bot.times.values import Span


def moved_meanwhile(now: Interview) -> UserError:
    """What was read, or read back, was about another time."""
    code = now.code or ""
    if now.slot is None:
        return UserError("move.lost_its_time", code=code)
    return UserError("move.moved_meanwhile", code=code, when=Span(*now.slot))


def move(
    change: Change, interview: Interview, slot: Slot, venue: Venue | None = None, *, proposal: int | None = None
) -> Plan:
    """Do it, judged as things are now that everybody is held. `change.actor` is who of HR does it, None where it was
    decided elsewhere; `proposal` is the id of the one that they take.

    Raises: UserError; Refused where something stands in the way.
    """
    if venue is not None and venue.room:
        venues.room_of(venue)
    wanted = move_plan.planned(interview, slot, venue, ())
    locks.hold(
        members={one.member_id for one in places.of(interview) if one.is_current},
        candidates={interview.candidate_id},
        rooms={wanted.room.id} if wanted.room else (),
        interviews={interview.id},
    )
    if proposal is not None:
        proposals.check_open(proposal)
    [now] = lookup.load([interview.id])
    if now.sequence != interview.sequence:
        raise moved_meanwhile(now)
    made = move_plan.plan(now, slot, venue, change.actor, change.now)
    if made.refusals:
        raise Refused(made)
    before = moved_back.as_it_is(now)
    bumps = made.asks or now.start != slot[0]
    _write(made, sequence=int(now.sequence) + bumps, change=change)
    closed = proposals.close_by_move(change, now, slot) if bumps else []
    after: Values = {
        "slot": moved_back.dumped(slot),
        "sequence": int(now.sequence) + bumps,
        "asked": [one.member_id for one in made.asked if one.member_id not in made.accepted],
        "proposals": closed,
    }
    if made.venue is not None:
        after["place"] = _kind_of(made.venue)
    if passed := availability.passed([one.finding for one in made.remarks if one.finding is not None]):
        after["passed"] = passed
    change.record("interview.moved", "interview", now.id, before=before, after=after, undoable=True)
    return made


class Refused(Exception):
    """Something stands in the way of a move."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("refused")
        self.plan = plan


def _write(made: Plan, *, sequence: int, change: Change) -> None:
    now = made.interview
    values: dict[str, Any] = {"slot": made.slot, "sequence": sequence}
    if made.asks:
        values |= {
            "candidate_response": "needs_action",
            "status": "scheduled" if now.status != "on_hold" else "on_hold",
        }
    if made.venue is not None:
        values |= _at(made.venue, now)
    try:
        with store.db.atomic():
            Interview.update(**values).where(Interview.id == now.id).execute()
            for one in made.asked:
                has_said_so = one.member_id in made.accepted
                Participant.update(
                    response="accepted" if has_said_so else "needs_action",
                    responded_at=change.now if has_said_so else None,
                    response_reason=None,
                ).where((Participant.interview == now) & (Participant.member == one.member_id)).execute()
    except peewee.IntegrityError:
        again = move_plan.plan(now, made.slot, made.venue, change.actor, change.now)
        if again.refusals:
            raise Refused(again) from None
        raise UserError("refused.time_is_taken") from None
    if made.asks:
        fresh = Interview.get_by_id(now.id)
        states.move(fresh, states.by_the_answers(fresh))


def _at(venue: Venue, now: Interview) -> dict[str, Any]:
    if venue.link and not venue.is_all:
        return {"meeting_url": venue.link}
    mode, room = venue.then(now)
    found = {"mode": mode, "room": (venues.room_of(venue) if venue.room else now.room) if room else None}
    return found | {"meeting_url": venue.link or None} if venue.is_all else found


def _kind_of(venue: Venue) -> str:
    return "link" if venue.link and not venue.is_all else "place"


# --- no time for now ------------------------------------------------------------------------------------------------


def check_take_time_away(interview: Interview, now: datetime) -> None:
    """Raises: UserError"""
    if interview.status == "rescheduling" and interview.slot is None:
        raise UserError("move.has_no_time", code=interview.code or "")
    move_plan.check_may_move(interview, now)


def take_time_away(change: Change, interview: Interview) -> None:
    """It has no time until it is given one; everybody and the room are free.

    Raises: UserError
    """
    locks.hold(members={one.member_id for one in places.of(interview)}, interviews={interview.id})
    [now] = lookup.load([interview.id])
    check_take_time_away(now, change.now)
    before = moved_back.as_it_is(now)
    Interview.update(
        slot=None, status="rescheduling", sequence=Interview.sequence + 1, candidate_response="needs_action"
    ).where(Interview.id == now.id).execute()
    closed = proposals.close_by_move(change, now, None)
    after = {"slot": None, "sequence": int(now.sequence) + 1, "proposals": closed}
    change.record("interview.time_open", "interview", now.id, before=before, after=after, undoable=True)
