"""Interviews, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.interviews import access, needs, states
from bot.interviews.models import Interview, Member, Participant
from bot.phrase import Phrase
from bot.texts import text
from bot.wording.interview import answer_of, candidate_name, hr_of, state
from bot.wording.times import clock, date, day_and_clock, hours, zone
from bot.wording.words import CANDIDATE_LATE, CANDIDATE_NOT_COMING, REPLACED, pick, short

ROWS = 6  # a page; more would risk the 2,048 bytes of a text and the reader's patience


def page(
    interviews: Sequence[Interview], viewer: Member, now: datetime, *, heading: str, dated: bool, first: int = 0
) -> str:
    """One page of a list, rows numbered through from 1 across pages; says how to go on. A single one that is left is
    shown as well. `dated`: each day by name.

    What is over is called so where it follows what is to come; above what goes on without the viewer stands that.
    """
    rows = interviews[first : first + of_a_page(len(interviews), first)]
    lines = [heading + next((said for one in rows if (said := zone(viewer, one.start, one))), "")]
    shown: object = None
    is_past = bool(rows) and access.follows(viewer, interviews[0]) and interviews[0].is_over(now)
    for number, interview in enumerate(rows, first + 1):
        follows = access.follows(viewer, interview)
        if follows and interview.is_over(now) and not is_past:
            is_past = True
            lines.append(text("page.over", viewer.lang))
        if dated and (day := _day(interview, viewer) if follows else REPLACED) != shown:
            shown = day
            lines.append(date(interview.start, viewer, now) if follows else pick(REPLACED, viewer.lang))
        lines.append(f"{number}) {row(interview, viewer, now)}")
    left = len(interviews) - first - len(rows)
    if left:
        lines.append(text("page.more", viewer.lang, left=left))
    elif rows:
        lines.append(text("page.number", viewer.lang))
    lines[-1] += how_to_answer(rows, viewer, now)
    return "\n".join(lines)


def how_to_answer(rows: Sequence[Interview], viewer: Member, now: datetime) -> str:
    """`回复发：接受 1203，或 无法参加 1203。`, of the first that waits for the reader's answer; else nothing."""
    code = next((one.code for one in rows if _waits_for(viewer, one, now)), None)
    if code is None:
        return ""
    return text("page.how_to_answer", viewer.lang, code=code)


def _waits_for(viewer: Member, interview: Interview, now: datetime) -> bool:
    place = access.place_of(viewer, interview)
    if place is None or not place.is_current or not states.is_ahead(interview, now):
        return False
    waits = place.response == "needs_action" and place.answer_counts
    return waits and needs.proposed_by(interview, viewer) is None


def of_a_page(count: int, first: int) -> int:
    """How many rows are shown from there on: nobody sends “more” for a single one."""
    left = count - first
    return left if left == ROWS + 1 else ROWS


def row(interview: Interview, viewer: Member, now: datetime) -> str:
    """`10:00–11:00 陈晓 · 后端工程师 一面 · 已接受 · 1203`, without day and zone; for HR with who interviews."""
    parts = [
        f"{hours(interview, viewer)} {short(candidate_name(interview, viewer))}".lstrip(),
        f"{short(str(interview.application.job.title))} {short(str(interview.round_name))}",
        short(with_whom(interview, viewer)) if viewer.is_hr else "",
        stands(interview, viewer, now),
        str(interview.code or ""),
    ]
    return " · ".join(part for part in parts if part.strip())


def stands(interview: Interview, viewer: Member, now: datetime) -> str:
    """`已接受`; for HR `李四 待回复`, and before that what only they can settle."""
    said = state(interview, viewer, now)
    if not viewer.is_hr:
        own = [one for one in needs.proposed(interview) if one[0].member_id == viewer.id]
        if own and states.is_ahead(interview, now):
            return _proposal(*own[0], interview, viewer, now)
        return pick(said, viewer.lang)
    need = needs.need_of(interview, now)
    if need is needs.Need.LATE:
        return pick(CANDIDATE_LATE, viewer.lang)
    if need is needs.Need.NOT_COMING:
        return pick(CANDIDATE_NOT_COMING, viewer.lang)
    if need is needs.Need.PROPOSED:
        return text("mark.between_clauses", viewer.lang).join(
            _proposal(*one, interview, viewer, now) for one in needs.proposed(interview)
        )
    return short(_whose(said, interview, viewer)) + pick(said, viewer.lang)


def _proposal(
    place: Participant, slot: tuple[datetime, datetime], interview: Interview, viewer: Member, now: datetime
) -> str:
    """`李四建议改到 明天 15:00，等你定`"""
    is_of_that_day = _day_of(slot[0], viewer) == _day(interview, viewer)
    to = (clock if is_of_that_day else day_and_clock)(slot[0], viewer, now)
    who = short(str(place.member.name))
    if place.member_id == viewer.id:
        who = text("word.you", viewer.lang)
    is_theirs = any(one.id == viewer.id for one in interview.application.caretakers)
    hr = Phrase("word.you") if is_theirs else hr_of(interview, viewer)
    return text("page.proposal", viewer.lang, who=who, to=to, hr=hr)


def with_whom(interview: Interview, viewer: Member) -> str:
    """`李四、王五`: who else interviews."""
    return text("mark.between_names", viewer.lang).join(
        str(one.member.name) for one in interview.panel if one.is_current and one.member_id != viewer.id
    )


def _whose(said: Phrase, interview: Interview, viewer: Member) -> str:
    """`李四 `, for HR: whose answer the state is, where the others' is another one."""
    answering = access.answering(interview)
    theirs = [one for one in answering if answer_of(one) == said]
    if access.place_of(viewer, interview) or not 0 < len(theirs) < len(answering):
        return ""
    names = text("mark.between_names", viewer.lang).join(str(one.member.name) for one in theirs)
    return names + text("page.colon", viewer.lang)


def _day(interview: Interview, viewer: Member) -> object:
    return _day_of(interview.start, viewer) if interview.start else None


def _day_of(at: datetime, viewer: Member) -> object:
    return at.astimezone(viewer.tz).date()
