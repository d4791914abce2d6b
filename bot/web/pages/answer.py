"""What is said of an interview on its page, as by its cards: that one comes, cannot, or could at another time, and that it
was not held.
"""

from __future__ import annotations

from flask import Response, flash

from bot.interviews import access
from bot.interviews.models import Interview
from bot.web.local_time import local_time
from bot.web.pages.page import Visit, page
from bot.web.pages.pressing import field, press
from bot.web.screen import go_on
from bot.wording import links


@page("/i/<ref>/accept", needs=access.sees, methods=("POST",))
def accept(visit: Visit, interview: Interview) -> Response:
    return press(visit, interview, "accept", {})


@page("/i/<ref>/decline", needs=access.sees, methods=("POST",))
def decline(visit: Visit, interview: Interview) -> Response:
    knows = visit.text("page_form.knows_candidate") if field("knows") else ""  # as 无法参加 understands it
    reason = visit.text("mark.between_changes").join(filter(None, (knows, field("reason"))))
    return press(visit, interview, "decline", {"reason": reason} if reason else {})


@page("/i/<ref>/propose", needs=access.sees, methods=("POST",))
def propose(visit: Visit, interview: Interview) -> Response:
    """Another time, by the clock of whoever asks for it."""
    try:
        start = local_time(field("day"), field("hour"), visit.viewer.tz)
    except ValueError:
        flash(visit.text("page_form.which_time"), "refused")
        return go_on(links.interview_path(interview))
    return press(visit, interview, "reschedule", {"time": start.isoformat()})


@page("/i/<ref>/not-held", needs=access.sees, methods=("POST",))
def not_held(visit: Visit, interview: Interview) -> Response:
    said = {"why": field("why"), "words": field("words")}
    if said["why"] not in ("no_show", "moved") and not said["words"]:
        flash(visit.text("page_form.what_happened"), "refused")
        return go_on(links.feedback_path(interview))
    return press(visit, interview, "not held", {name: value for name, value in said.items() if value})
