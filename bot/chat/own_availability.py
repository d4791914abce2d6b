"""When one interviews: one's own limits and work hours, as they are shown, changed and refused."""

from __future__ import annotations

from bot.chat import settings_said
from bot.chat.context import Context
from bot.chat.settings_words import Setting, refused
from bot.interviews import preferences
from bot.interviews.errors import UserError
from bot.interviews.preferences import WORK_HOURS, Hours, Preferences
from bot.wecom.reply import Reply


def hours_of(said: Hours) -> str:
    return f"{said[0]:%H:%M}–{said[1]:%H:%M}"


MOST_A_DAY, MOST_A_WEEK = 20, 60


def limits_of(ctx: Context, mine: Preferences) -> str:
    """`每天 2 · 每周 4`, `不限`"""
    said = []
    if mine.max_per_day is not None:
        said.append(ctx.text("limit.a_day", n=mine.max_per_day))
    if mine.max_per_week is not None:
        said.append(ctx.text("limit.a_week", n=mine.max_per_week))
    return " · ".join(said) or ctx.text("limit.none")


def limit(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value:
        return ctx.say("limit.yours", limits=limits_of(ctx, mine))
    if settings_said.says_none_at_all(value):
        raise _no_zero()
    said = settings_said.limits(value)
    if said is None:
        raise refused(Setting.LIMIT, value)
    if said.bare is not None:
        return _ask_per_what(ctx, said.bare)
    _check_limit(said.day, MOST_A_DAY)
    _check_limit(said.week, MOST_A_WEEK)
    return _set_limits(
        ctx,
        mine.max_per_day if said.day is None else said.day or None,
        mine.max_per_week if said.week is None else said.week or None,
    )


def day_limit(ctx: Context, value: str) -> Reply:
    return limit(ctx, f"每天 {value}" if value else "")


def week_limit(ctx: Context, value: str) -> Reply:
    return limit(ctx, f"每周 {value}" if value else "")


def _no_zero() -> UserError:
    """Neither no interviews nor no limit is guessed from it."""
    return UserError("limit.no_zero")


def _ask_per_what(ctx: Context, number: int) -> Reply:
    asked = ctx.text("limit.day_or_week", n=number)
    choices = ((ctx.text("limit.day"), "每天"), (ctx.text("limit.week"), "每周"))
    return ctx.ask(
        "settings", asked, [(label, {"what": Setting.LIMIT, "value": f"{word} {number}"}) for label, word in choices]
    )


def _check_limit(number: int | None, most: int) -> None:
    if number is not None and number > most:
        raise UserError("limit.too_many", n=number, most=most)


def _set_limits(ctx: Context, per_day: int | None, per_week: int | None) -> Reply:
    preferences.set_limits(ctx.change, ctx.user, per_day=per_day, per_week=per_week)
    said = limits_of(ctx, Preferences(max_per_day=per_day, max_per_week=per_week))
    if per_day is None and per_week is None:
        return ctx.say("limit.removed")
    return ctx.say("limit.set", limits=said)


def work_hours(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value:
        return ctx.say("hours.yours", hours=hours_of(mine.work_hours))
    if settings_said.is_off(value) or settings_said.is_default(value):
        preferences.set_work_hours(ctx.change, ctx.user, None)
        return ctx.say("hours.usual_again", hours=hours_of(WORK_HOURS))
    hours = settings_said.hours_between(value)
    if hours is None or hours[0] >= hours[1]:
        raise refused(Setting.WORK_HOURS, value)
    preferences.set_work_hours(ctx.change, ctx.user, hours)
    return ctx.say("hours.set", hours=hours_of(hours))
