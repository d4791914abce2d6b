"""Free times in the member's words: what was looked at, what stands in the way, those of an interview that lacks its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from bot.chat.context import Context
from bot.interviews import slots, wanted
from bot.interviews.line import LENGTH, Line
from bot.interviews.models import Candidate, Room
from bot.interviews.slots import Found, Wanted
from bot.times import calendar
from bot.times.spans import span
from bot.times.values import NotATime, Span
from bot.wording import pick
from bot.wording import slot as slot_in_words

MOST = 3  # of one interview
_WHY = {
    "busy": ("has interviews at all of the times", "都有面试"),
    "leave": ("is away", "在休假"),
    "day": ("has reached the day's limit", "到了每天的面试上限"),
    "week": ("has reached the week's limit", "到了每周的面试上限"),
    "hours": ("does not work then", "不在工作时间"),
}


def looked_at(ctx: Context, found: Found) -> str:
    said = ctx.text("free_times.looked_at")
    caution = calendar.caution(found.days, ctx.lang)
    return f"{said}{' ' if ctx.lang == 'en' else ''}{caution}{'.' if ctx.lang == 'en' else '。'}" if caution else said


def in_the_way(ctx: Context, found: Found) -> str:
    """`李四在休假；王五都有面试。`; nothing where nobody is."""
    why = [
        ctx.text("free_times.who_is_busy", who=one.who, why=pick(_WHY[one.why], ctx.lang)) for one in found.in_the_way
    ]
    return ctx.text("free_times.why", why=ctx.text("mark.between_clauses").join(why)) if why else ""


def candidate_of(line: Line) -> Candidate | None:
    return Candidate.get_or_none(Candidate.id == line.candidate_id) if line.candidate_id else None


def room_of(line: Line) -> Room | None:
    return Room.get_or_none(Room.id == line.room_id) if line.room_id else None


def of_line(ctx: Context, line: Line) -> tuple[str, list[tuple[str, Line]], str] | None:
    """For an interview whose panel is known and whose time is not: the question, each time with the line that it makes,
    and what is to be said under them. None where days were said that are none, or nobody is known.
    """
    if not line.panel or line.persons or line.unknown or line.no_time:
        return None
    try:
        within = span(line.when, now=ctx.now, zone=ctx.user.tz) if line.when else slots.days_from(ctx.now)
    except NotATime:
        return None
    length = timedelta(minutes=line.minutes) if line.minutes else LENGTH
    people = sorted(wanted.members(line.panel), key=lambda one: line.panel.index(str(one.user_id)))
    found = slots.common(
        Wanted(
            people,
            within,
            length,
            asked=bool(line.when),
            candidate=candidate_of(line),
            room=room_of(line),
        ),
        ctx.now,
        MOST,
    )
    who = ctx.text("mark.between_names").join(str(one.name) for one in people)
    if not found.slots:
        when = f"{line.when} " if line.when else ctx.text("free_times.two_weeks")
        several = ("{when}: {who} have no time in common. ", "{when}{who}没有共同的空闲。")
        alone = ("{when}: {who} has no time. ", "{when}{who}没有空闲。")
        none = ctx.text(*(several if len(people) > 1 else alone), when=when.strip(), who=who)
        return none + in_the_way(ctx, found) + ctx.text("free_times.what_other"), [], ""
    choices = [(slot_in_words(one, ctx.user, ctx.now), _at(line, one)) for one in found.slots]
    return ctx.text("free_times.when", who=who), choices, looked_at(ctx, found)


def _at(line: Line, slot: Span) -> Line:
    return replace(line, when="", start=slot.start.astimezone(UTC), end=slot.end.astimezone(UTC), asks="")
