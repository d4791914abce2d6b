"""The other times that were proposed for an interview, and wait for HR."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access, states
from bot.interviews.models import Interview, Member
from bot.phrase import Phrase
from bot.texts import text
from bot.times.values import Span
from bot.wording.interview import hr_of
from bot.wording.times import span


def proposals(interview: Interview, viewer: Member, now: datetime) -> list[str]:
    """`李四建议改到 周五 15:00–16:00，等你确认。`: one's own, and for HR everybody's."""
    if not states.is_ahead(interview, now) or not (viewer.is_hr or access.attends(viewer, interview)):
        return []
    lang = str(viewer.lang)
    names = {one.member_id: str(one.member.name) for one in interview.panel if one.is_current}
    hr = text("word.you", lang) if viewer.is_hr else hr_of(interview, viewer)
    said: list[str] = []
    for said_of, proposed in (("proposals.waits", interview.proposed), ("proposals.lapsed", interview.lapsed)):
        for member_id, slot in proposed:
            if member_id in names and (viewer.is_hr or member_id == viewer.id):
                who = Phrase("word.you") if member_id == viewer.id else names[member_id]
                to = span(Span(*slot), viewer, now)
                said.append(text(said_of, lang, who=who, to=to, hr=hr))
    return said
