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
from bot.wording import slot as slot_in_words

MOST = 3  # of one interview
_WHY = {
    "busy": "busy.interviews",
    "leave": "busy.away",
    "day": "busy.day_limit",
    "week": "busy.week_limit",
    "hours": "busy.does_not_work",
}


def looked_at(ctx: Context, found: Found) -> str:
    said = ctx.text("free_times.looked_at")
    caution = calendar.caution(found.days, ctx.lang)
    return ctx.text("free_times.caution", said=said, caution=caution) if caution else said


def in_the_way(ctx: Context, found: Found) -> str:
    """`李四在休假；王五都有面试。`; nothing where nobody is."""
    why = [ctx.text("free_times.who_is_busy", who=one.who, why=ctx.text(_WHY[one.why])) for one in found.in_the_way]
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
        id = "free_times.none_in_common" if len(people) > 1 else "free_times.none"
        none = ctx.text(id, when=when.strip(), who=who)
        return none + in_the_way(ctx, found) + ctx.text("free_times.what_other"), [], ""
    choices = [(slot_in_words(one, ctx.user, ctx.now), _at(line, one)) for one in found.slots]
    return ctx.text("free_times.when", who=who), choices, looked_at(ctx, found)


def _at(line: Line, slot: Span) -> Line:
    return replace(line, when="", start=slot.start.astimezone(UTC), end=slot.end.astimezone(UTC), asks="")
