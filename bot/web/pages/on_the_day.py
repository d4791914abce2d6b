"""What is said on the day on an interview's page, as by its cards: that one is late, and that the candidate is not there yet,
or is after all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask import Response, flash

from bot.interviews import access, attendance, fitting
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.web.pages.page import Visit, page
from bot.web.pages.pressing import field, press
from bot.web.screen import go_on
from bot.wording import links

LATE_MINUTES = (10, 20, 30)
_LATE_FROM = timedelta(hours=2)  # before the start


@dataclass(frozen=True)
class OnTheDay:
    """What the viewer can say now; `minutes` are of their own lateness."""

    minutes: tuple[int, ...]
    may_miss: bool
    may_reopen: bool


def sayable(visit: Visit, interview: Interview) -> OnTheDay | None:
    viewer, now = visit.viewer, visit.now
    may_be_late = (
        interview.start is not None
        and interview.start - _LATE_FROM <= now
        and access.attends(viewer, interview)
        and fitting.may_be_late(viewer, interview, now)
    )
    may_reopen = fitting.is_missed_today(viewer, interview, now)
    found = OnTheDay(LATE_MINUTES if may_be_late else (), _may_miss(visit, interview), may_reopen)
    return found if found.minutes or found.may_miss or found.may_reopen else None


def _may_miss(visit: Visit, interview: Interview) -> bool:
    if interview.start is None or not access.may_mark_no_show(visit.viewer, interview):
        return False
    try:
        attendance.check_missing(interview, visit.now)
    except UserError:
        return False
    return True


@page("/i/<ref>/late", needs=access.sees, methods=("POST",))
def late(visit: Visit, interview: Interview) -> Response:
    if (minutes := field("minutes")) not in map(str, LATE_MINUTES):
        flash(visit.text("page_form.how_late"), "refused")
        return go_on(links.interview_path(interview))
    return press(visit, interview, "running late", {"who": "speaker", "words": f"{minutes} min"}, shows_all=True)


@page("/i/<ref>/missing", needs=access.sees, methods=("POST",))
def missing(visit: Visit, interview: Interview) -> Response:
    return press(visit, interview, "noshow", {"how": "not_yet"}, shows_all=True)


@page("/i/<ref>/arrived", needs=access.sees, methods=("POST",))
def arrived(visit: Visit, interview: Interview) -> Response:
    return press(visit, interview, "arrived", {}, shows_all=True)
