"""The way into an interview's room: `GET /i/<ref>/room`. Its panel goes on to the room, each as themselves; everybody else
reads when it opens, or why it does not. The room's own address stands in no message and on no card.
"""

from __future__ import annotations

import math
from typing import Any

from flask import Response, request

from bot import change, rooms, wording
from bot.interviews import access, meeting_link
from bot.interviews.models import Interview, Participant
from bot.phrase import Phrase
from bot.web.pages.page import Visit, page
from bot.web.screen import Action, Said, Screen, go_on, is_phone
from bot.wording import links

HERE = "here"
ROOM_IS_MADE_WITHIN_S = 15  # as a rule: then the page looks again
LONGEST_WAIT_S = 900  # for a page that is left open: then it looks whether the time is still the same


@page("/i/<ref>/room", needs=access.sees)
def room(visit: Visit, interview: Interview) -> Response:
    place = access.place_of(visit.viewer, interview)
    if place is None or not place.attends:
        return _screen(visit, interview, *_is_not_expected(visit, interview, place))
    if not meeting_link.is_open(interview, visit.now):
        return _closed(visit, interview)
    if meeting_link.is_provided(interview) and is_phone() and HERE not in request.args:
        return _better_on_a_computer(visit, interview)
    with change.begin(visit.now, visit.viewer) as entering:
        way_in = rooms.way_in(interview, visit.viewer)
        if way_in is not None:
            meeting_link.entered(entering, interview)
    if way_in is None:
        wait_s = ROOM_IS_MADE_WITHIN_S if meeting_link.is_provided(interview) else None
        return _screen(visit, interview, wording.no_way_in(interview, visit.viewer, visit.now), refresh_s=wait_s)
    answer = go_on(way_in)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _better_on_a_computer(visit: Visit, interview: Interview) -> Response:
    """A room in which code is written: on a phone it opens for whoever insists."""
    inside = meeting_link.who_entered(interview)
    return _screen(
        visit,
        interview,
        Phrase("room_page.better_on_computer"),
        visit.text("room_page.already_there", names=_listed(visit, inside)) if inside else "",
        copy=links.room(interview) or "",
        actions=(Action(Phrase("room_page.on_phone_all_the_same"), f"?{HERE}", strong=False),),
    )


def _closed(visit: Visit, interview: Interview) -> Response:
    opens = meeting_link.opens_at(interview, visit.viewer, visit.now)
    if opens is None:
        return _screen(visit, interview, wording.no_way_in(interview, visit.viewer, visit.now))
    wait_s = math.ceil((opens - visit.now).total_seconds())
    at = wording.clock(opens, visit.viewer, visit.now)
    return _screen(
        visit,
        interview,
        Phrase("interview_page.opens", at=at),
        Phrase("room_page.leave_open"),
        refresh_s=min(max(wait_s, 1), LONGEST_WAIT_S),
    )


def _is_not_expected(visit: Visit, interview: Interview, place: Participant | None) -> tuple[Said, Said]:
    hr = wording.hr_of(interview, visit.viewer)
    if place is None:
        inside = meeting_link.who_entered(interview)
        return (
            Phrase("room_page.only_panel"),
            visit.text("room_page.inside", names=_listed(visit, inside)) if inside else "",
        )
    if not place.is_current:
        return (
            Phrase("room_page.replaced"),
            Phrase("room_page.questions", hr=hr),
        )
    return (
        Phrase("room_page.declined"),
        Phrase("room_page.tell_hr", hr=hr),
    )


def _listed(visit: Visit, names: list[str]) -> str:
    return visit.text("mark.between_names").join(names)


def _screen(
    visit: Visit,
    interview: Interview,
    title: Said,
    line: Said = "",
    *,
    actions: tuple[Action, ...] = (),
    **more: Any,
) -> Response:
    back = Action(Phrase("interview_page.to_it"), links.interview_path(interview), strong=False)
    about = wording.title(interview, visit.viewer)
    if access.follows(visit.viewer, interview):  # when it is by now is nothing of who was replaced
        about += f"\n{wording.moment(interview, visit.viewer, visit.now)}"
    return Screen(title, (line,) if line else (), (*actions, back), about=about, **more).response(visit.lang)
