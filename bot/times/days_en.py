"""How days are said in English: next friday, the twentieth of March, in two weeks."""

import re

from bot.times.number_words import ORDINALS, either
from bot.times.said import (
    DIGITS,
    EVENING,
    Ahead,
    DayCount,
    Month,
    OnDate,
    Piece,
    Rule,
    To,
    Week,
    Weekday,
    Weekend,
    rule,
)
from bot.times.words_en import COUNT, COUNT_BEGINS, END, PARTS, TO, initials, number

_DAYS_IN_WORDS = (
    {word: day for day, word in enumerate(ORDINALS, start=1)}
    | {
        f"{tens}{mark}{word}": first + day
        for tens, first, most in (("twenty", 20, 9), ("thirty", 30, 1))
        for mark in (" ", "-")
        for day, word in enumerate(ORDINALS[:most], start=1)
    }
    | {"thirtieth": 30}
)
_LEAST_IN_WORDS = 13  # the second is one of a list
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    "(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|saturday|(?<!i'm )(?<!i am )(?<!'re )(?<!been )sat(?! (?:here|there|down|around|alone|waiting|by myself|on my own)(?![a-z]))"
    rf"|sun(?:day)?){END}\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    rf"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?){END}\.?"
)
_MONTH_DAY = f"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{END}"
_YEAR = r"(?:,? ?(?P<year>[0-9]{4})(?![0-9:]))?"
_WHICH = {"last": -1, "this": 0, "next": 1}
_WEEKDAY_NAMES = initials(_WEEKDAYS)
_MONTH_NAMES = initials(_MONTHS)


def _days_ahead(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Ahead(number(match["count"]) * (7 if match["unit"] == "week" else 1)),)


def _day_count(match: re.Match[str]) -> tuple[Piece, ...]:
    days = number(match["count"]) * (7 if match["unit"] == "week" else 1)
    return (DayCount(-days if match["which"] in ("last", "past") else days),) if days else ()


def _weekday(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Weekday(_WEEKDAYS.index(match["day"][:3]), _WHICH.get(match["which"] or "")),)


def _date_in_words(match: re.Match[str]) -> tuple[Piece, ...]:
    """march twentieth, the twentieth of march, the twentieth"""
    month = match["month"] or match["of"]
    day = _DAYS_IN_WORDS[match["day"] or match["only"] or match["late"]]
    return (OnDate(day, _MONTHS.index(month[:3]) + 1 if month else None),)


def _weekday_and_date(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Weekday(_WEEKDAYS.index(match["day"][:3])), OnDate(int(match["date"])))


def _date(match: re.Match[str]) -> tuple[Piece, ...]:
    year = int(match["year"]) if match["year"] else None
    return (OnDate(int(match["day"]), _MONTHS.index(match["month"][:3]) + 1, year),)


def _dates(match: re.Match[str]) -> tuple[Piece, ...]:
    """March 23 through 27"""
    month = _MONTHS.index(match["month"][:3]) + 1
    return (OnDate(int(match["day"]), month), To(), OnDate(int(match["last"]), month))


def _day_of_month(match: re.Match[str]) -> tuple[Piece, ...]:
    return (OnDate(int(match["day"]), months=_WHICH[match["which"]] if match["which"] else None),)


