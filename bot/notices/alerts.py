"""Who hears of what: one table from an audit action to those who are told, and how.

An alert is a row here, nothing else: its trigger is an action that a change recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.interviews import access, external, states
from bot.interviews.audit import Recorded, Values
from bot.interviews.models import Interview, Member
from bot.notices import recipients
from bot.notices.catalogue import candidate, choice, feedback, hooks, hr, matches, moves, panel
from bot.notices.kind import Kind
from bot.notices.recipients import (
    answered,
    hr_of,
    hr_of_both,
    hr_who_decides,
    member_in,
    unanswered,
    who_had_been_replaced,
    who_has_agreed,
    who_heard_an_answer,
    who_heard_it_in_their_place,
    who_heard_it_was_cancelled,
    who_heard_it_was_proposed,
    who_heard_of_it,
    who_heard_what_was_passed_on,
    who_is_to_tick,
    who_need_not_answer_again,
    who_ticked_it,
    who_was_put_in,
    whole_panel,
    whose_time_it_is,
)

MOVES = ("interview.moved", "interview.time_open")
FEEDBACK_IS_FRESH = timedelta(hours=12)  # what ended longer ago is not asked for by a sweep that comes late


@dataclass(frozen=True)
class Alert:
    """When `action` is recorded, and `when` holds, each of `recipients` gets a notice of `kind`.

    Whoever did it is not told of it, but where it `asks_actor` as well.
    """

    action: str
    kind: Kind
    recipients: Callable[[Recorded, Interview], Sequence[Member]]
    when: Callable[[Recorded, Interview, datetime], bool] = lambda row, interview, now: True
    asks_actor: bool = False


def _is_cared_for(row: Recorded, interview: Interview, now: datetime) -> bool:
    """By somebody of HR, who hears of it; the admins need not, where there is none."""
    return bool(recipients.caretakers(interview))


def _was_booked_by_hand(row: Recorded, interview: Interview, now: datetime) -> bool:
    """By somebody of HR: what comes by import is nobody's news."""
    return row.undoable and _is_ahead(row, interview, now) and _is_cared_for(row, interview, now)


