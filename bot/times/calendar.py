"""Which days are worked: China's holidays and working weekends (调休上班), where the company keeps China's time.

They are the State Council's, year by year, as the package `holidays` has them. Of a year that it does not have yet the
holidays are those of the law, and no weekend is worked: `caution` says so to whoever plans for then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from bot.texts import text
from bot.times.clock_face import show_date, show_day, weekday_name
from bot.times.zones import company_zone

_OF_CHINA = {
    "Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Urumqi", "Asia/Kashgar", "PRC",
}  # fmt: skip
_LANGUAGES = {"zh": "zh_CN", "en": "en_US"}
_IN_LIEU = "休息日"  # how the package calls a day off for which a weekend day is worked; it names no holiday
_DAY = timedelta(1)


class _Year(NamedTuple):
    off: dict[date, dict[str, str]]  # by language: what each is called, empty for those in lieu
    worked: frozenset[date]  # weekend days


def load() -> None:
    """Read at once what the first message about a day would wait for: half a second."""
    _last_known()


def is_working_day(day: date) -> bool:
    """Monday to Friday but for holidays, and the weekend days that are worked instead."""
    year = _year(day.year)
    return day in year.worked or (day.weekday() < 5 and day not in year.off)


def next_working_day(day: date) -> date:
    """The first after that day."""
    return next(one for one in _from(day, _DAY) if is_working_day(one))


def oddity(day: date, lang: str) -> str:
    """`调休上班`, `国庆节`; `working weekend`, `National Day`. Nothing where the day is as its weekday says.

    A day off without a name of its own has the one of the holidays that it belongs to.
    """
    year = _year(day.year)
    if day in year.worked:
        return text("day.worked_weekend", lang)
    if is_working_day(day):
        return ""
    if own := year.off.get(day, {}).get(lang):
        return own
    beside = [name for one in _days_off_around(day) if (name := _year(one.year).off.get(one, {}).get(lang))]
    return Counter(beside).most_common(1)[0][0] if beside else ""


def show(day: date, lang: str, this_year: int) -> str:
    """As `show_day` has it; an odd one as `周六 2月14日（调休上班）`, `Sat 14 Feb (working weekend)`."""
    said = oddity(day, lang)
    if not said:
        return show_day(day, lang, this_year)
    named = f"{weekday_name(day, lang)} {show_date(day, lang, this_year)}"
    return f"{named}（{said}）" if lang == "zh" else f"{named} ({said})"


def caution(days: Iterable[date], lang: str) -> str:
    """What to say where the working weekends of one of the days' years are not known; else nothing."""
    unknown = sorted({day.year for day in days if not _is_known(day.year)})
    if not unknown:
        return ""
    return text("day.unknown_year", lang, years=", ".join(map(str, unknown)))


# --- the calendar ---------------------------------------------------------------------------------------------------


def _is_chinas() -> bool:
    return company_zone().key in _OF_CHINA


def _is_known(year: int) -> bool:
    return not _is_chinas() or year <= _last_known()


def _year(year: int) -> _Year:
    return _of_china(year) if _is_chinas() else _Year({}, frozenset())


@lru_cache(maxsize=16)
def _of_china(year: int) -> _Year:
    from holidays.countries.china import China  # half a second: see `load`

    # Days off of one year are worked in another: 29 December for a day in January.
    years = [one for one in (year - 1, year, year + 1) if China.start_year <= one]
    names = {lang: China(years=years, language=key) for lang, key in _LANGUAGES.items()}  # type: ignore[no-untyped-call]
    return _Year(
        off={
            day: {} if named.startswith(_IN_LIEU) else {lang: _short(names[lang][day]) for lang in _LANGUAGES}
            for day, named in names["zh"].items()
            if day.year == year
        },
        worked=frozenset(day for day in names["zh"].weekend_workdays if day.year == year),
    )


@lru_cache(maxsize=1)
def _last_known() -> int:
    from holidays.countries.china import ChinaStaticHolidays  # as above

    return max(ChinaStaticHolidays.special_public_holidays)


def _short(name: str) -> str:
    """Without 补假 and other remarks."""
    return name.partition("（")[0].partition(" (")[0]


def _days_off_around(day: date) -> Iterator[date]:
    yield day
    for step in (-_DAY, _DAY):
        for one in _from(day, step):
            if is_working_day(one):
                break
            yield one


def _from(day: date, step: timedelta) -> Iterator[date]:
    while True:
        day += step
        yield day
