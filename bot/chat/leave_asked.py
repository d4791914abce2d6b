"""What a leave still lacks is asked for: until which day, from when on a day, until when."""

from __future__ import annotations

from datetime import timedelta

from bot import wording
from bot.chat import hours_away, leave_said
from bot.chat.context import Context
from bot.chat.leave_said import LeaveSaid
from bot.chat.settings_words import Setting
from bot.times.said import AFTERNOON, FORENOON
from bot.times.values import Span
from bot.wecom.reply import Reply


def said(ctx: Context, when: Span | None, value: str) -> LeaveSaid:
    """What is meant by the days that were read already and the words beside them."""
    typed = ctx.message.text if ctx.message is not None and not ctx.tapped else ""
    return leave_said.leave(when, value, typed, ctx.situation)


def asked_first(ctx: Context, when: Span | None, value: str, stand_in_before: str = "") -> Reply | None:
    """Until which day, or from when until when on a day, where that was not said; None where nothing is to be asked."""
    meant = said(ctx, when, value)
    if meant.nobody or meant.left or meant.days is None:
        return None
    if meant.hours is not None:
        return _ask_hours(ctx, meant, meant.days, stand_in_before)
    if meant.is_half and hours_away.is_a_whole_day(meant.days, ctx.user.tz):
        return _ask_which_half(ctx, meant, meant.days, stand_in_before)
    return _ask_until(ctx, meant, stand_in_before) if meant.is_open else None


def _then_ask(ctx: Context, meant: LeaveSaid, when: Span | None, stand_in_before: str) -> None:
    named = _who_stands_in(meant, stand_in_before)
    ctx.then_ask("value", ctx.handlers.commands["settings"], what=Setting.LEAVE, when=when, **named)


def _who_stands_in(meant: LeaveSaid, before: str) -> dict[str, str]:
    stand_in = str(meant.stand_ins[0].user_id) if len(meant.stand_ins) == 1 else before
    return {"stand_in": stand_in} if stand_in else {}


def _ask_which_half(ctx: Context, meant: LeaveSaid, day: Span, stand_in_before: str) -> Reply:
    named = _who_stands_in(meant, stand_in_before)
    halves = ((ctx.text("morning", "上午"), FORENOON), (ctx.text("afternoon", "下午"), AFTERNOON))
    return ctx.ask(
        "settings",
        ctx.text(
            "Half a day off, {day}: which half? Nothing is noted yet.",
            "{day}休半天：上午还是下午？现在还没有记下。",
            day=day,
        ),
        [(label, {"what": Setting.LEAVE, "when": hours_away.part_of(day, part)} | named) for label, part in halves],
    )


def _ask_hours(ctx: Context, meant: LeaveSaid, day: Span, stand_in_before: str) -> Reply:
    """周四下午请两个小时假, 周四三点请假: what was said is kept, and the rest of it asked for."""
    hours = meant.hours
    if hours is not None and hours.since is not None:
        _then_ask(ctx, meant, hours_away.until_midnight(hours.since), stand_in_before)
        return ctx.say(
            "Away {day} from {since}: until when? For example: 17:00. Nothing is noted yet.",
            "{day} {since} 起休假，到几点？例如：17:00。现在还没有记下。",
            day=ctx.day_or_days(hours_away.day_of(hours.since)),
            since=f"{hours.since:%H:%M}",
            summary="?",
        )
    length = hours.length if hours is not None and hours.length is not None else timedelta(hours=1)
    _then_ask(ctx, meant, hours_away.beginning(day, length), stand_in_before)
    return ctx.say(
        "Away {day} for {length}: from when? For example: 14:00, or 14:00-16:00. Nothing is noted yet.",
        "{day}休假 {length}，从几点开始？例如：14:00，或 14:00-16:00。现在还没有记下。",
        day=day,
        length=wording.duration(length, ctx.lang),
        summary="?",
    )


def _ask_until(ctx: Context, meant: LeaveSaid, stand_in_before: str) -> Reply:
    _then_ask(ctx, meant, meant.days, stand_in_before)
    return ctx.say(
        "From {day} until which day, that day included? For example: 3/25. Nothing is noted yet.",
        "从 {day} 休到哪天（含当天）？例如：3月25日。现在还没有记下。",
        day=meant.days,
        summary="?",
    )