def _was_moved(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") in MOVES and states.is_ahead(interview, now)


def _was_a_proposal_declined(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") == "interview.proposal_declined"


def _is_ahead(row: Recorded, interview: Interview, now: datetime) -> bool:
    return states.is_ahead(interview, now)


def _is_to_be_chosen(row: Recorded, interview: Interview, now: datetime) -> bool:
    return states.is_to_be_chosen(interview)


def _has_a_time(row: Recorded, interview: Interview, now: datetime) -> bool:
    return not states.is_to_be_chosen(interview)


def _is_to_be_chosen_again(row: Recorded, interview: Interview, now: datetime) -> bool:
    """A time that was set, other times, somebody else, or that it is off, is undone."""
    return states.is_to_be_chosen(interview) and row.after.get("action") in _ENDED_A_CHOICE


_ENDED_A_CHOICE = (*MOVES, "interview.offered", "interview.cancelled", "panel.replaced")


def _comes_to_nothing(row: Recorded, interview: Interview, now: datetime) -> bool:
    """None of the times will do for somebody, or all have said what will and have none in common; and that is news."""
    none_will_do = not row.after["ticked"] and row.before["ticked"] != []
    none_in_common = row.after["common"] == 0 and row.before["common"] != 0
    return bool(none_will_do or none_in_common)


def _can_be_chosen(row: Recorded, interview: Interview, now: datetime) -> bool:
    return bool(row.after["common"]) and not row.before["common"]


def _is_renewed(row: Recorded, interview: Interview, now: datetime) -> bool:
    return bool(row.after.get("renews"))


def _leaves_a_choice(row: Recorded, interview: Interview, now: datetime) -> bool:
    return states.is_to_be_chosen(interview) and _leaves_a_gap(row, interview, now)


def _is_missed(row: Recorded, interview: Interview, now: datetime) -> bool:
    return not states.is_to_be_chosen(interview) and _leaves_a_gap(row, interview, now)


def _is_news(row: Recorded, interview: Interview, now: datetime) -> bool:
    """A reason that comes after the decline is shown by the card that is there."""
    return row.before.get("response") != "declined"


def _leaves_a_gap(row: Recorded, interview: Interview, now: datetime) -> bool:
    return _is_news(row, interview, now) and not _sat_in(row, interview, now)


def _sat_in(row: Recorded, interview: Interview, now: datetime) -> bool:
    """Who declined would only have sat in: nobody has to take their place."""
    theirs = (one for one in interview.panel if one.member_id == row.after.get("member"))
    return _is_news(row, interview, now) and any(not one.is_needed for one in theirs)


def _is_no_mere_reason(row: Recorded, interview: Interview, now: datetime) -> bool:
    """A reason that is undone goes with its decline, which is told."""
    return row.after.get("action") != "panel.declined" or row.after.get("response") != "declined"


def _does_not_come(row: Recorded, interview: Interview, now: datetime) -> bool:
    return _is_off(row.after)


def _is_off(values: Values) -> bool:
    """They do not come, and the panel is free: what they say by their own link only HR hears, who decides about that."""
    return values.get("candidate_response") == "declined" and values.get("status") == "rescheduling"


def _does_not_come_and_is_cared_for(row: Recorded, interview: Interview, now: datetime) -> bool:
    return _does_not_come(row, interview, now) and _is_cared_for(row, interview, now)


def _confirms(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("candidate_response") == "accepted" and _is_cared_for(row, interview, now)


def _passes_a_limit(row: Recorded, interview: Interview, now: datetime) -> bool:
    return bool(row.after.get("passed")) and _is_cared_for(row, interview, now)


def _comes_after_all(row: Recorded, interview: Interview, now: datetime) -> bool:
    return _is_off(row.before) and not _does_not_come(row, interview, now)


def _is_not_booked_after_all(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") == "interview.booked"


def _was_no_show(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") == "interview.no_show"


def _has_just_ended(row: Recorded, interview: Interview, now: datetime) -> bool:
    awaited = row.after.get("status") == "awaiting_feedback"
    return awaited and interview.end is not None and now - interview.end < FEEDBACK_IS_FRESH


def _is_complete(row: Recorded, interview: Interview, now: datetime) -> bool:
    """By feedback: of what was held and nobody had to write about there is nothing to read."""
    return row.after.get("status") == "completed" and bool(interview.feedback_in)


def _has_nobody(row: Recorded, interview: Interview, now: datetime) -> bool:
    """Who has to come: another system names people whom nobody knows here, or nobody any more."""
    lacks_all = states.is_ahead(interview, now) and not access.answering(interview)
    return lacks_all and (bool(interview.awaited) or external.is_kept_elsewhere(interview))


def _has_nobody_by_now(row: Recorded, interview: Interview, now: datetime) -> bool:
    """The same, of one that had no time before."""
    return not row.before.get("slot") and _has_nobody(row, interview, now)


def _has_a_place(row: Recorded, interview: Interview, now: datetime) -> bool:
    """The member whom the row names is on the panel, or was."""
    return any(one.member_id == row.after["member"] for one in interview.panel)


def _all_accepted(row: Recorded, interview: Interview, now: datetime) -> bool:
    return access.all_have_accepted(interview)


ALERTS: tuple[Alert, ...] = (
    Alert("interview.booked", panel.INVITED, unanswered, _is_ahead),
    Alert("interview.booked", panel.BOOKED, who_has_agreed, _is_ahead),
    Alert("interview.booked", hr.BOOKED_BY_COLLEAGUE, hr_of, _was_booked_by_hand),
    Alert("interview.booked", hr.NO_INTERVIEWER, hr_who_decides, _has_nobody),
    Alert("panel.removed", hr.NO_INTERVIEWER, hr_who_decides, _has_nobody),
    Alert("interview.moved", hr.NO_INTERVIEWER, hr_who_decides, _has_nobody_by_now),
    Alert("interview.booked", choice.TIMES_ASKED, who_is_to_tick, _is_to_be_chosen, asks_actor=True),
    Alert("interview.offered", choice.TIMES_ASKED, who_is_to_tick, asks_actor=True),
    Alert("interview.offered", choice.OFFERED_ANEW, hr_of, _is_renewed),
    Alert("panel.replaced", choice.TIMES_ASKED, member_in("new"), _is_to_be_chosen, asks_actor=True),
    Alert("panel.added", choice.TIMES_ASKED, member_in("new"), _is_to_be_chosen, asks_actor=True),
    Alert("panel.ticked", choice.TIMES_COMMON, hr_of, _can_be_chosen),
    Alert("panel.ticked", choice.NO_TIME_TO_CHOOSE, hr_of, _comes_to_nothing),
    Alert("panel.declined", choice.NO_TIME_TO_CHOOSE, hr_of, _leaves_a_choice),
    Alert("interview.chosen", choice.TIME_SET, who_has_agreed),
    Alert("interview.chosen", panel.INVITED, unanswered, _is_ahead),
    Alert("interview.chosen", choice.CHOSEN, hr_of),
    Alert("interview.moved", choice.TIME_SET, who_ticked_it, _is_ahead),
    Alert("undone", choice.TIMES_ASKED, who_is_to_tick, _is_to_be_chosen_again, asks_actor=True),
    Alert("panel.replaced", panel.INVITED, member_in("new"), _has_a_time),
    Alert("panel.replaced", panel.REPLACED, member_in("old"), lambda row, _, now: not row.before.get("declined")),
    Alert("panel.added", panel.INVITED, member_in("new"), _has_a_time),
    Alert("panel.removed", panel.REPLACED, member_in("member")),
    Alert("panel.declined", hr.DECLINED, hr_of, _is_missed),
    Alert("panel.declined", hr.NOT_SITTING_IN, hr_of, _sat_in),
    Alert("panel.conflict_over", panel.CONFLICT_OVER, member_in("member")),
    Alert("candidate.matched", matches.MATCHED, hr_who_decides),
    Alert("candidate.resembles", matches.SAME_CONTACT, hr_of_both),
    Alert("candidate.match_ended", panel.NOT_THE_CANDIDATE, member_in("member"), _has_a_place),
    Alert("panel.accepted", hr.ALL_ACCEPTED, hr_of, _all_accepted),
    Alert("interview.candidate_answered", candidate.NOT_COMING, whole_panel, _does_not_come),
    Alert("interview.candidate_answered", candidate.ON_AGAIN, whole_panel, _comes_after_all),
    Alert("feedback.submitted", feedback.WRITTEN_FOR, member_in("member")),
    Alert("feedback.changed", feedback.WRITTEN_FOR, member_in("member")),
    Alert("interview.candidate_answered", candidate.CANDIDATE_DECLINED, hr_of, _does_not_come_and_is_cared_for),
    Alert("interview.candidate_answered", candidate.CANDIDATE_CONFIRMED, hr_of, _confirms),
    Alert("candidate.confirmed", candidate.CANDIDATE_CONFIRMED, hr_of, _confirms),
    Alert("candidate.declined", candidate.CANDIDATE_CANNOT, hr_of),
    Alert("candidate.wished", candidate.CANDIDATE_CANNOT, hr_of),
    Alert("candidate.arrived", candidate.ARRIVED, whole_panel),
    Alert("candidate.arrived", candidate.ARRIVED, hr_of),
    *(
        Alert(action, hr.LIMIT_PASSED, hr_of, _passes_a_limit)
        for action in ("interview.booked", "interview.moved", "panel.replaced", "panel.added")
    ),
    Alert("interview.unheld", hr.UNHELD, hr_of),
    Alert("resume.failed", candidate.RESUME_FAILED, hr_of),
    Alert("interview.late", candidate.LATE, whole_panel),
    Alert("interview.late", candidate.LATE, hr_of),
    Alert("interview.missing", candidate.MISSING, hr_of),
    Alert("interview.cancelled", panel.CANCELLED, whole_panel),
    Alert("interview.cancelled", hr.CANCELLED_BY_COLLEAGUE, hr_of, _is_cared_for),
    Alert("interview.moved", panel.INVITED, unanswered, _is_ahead),
    Alert("interview.moved", moves.MOVED, who_need_not_answer_again, _is_ahead),
    Alert("interview.moved", moves.PROPOSAL_ANSWERED, whose_time_it_is),
    Alert("interview.moved", moves.MOVED_BY_COLLEAGUE, hr_of, _is_cared_for),
    Alert("interview.amended", panel.AMENDED, whole_panel, _is_ahead),
    Alert("interview.time_open", moves.TIME_OPEN, whole_panel),
    Alert("interview.time_open", moves.MOVED_BY_COLLEAGUE, hr_of, _is_cared_for),
    Alert("interview.overlaps", hooks.OVERLAP, hr_who_decides),
    Alert("interview.proposed", moves.PROPOSED, hr_of),
    Alert("interview.proposal_withdrawn", hr.UNDONE, who_heard_it_was_proposed),
    Alert("interview.proposal_declined", moves.PROPOSAL_ANSWERED, member_in("member")),
    Alert("interview.no_show", candidate.NO_SHOW, hr_of),
    Alert("interview.arrived", candidate.ARRIVED, whole_panel),
    Alert("interview.arrived", candidate.ARRIVED, hr_of),
    Alert("undone", hr.UNDONE, hr_of, _is_no_mere_reason),  # only what had been heard of; see `publish.withdraw`
    Alert("undone", panel.REPLACED, who_was_put_in),
    Alert("undone", panel.BACK, who_had_been_replaced),
    Alert("undone", candidate.ON_AGAIN, who_heard_of_it, _comes_after_all),
    Alert("undone", candidate.ON_AGAIN, who_heard_it_was_cancelled),
    Alert("undone", panel.CANCELLED, whole_panel, _is_not_booked_after_all),
    Alert("undone", candidate.ON_AGAIN, whole_panel, _was_no_show),
    Alert("undone", hr.UNDONE, who_heard_what_was_passed_on),
    Alert("undone", hr.UNDONE, who_heard_it_in_their_place, _is_no_mere_reason),
    Alert("undone", candidate.NOT_COMING, whole_panel, _does_not_come),
    Alert("undone", panel.INVITED, unanswered, _was_moved),
    Alert("undone", moves.MOVED, answered, _was_moved),
    Alert("undone", moves.PROPOSAL_ANSWERED, who_heard_an_answer, _was_a_proposal_declined),
    Alert("interview.status", feedback.FEEDBACK_DUE, whole_panel, _has_just_ended),
    Alert("interview.status", feedback.ALL_FEEDBACK_IN, hr_of, _is_complete),
)
