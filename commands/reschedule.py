"""Another time, length or place: ``/reschedule 1203 tomorrow 3pm``, 改期 陈晓 明天15:00 60分钟 2号会议室, 推迟 1203 半小时.

HR sets it, after a preview of all that is odd about it and of who will be told; whoever interviews proposes a time to HR.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot import Context, Reply, UserError, command, wording
from bot.chat import move_lines
from bot.chat.understanding.changed import SET_NO_TIME
from bot.chat.wishes import wishes_another_time
from bot.interviews import Interview, alternatives, meant, move_plan, moving, proposals, slots, wishes
from bot.interviews.move_plan import Plan
from bot.interviews.venues import Venue
from bot.times.another import AnotherTime
from bot.times.values import NotATime, Span
from commands import free_to_move, proposing
from commands.move_cues import CUES
from commands.other_room import ask_where, wants_a_room
from commands.time_open import NoTime, take_away, told_to_be_open


def _arrange(arguments: dict[str, Any]) -> dict[str, Any]:
    """What was said of the time, counted from the one that the interview has."""
    said, interview = arguments.get("time"), arguments["interview"]
    if said is None or said.start is not None:
        return arguments
    try:
        start, length, is_supposed = said.of(interview.slot)
    except NotATime as refused:
        if (within := _within(interview, said)) is not None:
            return _with_a_time_to_find(arguments, interview, said, within)
        raise _no_time(refused) from None
    found = {"interview": interview, "place": arguments.get("place"), "no_time": arguments.get("no_time")}
    shifted = bool(said.later or said.days)
    found["time"] = (
        AnotherTime(said.text, start=start, is_supposed=is_supposed, is_shifted=shifted, said_in=said.said_in)
        if start
        else None
    )
    found["length"] = length or arguments.get("length")
    return {name: value for name, value in found.items() if value is not None}


def _with_a_time_to_find(
    arguments: dict[str, Any], interview: Interview, said: AnotherTime, within: Span
) -> dict[str, Any]:
    """周四上午 90分钟 of what is then leaves the beginning as it is; of what is not, times are offered for as long."""
    found = arguments | ({"length": said.length} if said.length else {})
    says_more = "length" in found or "place" in found
    if says_more and interview.start is not None and within.start <= interview.start < within.end:
        del found["time"]
    return found


def _no_time(refused: NotATime) -> UserError:
    if refused.reason == "too_far":
        return UserError("move.too_far_ahead")
    return UserError(wording.WHY_NOT_A_TIME[refused.reason], left=refused.left)


def _within(interview: Interview, time: AnotherTime | None) -> Span | None:
    """The days or hours in which another time is to be found, where no hour is said."""
    return time.within(interview.slot) if time is not None and time.start is None else None


def _says_nothing(
    interview: Interview, time: AnotherTime | None, length: timedelta | None, place: Venue | None
) -> bool:
    return _within(interview, time) is not None or (time is None and length is None and place is None)


def _check(
    ctx: Context,
    interview: Interview,
    time: AnotherTime | None = None,
    length: timedelta | None = None,
    place: Venue | None = None,
    no_time: NoTime | None = None,
) -> None:
    """What another time would not help."""
    if not ctx.user.is_hr:
        proposing.check_is_theirs(ctx, interview, other=place is not None or no_time is not None)
        if not _says_nothing(interview, time, length, None):
            proposals.check_propose(interview, ctx.user, proposing.slot_of(interview, time, length), ctx.now)
        return
    if no_time is not None:
        moving.check_take_time_away(interview, ctx.now)
    elif not _says_nothing(interview, time, length, place):
        plan = move_plan.plan(interview, proposing.slot_of(interview, time, length), place, ctx.user, ctx.now)
        if plan.refusals and not plan.refusals[0].is_clash:
            raise plan.refusals[0].error


def _preview(
    ctx: Context,
    interview: Interview,
    time: AnotherTime | None = None,
    length: timedelta | None = None,
    place: Venue | None = None,
    no_time: NoTime | None = None,
) -> str:
    """All of it, before it is done; nothing where there is nothing to confirm, or another time is to be chosen first."""
    if not ctx.user.is_hr:
        return proposing.read_back(ctx, interview, time, length)
    if no_time is not None:
        moving.check_take_time_away(interview, ctx.now)
        return move_lines.preview_of_no_time(ctx, interview)
    if _says_nothing(interview, time, length, place):
        return ""
    _check(ctx, interview, time, length, place)
    plan = move_plan.plan(interview, proposing.slot_of(interview, time, length), place, ctx.user, ctx.now)
    return "" if plan.refusals else move_lines.by_their_clock(ctx, time) + move_lines.preview(ctx, plan)


def _deed(
    ctx: Context,
    interview: Interview,
    time: AnotherTime | None = None,
    length: timedelta | None = None,
    place: Venue | None = None,
    no_time: NoTime | None = None,
) -> str:
    """What a yes does, of what was understood in other words than its verb's."""
    if ctx.user.is_hr:
        return _preview(ctx, interview, time, length, place, no_time)
    return "" if _says_nothing(interview, time, length, None) else proposing.in_words(ctx, interview, time, length)


def _offers(
    ctx: Context,
    interview: Interview,
    time: AnotherTime | None = None,
    length: timedelta | None = None,
    place: Venue | None = None,
    no_time: NoTime | None = None,
) -> Reply | None:
    """What is in the way, with other times, before anybody is asked for a yes; None where nothing is."""
    if not ctx.user.is_hr or no_time is not None or _says_nothing(interview, time, length, place):
        return None
    plan = move_plan.plan(interview, proposing.slot_of(interview, time, length), place, ctx.user, ctx.now)
    return _refused(ctx, plan, length, place) if plan.refusals else None


