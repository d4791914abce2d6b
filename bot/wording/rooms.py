"""An interview's room in words: why nobody can go in, and what came of it."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access, meeting_link, states
from bot.interviews.models import Interview, Member
from bot.texts import text
from bot.wording.interview import hr_of, place, state
from bot.wording.words import pick


def no_way_in(interview: Interview, viewer: Member, now: datetime) -> str:
    """Why nothing can be entered: `这场是电话面试，没有会议链接`."""
    if states.is_to_be_chosen(interview):
        return pick(state(interview, viewer, now), viewer.lang)
    if meeting_link.is_provided(interview) and meeting_link.is_open_to(viewer, interview, now):
        hr = hr_of(interview, viewer)
        return text("no_way_in.not_ready", viewer.lang, hr=hr)
    if meeting_link.has_one(interview):  # it has been open, or will not be
        said = pick(state(interview, viewer, now), viewer.lang)
        return text("no_way_in.no_longer", viewer.lang, said=said)
    if interview.mode == "phone":
        hr, code = hr_of(interview, viewer), interview.code or ""
        return text("no_way_in.by_phone", viewer.lang, hr=hr, code=code)
    if interview.mode == "onsite":
        return text("no_way_in.on_site", viewer.lang, place=place(interview, viewer))
    return text("no_way_in.no_link", viewer.lang)


def came_of_room(interview: Interview, viewer: Member) -> list[str]:
    """`面试间：评分 5，报告 https://…`, in one line, once the room is over; nothing where nothing is known or it is not theirs."""
    said = [text("room_report.rate", viewer.lang, shown=shown) for shown in [room_rate(interview, viewer)] if shown]
    if address := room_report(interview, viewer):
        said.append(text("room_report.report", viewer.lang, address=address))
    return (
        [text("room_report.label", viewer.lang) + text("mark.between_changes", viewer.lang).join(said)] if said else []
    )


def room_rate(interview: Interview, viewer: Member) -> str:
    """What was given in the room, on the provider's scale; a verdict, so read by whoever reads the panel's."""
    given = interview.pad.rate if interview.pad is not None else None
    return f"{given:g}" if given is not None and access.reads_feedback(viewer, interview) else ""


def room_report(interview: Interview, viewer: Member) -> str:
    """Its address, for whom it is."""
    found = interview.pad.report if interview.pad is not None else None
    return found if found and access.reads_report(viewer, interview) else ""
