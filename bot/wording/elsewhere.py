"""What another system wants of an interview and cannot be (yet), as HR reads it."""

from __future__ import annotations

from datetime import datetime

from bot.interviews.external import Overlap
from bot.interviews.models import Interview, Member
from bot.times.values import Span
from bot.wording.interview import coded
from bot.wording.times import span
from bot.wording.words import pick


def clash(found: Overlap, viewer: Member, now: datetime) -> str:
    """`原定 12月2日 周三 10:00–11:00，与 1187 林悦（李四）冲突`: when another system wants it, and what is then."""
    lang, at = str(viewer.lang), span(Span(*found.slot), viewer, now)
    clashes = [
        pick((f"{coded(one.other, viewer)} ({who})", f"{coded(one.other, viewer)}（{who}）"), lang)
        for one in found.taken
        for who in [pick(("candidate", "候选人"), lang) if one.kind == "candidate" else one.name]
    ]
    if not clashes:
        return pick((f"meant for {at}", f"原定 {at}"), lang)
    others = pick((", ", "、"), lang).join(clashes)
    return pick((f"meant for {at}, which clashes with {others}", f"原定 {at}，与 {others}冲突"), lang)


def awaited(interview: Interview, viewer: Member) -> list[str]:
    """`还等 zhou.peng@example.com：管理员在认`: interviewers of whom nobody knows who they are here."""
    if not interview.awaited or not (viewer.is_hr or viewer.is_admin):
        return []
    lang = str(viewer.lang)
    who = pick((", ", "、"), lang).join(one.partition(":")[2] for one in interview.awaited)
    return [pick((f"Still awaited: {who}; the admin is asked who that is", f"还等 {who}：管理员在认"), lang)]
