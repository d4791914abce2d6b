"""When the story happens: on a Tuesday, Wednesday and Thursday to come, all of them working days, whatever today is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.times import calendar
from bot.times.zones import company_zone

_TUESDAY, _DAYS = 1, 4  # with Friday, to which an interview is moved
_BEGINS = time(14, 55)


def begins(now: datetime) -> datetime:
    """Of a run that is started now; always ahead, because the sandbox's clock goes forward alone."""
    day = now.astimezone(company_zone()).date() + timedelta(days=1)
    while not (day.weekday() == _TUESDAY and all(map(calendar.is_working_day, _days(day)))):
        day += timedelta(days=1)
    return datetime.combine(day, _BEGINS, company_zone())


def _days(first: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(_DAYS)]
