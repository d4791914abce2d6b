"""What is written about days in more than one way, put into the one that is read: 28/11, 3/12/2026; tomorow."""

import re
from datetime import date

from rapidfuzz.distance import OSA

from bot.one_message import kept_meanwhile

_SLASHED = re.compile(r"(?<![\d/.:-])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/:])")
_WORD = re.compile("[a-z]{5,}", re.I)
_DAYS = (
    "today", "tomorrow", "yesterday", "tonight", "weekend", "morning", "afternoon", "evening",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def month_first(text: str, *, lang: str, today: date) -> str:
    """The text with each date in figures as month/day, or year-month-day; which of two it may be says `today`.

    In Chinese the month stands first wherever it can. In English it is the nearer of both from today on; 28/11 is one.
    """
    return _SLASHED.sub(lambda match: _as_read(match, lang, today), text)


def _as_read(match: re.Match[str], lang: str, today: date) -> str:
    first, second, year = int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    readings = [found for found in ((first, second), (second, first)) if _next(*found, year, today)]
    if not readings:
        return match[0]
    month, day = readings[0]
    if lang == "en":
        month, day = min(readings, key=lambda found: _distance(found[0], found[1], year, today))
    return f"{year}-{month}-{day}" if year else f"{month}/{day}"


def _next(month: int, day: int, year: int | None, today: date) -> date | None:
    """The date of that year, or the next such one."""
    years = (year,) if year else (today.year, today.year + 1)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _distance(month: int, day: int, year: int | None, today: date) -> tuple[bool, int]:
    found = _next(month, day, year, today)
    assert found is not None
    return found < today, abs((found - today).days)


def days_spelled(text: str) -> str:
    """The text with typing errors in the English words for days mended: for a look, and for what is read back."""
    return _WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    return _day_meant_by(match[0].lower()) or match[0]


@kept_meanwhile
def _day_meant_by(word: str) -> str:
    """Tonight of tonihgt and of tonihgts; empty where it may be right."""
    if word.startswith(_DAYS) or word == "mourning":
        return ""
    away, meant = min((OSA.distance(said, one), one) for one in _DAYS for said in (word, word.removesuffix("s")))
    return meant if away <= (2 if len(meant) >= 8 else 1) else ""
