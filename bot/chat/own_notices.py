"""How one is reached: one's own quiet hours, phone, and which messages come."""

from __future__ import annotations

import re
from datetime import time

from bot.chat import settings_said
from bot.chat.context import Context
from bot.chat.own_availability import hours_of
from bot.chat.quiet_said import quiet_hours
from bot.chat.settings_words import Setting, refused
from bot.interviews import preferences
from bot.interviews.errors import UserError
from bot.interviews.preferences import QUIET_HOURS, Preferences
from bot.notices.catalogue import OPTIONAL
from bot.texts import WORDS
from bot.wecom.reply import Reply
from bot.wording import pick


def quiet_of(ctx: Context, mine: Preferences) -> str:
    first, last = mine.quiet_hours
    return ctx.text("quiet.off") if first == last else hours_of((first, last))


def quiet(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value and mine.quiet_hours[0] == mine.quiet_hours[1]:
        return ctx.say("quiet.is_off")
    if not value:
        return ctx.say("quiet.yours", hours=quiet_of(ctx, mine))
    if settings_said.is_off(value):
        preferences.set_quiet_hours(ctx.change, ctx.user, (time(0), time(0)))
        return ctx.say("quiet.switched_off")
    if settings_said.is_default(value) or value in ("开", "on", "打开"):
        preferences.set_quiet_hours(ctx.change, ctx.user, None)
        return ctx.say("quiet.usual_again", hours=hours_of(QUIET_HOURS))
    hours = quiet_hours(value)
    if hours is None or hours[0] == hours[1]:
        raise refused(Setting.QUIET, value)
    preferences.set_quiet_hours(ctx.change, ctx.user, hours)
    return ctx.say("quiet.set", hours=hours_of(hours))


_LIKE_CODES = re.compile(r"\d{4}(?:\s+\d{4}){1,4}")


def phone(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value:
        return ctx.say("phone.yours", phone=mine.phone or ctx.text("phone.none"))
    if settings_said.is_off(value):
        preferences.set_phone(ctx.change, ctx.user, None)
        return ctx.say("phone.removed")
    number = settings_said.phone(value)
    if number is not None and _LIKE_CODES.fullmatch(value.strip()):
        raise UserError("phone.like_codes", said=value.strip(), number="".join(value.split()))
    if number is None:
        raise refused(Setting.PHONE, value)
    preferences.set_phone(ctx.change, ctx.user, number)
    used = ctx.text("phone.is_forwarded")
    return ctx.say("phone.set", phone=number, used=used if ctx.user.is_hr else "")


def unwanted_of(ctx: Context, mine: Preferences) -> str:
    off = [pick(label, ctx.lang) for name, label in OPTIONAL.items() if name in mine.unwanted]
    if not off:
        return ctx.text("notices.all")
    return ctx.text("notices.without", off=ctx.text("mark.between_names").join(off))


def notices(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if value:
        said = switched(value)
        if said is None:
            raise refused(Setting.NOTICES, value)
        wanted, names = said
        unwanted = mine.unwanted - names if wanted else mine.unwanted | names
        preferences.set_unwanted(ctx.change, ctx.user, unwanted)
        mine = preferences.of(ctx.user.id)
    question = ctx.text("notices.which")
    answers = [
        (
            ctx.text(
                "notices.row",
                name=pick(label, ctx.lang),
                state=ctx.text("quiet.off") if name in mine.unwanted else ctx.text("notices.on"),
            ),
            {"what": Setting.NOTICES, "value": f"{'开' if name in mine.unwanted else '关'} {pick(label, 'zh')}"},
        )
        for name, label in OPTIONAL.items()
    ]
    return ctx.ask("settings", question, answers)


def switched(value: str) -> tuple[bool, frozenset[str]] | None:
    """关 5 分钟提醒, digest off: on or off, and which; None where something else was said."""
    low = value.lower().replace(" ", "")
    is_off = any(word in low for word in ("关", "不要", "不收", "停", "off", "without", "no", "取消"))
    is_on = not is_off and any(word in low for word in ("开", "要", "收", "恢复", "on"))
    every = any(word in low for word in ("全部", "所有", "all"))
    names = frozenset(
        name
        for name, label in OPTIONAL.items()
        if every or any(word.lower().replace(" ", "") in low for word in WORDS[label.id])
    )
    return (is_on, names) if names and (is_off or is_on) else None
