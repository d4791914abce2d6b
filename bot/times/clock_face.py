"""Times as we show them: short, in the reader's zone and language (``zh`` or ``en``), the year only when it differs."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from bot.texts import text
from bot.times.said import AFTERNOON, EVENING, FORENOON, NOON
from bot.times.values import Span

_DAYS = {lang: get_day_names("abbreviated", locale=lang) for lang in ("zh", "en")}
_MONTHS = get_month_names("abbreviated", locale="en")
_PARTS = {
    (FORENOON.begins, FORENOON.ends): "day.morning",
    (NOON.begins, NOON.ends): "day.midday",
    (AFTERNOON.begins, AFTERNOON.ends): "day.afternoon",
    (EVENING.begins, EVENING.ends): "day.evening",
}


def show_moment(start: datetime, end: datetime | None, *, zone: ZoneInfo, lang: str, now: datetime) -> str:
    """``3月13日 周五 15:00–16:00`` or ``Fri 13 Mar 15:00–16:00``."""
    start, this_year = start.astimezone(zone), now.astimezone(zone).year
    shown = f"{show_day(start, lang, this_year)} {start:%H:%M}"
    if end is None:
        return shown
    end = end.astimezone(zone)
    if end.date() == start.date():
        return f"{shown}–{end:%H:%M}"
    return f"{shown} – {show_day(end, lang, this_year)} {end:%H:%M}"


def show_span(span: Span, zone: ZoneInfo, lang: str, now: datetime) -> str:
    """``3月13日 周五``, ``3月13日 周五 下午``, ``3月9日–15日``; ``Fri 13 Mar afternoon``, ``9–15 Mar``."""
    start, end, this_year = span.start.astimezone(zone), span.end.astimezone(zone), now.astimezone(zone).year
    last = (end.astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone).date()
    if _is_midnight(start) and _is_midnight(end):
        return _days(start.date(), last, lang, this_year)
    if start.date() != last:
        return show_moment(start, end, zone=zone, lang=lang, now=now)
    ends = 24 if end.date() > last else end.hour
    part = _PARTS.get((start.hour, ends)) if start.minute == end.minute == 0 else None
    hours = text(part, lang) if part else f"{start:%H:%M}–{ends:02}:{end:%M}"
    return f"{show_day(start, lang, this_year)} {hours}"


def show_day(day: date, lang: str, this_year: int) -> str:
    """``3月13日 周五`` or ``Fri 13 Mar``."""
    if lang == "zh":
        return f"{show_date(day, lang, this_year)} {weekday_name(day, lang)}"
    return f"{weekday_name(day, lang)} {show_date(day, lang, this_year)}"


def weekday_name(day: date, lang: str) -> str:
    """``周五`` or ``Fri``."""
    return str(_DAYS[lang][day.weekday()])


def show_date(day: date, lang: str, this_year: int) -> str:
    """``3月13日`` or ``13 Mar``, with its year where it is another."""
    if lang == "zh":
        year = "" if day.year == this_year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日"
    year = "" if day.year == this_year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month]}{year}"


def _days(first: date, last: date, lang: str, this_year: int) -> str:
    if first == last:
        return show_day(first, lang, this_year)
    shown_first, shown_last = show_date(first, lang, this_year), show_date(last, lang, this_year)
    if (first.year, first.month) != (last.year, last.month):
        return f"{shown_first}–{shown_last}" if lang == "zh" else f"{shown_first} – {shown_last}"
    return f"{shown_first}–{last.day}日" if lang == "zh" else f"{first.day}–{shown_last}"


def _is_midnight(local: datetime) -> bool:
    """Whether a day begins here: at 00:00, or where the clocks skip that, at the first time that day has."""
    day = datetime.combine(local, time(), local.tzinfo)
    return day.astimezone(UTC) == local.astimezone(UTC)
