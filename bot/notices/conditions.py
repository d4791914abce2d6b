"""What several kinds ask before a notice leaves: what it tells may have been overtaken while it waited.

What somebody must know holds although it comes late, in words that are true then: that the interview has begun is no
reason not to hear of an empty place. What one kind alone asks stands beside it in `catalogue`.
"""

from __future__ import annotations

from bot.interviews import access, states, undo
from bot.interviews.models import Interview, Member
from bot.notices import history
from bot.notices.view import View, is_ahead, is_on, is_on_and_not_over


def always(view: View) -> bool:
    return True


def never(view: View) -> bool:
    return False


def was_asked_for(view: View) -> bool:
    """It answers what its reader does at this moment, such as opening the demo's page."""
    return bool((view.subject or {}).get("asked_for"))


def starts_soon_or_runs(view: View) -> bool:
    return is_on_and_not_over(view) and undo.is_about_to_begin(view.of, view.now)


def is_about_to_begin(view: View) -> bool:
    """It takes place, and the holder goes there. Nobody is reminded of what is on hold."""
    return is_ahead(view) and view.of.status != "on_hold" and access.attends(view.holder, view.of)


def was_never_asked(view: View) -> bool:
    """The interview has begun without the holder's answer: an invitation comes too late."""
    place = access.place_of(view.holder, view.of)
    unanswered = place is not None and place.is_current and place.response == "needs_action"
    return is_on(view) and not is_ahead(view) and unanswered


def would_come(interview: Interview, member: Member) -> bool:
    """As far as the member knows they are expected there."""
    place = access.place_of(member, interview)
    if place is None or not place.attends:
        return False
    if place.responded_at is None and history.was_kept_from(interview.id, str(member.user_id)):
        return False
    return not history.knows_that_nobody_comes(interview.id, str(member.user_id))


def is_on_or_to_be_chosen(view: View) -> bool:
    return states.is_to_be_chosen(view.of) or is_on_and_not_over(view)


def answer_of_named(view: View) -> str | None:
    """Of the member whom the notice is about; None for somebody who is not on the panel (any more)."""
    member = view.member("member")
    place = access.place_of(member, view.of) if member else None
    return str(place.response) if place is not None and place.is_current else None
