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
from bot.wording.words import upper_first

_NEAR = {-1: "day.yesterday", 0: "day.today", 1: "day.tomorrow"}


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
    away = _days_away(at, viewer, now)
    if not away:
        return f"{local:%H:%M}"
    return f"{_near(away, viewer) or _day_of(local, viewer, now)} {local:%H:%M}"


def day_and_clock(at: datetime, viewer: Member, now: datetime) -> str:
    """`今天 11:00`, `3月20日 周五 14:00`: today by name, too."""
    day = _near(_days_away(at, viewer, now), viewer) or date(at, viewer, now)
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
        hours_too = " " + text("time.hours", lang, n=hours_left) if days == 1 and hours_left else ""
        return text("time.days", lang, n=days) + hours_too
    if not hours_left:
        return text("time.minutes", lang, n=minutes_left or 1)
    minutes_too = " " + text("time.minutes_too", lang, n=minutes_left) if minutes_left else ""
    return text("time.hours", lang, n=hours_left) + minutes_too


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
    day = _near(_days_away(at, viewer, now), viewer)
    return text("day.before_a_date", str(viewer.lang), day=upper_first(day)) if day else ""


def _days_away(at: datetime, viewer: Member, now: datetime) -> int:
    return (at.astimezone(viewer.tz).date() - now.astimezone(viewer.tz).date()).days


def _near(days_away: int, viewer: Member) -> str:
    """`明天`; nothing for a day further away."""
    return text(_NEAR[days_away], str(viewer.lang)) if days_away in _NEAR else ""


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


# Why words name no one time, with what helps: an id, which takes `left`.
WHY_NOT_A_TIME: dict[Reason, str] = {
    "not_understood": "not_a_time.not_understood",
    "time_missing": "not_a_time.time_missing",
    "ambiguous_hour": "not_a_time.ambiguous_hour",
    "no_such_date": "not_a_time.no_such_date",
    "past": "not_a_time.past",
    "too_far": "not_a_time.too_far",
    "maybe_past": "not_a_time.maybe_past",
    "both_ways": "not_a_time.both_ways",
    "minus": "not_a_time.minus",
    "bound": "not_a_time.bound",
    "midnight": "not_a_time.midnight",
}
