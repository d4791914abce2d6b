"""HR decides what becomes of two interviews at one time, of which another system wants one."""

from __future__ import annotations

from bot.hooks import refs, upserting
from bot.hooks.meant import Meant
from bot.interviews import external, lookup, moving
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.external import Overlap
from bot.interviews.models import Interview, Participant


def keep_this(change: Change, interview: Interview) -> Overlap:
    """The others have no time for now. Raises: UserError, moving.Refused"""
    meant, found = _held(interview)
    for other in found.others:
        moving.take_time_away(change, other)
    upserting.settle_held(change, meant)
    refs.save(meant.ref)
    return found


def keep_others(change: Change, interview: Interview) -> Overlap:
    """This one stays without a time until somebody gives it one. Raises: UserError"""
    _, found = _held(interview)
    external.wait_no_longer(interview)
    change.record("interview.overlap_left", "interview", interview.id)
    return found


def keep_both(change: Change, interview: Interview) -> Overlap:
    """Who would be in two places need not come to this one. Raises: UserError, moving.Refused"""
    meant, found = _held(interview)
    if not found.allows_both:
        raise UserError("keep_which.cannot_be_both")
    ids = [one.id for one in found.people]
    Participant.update(part="optional").where(
        (Participant.interview == interview) & (Participant.member << ids)
    ).execute()
    upserting.settle_held(change, meant)
    refs.save(meant.ref)
    return found


def _held(interview: Interview) -> tuple[Meant, Overlap]:
    """Everything that it is about, as things are now that it is held, in one call. Raises: UserError"""
    refs_of_it = refs.hold_of([interview.id])
    seen = _overlap(interview)
    ref = next((one for one in refs_of_it if one.described is not None), None)
    if ref is None or ref.described is None:
        raise _settled(interview)
    meant = Meant(ref.described, ref, seen.interview)
    meant.hold(seen.others)
    found = _overlap(interview)
    if {one.id for one in found.others} != {one.id for one in seen.others}:
        raise _settled(interview)
    return meant, found


def _overlap(interview: Interview) -> Overlap:
    """Raises: UserError where there is none (any more)"""
    [now] = lookup.load([interview.id])
    found = external.overlap_of(now)
    if found is None or not found.taken:
        raise _settled(now)
    return found


def _settled(interview: Interview) -> UserError:
    return UserError("keep_which.settled", title=interview)
