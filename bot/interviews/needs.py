"""What of an interview needs somebody of HR: the candidate is late or says that they do not come, somebody is missing,
proposes another time, or has not answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum

from bot.interviews import access, states, wishes
from bot.interviews.models import Interview, Member, Participant


class Need(IntEnum):
    """The most urgent first."""

    LATE = 0
    NOT_COMING = 1
    MISSING = 2
    PROPOSED = 3
    UNANSWERED = 4


def need_of(interview: Interview, now: datetime) -> Need | None:
    """None where nobody is needed, or nobody can mend it any more."""
    if not states.is_on(interview) or interview.is_over(now):
        return None
    if interview.missing_since is not None:
        return Need.LATE
    if by_link_not_coming(interview, now):
        return Need.NOT_COMING
    answers = [one.response for one in access.answering(interview)]
    if lacks_interviewers(interview) or "declined" in answers:
        return Need.MISSING
    if states.is_ahead(interview, now) and proposed(interview):
        return Need.PROPOSED
    return Need.UNANSWERED if {"needs_action", "tentative"} & set(answers) and states.is_ahead(interview, now) else None


def lacks_interviewers(interview: Interview) -> bool:
    """There is nobody who has to come, or somebody whom another system names is known to nobody here (yet)."""
    return bool(interview.awaited) or not access.answering(interview)


def by_link_not_coming(interview: Interview, now: datetime) -> bool:
    """The candidate said so themselves, and HR has neither freed the panel nor given it another time."""
    return states.is_ahead(interview, now) and bool(interview.candidate_response == "declined")


def none_is_chosen(interview: Interview) -> bool:
    """They were to choose the time, and said that they do not come or that none suits them; HR has not decided yet."""
    if not states.is_to_be_chosen(interview):
        return False
    return interview.candidate_response == "declined" or wishes.of(interview) is not None


def proposed(interview: Interview) -> list[tuple[Participant, tuple[datetime, datetime]]]:
    """Who of the panel waits for HR's word on another time, and on which."""
    places = {one.member_id: one for one in interview.panel if one.is_current}
    return [(places[member_id], slot) for member_id, slot in interview.proposed if member_id in places]


def proposed_by(interview: Interview, member: Member) -> tuple[datetime, datetime] | None:
    """The other time that the member has proposed and HR has not decided on."""
    return next((slot for place, slot in proposed(interview) if place.member_id == member.id), None)


def in_need_first(interviews: Sequence[Interview], now: datetime) -> list[Interview]:
    """Those that need somebody, the most urgent first; the others as they stood."""
    needs = {one.id: need_of(one, now) for one in interviews}
    return sorted(interviews, key=lambda one: len(Need) if (need := needs[one.id]) is None else need)


def counted(interviews: Sequence[Interview], now: datetime) -> dict[Need, int]:
    found = Counter(need for one in interviews if (need := need_of(one, now)) is not None)
    return {need: found[need] for need in reversed(Need) if found[need]}
