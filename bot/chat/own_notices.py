"""How one is reached: one's own quiet hours, phone, and which messages come."""

from __future__ import annotations

from datetime import time

from bot.chat import settings_said
from bot.chat.context import Context
from bot.chat.own_availability import hours_of
from bot.chat.quiet_said import quiet_hours
from bot.chat.settings_words import Setting, refused
from bot.interviews import preferences
from bot.interviews.preferences import QUIET_HOURS, Preferences
from bot.notices.catalogue import OPTIONAL
from bot.wecom.reply import Reply
from bot.wording import pick


def quiet_of(ctx: Context, mine: Preferences) -> str:
    first, last = mine.quiet_hours
    return ctx.text("off", "关") if first == last else hours_of((first, last))


def quiet(ctx: Context, value: str) -> Reply:
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
            "Quiet hours are the usual ones again: {hours}.", "免打扰恢复默认：{hours}。", hours=hours_of(QUIET_HOURS)
        )
    hours = quiet_hours(value)
    if hours is None or hours[0] == hours[1]:
        raise refused(Setting.QUIET, value)
    preferences.set_quiet_hours(ctx.change, ctx.user, hours)
    return ctx.say(
        "Quiet hours are now {hours}. What starts within two hours, and the feedback card right after an interview, still comes. None: quiet hours off",
        "免打扰改为：{hours}。2 小时内开始的面试，和刚结束时的面评仍会发。不要发：免打扰 关",
        hours=hours_of(hours),
    )


def phone(ctx: Context, value: str) -> Reply:
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
    number = settings_said.phone(value)
    if number is None:
        raise refused(Setting.PHONE, value)
    preferences.set_phone(ctx.change, ctx.user, number)
    used = ctx.text(" It is in the text that you forward to candidates.", "发给候选人的邀请语里会写上。")
    return ctx.say(
        "Your phone is now {phone}.{used} To remove it: phone none",
        "电话改为：{phone}。{used}删掉发：电话 删除",
        phone=number,
        used=used if ctx.user.is_hr else "",
    )


def unwanted_of(ctx: Context, mine: Preferences) -> str:
    off = [pick(label, ctx.lang) for name, label in OPTIONAL.items() if name in mine.unwanted]
    if not off:
        return ctx.text("all", "全部接收")
    return ctx.text("without {off}", "不收{off}", off=ctx.text("mark.between_names").join(off))


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
