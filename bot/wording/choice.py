"""How it reads that a candidate chooses the time: what is offered, who has ticked how much, and what that comes to."""

from __future__ import annotations

from datetime import datetime

from bot.interviews.models import Interview, Member, Participant
from bot.interviews.self_choice import SelfChoice
from bot.interviews.ticking import Standing
from bot.phrase import Phrase
from bot.texts import text
from bot.wording.interview import answer_of, candidates_answer, each_with_answer, place, state, title
from bot.wording.times import clock, day_or_days, slot
from bot.wording.words import pick

_MOST_NAMED = 6


def to_be_chosen(interview: Interview, found: Standing, viewer: Member, now: datetime) -> list[str]:
    """The lines of its card: what, who has ticked, what is common, where."""
    lang = str(viewer.lang)
    candidate = pick(candidates_answer(interview, viewer), lang)
    offered, common = what_is_offered(found, viewer, now)
    return [
        f"{title(interview, viewer)} · {pick(state(interview, viewer, now), lang)}",
        offered,
        text("book_line.panel", lang) + each_with_answer(have_ticked(interview, found, viewer), lang),
        common,
        text("choice.candidate", lang) + candidate,
        text("book_line.place", lang) + place(interview, viewer),
        *what_helps(interview, found, viewer),
    ]


def what_is_offered(found: Standing, viewer: Member, now: datetime) -> tuple[str, str]:
    """How many times within which days, and which of them are common to all."""
    lang, choice = str(viewer.lang), found.choice
    days = day_or_days(choice.within, viewer, now)
    offered = text("choice.offered", lang, minutes=choice.minutes, n=len(choice.times), days=days)
    return offered, text("choice.common", lang) + _common(found, viewer, now)


def what_helps(interview: Interview, found: Standing, viewer: Member) -> list[str]:
    """What to send: of whoever is asked which times will do, and of HR where nothing comes of it."""
    lang, code = str(viewer.lang), interview.code or ""
    lines: list[str] = []
    if viewer in found.silent:
        lines.append(text("choice.which_will_do", lang, code=code))
    if viewer.is_hr and found.is_stuck:
        lines.append(text("choice.nothing_to_choose", lang, code=code))
    return lines


def have_ticked(interview: Interview, found: Standing, viewer: Member) -> list[tuple[str, str]]:
    """Of each of its panel: `("李四", "勾了 3 个")`, `("王五", "还没勾")`."""
    lang = str(viewer.lang)
    return [
        (
            text("word.you", lang) if one.member_id == viewer.id else str(one.member.name),
            pick(_has_ticked(one, found), lang),
        )
        for one in interview.panel
        if one.is_current
    ]


def _has_ticked(one: Participant, found: Standing) -> Phrase:
    ticked = found.choice.ticks.get(one.member_id)
    if one.response == "declined":
        return answer_of(one)
    if not one.answer_counts:
        return Phrase("choice.sits_in")
    if ticked is None:
        return Phrase("choice.not_ticked")
    count = len(ticked.numbers)
    return Phrase("choice.ticked", n=count) if count else Phrase("choice.none_will_do")


def _common(found: Standing, viewer: Member, now: datetime) -> str:
    """`2 个（3月13日 周五 10:00、…）`: of those that are still open."""
    lang = str(viewer.lang)
    if not found.has_all:
        return text("choice.not_known", lang)
    if not found.open:
        return text("choice.none", lang)
    times = [clock(one.start, viewer, now) for one in found.open]
    some = text("mark.between_names", lang).join(times[:_MOST_NAMED]) + ("……" if len(times) > _MOST_NAMED else "")
    return text("choice.some", lang, n=len(times), some=some)


def listed_times(choice: SelfChoice, viewer: Member, now: datetime) -> list[str]:
    """The times that are still ahead, each with its number, and those that the viewer has ticked marked: `3) … ✓`."""
    ticked = choice.ticks.get(int(viewer.id))
    return [
        f"{number}) {slot(one, viewer, now)}{' ✓' if ticked and number in ticked.numbers else ''}"
        for number, one in sorted(choice.times.items())
        if one.start > now
    ]
