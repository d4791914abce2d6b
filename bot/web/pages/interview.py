"""All that a member may know of one interview: `GET /i/<ref>`. What chat says of it, with the same words, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import Response

from bot import wording
from bot.interviews import access, contacts, feedback, lookup, meeting_link, people, states, ticking
from bot.interviews.errors import UserError
from bot.interviews.evaluation import Written
from bot.interviews.models import Interview, Role
from bot.interviews.ticking import Standing
from bot.notices import trace
from bot.times.values import Span
from bot.times.zones import zone_name
from bot.web.pages import on_the_day, resume
from bot.web.pages.page import Visit, page
from bot.wording import links, pick

_MOST_OF_HR = 3
_WORTH_WAITING = timedelta(hours=1)  # on the page of the room


@page("/i/<ref>", needs=access.sees)
def interview(visit: Visit, interview: Interview) -> Response:
    viewer, now = visit.viewer, visit.now
    head = {
        "interview": interview,
        "about": wording.about(interview, viewer),
        "candidate_name": wording.candidate_name(interview, viewer),
        "state": wording.state_in_full(interview, viewer, now),
        "when": wording.moment(interview, viewer, now),
        "companys_when": wording.companys_moment(interview, viewer, now),
        "hr": _hr(visit, interview),
    }
    if not access.follows(viewer, interview):
        return visit.render("interview.html", follows=False, **head)
    earlier = lookup.earlier_rounds(interview)
    standing = ticking.standing(interview, now)
    panel = wording.have_ticked(interview, standing, viewer) if standing else wording.answers(interview, viewer)
    return visit.render(
        "interview.html",
        follows=True,
        left=_left(visit, interview),
        place=wording.place(interview, viewer),
        candidate=_answered(visit, interview, pick(wording.candidates_answer(interview, viewer), visit.lang)),
        candidates_mobile=interview.candidate.mobile if access.calls_candidate(viewer) else None,
        panel=[(who, _answered(visit, interview, said)) for who, said in panel],
        kept_away=wording.replaced_and_kept_away(interview, viewer),
        notes=_notes(visit, interview),
        room=_room(visit, interview),
        on_the_day=on_the_day.sayable(visit, interview),
        room_report=wording.room_report(interview, viewer),
        room_rate=wording.room_rate(interview, viewer),
        resume=resume.block(visit, interview),
        count=wording.feedback_count(interview, now),
        written=_written(visit, interview),
        is_owed=access.owes_feedback(viewer, interview),
        may_write=_may_write(visit, interview),
        answer=_answer(visit, interview),
        zone=zone_name(viewer.tz, visit.lang, interview.start or now),
        today=f"{now.astimezone(viewer.tz):%Y-%m-%d}",
        rounds=_rounds(visit, interview, earlier),
        choosing=_choosing(visit, interview, standing) if standing else None,
        trace=trace.lines(interview, viewer, now) if access.sees_trace(viewer) else [],
        **head,
    )


def _left(visit: Visit, interview: Interview) -> str:
    """`25 分钟后`; nothing once it has begun, or where it is off."""
    if not states.is_ahead(interview, visit.now) or interview.start is None:
        return ""
    left = wording.duration(interview.start - visit.now, visit.lang)
    return visit.text("interview_page.in_time", left=left)


def _notes(visit: Visit, interview: Interview) -> list[str]:
    """What is proposed, and for HR who is away then."""
    said = wording.proposals(interview, visit.viewer, visit.now)
    if late := wording.lateness(interview, visit.viewer, visit.now):
        said.insert(0, visit.text("interview_page.candidate") + late)
    if visit.viewer.is_hr and interview.slot is not None and not interview.is_over(visit.now):
        current = [one.member for one in interview.panel if one.is_current]
        said += wording.aways(current, Span(*interview.slot), visit.viewer, visit.now)
    return said


def _answered(visit: Visit, interview: Interview, said: str) -> str:
    """The answer; of what is over nobody waits for one any more."""
    waits = pick(wording.RESPONSES["needs_action"], visit.lang)
    is_over = interview.is_over(visit.now) or interview.status in ("awaiting_feedback", "completed")
    return "" if said == waits and is_over else said


@dataclass(frozen=True)
class Caretaker:
    """Who looks after it, and how they are reached; `phone` is empty where none is on record."""

    names: str
    phone: str = ""


def _hr(visit: Visit, interview: Interview) -> Caretaker:
    """Where nobody of HR does any more, for HR they themselves, for everybody else some of HR, or the admin."""
    if visit.viewer.is_hr or contacts.is_looked_after(interview):
        hr, phone = contacts.of(interview, visit.viewer)
        if hr.id == visit.viewer.id:
            return Caretaker(visit.text("word.you"))
        return Caretaker(str(hr.name), phone)
    some = people.some_of((Role.RECRUITER, Role.COORDINATOR), _MOST_OF_HR)
    names = visit.text("mark.between_names").join(str(one.name) for one in some)
    return Caretaker(names or wording.hr_of(interview, visit.viewer))


@dataclass(frozen=True)
class Answer:
    """What the viewer has answered, and what they can answer now."""

    said: str
    may_accept: bool
    may_decline: bool
    may_say_why: bool
    may_propose: bool


def _answer(visit: Visit, interview: Interview) -> Answer | None:
    """For whoever is on its panel, while it is ahead."""
    place = access.place_of(visit.viewer, interview)
    if place is None or not place.is_current or not states.is_ahead(interview, visit.now):
        return None
    has_declined = place.response == "declined"
    return Answer(
        pick(wording.RESPONSES[str(place.response)], visit.lang),
        may_accept=place.response != "accepted",
        may_decline=not has_declined,
        may_say_why=has_declined and not place.response_reason,
        may_propose=not visit.viewer.is_hr and not has_declined,  # HR moves it, with a preview, in the chat
    )


def _may_write(visit: Visit, interview: Interview) -> bool:
    """Feedback, for the first time or anew."""
    begun = interview.start is not None and interview.start <= visit.now
    if not begun or not access.attends(visit.viewer, interview):
        return False
    try:
        feedback.check(interview, visit.viewer, visit.now)
    except UserError:
        return False
    return True


@dataclass(frozen=True)
class Room:
    """The way in: the address of its page while that is of use, and what is to be said of it."""

    href: str
    is_open: bool
    line: str
    inside: str


def _room(visit: Visit, interview: Interview) -> Room | None:
    """Whoever is expected reads how they enter; who else may see the interview, whether it is open and who is there."""
    viewer, now = visit.viewer, visit.now
    if interview.mode != "video" and not meeting_link.has_one(interview):  # its place says all there is to say
        return None
    place = access.place_of(viewer, interview)
    if place is not None and place.response == "declined":
        return None
    inside = visit.text("mark.between_names").join(meeting_link.who_entered(interview))
    path = links.room_path(interview)
    if meeting_link.is_open_to(viewer, interview, now):
        return Room(path, True, "", inside)
    opens = meeting_link.opening(interview)
    if opens is not None and now < opens:
        at = wording.clock(opens, viewer, now)
        waits = access.attends(viewer, interview) and opens - now <= _WORTH_WAITING
        return Room(path if waits else "", False, visit.text("interview_page.opens", at=at), inside)
    if access.attends(viewer, interview):
        why = wording.no_way_in(interview, viewer, now)
        return Room("", False, why[:1].upper() + why[1:], inside)
    if opens is not None and meeting_link.is_open(interview, now):
        return Room("", False, visit.text("interview_page.open"), inside)
    return Room("", False, "", inside) if inside else None


@dataclass(frozen=True)
class Choosing:
    """How far it is with the candidate's choice of a time; `times` are numbered, for whoever may tick them."""

    lines: Sequence[str]
    times: Sequence[str]
    how: str


