"""Days and times as their reader knows them, in the reader's own zone."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.texts import text
from bot.times import calendar
from bot.times.clock_face import show_day, show_moment, show_span
from bot.times.values import Reason, Span
from bot.times.zones import company_zone, same_time, zone_name
from bot.wording.words import pick


def moment(interview: Interview, viewer: Member, now: datetime) -> str:
    """Day and hours in the viewer's own zone, which is named where it could be mistaken."""
    if interview.start is None:
        return text("time.none", viewer.lang)
    said = show_moment(interview.start, interview.end, zone=viewer.tz, lang=viewer.lang, now=now)
    return said + zone(viewer, interview.start, interview)


def companys_moment(interview: Interview, viewer: Member, now: datetime) -> str:
    """The same by the company's clock, for a viewer whose own shows another time then; else empty."""
    if interview.start is None or same_time(viewer.tz, company_zone(), interview.start):
        return ""
    lang = str(viewer.lang)
    said = show_moment(interview.start, interview.end, zone=company_zone(), lang=lang, now=now)
    return f"{said} · {zone_name(company_zone(), lang, interview.start)}"


def hours(interview: Interview, viewer: Member) -> str:
    """`10:00–11:00`; empty for who was replaced, to whom it is not told."""
    if not access.follows(viewer, interview):
        return ""
    if interview.start is None or interview.end is None:
        return text("time.none", viewer.lang)
    return f"{interview.start.astimezone(viewer.tz):%H:%M}–{interview.end.astimezone(viewer.tz):%H:%M}"


def clock(at: datetime, viewer: Member, now: datetime) -> str:
    """`14:00`; of another day than today with the day: `明天 14:00`, `3月20日 周五 14:00`."""
    local = at.astimezone(viewer.tz)
    away = (local.date() - now.astimezone(viewer.tz).date()).days
    names = {-1: ("yesterday ", "昨天 "), 0: ("", ""), 1: ("tomorrow ", "明天 ")}
    day = pick(names[away], viewer.lang) if away in names else _day_of(local, viewer, now) + " "
    return f"{day}{local:%H:%M}"


def day_and_clock(at: datetime, viewer: Member, now: datetime) -> str:
    """`今天 11:00`, `3月20日 周五 14:00`: today by name, too."""
    day = near(at, viewer, now).strip(", ").lower() or date(at, viewer, now)
    return f"{day} {at.astimezone(viewer.tz):%H:%M}"


def date(at: datetime | None, viewer: Member, now: datetime) -> str:
    """`今天 3月13日 周五`: today and its neighbours by name, too."""
    if at is None:
        return text("time.none_capital", str(viewer.lang))
    return near(at, viewer, now) + _day_of(at.astimezone(viewer.tz), viewer, now)


def span(when: Span, viewer: Member, now: datetime) -> str:
    """`3月13日 周五 下午` in the viewer's own zone, which is named where it could be mistaken."""
    return show_span(when, viewer.tz, str(viewer.lang), now) + zone(viewer, when.start)


def slot(when: Span, viewer: Member, now: datetime) -> str:
    """`明天 3月12日 周四 10:00–10:45`, `周六 2月14日（调休上班） 10:00–10:45`, in the viewer's zone, which is said elsewhere."""
    start, end = when.start.astimezone(viewer.tz), when.end.astimezone(viewer.tz)
    day = calendar.show(start.date(), str(viewer.lang), now.astimezone(viewer.tz).year)
    return f"{near(start, viewer, now)}{day} {start:%H:%M}–{end:%H:%M}"


def show_today(viewer: Member, now: datetime) -> str:
    """`3月11日 周三`; a day that is not as its weekday says with its name: `周六 2月14日（调休上班）`."""
    today = now.astimezone(viewer.tz).date()
    return calendar.show(today, str(viewer.lang), today.year)


def brief_days(when: Span, viewer: Member, now: datetime) -> str:
    """`明天`, `3月20日 周五`, `3月9日–15日`."""
    name = near(when.start, viewer, now).strip(", ").lower() if _is_whole_day(when, viewer) else ""
    return name or show_span(when, viewer.tz, str(viewer.lang), now)


def day_or_days(when: Span, viewer: Member, now: datetime) -> str:
    """`今天 3月13日 周五`, `3月9日–15日`: the zone is said elsewhere in the message."""
    said = show_span(when, viewer.tz, str(viewer.lang), now)
    return near(when.start, viewer, now) + said if is_one_day(when, viewer) else said


