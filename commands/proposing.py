"""Whoever interviews says another time: it is proposed to HR, and nothing changes until they take it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import Context, Reply, UserError
from bot.interviews import Interview, access, alternatives, move_plan, obstacles, proposals
from bot.interviews.move_plan import Slot
from bot.times.another import AnotherTime
from bot.times.values import Span

LENGTH = timedelta(minutes=45)  # of what has had no time


def slot_of(interview: Interview, time: AnotherTime | None, length: timedelta | None) -> Slot:
    """From when to when it would be; what was not said stays.

    Raises: UserError where it has no time, and none was said.
    """
    start = time.start if time is not None and time.start is not None else interview.start
    if start is None:
        raise UserError("propose.no_time_yet", code=interview.code or "")
    as_now = interview.end - interview.start if interview.start and interview.end else LENGTH
    return start, start + (length or as_now)


def in_words(ctx: Context, interview: Interview, time: AnotherTime | None, length: timedelta | None) -> str:
    slot = slot_of(interview, time, length)
    proposals.check_propose(interview, ctx.user, slot, ctx.now)
    return ctx.text("propose.ask", title=interview, when=Span(*slot))


def read_back(ctx: Context, interview: Interview, time: AnotherTime | None, length: timedelta | None) -> str:
    """Only where what was said of the time could be another one."""
    return in_words(ctx, interview, time, length) if time is not None and time.is_supposed else ""


def instead(ctx: Context, interview: Interview, slot: Slot) -> tuple[str, list[datetime]] | None:
    """What is in the proposer's own way, and at most three times near to it at which the whole panel is free; None where
    nothing is. What is in others' way HR decides.

    Raises: UserError for what HR could not do either, and where no time can be offered.
    """
    proposals.check_propose(interview, ctx.user, slot, ctx.now)
    found = obstacles.of(move_plan.planned(interview, slot, None, [ctx.user]), ctx.user, ctx.now)
    for one in found:
        if one.refuses and not one.is_clash:
            raise one.error
    own = next((one for one in found if one.kind == "person"), None)
    if own is None:
        return None
    panel = [one.member for one in interview.panel if one.is_current]
    starts = alternatives.of(move_plan.planned(interview, slot, None, panel), ctx.now)
    if ctx.on_page or not starts:
        raise UserError("propose.busy", **own.values)
    said = ctx.text("propose.busy_with_choices", **own.values)
    return said, starts


def propose(ctx: Context, interview: Interview, slot: Slot) -> Reply:
    """Raises: UserError"""
    proposals.propose(ctx.change, interview, ctx.user, slot)
    return ctx.say("propose.done", hr=ctx.hr_of(interview), title=interview, old=ctx.moment(interview), new=Span(*slot))


def check_is_theirs(ctx: Context, interview: Interview, *, other: bool) -> None:
    """Raises: UserError for who is not of the panel, and for what HR alone sets."""
    if access.place_of(ctx.user, interview) is None:
        raise UserError("propose.not_theirs", code=interview.code or "", hr=ctx.hr_of(interview))
    if other:
        raise UserError("propose.only_a_time", hr=ctx.hr_of(interview))