def _choosing(visit: Visit, interview: Interview, standing: Standing) -> Choosing:
    viewer = visit.viewer
    lines = [*wording.what_is_offered(standing, viewer, visit.now), *wording.what_helps(interview, standing, viewer)]
    place = access.place_of(viewer, interview)
    times = wording.listed_times(standing.choice, viewer, visit.now) if place is not None and place.is_needed else []
    how = visit.text("interview_page.tick", code=interview.code)
    return Choosing(lines, times, how)


@dataclass(frozen=True)
class Said:
    """What one of a panel thinks: who and what, as one line, and the words."""

    head: str
    words: str


def _said(written: list[Written], lang: str) -> list[Said]:
    return [Said(wording.about_feedback(one, lang), one.words) for one in written]


def _written(visit: Visit, interview: Interview) -> list[Said]:
    """What is in: one's own, and others' as far as it may be read."""
    if not interview.feedback_in:
        return []
    reads = access.reads_feedback(visit.viewer, interview)
    return _said([one for one in feedback.of([interview.id]) if reads or one.author_id == visit.viewer.id], visit.lang)


@dataclass(frozen=True)
class Round:
    """One that was held before: `href` where its page may be seen, and what of its feedback may be read."""

    name: str
    held_by: str
    href: str
    said: list[Said]


def _rounds(visit: Visit, interview: Interview, earlier: list[Interview]) -> list[Round]:
    written = feedback.of([one.id for one in earlier]) if earlier else []
    return [
        Round(
            str(one.round_name),
            visit.text("mark.between_names").join(wording.held_by(one)),
            links.interview_path(one) if access.sees(visit.viewer, one) else "",
            _said([each for each in written if each.interview_id == one.id], visit.lang)
            if access.reads_earlier_feedback(visit.viewer, interview, one)
            else [],
        )
        for one in earlier
    ]
