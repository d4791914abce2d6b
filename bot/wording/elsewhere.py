"""What another system wants of an interview and cannot be (yet), as HR reads it."""

from __future__ import annotations

from datetime import datetime

from bot.interviews.external import Overlap
from bot.interviews.models import Interview, Member
from bot.texts import text
from bot.times.values import Span
from bot.wording.interview import coded
from bot.wording.times import span


def clash(found: Overlap, viewer: Member, now: datetime) -> str:
    """`原定 12月2日 周三 10:00–11:00，与 1187 林悦（李四）冲突`: when another system wants it, and what is then."""
    lang, at = str(viewer.lang), span(Span(*found.slot), viewer, now)
    clashes = [
        text("elsewhere.with_whom", lang, coded=coded(one.other, viewer), who=who)
        for one in found.taken
        for who in [text("overlap.candidate", lang) if one.kind == "candidate" else one.name]
    ]
    if not clashes:
        return text("elsewhere.meant_for", lang, at=at)
    others = text("mark.between_names", lang).join(clashes)
    return text("elsewhere.clashes", lang, at=at, others=others)


def awaited(interview: Interview, viewer: Member) -> list[str]:
    """`还等 zhou.peng@example.com：管理员在认`: interviewers of whom nobody knows who they are here."""
    if not interview.awaited or not (viewer.is_hr or viewer.is_admin):
        return []
    lang = str(viewer.lang)
    who = text("mark.between_names", lang).join(one.partition(":")[2] for one in interview.awaited)
    return [text("elsewhere.awaited", lang, who=who)]
