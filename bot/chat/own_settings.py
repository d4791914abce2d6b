"""Each setting of a member's own: what it is now, how to change it, and what a new value makes of it."""

from __future__ import annotations

from collections.abc import Callable

from bot.chat import leave_orders, own_availability, own_notices, settings_said
from bot.chat.context import Context
from bot.chat.quiet_said import quiet_hours
from bot.chat.settings_words import EXAMPLES, Setting
from bot.interviews import people, preferences
from bot.interviews.errors import UserError
from bot.interviews.preferences import Preferences
from bot.notices.catalogue import OPTIONAL
from bot.times.zones import zone_called, zone_name
from bot.wecom.reply import Reply
from bot.wording import numbered, pick

_LANGUAGES = {"zh": ("zh", "中文", "汉语", "chinese"), "en": ("en", "英文", "英语", "english")}


def overview(ctx: Context) -> Reply:
    """All of mine, numbered; a number shows one, with how to change it."""
    mine = preferences.of(ctx.user.id)
    values = {
        Setting.LANGUAGE: ctx.text("own.english"),
        Setting.ZONE: ctx.zone,
        Setting.LIMIT: own_availability.limits_of(ctx, mine),
        Setting.LEAVE: leave_orders.shown(ctx) or ctx.text("own.none"),
        Setting.WORK_HOURS: own_availability.hours_of(mine.work_hours),
        Setting.QUIET: own_notices.quiet_of(ctx, mine),
        Setting.PHONE: mine.phone or ctx.text("phone.none"),
        Setting.NOTICES: own_notices.unwanted_of(ctx, mine),
    }
    lines = numbered(
        ctx.text(
            "own.row",
            what=ctx.text(one.value[0].capitalize(), one.value[1]),
            value=value,
            example=pick(EXAMPLES[one], ctx.lang),
        )
        for one, value in values.items()
    )
    ctx.ask("settings", "", [("", {"what": one}) for one in values])
    return ctx.say("own.list", lines=lines)


# --- language and zone ----------------------------------------------------------------------------------------------


def language(value: str) -> str | None:
    return next((code for code, words in _LANGUAGES.items() if value.lower() in words), None)


def _language(ctx: Context, value: str) -> Reply:
    if not value:
        return ctx.say("language.yours")
    lang = language(value)
    if lang is None:
        raise UserError("language.which")
    people.set_language(ctx.change, ctx.user, lang)
    return ctx.say("language.set")


def _zone(ctx: Context, value: str) -> Reply:
    if not value:
        return ctx.say("zone.yours", zone=ctx.zone)
    zone = zone_called(value)
    if zone is None:
        raise UserError("zone.unknown", value=value[:40])
    people.set_zone(ctx.change, ctx.user, zone)
    return ctx.say("zone.set", zone=ctx.zone)


def would_be(ctx: Context, what: Setting, value: str) -> str:
    """`免打扰改为 21:00–08:00`, `面试上限改为每天 2`: what a yes sets, as it is shown afterwards; else its words as they are."""
    if what in (Setting.QUIET, Setting.WORK_HOURS):
        said = (quiet_hours if what is Setting.QUIET else settings_said.hours_between)(value)
        value = own_availability.hours_of(said) if said is not None else value
    elif what in (Setting.LIMIT, Setting.DAY_LIMIT, Setting.WEEK_LIMIT):
        per = {Setting.DAY_LIMIT: "每天 ", Setting.WEEK_LIMIT: "每周 "}.get(what, "")
        limits = settings_said.limits(f"{per}{value}")
        if limits is None or limits.bare is not None:
            return ""
        said_so = Preferences(max_per_day=limits.day or None, max_per_week=limits.week or None)
        what, value = Setting.LIMIT, own_availability.limits_of(ctx, said_so)
    elif what is Setting.ZONE and (zone := zone_called(value)) is not None:
        value = zone_name(zone, ctx.lang, ctx.now)
    elif what is Setting.LANGUAGE and (lang := language(value)) is not None:
        value = ctx.text("language.chinese" if lang == "zh" else "language.english")
    elif what is Setting.NOTICES and (switched := own_notices.switched(value)) is not None:
        names = ctx.text("mark.between_names").join(
            pick(OPTIONAL[name], ctx.lang) for name in OPTIONAL if name in switched[1]
        )
        return ctx.text("notices.deed_on" if switched[0] else "notices.deed_off", names=names)
    elif what is not Setting.PHONE or settings_said.is_off(value):
        return ""
    return ctx.text(
        "own.deed_ascii" if value[:1].isascii() else "own.deed", what=pick(what.value[:2], ctx.lang), value=value
    )


SET: dict[Setting, Callable[[Context, str], Reply]] = {
    Setting.LANGUAGE: _language,
    Setting.ZONE: _zone,
    Setting.LIMIT: own_availability.limit,
    Setting.DAY_LIMIT: own_availability.day_limit,
    Setting.WEEK_LIMIT: own_availability.week_limit,
    Setting.WORK_HOURS: own_availability.work_hours,
    Setting.QUIET: own_notices.quiet,
    Setting.PHONE: own_notices.phone,
    Setting.NOTICES: own_notices.notices,
}
