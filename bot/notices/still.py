"""Whether a notice still holds when it is about to leave: what it tells may have been overtaken while it waited."""

from __future__ import annotations

from bot.interviews import access, states
from bot.interviews.models import Interview, Participant
from bot.notices.cards import View


def is_asked(view: View) -> bool:
    """The holder is on the panel of an interview that is ahead, and has not said that they cannot come."""
    return _is_ahead(view) and _attends(view)


def is_about_to_begin(view: View) -> bool:
    """The same of a reminder: nobody is reminded of what is on hold."""
    return is_asked(view) and _of(view).status != "on_hold"


def cannot_come(view: View) -> bool:
    place = _place_named(view)
    return _is_ahead(view) and place is not None and place.is_current and place.response == "declined"


def is_unasked(view: View) -> bool:
    """The member whom the notice is about has a place in an interview ahead, and has not answered."""
    place = _place_named(view)
    return _is_ahead(view) and place is not None and place.is_current and place.response == "needs_action"


def is_replaced(view: View) -> bool:
    place = access.place_of(view.holder, _of(view))
    return place is not None and not place.is_current


def all_accepted(view: View) -> bool:
    return _is_ahead(view) and access.all_have_accepted(_of(view))


def is_no_show(view: View) -> bool:
    return _of(view).status == "no_show"


def owes_feedback(view: View) -> bool:
    """The interview was held, and the holder's feedback is not in."""
    interview = _of(view)
    owing = any(one.member_id == view.holder.id for one in access.owing_feedback(interview))
    return interview.status == "awaiting_feedback" and owing and view.holder.id not in interview.feedback_in


def _is_ahead(view: View) -> bool:
    interview = _of(view)
    return interview.status in states.AHEAD and interview.start is not None and interview.start > view.now


def _attends(view: View) -> bool:
    return access.attends(view.holder, _of(view))


def _place_named(view: View) -> Participant | None:
    """The place of the member whom the notice is about."""
    member = view.member("member")
    return access.place_of(member, _of(view)) if member else None


def _of(view: View) -> Interview:
    if view.interview is None:
        raise ValueError("this notice is about an interview")
    return view.interview