def is_one_day(when: Span, viewer: Member) -> bool:
    return when.end.astimezone(viewer.tz) <= when.start.astimezone(viewer.tz) + timedelta(days=1)


def duration(left: timedelta, lang: str) -> str:
    """`25 分钟`, `23 小时 50 分`, `1 天 5 小时`, `3 天`: exact near the start, rough far from it."""
    minutes = max(int(left.total_seconds()) // 60, 0)
    days, hours_left, minutes_left = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        hours_too = f" {hours_left} {text('time.hours', lang)}" if days == 1 and hours_left else ""
        return (f"{days} 天" if lang == "zh" else f"{days} day{'s' * (days > 1)}") + hours_too
    parts = [(hours_left, "小时", "h"), (minutes_left, "分" if hours_left else "分钟", "min")]
    said = [f"{count} {zh if lang == 'zh' else en}" for count, zh, en in parts if count]
    return " ".join(said) or ("1 分钟" if lang == "zh" else "1 min")


def companys_zone(at: datetime, reader: Member) -> str:
    """` (Beijing time, GMT+8)` for a reader whose clock shows another time then."""
    if same_time(reader.tz, company_zone(), at):
        return ""
    name = zone_name(company_zone(), str(reader.lang), at)
    return text("time.zone", str(reader.lang), name=name)


def wait_in_words(wait: timedelta, lang: str) -> str:
    """`一分钟后`, `8 秒后`, `马上`"""
    seconds = int(wait.total_seconds())
    if not seconds:
        return text("time.at_once", lang)
    if seconds == 60:
        return text("time.in_a_minute", lang)
    return text("time.in_seconds", lang, seconds=seconds)


def near(at: datetime, viewer: Member, now: datetime) -> str:
    """`明天 `, to stand before a date; nothing for a day further away."""
    away = (at.astimezone(viewer.tz).date() - now.astimezone(viewer.tz).date()).days
    names = {-1: ("Yesterday, ", "昨天 "), 0: ("Today, ", "今天 "), 1: ("Tomorrow, ", "明天 ")}
    return pick(names.get(away, ("", "")), str(viewer.lang))


def zone(viewer: Member, at: datetime | None, interview: Interview | None = None) -> str:
    """` · 伦敦时间 GMT+0` where the company's clock, or the candidate's, shows another time than the viewer's."""
    if at is None:
        return ""
    others = [company_zone()] if interview is None else [company_zone(), interview.candidate.tz]
    if all(same_time(viewer.tz, other, at) for other in others):
        return ""
    return f" · {zone_name(viewer.tz, str(viewer.lang), at)}"


def _day_of(local: datetime, viewer: Member, now: datetime) -> str:
    return show_day(local.date(), str(viewer.lang), now.astimezone(viewer.tz).year)


def _is_whole_day(when: Span, viewer: Member) -> bool:
    first, last = when.start.astimezone(viewer.tz), when.end.astimezone(viewer.tz)
    return first.hour == last.hour == 0 and first.date() + timedelta(days=1) == last.date()


# Why words name no one time, with what helps (English, Chinese).
WHY_NOT_A_TIME: dict[Reason, tuple[str, str]] = {
    "not_understood": (
        "I did not understand “{left}”. Try: tomorrow 3pm / 3-13 15:00",
        "没看懂“{left}”。试试：后天下午3点 / 3-13 15:00",
    ),
    "time_missing": ("At what time? For example: tomorrow 3pm", "几点？例如：明天下午3点"),
    "ambiguous_hour": ("Morning or afternoon?", "上午还是下午？"),
    "no_such_date": ("There is no such day or time.", "没有这一天或这个时间。"),
    "past": ("That time is past.", "这个时间已经过了。"),
    "too_far": ("More than 180 days ahead: please confirm the date.", "超过 180 天，请确认日期。"),
    "maybe_past": ("That day may be past: please give the date.", "这一天可能已经过了，请说日期。"),
    "both_ways": (
        "Later or earlier? It can't be both. For example: 30 min later",
        "推迟还是提前？两个都说了。例如：推迟半小时",
    ),
    "minus": (
        "“{left}” has a minus: later or earlier? Say which, such as: 30 min later, or 30 min earlier",
        "“{left}”带着负号，是推迟还是提前？请写明，例如：推迟30分钟，或 提前30分钟",
    ),
    "bound": (
        "“{left}” says no exact time. At what time? For example: tomorrow 2pm",
        "“{left}”没说具体几点。改到几点？例如：明天下午2点",
    ),
    "midnight": ("Midnight of which day? Please write 0:00 with the date.", "晚上12点是哪一天？请写 0:00 和日期。"),
}
