"""At what other times everybody of an interview is free: of the days or hours in which it is to be, or else soon."""

from __future__ import annotations

from datetime import timedelta

from bot import Context
from bot.chat import free_times
from bot.interviews import Interview, slots
from bot.interviews.slots import Found, Wanted
from bot.times.values import Span
from commands.proposing import LENGTH


def length_of(interview: Interview, said: timedelta | None) -> timedelta:
    return said or (interview.end - interview.start if interview.start and interview.end else LENGTH)


def found(ctx: Context, interview: Interview, within: Span | None, length: timedelta | None) -> Found:
    wanted = Wanted(
        [one.member for one in interview.panel if one.is_current],
        within or slots.days_from(ctx.now),
        length_of(interview, length),
        asked=within is not None,
        candidate=interview.candidate,
        room=interview.room,
        but=interview,
    )
    return slots.common(wanted, ctx.now, 1 + slots.MOST // 2)


def nobody_then(ctx: Context, found: Found, within: Span) -> str:
    """That there is no time in what was said; why, is for HR to know."""
    return ctx.text(
        "free.nobody_then",
        within=ctx.day_or_days(within),
        why=free_times.in_the_way(ctx, found) if ctx.user.is_hr else "",
    )
