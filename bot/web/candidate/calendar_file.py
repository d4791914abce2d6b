"""The interview as a file for the candidate's calendar (RFC 5545): the same event however often it is moved."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from flask import Response
from icalendar import Calendar, Event

from bot.interviews import candidate_link, states
from bot.web.candidate import words
from bot.web.candidate.visit import Visit
from bot.wording import links

_OURS = uuid.UUID("6f0b1d5c-9f0c-4e0e-8f1b-3f2a5f8f7c11")  # a namespace of our own: the id says nothing of the link


def event_id(link_id: str) -> str:
    return f"{uuid.uuid5(_OURS, link_id)}@interviews"


def calendar_file(visit: Visit) -> Response:
    """Of an interview with a time. Called off, it takes the event out again, without a word of what it was about; a time that
    does not stand any more, and is not given up, is a tentative one."""
    interview = visit.interview
    assert interview.slot is not None
    is_off = interview.status == "cancelled"
    event = Event()
    event.add("uid", event_id(candidate_link.of(interview).link_id))
    event.add("sequence", int(interview.sequence) + is_off)  # or a calendar leaves what is called off as it is
    event.add("dtstamp", visit.now.replace(microsecond=0))
    event.add("dtstart", _utc(interview.slot[0]))
    event.add("dtend", _utc(interview.slot[1]))
    event.add("status", "CANCELLED" if is_off else "CONFIRMED" if states.is_on(interview) else "TENTATIVE")
    if is_off:
        event.add("summary", visit.text("candidate_page.cancelled"))
    else:
        event.add(
            "summary", _line(visit.text("candidate_page.interview") + f"{words.company(visit)} {words.about(visit)}")
        )
        event.add("location", _line(words.place(visit)[1]))
        event.add("url", links.candidate(visit.token))
    calendar = Calendar()
    calendar.add("prodid", "-//interview assistant//WeCom//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_off else "PUBLISH")
    calendar.add_component(event)
    answer = Response(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="interview.ics"'
    return answer


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _line(text: str) -> str:
    """Names come from outside: what would end a line ends none."""
    return " ".join(text.split())