@command(
    "reschedule",
    "改期",
    "改时间",
    "挪到",
    "换个时间",
    "改到",
    "换到",
    "propose",
    help=("move an interview, or propose another time", "改面试时间、时长或地点"),
    usage=(
        "reschedule 1203 tomorrow 3pm / reschedule 1203 30 min later / reschedule 1203 https://meet.example.com/1",
        "改期 1203 周五下午3点 / 推迟 1203 半小时 / 改期 1203 https://meet.example.com/1",
    ),
    words=("推迟", "提前", "延后", "推后", "顺延", "postpone", "bring forward"),
    hears=(
        "What an interviewer proposes, HR decides; once a time is set, the panel is told.",
        "面试官提的时间由 HR 定；时间一定，就通知面试官。",
    ),
    rank=33,
    changes=True,
    confirm=_preview,
    check=_check,
    deed=_deed,
    cues=CUES,
    only_asks=lambda interview, time=None, length=None, place=None, no_time=None: (
        _says_nothing(interview, time, length, place) and no_time is None
    ),
    offers=_offers,
    freely=told_to_be_open,
    rather_than={"candidate": lambda told: told.situation.member.is_hr and wishes_another_time(told.said.low)},
    harmless=SET_NO_TIME,
    arrange=_arrange,
    which=meant.to_move,
    questions={
        "interview": (
            "Which interview is to be moved? A candidate's name or a code.",
            "哪一场改期？发候选人姓名或编号。",
        ),
        "time": ("To when? For example: tomorrow 3pm", "改到什么时候？例如：明天下午3点"),
    },
)
def reschedule(
    ctx: Context,
    interview: Interview,
    time: AnotherTime | None = None,
    length: timedelta | None = None,
    place: Venue | None = None,
    no_time: NoTime | None = None,
) -> Reply:
    if not ctx.user.is_hr:
        proposing.check_is_theirs(ctx, interview, other=place is not None or no_time is not None)
        if _says_nothing(interview, time, length, None):
            proposals.check_may_propose(interview, ctx.user, ctx.now)
            return _ask_when(ctx, interview, time, length)
        slot = proposing.slot_of(interview, time, length)
        if (instead := proposing.instead(ctx, interview, slot)) is not None:
            return _offer(ctx, interview, instead[1], instead[0], **_kept(length, None))
        return proposing.propose(ctx, interview, slot)
    if no_time is not None:
        return take_away(ctx, interview)
    if _says_nothing(interview, time, length, place):
        move_plan.check_may_move(interview, ctx.now)
        if wants_a_room(ctx, time):
            return ask_where(ctx, interview)
        return _ask_when(ctx, interview, time, length, place)
    slot = proposing.slot_of(interview, time, length)
    try:
        return move_lines.moved(ctx, moving.move(ctx.change, interview, slot, place))
    except moving.Refused as refused:
        return _refused(ctx, refused.plan, length, place)


def _refused(ctx: Context, plan: Plan, length: timedelta | None, place: Venue | None) -> Reply:
    """Names what is in the way; where another time would do, with some."""
    first = plan.refusals[0]
    if not first.is_clash:
        raise first.error
    found = alternatives.of(plan.wanted, ctx.now)
    said = "\n".join(f"{wording.obstacle(one, ctx.user, ctx.now)}" for one in plan.refusals if one.is_clash)
    if not found:
        return ctx.say("move.refused_try_another_day", said=said)
    lead = ctx.text("move.refused_possible", said=said)
    offered = _offer(ctx, plan.interview, found, lead, **_kept(length, place))
    ctx.dialog.wished(plan.slot[0])
    return offered


def _offer(
    ctx: Context,
    interview: Interview,
    starts: Sequence[datetime],
    lead: str,
    wished: Sequence[datetime] = (),
    **kept: Any,
) -> Reply:
    ctx.then_ask("time", reschedule, [AnotherTime(start=one) for one in starts], interview=interview, **kept)
    length = free_to_move.length_of(interview, kept.get("length"))
    ctx.dialog.slots = [Span(one, one + length) for one in starts]
    return ctx.say(
        "move.offer",
        lead=lead,
        lines=wording.numbered(
            wording.slot(one, ctx.user, ctx.now) + (ctx.text("move.candidates_wish") if one.start in wished else "")
            for one in ctx.dialog.slots
        ),
    )


def _ask_when(
    ctx: Context,
    interview: Interview,
    said: AnotherTime | None,
    length: timedelta | None = None,
    place: Venue | None = None,
) -> Reply:
    """With a few times at which everybody is free: of that week or those hours, where they are said."""
    within = _within(interview, said)
    kept = _kept(length, place)
    found = free_to_move.found(ctx, interview, within, length)
    nobody = free_to_move.nobody_then(ctx, found, within) if within is not None and not found.slots else ""
    if nobody:
        found = free_to_move.found(ctx, interview, None, length)
    wished = wishes.ahead(interview, ctx.now) if ctx.user.is_hr and within is None else []
    free = [one.start for one in found.slots if one.start != interview.start and one.start not in wished]
    starts = [*wished, *free[: slots.MOST // 2]]
    if starts:
        lead = ctx.text("move.to_when_with_times", nobody=nobody, title=interview, when=ctx.moment(interview))
        return _offer(ctx, interview, starts, lead, wished, **kept)
    ctx.then_ask("time", reschedule, interview=interview, **kept)
    return ctx.say("move.to_when", nobody=nobody, title=interview, when=ctx.moment(interview))


def _kept(length: timedelta | None, place: Venue | None) -> dict[str, Any]:
    return ({"length": length} if length else {}) | ({"place": place} if place else {})
