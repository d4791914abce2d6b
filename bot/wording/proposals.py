"""The other times that were proposed for an interview, and wait for HR."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access, states
from bot.interviews.models import Interview, Member
from bot.times.values import Span
from bot.wording.interview import hr_of
from bot.wording.times import span
from bot.wording.words import pick


def proposals(interview: Interview, viewer: Member, now: datetime) -> list[str]:
    """`李四建议改到 周五 15:00–16:00，等你确认。`: one's own, and for HR everybody's."""
    if not states.is_ahead(interview, now) or not (viewer.is_hr or access.attends(viewer, interview)):
        return []
    lang = str(viewer.lang)
    names = {one.member_id: str(one.member.name) for one in interview.panel if one.is_current}
    hr = pick(("you", "你"), lang) if viewer.is_hr else hr_of(interview, viewer)
    said = []
    for member_id, slot in interview.proposed:
        if member_id in names and (viewer.is_hr or member_id == viewer.id):
            who, to = names[member_id], span(Span(*slot), viewer, now)
            if member_id == viewer.id:
                who = pick(("You", "你"), lang)
            said.append(
                pick((f"{who} proposed {to}, which waits for {hr}.", f"{who}建议改到 {to}，等{hr}确认。"), lang)
            )
    for member_id, slot in interview.lapsed:
        if member_id in names and (viewer.is_hr or member_id == viewer.id):
            to = span(Span(*slot), viewer, now)
            whose = pick(("Your", "你"), lang) if member_id == viewer.id else names[member_id] + pick(("'s", ""), lang)
            said.append(
                pick(
                    (
                        f"{whose} proposal {to} has lapsed unanswered, since that time has passed; the time stays.",
                        f"{whose}建议的 {to} 已经过了，没等到答复，建议作废，面试时间不变。",
                    ),
                    lang,
                )
            )
    return said
