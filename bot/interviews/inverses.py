"""Each change that can be undone is one value: how it is called, how it is taken back, what to send once it is too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.interviews import (
    candidate_link,
    conflicts,
    feedback,
    instead,
    leave,
    matches,
    meant,
    moved_back,
    places,
    preferences,
    proposals,
    states,
    ticking,
    undo_members,
)
from bot.interviews.audit import Values
from bot.interviews.fitting import Fits
from bot.interviews.models import Interview, Member
from bot.phrase import Phrase


@dataclass(frozen=True)
class Inverse:
    """How a change is called, how it is taken back, and what to send once that is too late.

    A change without a name is a part of another, which has one. `command` does it: who may not call that any more may not
    take it back either. `helps` is the id of what else helps then, where it is not to ask {hr}, or nobody is left to be asked.
    `is_own`: it is about nobody but whoever did it, who need not be named.
    """

    what: Phrase | None
    act: Callable[[Any, Values, Values], None]
    instead: Callable[[Values], Phrase | None]
    command: str
    possible: Fits | None = None  # for which interviews that can still be done
    helps: str = ""
    helps_alone: str = ""
    is_own: bool = False


def called(action: str) -> Phrase | None:
    """What people call a change that can be undone."""
    return INVERSES[action].what if action in INVERSES else None


def name_of(what: Phrase, one: Interview | Member) -> Phrase:
    """`接受 1203`"""
    code = code_of(one)
    return Phrase("done.of", what=what, code=code) if code else what


def code_of(one: Interview | Member) -> str:
    return str(one.code or "") if isinstance(one, Interview) else str(one.user_id)


def _answer_back(interview: Interview, before: Values, after: Values) -> None:
    places.put_back(interview, after["member"], before)


def _new_place_back(interview: Interview, before: Values, after: Values) -> None:
    places.put_back(interview, after["new"], before["new_place"])


def _places_back(interview: Interview, before: Values, after: Values) -> None:
    _new_place_back(interview, before, after)
    _answer_back(interview, before, after)


def _candidates_answer_back(interview: Interview, before: Values, after: Values) -> None:
    interview.candidate_response = before["candidate_response"]
    interview.save(only=["candidate_response"])


def _unsaid(interview: Interview, before: Values, after: Values) -> None:
    matches.take_back_said(interview)


def _nothing_more(interview: Interview, before: Values, after: Values) -> None:
    """The status is all there was."""


def _missing_back(interview: Interview, before: Values, after: Values) -> None:
    since = before["missing_since"]
    interview.missing_since = datetime.fromisoformat(since) if since else None
    interview.save(only=["missing_since"])


def _expected_back(interview: Interview, before: Values, after: Values) -> None:
    if "expected_at" in before:
        interview.expected_at = datetime.fromisoformat(before["expected_at"]) if before["expected_at"] else None
        interview.save(only=["expected_at"])


def _feedback_expected_again(interview: Interview, before: Values, after: Values) -> None:
    places.expect_feedback(interview, after["member"])


def _is_ahead(member: Member, one: Interview, now: datetime) -> bool:
    """Or its time is still to be chosen."""
    return states.is_open(one, now)


def _candidate_may_answer(member: Member, one: Interview, now: datetime) -> bool:
    """As long as it has not begun, also where they were not coming."""
    return one.start is not None and now < one.start and (one.status == "rescheduling" or states.is_ahead(one, now))


INVERSES: dict[str, Inverse] = {
    "interview.booked": Inverse(Phrase("done.booking"), _unsaid, instead.cancel, "book", _is_ahead),
    "panel.accepted": Inverse(Phrase("done.accept"), _answer_back, instead.decline, "accept", meant.to_decline.fits),
    "panel.declined": Inverse(Phrase("done.decline"), _answer_back, instead.accept, "decline", meant.to_answer.fits),
    "panel.ticked": Inverse(Phrase("done.ticks"), ticking.untick, instead.tick, "tick", meant.to_tick.fits),
    "interview.offered": Inverse(
        Phrase("done.other_times"),
        ticking.take_back_offer,
        instead.nothing,
        "other days",
        helps=instead.OTHER_DAYS,
        helps_alone=instead.OTHER_DAYS,
    ),
    "panel.replaced": Inverse(Phrase("done.replace"), _places_back, instead.replace, "replace", _is_ahead),
    "panel.added": Inverse(Phrase("done.add"), _new_place_back, instead.another, "add", _is_ahead),
    "panel.conflict_over": Inverse(
        Phrase("done.no_conflict"),
        conflicts.say_again,
        instead.nothing,
        "noconflict",
        helps=instead.KNOWS,
        helps_alone=instead.KNOWS,
    ),
    "candidate.match_ended": Inverse(Phrase("done.not_the_same"), matches.match_again, instead.nothing, "notsame"),
    "feedback.submitted": Inverse(
        Phrase("done.feedback"), feedback.take_back, instead.feedback, "feedback", meant.to_evaluate.fits
    ),
    "feedback.changed": Inverse(
        Phrase("done.feedback_changed"),
        feedback.take_back,
        instead.feedback,
        "feedback",
        meant.to_evaluate.fits,
    ),
    "interview.status": Inverse(None, _nothing_more, instead.nothing, "feedback"),  # complete by the feedback
    "panel.left": Inverse(None, _answer_back, instead.nothing, "members"),
    "member.added": Inverse(
        Phrase("done.member_added"), undo_members.remove, undo_members.deactivate_instead, "members"
    ),
    "member.changed": Inverse(
        Phrase("done.member_changed"), undo_members.restore, undo_members.change_again, "members"
    ),
    "member.activated": Inverse(
        Phrase("done.activate"), undo_members.restore, undo_members.deactivate_instead, "members"
    ),
    "member.deactivated": Inverse(
        Phrase("done.deactivate"), undo_members.restore, undo_members.activate_instead, "members"
    ),
    "member.asked_no_more": Inverse(None, undo_members.ask_again, instead.nothing, "members"),
    "member.handed_over": Inverse(None, undo_members.take_back_charge, instead.nothing, "members"),
    "leave.taken": Inverse(Phrase("done.leave"), leave.put_back, instead.cancel_leave, "settings", is_own=True),
    "leave.cancelled": Inverse(
        Phrase("done.leave_cancelled"), leave.put_back, instead.take_leave, "settings", is_own=True
    ),
    "member.nudging": Inverse(Phrase("done.nudging"), preferences.put_nudging_back, instead.nudge, "members"),
    "interview.candidate_answered": Inverse(
        Phrase("done.candidates_answer"),
        _candidates_answer_back,
        instead.candidates_answer,
        "candidate",
        _candidate_may_answer,
    ),
    "interview.unheld": Inverse(
        Phrase("done.not_held"),
        _nothing_more,
        instead.nothing,
        "not held",
        None,
        instead.STAYS_UNHELD,
        instead.STAYS_UNHELD_ALONE,
    ),
    "feedback.waived": Inverse(
        Phrase("done.waive"),
        _feedback_expected_again,
        instead.nothing,
        "waive",
        None,
        instead.MAY_WRITE,
        instead.MAY_WRITE,
    ),
    "interview.late": Inverse(
        Phrase("done.late"),
        _expected_back,
        instead.nothing,
        "running late",
        None,
        instead.STAYS,
        instead.STAYS,
    ),
    "link.reset": Inverse(
        Phrase("done.new_link"),
        candidate_link.version_back,
        instead.nothing,
        "resetlink",
        helps=instead.LINK_HAS_ENDED,
        helps_alone=instead.LINK_HAS_ENDED,
    ),
    "interview.missing": Inverse(
        Phrase("done.not_here_yet"),
        _missing_back,
        instead.arrived,
        "noshow",
        meant.to_reopen.fits,
        instead.STAYS,
        instead.STAYS,
    ),
    "interview.arrived": Inverse(
        Phrase("done.arrived"),
        _missing_back,
        instead.no_show,
        "arrived",
        meant.to_miss.fits,
        instead.STAYS,
        instead.STAYS,
    ),
    "interview.cancelled": Inverse(
        Phrase("done.cancel"),
        _nothing_more,
        instead.nothing,
        "cancel",
        helps=instead.BOOK_AGAIN,
        helps_alone=instead.BOOK_AGAIN,
    ),
    "interview.moved": Inverse(
        Phrase("done.reschedule"), moved_back.put_back, instead.move, "reschedule", meant.to_move.fits
    ),
    "interview.time_open": Inverse(
        Phrase("done.reschedule"), moved_back.put_back, instead.move, "reschedule", meant.to_move.fits
    ),
    "interview.proposed": Inverse(
        Phrase("done.proposal"),
        proposals.take_back,
        instead.withdraw,
        "reschedule",
        meant.to_withdraw.fits,
    ),
    "interview.proposal_withdrawn": Inverse(
        Phrase("done.proposal_withdrawn"),
        proposals.decide_again,
        instead.reschedule,
        "withdraw",
        meant.to_move.fits,
    ),
    "interview.proposal_declined": Inverse(
        Phrase("done.proposal_declined"),
        proposals.decide_again,
        instead.reschedule,
        "reschedule",
        meant.to_move.fits,
    ),
    "interview.no_show": Inverse(
        Phrase("done.no_show"),
        _nothing_more,
        instead.arrived,
        "noshow",
        meant.to_reopen.fits,
        helps="undo_helps.hr_moves",
        helps_alone="undo_helps.move",
    ),
}
