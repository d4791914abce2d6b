"""Each setting of a member's own: what it is now, how to change it, and what a new value makes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from bot.chat import leave_orders, settings_said
from bot.chat.context import Context
from bot.chat.settings_words import Setting
from bot.interviews import people, preferences
from bot.interviews.errors import UserError
from bot.interviews.preferences import QUIET_HOURS, WORK_HOURS, Hours, Preferences
from bot.notices.kinds import OPTIONAL
from bot.times.zones import zone_called
from bot.wecom.reply import Reply
from bot.wording import numbered, pick

_LANGUAGES = {"zh": ("zh", "中文", "汉语", "chinese"), "en": ("en", "英文", "英语", "english")}
MOST_A_DAY, MOST_A_WEEK = 20, 60

# What is typed to change each (English, Chinese).
EXAMPLES = {
    Setting.LANGUAGE: ("language zh", "语言 英文"),
    Setting.ZONE: ("zone London", "时区 伦敦"),
    Setting.LIMIT: ("limit 2 a day, 4 a week", "面试上限 每天 2 每周 4"),
    Setting.LEAVE: ("leave 3/20-3/25", "休假 3月20日到3月25日"),
    Setting.WORK_HOURS: ("work hours 9:30-18:30", "工作时间 9:30-18:30"),
    Setting.QUIET: ("quiet hours 22:00-8:00", "免打扰 22:00-8:00"),
    Setting.PHONE: ("phone 13800138000", "电话 13800138000"),
    Setting.NOTICES: ("notifications", "消息设置"),
}


def overview(ctx: Context) -> Reply:
    """All of mine, numbered; a number shows one, with how to change it."""
    mine = preferences.of(ctx.user.id)
    values = {
        Setting.LANGUAGE: ctx.text("English", "中文"),
        Setting.ZONE: ctx.zone,
        Setting.LIMIT: limits_of(ctx, mine),
        Setting.LEAVE: leave_orders.shown(ctx) or ctx.text("none", "无"),
        Setting.WORK_HOURS: _hours(mine.work_hours),
        Setting.QUIET: quiet_of(ctx, mine),
        Setting.PHONE: mine.phone or ctx.text("none", "未填写"),
        Setting.NOTICES: _notices_of(ctx, mine),
    }
    lines = numbered(
        ctx.text(
            "{what}: {value}. Change: {example}",
            "{what}：{value}。要改：{example}",
            what=ctx.text(one.value[0].capitalize(), one.value[1]),
            value=value,
            example=pick(EXAMPLES[one], ctx.lang),
        )
        for one, value in values.items()
    )
    ctx.ask("settings", "", [("", {"what": one}) for one in values])
    return ctx.say(
        "Your settings\n{lines}\nA number shows one.", "你的设置\n{lines}\n回复数字看其中一项。", lines=lines
    )


def refused(what: Setting, value: str) -> UserError:
    """What was typed is none of its values: one example that works."""
    shown = {Setting.DAY_LIMIT: Setting.LIMIT, Setting.WEEK_LIMIT: Setting.LIMIT}.get(what, what)
    if not value:
        return UserError("Try: {example}", "试试：{example}", example=EXAMPLES[shown])
    return UserError(
        "I did not understand “{value}”. Try: {example}",
        "没看懂“{value}”。试试：{example}",
        value=value[:40],
        example=EXAMPLES[shown],
    )


def _hours(said: Hours) -> str:
    return f"{said[0]:%H:%M}–{said[1]:%H:%M}"


# --- language and zone ----------------------------------------------------------------------------------------------


def language(value: str) -> str | None:
    return next((code for code, words in _LANGUAGES.items() if value.lower() in words), None)


def _language(ctx: Context, value: str) -> Reply:
    if not value:
        return ctx.say("Language: English. Change: language zh", "语言：中文。要改：语言 英文")
    lang = language(value)
    if lang is None:
        raise UserError(
            "I speak Chinese and English: language zh, or language en.",
            "我会中文和英文。试试：语言 中文，或 语言 英文。",
        )
    people.set_language(ctx.change, ctx.user, lang)
    return ctx.say("From now on in English. Back: language zh", "好，以后说中文。")


def _zone(ctx: Context, value: str) -> Reply:
    if not value:
        return ctx.say("Zone: {zone}. Change: zone London", "时区：{zone}。要改：时区 伦敦", zone=ctx.zone)
    zone = zone_called(value)
    if zone is None:
        raise UserError(
            "I do not know the zone “{value}”. Try: zone London, or zone Asia/Tokyo.",
            "不认识时区“{value}”。试试：时区 伦敦，或 时区 Asia/Tokyo。",
            value=value[:40],
        )
    people.set_zone(ctx.change, ctx.user, zone)
    return ctx.say("Your times are now in {zone}.", "好，时区改为：{zone}。", zone=ctx.zone)


# --- limits ---------------------------------------------------------------------------------------------------------


def limits_of(ctx: Context, mine: Preferences) -> str:
    """`每天 2 · 每周 4`, `不限`"""
    said = []
    if mine.max_per_day is not None:
        said.append(ctx.text("{n} a day", "每天 {n}", n=mine.max_per_day))
    if mine.max_per_week is not None:
        said.append(ctx.text("{n} a week", "每周 {n}", n=mine.max_per_week))
    return " · ".join(said) or ctx.text("no limit", "不限")


def _limit(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value:
        return ctx.say(
            "Your limit: {limits}. Change: limit 2 a day, 4 a week. None: limit none",
            "面试上限：{limits}。要改：面试上限 每天 2 每周 4。不限：面试上限 不限",
            limits=limits_of(ctx, mine),
        )
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


def _day_limit(ctx: Context, value: str) -> Reply:
    return _limit(ctx, f"每天 {value}" if value else "")


def _week_limit(ctx: Context, value: str) -> Reply:
    return _limit(ctx, f"每周 {value}" if value else "")


def _ask_per_what(ctx: Context, number: int) -> Reply:
    asked = ctx.text("{n} a day or a week?", "{n} 场是每天还是每周？", n=number)
    choices = ((ctx.text("a day", "每天"), "每天"), (ctx.text("a week", "每周"), "每周"))
    return ctx.ask(
        "settings", asked, [(label, {"what": Setting.LIMIT, "value": f"{word} {number}"}) for label, word in choices]
    )


def _check_limit(number: int | None, most: int) -> None:
    if number is not None and number > most:
        raise UserError(
            "{n} is more than anybody holds. At most {most}, or: limit none",
            "{n} 场太多了，最多写 {most}。不设上限发：面试上限 不限",
            n=number,
            most=most,
        )


def _set_limits(ctx: Context, per_day: int | None, per_week: int | None) -> Reply:
    preferences.set_limits(ctx.change, ctx.user, per_day=per_day, per_week=per_week)
    said = limits_of(ctx, Preferences(max_per_day=per_day, max_per_week=per_week))
    if per_day is None and per_week is None:
        return ctx.say("You have no limit now. To set one: limit 2 a day", "面试上限已去掉。要设就发：面试上限 每天 2")
    return ctx.say(
        "Your limit is now {limits}. HR sees it when booking, and may still ask you. None: limit none",
        "面试上限改为：{limits}。HR 约面时会看到，急的时候仍可能来问你。不限发：面试上限 不限",
        limits=said,
    )


# --- hours ----------------------------------------------------------------------------------------------------------


def _work_hours(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value:
        return ctx.say(
            "Your work hours: {hours}. Change: work hours 9:30-18:30",
            "工作时间：{hours}。要改：工作时间 9:30-18:30",
            hours=_hours(mine.work_hours),
        )
    if settings_said.is_off(value) or settings_said.is_default(value):
        preferences.set_work_hours(ctx.change, ctx.user, None)
        return ctx.say(
            "Your work hours are the usual ones again: {hours}.",
            "工作时间恢复默认：{hours}。",
            hours=_hours(WORK_HOURS),
        )
    hours = settings_said.hours_between(value, overnight=False)
    if hours is None or hours[0] >= hours[1]:
        raise refused(Setting.WORK_HOURS, value)
    preferences.set_work_hours(ctx.change, ctx.user, hours)
    return ctx.say(
        "Your work hours are now {hours}. HR sees when a time is outside them. As before: work hours default",
        "工作时间改为：{hours}。约在这之外，HR 会看到提示。恢复默认发：工作时间 默认",
        hours=_hours(hours),
    )


def quiet_of(ctx: Context, mine: Preferences) -> str:
    first, last = mine.quiet_hours
    return ctx.text("off", "关") if first == last else _hours((first, last))


def _quiet(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value and mine.quiet_hours[0] == mine.quiet_hours[1]:
        return ctx.say(
            "Quiet hours: off, messages come at any time. Change: quiet hours 22:00-8:00, or quiet hours default",
            "免打扰：关，消息随时会发。要改：免打扰 22:00-8:00，或 免打扰 默认",
        )
    if not value:
        return ctx.say(
            "Quiet hours: {hours}, by your own clock. What comes up then waits until they end, but for what starts within two hours and the feedback card right after an interview. Change: quiet hours 22:00-8:00. None: quiet hours off",
            "免打扰：{hours}，按你自己的时间。这段时间的消息会等到结束后再发；2 小时内开始的面试，和刚结束时的面评除外。要改：免打扰 22:00-8:00。不要：免打扰 关",
            hours=quiet_of(ctx, mine),
        )
    if settings_said.is_off(value):
        preferences.set_quiet_hours(ctx.change, ctx.user, (time(0), time(0)))
        return ctx.say(
            "No quiet hours: messages come at any time. Back: quiet hours default",
            "免打扰已关，消息随时会发。恢复发：免打扰 默认",
        )
    if settings_said.is_default(value) or value in ("开", "on", "打开"):
        preferences.set_quiet_hours(ctx.change, ctx.user, None)
        return ctx.say(
            "Quiet hours are the usual ones again: {hours}.", "免打扰恢复默认：{hours}。", hours=_hours(QUIET_HOURS)
        )
    hours = settings_said.hours_between(value, overnight=True)
    if hours is None or hours[0] == hours[1]:
        raise refused(Setting.QUIET, value)
    preferences.set_quiet_hours(ctx.change, ctx.user, hours)
    return ctx.say(
        "Quiet hours are now {hours}. What starts within two hours, and the feedback card right after an interview, still comes. None: quiet hours off",
        "免打扰改为：{hours}。2 小时内开始的面试，和刚结束时的面评仍会发。不要发：免打扰 关",
        hours=_hours(hours),
    )


# --- phone ----------------------------------------------------------------------------------------------------------


def _phone(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if not value:
        return ctx.say(
            "Your phone: {phone}. Change: phone 13800138000. To remove it: phone none",
            "电话：{phone}。要改：电话 13800138000。删掉：电话 删除",
            phone=mine.phone or ctx.text("none", "未填写"),
        )
    if settings_said.is_off(value):
        preferences.set_phone(ctx.change, ctx.user, None)
        return ctx.say("Your phone is removed.", "电话已删除。")
    phone = settings_said.phone(value)
    if phone is None:
        raise refused(Setting.PHONE, value)
    preferences.set_phone(ctx.change, ctx.user, phone)
    used = ctx.text(" It is in the text that you forward to candidates.", "发给候选人的邀请语里会写上。")
    return ctx.say(
        "Your phone is now {phone}.{used} To remove it: phone none",
        "电话改为：{phone}。{used}删掉发：电话 删除",
        phone=phone,
        used=used if ctx.user.is_hr else "",
    )


# --- which notices --------------------------------------------------------------------------------------------------


def _notices_of(ctx: Context, mine: Preferences) -> str:
    off = [pick(label, ctx.lang) for name, label in OPTIONAL.items() if name in mine.unwanted]
    if not off:
        return ctx.text("all", "全部接收")
    return ctx.text("without {off}", "不收{off}", off=ctx.text(", ", "、").join(off))


def _notices(ctx: Context, value: str) -> Reply:
    mine = preferences.of(ctx.user.id)
    if value:
        said = switched(value)
        if said is None:
            raise refused(Setting.NOTICES, value)
        wanted, names = said
        unwanted = mine.unwanted - names if wanted else mine.unwanted | names
        preferences.set_unwanted(ctx.change, ctx.user, unwanted)
        mine = preferences.of(ctx.user.id)
    question = ctx.text(
        "Which messages you get. Cancelled, moved, invitations and what HR asks of you always come. A number switches one:",
        "你收哪些消息。取消、改期、邀请和 HR 的催办一定会发，其余可以关。回复数字切换：",
    )
    answers = [
        (
            ctx.text(
                "{name}: {state}",
                "{name}：{state}",
                name=pick(label, ctx.lang),
                state=ctx.text("off", "关") if name in mine.unwanted else ctx.text("on", "开"),
            ),
            {"what": Setting.NOTICES, "value": f"{'开' if name in mine.unwanted else '关'} {label[1]}"},
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
        name for name, label in OPTIONAL.items() if every or any(word.lower().replace(" ", "") in low for word in label)
    )
    return (is_on, names) if names and (is_off or is_on) else None


SET: dict[Setting, Callable[[Context, str], Reply]] = {
    Setting.LANGUAGE: _language,
    Setting.ZONE: _zone,
    Setting.LIMIT: _limit,
    Setting.DAY_LIMIT: _day_limit,
    Setting.WEEK_LIMIT: _week_limit,
    Setting.WORK_HOURS: _work_hours,
    Setting.QUIET: _quiet,
    Setting.PHONE: _phone,
    Setting.NOTICES: _notices,
}