RULES: tuple[Rule, ...] = (
    rule("i", rf"in (?P<count>{COUNT}) (?P<unit>day|week)s?{END}", _days_ahead),
    rule(COUNT_BEGINS, rf"(?P<count>{COUNT}) (?P<unit>day|week)s? (?:later|from now|from today){END}", _days_ahead),
    rule(
        "ncflp",
        rf"(?P<which>next|coming|following|last|past) (?!an? )(?P<count>{COUNT}) (?P<unit>day|week)s?{END}",
        _day_count,
    ),
    rule("td", rf"(?:the )?day after tomorrow{END}", lambda match: (Ahead(2),)),
    rule("td", rf"(?:the )?day before yesterday{END}", lambda match: (Ahead(-2),)),
    rule("t", rf"(?:tomorrow|tmrw?){END}", lambda match: (Ahead(1),)),
    rule("t", f"today{END}", lambda match: (Ahead(0),)),
    rule("y", f"yesterday{END}", lambda match: (Ahead(-1),)),
    rule("t", f"tonight{END}", lambda match: (Ahead(0), EVENING)),
    rule("t", rf"this (?P<part>morning|afternoon|evening){END}", lambda match: (Ahead(0), PARTS[match["part"]])),
    rule("l", f"last night{END}", lambda match: (Ahead(-1), EVENING)),
    rule("tw", f"(?:the )?week after next{END}", lambda match: (Week(2),)),
    rule("tnl", rf"(?P<which>this|next|last) week,? (?:on )?{_WEEKDAY}", _weekday),
    rule(_WEEKDAY_NAMES, rf"{_WEEKDAY} (?P<which>this|next|last) week{END}", _weekday),
    rule(
        _WEEKDAY_NAMES,
        rf"{_WEEKDAY} (?:the )?(?P<date>1[3-9]|2[0-9]|3[01])(?![0-9:./h-]|st|nd|rd|th| ?(?:[ap]\.?m|min|hour|h|of|people|in|{'|'.join(_MONTHS)}))",
        _weekday_and_date,
    ),  # Wednesday 18, which is no hour
    rule(f"{_WEEKDAY_NAMES}tnlc", rf"(?:(?P<which>this|next|last) |(?:this )?coming )?{_WEEKDAY}", _weekday),
    rule("tnl", f"(?P<which>this|next|last) week{END}", lambda match: (Week(_WHICH[match["which"]]),)),
    rule("mht'", f"(?:my|her|his|their|'s) week(?! off){END}", lambda match: (Week(0),)),
    rule(
        "tnlw",
        f"(?:(?P<which>this|next|last) )?weekend{END}",
        lambda match: (Weekend(_WHICH[match["which"] or "this"]),),
    ),
    rule(DIGITS, rf"{_MONTH_DAY} (?:of )?(?P<which>this|next|last) month{END}", _day_of_month),
    rule("tnl", f"(?P<which>this|next|last) month{END}", lambda match: (Month(_WHICH[match["which"]]),)),
    rule(
        _MONTH_NAMES,
        rf"{_MONTH} ?(?:the )?{_MONTH_DAY}{TO}(?:the )?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?{END}(?! ?[ap]\.?m|[0-9:/.])",
        _dates,
    ),
    rule(
        f"{_MONTH_NAMES}{initials(_DAYS_IN_WORDS)}t",
        rf"{_MONTH} (?:the )?(?P<day>{either(_DAYS_IN_WORDS)}){END}|(?:the )?(?P<only>{either(_DAYS_IN_WORDS)}) of {_MONTH.replace('month', 'of')}|"
        rf"the (?P<late>{either(one for one, day in _DAYS_IN_WORDS.items() if day >= _LEAST_IN_WORDS)}){END}(?! (?:one|interview|round|time))",
        _date_in_words,
    ),
    rule(_MONTH_NAMES, rf"{_MONTH} ?(?:the )?{_MONTH_DAY}(?![0-9:]){_YEAR}", _date),
    rule(DIGITS, rf"{_MONTH_DAY} ?(?:of )?{_MONTH}{_YEAR}", _date),
    rule(DIGITS, rf"(?P<day>[0-9]{{1,2}})(?P<which>)(?:st|nd|rd|th){END}", _day_of_month),
    rule(
        DIGITS,
        rf"(?P<day>[0-9]{{1,2}})(?P<which>)(?={TO}{_MONTH_DAY.replace('day', 'last')} ?(?:of )?{_MONTH})",
        _day_of_month,
    ),
)
