"""HR decides what becomes of two interviews at one time, of which another system wants one."""

from __future__ import annotations

from bot.hooks import refs, upserting
from bot.interviews import external, locks, lookup, moving
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.external import Overlap
from bot.interviews.models import Interview, Participant


def keep_this(change: Change, interview: Interview) -> Overlap:
    """The others have no time for now. Raises: UserError, moving.Refused"""
    ref, found = _held(interview)
    for other in found.others:
        moving.take_time_away(change, other)
    upserting.settle(change, ref)
    refs.save(ref)
    return found


def keep_others(change: Change, interview: Interview) -> Overlap:
    """This one stays without a time until somebody gives it one. Raises: UserError"""
    _, found = _held(interview)
    external.wait_no_longer(interview)
    change.record("interview.overlap_left", "interview", interview.id)
    return found


def keep_both(change: Change, interview: Interview) -> Overlap:
    """Who would be in two places need not come to this one. Raises: UserError, moving.Refused"""
    ref, found = _held(interview)
    if not found.allows_both:
        raise UserError(
            "Candidate and room cannot be in two places: keep one of the two.",
            "候选人和会议室不能同时在两处，请留一场。",
        )
    ids = [one.id for one in found.people]
    Participant.update(part="optional").where(
        (Participant.interview == interview) & (Participant.member << ids)
    ).execute()
    upserting.settle(change, ref)
    refs.save(ref)
    return found


def _held(interview: Interview) -> tuple[refs.Ref, Overlap]:
    """Everything that it is about, as things are now that it is held. Raises: UserError"""
    held = refs.hold_of([interview.id])
    seen = _overlap(interview)
    if not held:
        raise _settled(interview)
    all_of_them = [seen.interview, *seen.others]
    locks.hold(
        members={place.member_id for one in all_of_them for place in one.panel},
        candidates={one.candidate_id for one in all_of_them},
        rooms={one.room.id for one in all_of_them if one.room is not None},
        interviews={one.id for one in all_of_them},
    )
    found = _overlap(interview)
    if {one.id for one in found.others} != {one.id for one in seen.others}:
        raise _settled(interview)
    return held[0], found


def _overlap(interview: Interview) -> Overlap:
    """Raises: UserError where there is none (any more)"""
    [now] = lookup.load([interview.id])
    found = external.overlap_of(now)
    if found is None or not found.taken:
        raise _settled(now)
    return found


def _settled(interview: Interview) -> UserError:
    return UserError("{title}: that is settled already.", "{title} 的时间冲突已经处理了。", title=interview)
