"""Whether a notice still holds when it is about to leave: what it tells may have been overtaken while it waited.

What somebody must know holds although it comes late, in words that are true then: that the interview has begun is no
reason not to hear of an empty place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.interviews import access, by_candidate, external, feedback, lookup, needs, proposals, states, undo, wishes
from bot.interviews.models import Interview, Member
from bot.notices import history, outbox
from bot.notices.view import View, is_ahead, is_on, is_on_and_not_over

STAGE_LAST = "last"  # of a notice's stages: told once more, shortly before the start
STAGE_PROPOSED = "proposed"  # HR has not answered who proposed another time
STAGE_NOBODY = "nobody"  # and again, right before it, where nobody at all is left


def always(view: View) -> bool:
    return True


def never(view: View) -> bool:
    return False


def was_asked_for(view: View) -> bool:
    """It answers what its reader does at this moment, such as opening the demo's page."""
    return bool((view.subject or {}).get("asked_for"))


def starts_soon_or_runs(view: View) -> bool:
    return is_on_and_not_over(view) and undo.is_about_to_begin(view.of, view.now)


def takes_back_what_was_urgent(view: View) -> bool:
    """What it says is undone interrupted its reader, or could not wait: who has heard that hears at once that it is not so."""
    kind = _URGENT.get(str((view.subject or {}).get("action")))
    if kind is None or not starts_soon_or_runs(view):
        return False
    return history.last_sent(view.of.id, str(view.holder.user_id), kind) is not None


_URGENT = {
    "interview.late": outbox.LATE,
    "interview.arrived": outbox.ARRIVED,
    "interview.missing": outbox.MISSING,
    "interview.no_show": outbox.NO_SHOW,
    "interview.proposed": outbox.PROPOSED,
    "panel.declined": outbox.DECLINED,
}


def is_asked(view: View) -> bool:
    """The interview is ahead, and waits for the holder's answer."""
    place = access.place_of(view.holder, view.of)
    return is_ahead(view) and place is not None and place.is_current and place.response in ("needs_action", "tentative")


def has_to_answer(view: View) -> bool:
    """The same, and it is not HR who has to answer the other time that they proposed."""
    return is_asked(view) and needs.proposed_by(view.of, view.holder) is None


def is_about_to_begin(view: View) -> bool:
    """It takes place, and the holder goes there. Nobody is reminded of what is on hold."""
    return is_ahead(view) and view.of.status != "on_hold" and access.attends(view.holder, view.of)


def is_to_be_reminded(*, before: timedelta) -> Callable[[View], bool]:
    """The same, and their invitation did not come when it was time for the reminder already: one is enough."""

    def holds(view: View) -> bool:
        if not is_about_to_begin(view) or view.of.start is None:
            return False
        who = str(view.holder.user_id)
        invited_at = history.last_sent(view.of.id, who, outbox.INVITED)
        return invited_at is None or invited_at < view.of.start - before

    return holds


def cannot_come(view: View) -> bool:
    """The place of the member whom the notice is about is open, or has been left so."""
    return is_on(view) and _answer_of_named(view) == "declined"


def is_unasked(view: View) -> bool:
    """The member whom the notice is about has a place, and has not answered."""
    return is_on(view) and _answer_of_named(view) == "needs_action"


def was_never_asked(view: View) -> bool:
    """The interview has begun without the holder's answer: an invitation comes too late."""
    place = access.place_of(view.holder, view.of)
    unanswered = place is not None and place.is_current and place.response == "needs_action"
    return is_on(view) and not is_ahead(view) and unanswered


def is_replaced(view: View) -> bool:
    """And had heard of it: an invitation that never left is not called off."""
    place = access.place_of(view.holder, view.of)
    if place is not None and place.is_current:
        return False
    has_answered = place is not None and place.responded_at is not None
    return has_answered or not history.was_kept_from(view.of.id, str(view.holder.user_id))


def is_back(view: View) -> bool:
    """They interview after all, and no new invitation says so."""
    attends = is_on_or_to_be_chosen(view) and access.attends(view.holder, view.of)
    return attends and not history.is_asked_anew(view.of.id, str(view.holder.user_id))


def may_see_it(view: View) -> bool:
    """The holder has not said that they know the candidate, or it was taken back."""
    return not access.must_stay_away(view.holder, view.of)


def all_accepted(view: View) -> bool:
    """And that is not what the reader has been told last."""
    if not is_ahead(view) or not access.all_have_accepted(view.of):
        return False
    return not history.still_knows_that_all_accepted(view.of.id, str(view.holder.user_id), int(view.of.sequence))


def candidate_is_off(view: View) -> bool:
    """The candidate does not come, and who hears of it would have been there."""
    interview = view.of
    off = interview.status == "rescheduling" and interview.candidate_response == "declined"
    return off and access.attends(view.holder, interview)


def is_cancelled(view: View) -> bool:
    """And the holder would come: who has heard nothing of the interview yet need not hear that either."""
    return bool(view.of.status == "cancelled") and would_come(view.of, view.holder)


def is_cancelled_for_hr(view: View) -> bool:
    """And the holder does not hear it as one of the panel."""
    return bool(view.of.status == "cancelled") and not would_come(view.of, view.holder)


