"""A booking whose candidate chooses the time: the times that its panel is asked about, and what HR reads of it."""

from __future__ import annotations

from datetime import timedelta

from bot import wording
from bot.chat import free_times, who_hears
from bot.chat.context import Context
from bot.interviews import offering, ticking, wanted
from bot.interviews.line import LENGTH, Line
from bot.interviews.models import Interview
from bot.interviews.offering import Offer
from bot.interviews.slots import Found
from bot.times.spans import span
from bot.times.values import NotATime
from bot.wecom.reply import Reply


def find(ctx: Context, line: Line) -> tuple[Offer | None, Found]:
    """The times of the days that were said, or of the usual ones; what stands in the way where there are none."""
    try:
        within = span(line.when, now=ctx.now, zone=ctx.user.tz) if line.when else None
    except NotATime:
        within = None
    return offering.find(
        wanted.members(line.panel),
        timedelta(minutes=line.minutes) if line.minutes else LENGTH,
        within,
        ctx.now,
        candidate=free_times.candidate_of(line),
        room=free_times.room_of(line),
    )


def nothing_free(ctx: Context, line: Line, found: Found) -> str:
    return ctx.text(
        "offer.nothing_free",
        when=line.when or ctx.text("offer.five_working_days"),
        why=free_times.in_the_way(ctx, found),
    )


def booked(ctx: Context, interview: Interview, offer: Offer, hint: str) -> Reply:
    """Who is asked first, and when the candidate can choose."""
    needed = ticking.silent_of(interview)
    others = [one for one in needed if one != ctx.user]
    return ctx.say(
        "offer.booked",
        title=interview,
        n=len(offer.times),
        days=wording.day_or_days(offer.within, ctx.user, ctx.now),
        told=who_hears.each_is_told(ctx, interview, others, "hears.asked_to_tick"),
        own=ctx.text("offer.own_card") if ctx.user in needed else "",
        code=interview.code or "",
        hint=hint,
    )
