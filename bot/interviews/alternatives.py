"""Other times at which a planned interview could be: everybody whom it wants is free and there, nobody passes a limit,
at an hour that people work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from bot.interviews import availability
from bot.interviews.availability import Known
from bot.interviews.obstacles import USUAL_FROM, USUAL_UNTIL
from bot.interviews.planned import Planned, busy_times
from bot.times import calendar
from bot.times.when import FARTHEST
from bot.times.zones import company_zone

MOST = 3
_ON_THE_DAY = 2
_DAYS = 14  # that are looked at
_STEP = timedelta(minutes=30)
_APART = timedelta(hours=1)
_WORK_FROM, _WORK_UNTIL = time(10), time(19)


def of(planned: Planned, now: datetime, besides: Sequence[tuple[datetime, datetime]] = ()) -> list[datetime]:
    """At most three starts: two on the day itself, the nearest to the hour that was meant, then one of each working day that follows; none
    within `besides`."""
    local = planned.start.astimezone(company_zone())
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    taken = [*busy_times(planned, midnight, midnight + timedelta(days=_DAYS + 1)), *besides]
    times = list(
        availability.known([one.id for one in planned.panel], midnight, midnight + timedelta(days=_DAYS + 1)).values()
    )
    found = list(_free_on(local.date(), planned, taken, times, now))[:_ON_THE_DAY]
    day = local.date()
    while len(found) < MOST and (day := calendar.next_working_day(day)) <= local.date() + timedelta(days=_DAYS):
        found += list(_free_on(day, planned, taken, times, now))[:1]
    return sorted(found)


def _free_on(
    day: date, planned: Planned, taken: list[tuple[datetime, datetime]], times: list[Known], now: datetime
) -> Iterator[datetime]:
    """The nearest to the hour that was meant first, an hour apart."""
    length, meant = planned.end - planned.start, planned.start.astimezone(company_zone())
    is_usual = meant.time() >= _WORK_FROM and planned.end.astimezone(company_zone()).time() <= _WORK_UNTIL
    first, last = (_WORK_FROM, _WORK_UNTIL) if is_usual else (USUAL_FROM, USUAL_UNTIL)
    wanted = datetime.combine(day, meant.time(), company_zone())
    opens, end = datetime.combine(day, first, company_zone()), datetime.combine(day, last, company_zone())
    starts, start = [], opens
    while start + length <= end:
        starts.append(start)
        start += _STEP
    if wanted not in starts and wanted >= opens and wanted + length <= end:
        starts.append(wanted)
    shown: list[datetime] = []
    for one in sorted(starts, key=lambda one: (abs(one - wanted), one)):
        is_free = all(one + length <= begins or ends <= one for begins, ends in taken)
        if is_free and now < one <= now + FARTHEST and all(abs(one - other) >= _APART for other in shown):
            if any(each.findings(one, one + length, now, but=planned.but) for each in times):
                continue
            shown.append(one)
            yield one
