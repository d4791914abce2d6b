"""Where an interview may go from where it stands.

People's changes go through `move`; what time does (`sweep`) takes the same steps, as statements of its own.

draft              → scheduled          its candidate has chosen a time, or HR has set one
                   → rescheduling       it has no time for now
                   → cancelled
on_hold            → scheduled, cancelled
                   → rescheduling       the candidate does not come, or it has no time for now
scheduled          → confirmed          all of the panel have accepted, and the candidate has not declined
                   → in_progress        it has begun
                   → no_show, rescheduling, cancelled
confirmed          → scheduled          somebody declined after all, was replaced, took the acceptance back, or it has
                                        another time
                   → in_progress, no_show, rescheduling, cancelled
in_progress        → awaiting_feedback  it is over
                   → no_show
                   → rescheduling       it was not held
awaiting_feedback  → completed          all required feedback is in
                   → no_show, rescheduling  somebody says so only afterwards
completed          → awaiting_feedback  the last feedback was taken back, by undo
no_show            → rescheduling, cancelled, and back: by undo, or since the candidate came after all
rescheduling       → scheduled          another time, or the candidate comes after all
                   → confirmed, on_hold the same, and nobody has to be asked again
                   → cancelled, and back where it was, by undo
cancelled          → back where it was  by undo
"""

from __future__ import annotations

from datetime import datetime

from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Participant
from bot.phrase import Phrase

AHEAD = ("on_hold", "scheduled", "confirmed")
OPEN = (*AHEAD, "draft")  # somebody may still be put on its panel, or leave it, before it begins


def is_ahead(interview: Interview, now: datetime) -> bool:
    """It takes place, as things stand, and has not begun."""
    return interview.status in AHEAD and interview.start is not None and now < interview.start


def is_to_be_chosen(interview: Interview) -> bool:
    """It has no time yet: the candidate chooses one (`self_choice`)."""
    return bool(interview.status == "draft")


def is_open(interview: Interview, now: datetime) -> bool:
    """It is ahead, or has no time yet: somebody may be put on its panel, or leave it."""
    return is_to_be_chosen(interview) or is_ahead(interview, now)


def takes_time(interview: Interview) -> bool:
    """As the column `active` has it: it keeps its people and its room from others at its time."""
    return interview.status in (*AHEAD, "in_progress")


def was_not_held(interview: Interview, now: datetime) -> bool:
    """Its time came, and somebody has said that it was not held. Who interviewed after all writes what they think."""
    begun = interview.start is not None and interview.start <= now
    return begun and interview.status == "rescheduling" and interview.candidate_response != "declined"


def is_on(interview: Interview) -> bool:
    """It is ahead, runs or is over; neither off, nor without its candidate."""
    return interview.start is not None and interview.status in (*AHEAD, *_BEGUN)


_BEGUN = ("in_progress", "awaiting_feedback", "completed")

ALLOWED: dict[str, frozenset[str]] = {
    "draft": frozenset({"scheduled", "rescheduling", "cancelled"}),
    "on_hold": frozenset({"scheduled", "rescheduling", "cancelled"}),
    "scheduled": frozenset({"confirmed", "in_progress", "no_show", "rescheduling", "cancelled"}),
    "confirmed": frozenset({"scheduled", "in_progress", "no_show", "rescheduling", "cancelled"}),
    "in_progress": frozenset({"awaiting_feedback", "no_show", "rescheduling"}),
    "awaiting_feedback": frozenset({"completed", "no_show", "rescheduling"}),
    "no_show": frozenset({"scheduled", "confirmed", "in_progress", "awaiting_feedback", "rescheduling", "cancelled"}),
    "rescheduling": frozenset({"scheduled", "confirmed", "on_hold", "in_progress", "awaiting_feedback", "cancelled"}),
    "completed": frozenset({"awaiting_feedback"}),
    "cancelled": frozenset({"draft", "on_hold", "scheduled", "confirmed", "rescheduling"}),
}


class NotAllowed(Exception):
    """The interview cannot go there from where it stands."""


def move(interview: Interview, status: str) -> None:
    """Give the interview its next status.

    Raises: NotAllowed.
    """
    if interview.status == status:
        return
    if status not in ALLOWED[str(interview.status)]:
        raise NotAllowed(f"{interview.status} → {status}")
    interview.status = status
    interview.save(only=["status"])


def check_ahead(interview: Interview, now: datetime) -> None:
    """Raises: UserError when it has begun, has no time yet, or does not take place."""
    if interview.status == "rescheduling":
        raise UserError("refused.no_time_yet", code=interview.code or "")
    if is_to_be_chosen(interview):
        raise UserError("refused.candidate_chooses", code=interview.code or "")
    if interview.status not in AHEAD or interview.start is None or interview.start <= now:
        raise too_late(interview, now)


def check_open(interview: Interview, now: datetime) -> None:
    """`check_ahead`, where it does not matter that the candidate has not chosen the time yet."""
    if not is_to_be_chosen(interview):
        check_ahead(interview, now)


def too_late(interview: Interview, now: datetime) -> UserError:
    """It names the interview: it may be the answer to a tap on one card of many."""
    return UserError("refused.as_it_stands", code=interview.code or "", what=what_became(interview, now))


def what_became(interview: Interview, now: datetime) -> Phrase:
    """`has started`, 已经开始: why nothing of it can be changed any more."""
    if was_not_held(interview, now):
        return Phrase("as_it_stands.not_held")
    if interview.status == "rescheduling" and interview.candidate_response == "declined":
        return Phrase("as_it_stands.not_coming")
    if interview.status in _OFF:
        return _OFF[str(interview.status)]
    return Phrase("as_it_stands.is_over") if interview.is_over(now) else Phrase("as_it_stands.has_started")


_OFF = {
    "draft": Phrase("as_it_stands.draft"),
    "rescheduling": Phrase("as_it_stands.no_time"),
    "awaiting_feedback": Phrase("as_it_stands.is_over"),
    "completed": Phrase("as_it_stands.is_over"),
    "no_show": Phrase("as_it_stands.no_show"),
    "cancelled": Phrase("as_it_stands.cancelled"),
}


def by_the_answers(interview: Interview) -> str:
    """`confirmed` or `scheduled`, for an interview that is ahead: as panel and candidate have answered.

    A candidate who has not answered is no obstacle while there is no way for them to do so. What is on hold stays so:
    answers do not end a hold, nor do they give a time to what has none.
    """
    if interview.status in ("on_hold", "draft"):
        return str(interview.status)
    needed = [one for one in _panel(interview) if one.answer_counts]
    ready = bool(needed) and all(one.response == "accepted" for one in needed)
    return "confirmed" if ready and interview.candidate_response != "declined" else "scheduled"


def _panel(interview: Interview) -> list[Participant]:
    return list(Participant.select().where(Participant.interview == interview))