def would_come(interview: Interview, member: Member) -> bool:
    """As far as the member knows they are expected there."""
    place = access.place_of(member, interview)
    if place is None or not place.attends:
        return False
    if place.responded_at is None and history.was_kept_from(interview.id, str(member.user_id)):
        return False
    return not history.knows_that_nobody_comes(interview.id, str(member.user_id))


def candidate_is_on_again(view: View) -> bool:
    return is_on_or_to_be_chosen(view) and access.attends(view.holder, view.of)


def is_on_or_to_be_chosen(view: View) -> bool:
    return states.is_to_be_chosen(view.of) or is_on_and_not_over(view)


def is_missing(view: View) -> bool:
    """And it is still worth waiting for them."""
    return view.of.missing_since is not None and is_on_and_not_over(view)


def is_unheld(view: View) -> bool:
    """And nobody has given it another time, or called it off."""
    return bool(view.of.status == "rescheduling")


def was_written_for(view: View) -> bool:
    """The holder's feedback is what somebody else wrote down."""
    written = feedback.own(view.of.id, int(view.holder.id))
    return written is not None and written.written_by is not None


def has_arrived(view: View) -> bool:
    return view.of.missing_since is None and is_on(view)


def is_told_of_a_move(view: View) -> bool:
    """Everybody hears at once that their interview is moved, whatever they are doing."""
    return was_asked_for(view) or "was" in (view.subject or {})


def is_amended(view: View) -> bool:
    """It takes place, and the holder goes there and has not read since what it is now."""
    who = str(view.holder.user_id)
    goes = is_ahead(view) and access.attends(view.holder, view.of) and not history.was_kept_from(view.of.id, who)
    return goes and not history.reads_what_it_is(view.of.id, who, int(view.of.sequence))


def goes_there(view: View) -> bool:
    return is_on_and_not_over(view) and access.attends(view.holder, view.of)


def has_no_time(view: View) -> bool:
    """And the holder would have been there."""
    return view.of.status == "rescheduling" and view.of.slot is None and access.attends(view.holder, view.of)


def is_proposed(view: View) -> bool:
    """Somebody waits for HR's answer to another time."""
    return is_ahead(view) and bool(proposals.open_of(view.of.id))


def is_no_show(view: View) -> bool:
    return bool(view.of.status == "no_show")


def has_nobody(view: View) -> bool:
    """There is nobody who has to come."""
    return is_ahead(view) and not access.answering(view.of)


def overlaps(view: View) -> bool:
    """Another system's time for it is still another interview's."""
    found = external.overlap_of(view.of)
    return found is not None and bool(found.taken)


def overlap_is_soon(view: View) -> bool:
    """The same, and that time is about to begin."""
    found = external.overlap_of(view.of)
    return found is not None and found.slot[0] - view.now <= undo.URGENT_BEFORE_START


def has_declined(view: View) -> bool:
    """The candidate has, and nothing has come of it since."""
    return bool(view.of.candidate_response == "declined" and view.of.status == "rescheduling")


def candidate_cannot(view: View) -> bool:
    """By their own link, and HR has not decided yet what comes of it."""
    if not states.is_open(view.of, view.now):
        return False
    return view.of.candidate_response == "declined" or wishes.of(view.of) is not None


def candidate_is_alone(view: View) -> bool:
    """They are in the room, and nobody of the panel is."""
    return is_on_and_not_over(view) and by_candidate.alone_since(view.of) is not None


def has_confirmed(view: View) -> bool:
    return is_ahead(view) and view.of.candidate_response == "accepted"


def has_not_answered(view: View) -> bool:
    """The interview is ahead, and waits for the member whom the notice is about; or they wait for HR."""
    member = view.member("member")
    if (view.subject or {}).get("stage") == STAGE_PROPOSED:
        return is_ahead(view) and member is not None and needs.proposed_by(view.of, member) is not None
    return is_ahead(view) and _answer_of_named(view) == "needs_action"


def is_short(view: View) -> bool:
    """The interview is ahead, their place is open, and nobody of HR has said that they see to it; shortly before the
    start whoever said so hears of it as well."""
    if not is_ahead(view) or _answer_of_named(view) != "declined":
        return False
    stage = (view.subject or {}).get("stage")
    if stage == STAGE_NOBODY:
        return access.nobody_is_left(view.of)
    if stage == STAGE_LAST:
        return True
    missing = [one for one in view.of.panel if one.is_current and one.response == "declined"]
    return lookup.taken_by(view.of, missing) is None


def named_owes_feedback(view: View) -> bool:
    member = view.member("member")
    return member is not None and access.owes_feedback(member, view.of)


def owes_feedback(view: View) -> bool:
    """The interview was held, and the holder's feedback is not in."""
    return access.owes_feedback(view.holder, view.of)


def _answer_of_named(view: View) -> str | None:
    """Of the member whom the notice is about; None for somebody who is not on the panel (any more)."""
    member = view.member("member")
    place = access.place_of(member, view.of) if member else None
    return str(place.response) if place is not None and place.is_current else None
