"""Whether an interview that somebody names can be what they mean, by what is to be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.interviews import access, cancelling, meeting_link
from bot.interviews.attendance import is_of_today
from bot.interviews.models import Interview, Member
from bot.interviews.states import AHEAD, ALLOWED, is_ahead, is_on, is_open, is_to_be_chosen, was_not_held

Fits = Callable[[Member, Interview, datetime], bool]
_SOON = timedelta(minutes=30)  # before the start: a candidate may be said not to be there yet


def expects(member: Member, interview: Interview, now: datetime) -> bool:
    return access.attends(member, interview) and is_open(interview, now)


def awaits(member: Member, interview: Interview, now: datetime) -> bool:
    place = access.place_of(member, interview)
    is_open = place is not None and place.replaced_by_id is None and place.response != "accepted"
    return is_open and is_ahead(interview, now)


def may_move(member: Member, interview: Interview, now: datetime) -> bool:
    if member.is_hr:
        return interview.status in ("rescheduling", "draft") or is_ahead(interview, now)
    place = access.place_of(member, interview)
    return place is not None and place.is_current and is_ahead(interview, now)


def may_tick(member: Member, interview: Interview, now: datetime) -> bool:
    place = access.place_of(member, interview)
    return place is not None and place.answer_counts and is_to_be_chosen(interview)


def may_offer(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and is_to_be_chosen(interview)


def may_withdraw(member: Member, interview: Interview, now: datetime) -> bool:
    return is_ahead(interview, now) and any(who == member.id for who, _ in interview.proposed)


def may_be_entered(member: Member, interview: Interview, now: datetime) -> bool:
    return (
        access.attends(member, interview) and interview.end is not None and interview.end >= now - meeting_link.CLOSES
    )


def is_missed(member: Member, interview: Interview, now: datetime) -> bool:
    begun = interview.start is not None and interview.start <= now + _SOON
    is_due = interview.status == "no_show" or "no_show" in ALLOWED.get(interview.status, ())
    return begun and is_due and access.may_mark_no_show(member, interview)


def is_evaluated(member: Member, interview: Interview, now: datetime) -> bool:
    """The member was there, and may say what they think."""
    begun = interview.start is not None and interview.start <= now
    return begun and is_on(interview) and access.attends(member, interview)


def may_be_late(member: Member, interview: Interview, now: datetime) -> bool:
    goes_on = interview.status in (*AHEAD, "in_progress") and not interview.is_over(now)
    return goes_on and (member.is_hr or access.attends(member, interview))


def is_missed_today(member: Member, interview: Interview, now: datetime) -> bool:
    missed = interview.status == "no_show" or interview.missing_since is not None
    return missed and is_of_today(interview, now) and access.may_mark_no_show(member, interview)


def may_be_unheld(member: Member, interview: Interview, now: datetime) -> bool:
    begun = interview.start is not None and interview.start <= now
    return begun and "no_show" in ALLOWED.get(interview.status, ()) and access.may_mark_no_show(member, interview)


def may_be_waived(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and is_on(interview)


def may_be_written_for(member: Member, interview: Interview, now: datetime) -> bool:
    return may_be_waived(member, interview, now) or (member.is_hr and was_not_held(interview, now))


def may_plan(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and is_ahead(interview, now)


def may_cancel(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and cancelling.may_cancel(interview, now)
