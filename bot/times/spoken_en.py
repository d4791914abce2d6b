"""How times are said in English: next friday at 3:30pm, 20 March half past ten, in 2 hours."""

import re
from collections.abc import Iterable
from datetime import timedelta

from bot.times.number_words import COUNTS, ORDINALS, TEENS, UNITS, UP_TO_TWELVE, either
from bot.times.said import (
    AFTERNOON,
    AM,
    DIGITS,
    EVENING,
    MORNING,
    PM,
    Ahead,
    Clock,
    DayCount,
    Later,
    Length,
    Month,
    OnDate,
    Piece,
    Rule,
    To,
    Week,
    Weekday,
    Weekend,
    nothing,
    rule,
    to,
)

_NUMBERS = {"an": 1, "a": 1} | COUNTS
_END = "(?![a-z])"
_COUNT = f"(?:[0-9]{{1,4}}|(?:{either(_NUMBERS)}){_END})"
_HOUR = f"(?:[0-9]{{1,2}}|(?:{either(UP_TO_TWELVE)}){_END})"
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
_HOURS_OF_24 = {
    word: value
    for value, word in enumerate((*UNITS, *TEENS, "twenty", *(f"twenty {one}" for one in UNITS[:3])), start=1)
}
_OF_24 = rf"(?:[01]?[0-9]|2[0-3]|(?:oh )?(?:{'|'.join(one.replace(' ', '[ -]') for one in sorted(_HOURS_OF_24, key=len, reverse=True))}))"
_SAID_OF_24 = "|".join(
    word.replace(" ", "[ -]")
    for word, hour in sorted(_HOURS_OF_24.items(), key=lambda pair: -len(pair[0]))
    if hour > 12
)
_MINUTES = {"oh five": 5, "five": 5, "ten": 10, "fifteen": 15} | {
    f"{tens}{unit}": value + bool(unit) * 5
    for tens, value in (("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50))
    for unit in ("", " five")
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    "(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|saturday|(?<!i'm )(?<!i am )(?<!'re )(?<!been )sat(?! (?:here|there|down|around|alone|waiting|by myself|on my own)(?![a-z]))"
    rf"|sun(?:day)?){_END}\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    rf"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?){_END}\.?"
)
_MONTH_DAY = f"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_END}"
_YEAR = r"(?:,? ?(?P<year>[0-9]{4})(?![0-9:]))?"
_TO = rf" ?(?:[-–—−~〜]+|to{_END}|till{_END}|until{_END}|through{_END}|thru{_END}) ?"
_AM_PM = rf"(?P<half>[ap])\.?m(?:\.|{_END})"
_BEFORE_AM_PM = "|".join(
    f"(?<={said})" for said in ("[0-9]", "[0-9] ", "day ", "tomorrow ", *(f"{one} " for one in UP_TO_TWELVE))
)
_WHICH = {"last": -1, "this": 0, "next": 1}
_PARTS = {"morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING, "night": EVENING}
_PAST = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}


def _initials(words: Iterable[str]) -> str:
    return "".join(sorted({one[0] for one in words}))


_COUNTS = f"{DIGITS}{_initials(_NUMBERS)}"
_HOURS = f"{DIGITS}{_initials(UP_TO_TWELVE)}"
_WEEKDAY_NAMES = _initials(_WEEKDAYS)
_MONTH_NAMES = _initials(_MONTHS)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _length(match: re.Match[str]) -> tuple[Piece, ...]:
    time = timedelta(minutes=30 if match["half"] or match["and_half"] or match["or_half"] else 0)
    if match["quarters"]:
        time += timedelta(minutes=45 if match["quarters"].startswith("three") else 15)
    if match["hours"]:
        time += timedelta(hours=float(match["hours"]) if "." in match["hours"] else _number(match["hours"]))
    for minutes in (match["more"], match["minutes"], match["m"]):
        time += timedelta(minutes=_number(minutes)) if minutes else timedelta()
    return (Later(time),) if match["in"] or match["later"] else (Length(time),)


def _days_ahead(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Ahead(_number(match["count"]) * (7 if match["unit"] == "week" else 1)),)


def _day_count(match: re.Match[str]) -> tuple[Piece, ...]:
    days = _number(match["count"]) * (7 if match["unit"] == "week" else 1)
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


def _am_pm(match: re.Match[str]) -> tuple[Piece, ...]:
    return (AM if match["half"] == "a" else PM,)


def _clock_am_pm(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Clock(_number(match["hour"]), int(match["minute"] or 0)), *_am_pm(match))


def _clock(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Clock(_number(match["hour"])),)


def _clock_of_24(match: re.Match[str]) -> tuple[Piece, ...]:
    """eighteen hundred hours, 1830 hrs"""
    said = match.groupdict()
    hour = said["hour"]
    if hour.isdigit():
        return (Clock(int(hour), int(said.get("minute") or 0), of_24=True),)
    return (Clock(_HOURS_OF_24[hour.removeprefix("oh ").replace("-", " ")], of_24=True),)


def _clock_with_h(match: re.Match[str]) -> tuple[Piece, ...]:
    """20h30, 13h, at 9h"""
    hour = match["hour"] or match["bare"] or match["at"]
    return (Clock(int(hour), int(match["minute"] or 0), of_24=True),)


def _twenty_thirty(match: re.Match[str]) -> tuple[Piece, ...]:
    hour, minute = (match[one].replace("-", " ") for one in ("hour", "minute"))
    return (Clock(_HOURS_OF_24[hour], _MINUTES[minute], of_24=True),)


def _quarter_to(match: re.Match[str]) -> tuple[Piece, ...]:
    hour = _number(match["hour"])
    return (Clock(12 if hour == 1 else hour - 1, 45),)


RULES: tuple[Rule, ...] = (
    rule(
        "123456",
        "(?P<hours>[1-6])h(?P<more>[0-5][0-9])(?![a-z0-9])",
        lambda match: (Length(timedelta(hours=int(match["hours"]), minutes=int(match["more"]))),),
    ),
    rule("012", rf"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9]) ?(?:hours|hrs){_END}", _clock_of_24),
    rule(
        f"{DIGITS}a",
        rf"(?:at )?(?P<hour>[6-9]|1[0-9]|2[0-3])h(?P<minute>[0-5][0-9]){_END}|(?:(?<!in )(?<!for )(?<!back )(?<!by )(?<!snooze )(?<![迟后延推前])(?P<bare>9|1[0-9]|2[0-3])|(?:at |(?<=from )|(?<=to )|(?<=until ))(?P<at>[0-9]|1[0-9]|2[0-3])) ?h{_END}(?! later| earlier| before| from now| ago)",
        _clock_with_h,
    ),  # 20h30, 13h: no interview takes as long
    rule(
        f"{_COUNTS}ihqat",
        rf"(?P<in>in )?(?:(?P<half>half(?: an |-| )hour){_END}|(?P<quarters>(?:a |three )?quarters?[ -](?:of an )?hour){_END}"
        rf"|(?P<hours>[0-9]{{1,2}}\.[0-9]{{1,2}}|{_COUNT})(?P<and_half> and a half)?[ -]?(?:hours?|hrs?|h){_END}"
        rf"(?:(?P<or_half> and a half{_END})|(?:,? ?(?:and )?(?P<more>{_COUNT}) ?(?:minutes?|mins?|m){_END}))?"
        rf"|(?P<minutes>{_COUNT})[ -]?(?:minutes?|mins?){_END}|(?P<m>[0-9]{{1,3}})m{_END})"
        rf"(?P<later> later{_END}| from now{_END})?",
        _length,
    ),
    rule("i", rf"in (?P<count>{_COUNT}) (?P<unit>day|week)s?{_END}", _days_ahead),
    rule(_COUNTS, rf"(?P<count>{_COUNT}) (?P<unit>day|week)s? (?:later|from now|from today){_END}", _days_ahead),
    rule(
        "ncflp",
        rf"(?P<which>next|coming|following|last|past) (?!an? )(?P<count>{_COUNT}) (?P<unit>day|week)s?{_END}",
        _day_count,
    ),
    rule("td", rf"(?:the )?day after tomorrow{_END}", lambda match: (Ahead(2),)),
    rule("td", rf"(?:the )?day before yesterday{_END}", lambda match: (Ahead(-2),)),
    rule("t", rf"(?:tomorrow|tmrw?){_END}", lambda match: (Ahead(1),)),
    rule("t", f"today{_END}", lambda match: (Ahead(0),)),
    rule("y", f"yesterday{_END}", lambda match: (Ahead(-1),)),
    rule("t", f"tonight{_END}", lambda match: (Ahead(0), EVENING)),
    rule("t", rf"this (?P<part>morning|afternoon|evening){_END}", lambda match: (Ahead(0), _PARTS[match["part"]])),
    rule("l", f"last night{_END}", lambda match: (Ahead(-1), EVENING)),
    rule("tw", f"(?:the )?week after next{_END}", lambda match: (Week(2),)),
    rule("tnl", rf"(?P<which>this|next|last) week,? (?:on )?{_WEEKDAY}", _weekday),
    rule(_WEEKDAY_NAMES, rf"{_WEEKDAY} (?P<which>this|next|last) week{_END}", _weekday),
    rule(
        _WEEKDAY_NAMES,
        rf"{_WEEKDAY} (?:the )?(?P<date>1[3-9]|2[0-9]|3[01])(?![0-9:./h-]|st|nd|rd|th| ?(?:[ap]\.?m|min|hour|h|of|people|in|{'|'.join(_MONTHS)}))",
        _weekday_and_date,
    ),  # Wednesday 18, which is no hour
    rule(f"{_WEEKDAY_NAMES}tnlc", rf"(?:(?P<which>this|next|last) |(?:this )?coming )?{_WEEKDAY}", _weekday),
    rule("tnl", f"(?P<which>this|next|last) week{_END}", lambda match: (Week(_WHICH[match["which"]]),)),
    rule("mht'", f"(?:my|her|his|their|'s) week(?! off){_END}", lambda match: (Week(0),)),
    rule(
        "tnlw",
        f"(?:(?P<which>this|next|last) )?weekend{_END}",
        lambda match: (Weekend(_WHICH[match["which"] or "this"]),),
    ),
    rule(DIGITS, rf"{_MONTH_DAY} (?:of )?(?P<which>this|next|last) month{_END}", _day_of_month),
    rule("tnl", f"(?P<which>this|next|last) month{_END}", lambda match: (Month(_WHICH[match["which"]]),)),
    rule(
        _MONTH_NAMES,
        rf"{_MONTH} ?(?:the )?{_MONTH_DAY}{_TO}(?:the )?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?{_END}(?! ?[ap]\.?m|[0-9:/.])",
        _dates,
    ),
    rule(
        f"{_MONTH_NAMES}{_initials(_DAYS_IN_WORDS)}t",
        rf"{_MONTH} (?:the )?(?P<day>{either(_DAYS_IN_WORDS)}){_END}|(?:the )?(?P<only>{either(_DAYS_IN_WORDS)}) of {_MONTH.replace('month', 'of')}|"
        rf"the (?P<late>{either(one for one, day in _DAYS_IN_WORDS.items() if day >= _LEAST_IN_WORDS)}){_END}(?! (?:one|interview|round|time))",
        _date_in_words,
    ),
    rule(_MONTH_NAMES, rf"{_MONTH} ?(?:the )?{_MONTH_DAY}(?![0-9:]){_YEAR}", _date),
    rule(DIGITS, rf"{_MONTH_DAY} ?(?:of )?{_MONTH}{_YEAR}", _date),
    rule(DIGITS, rf"(?P<day>[0-9]{{1,2}})(?P<which>)(?:st|nd|rd|th){_END}", _day_of_month),
    rule(
        DIGITS,
        rf"(?P<day>[0-9]{{1,2}})(?P<which>)(?={_TO}{_MONTH_DAY.replace('day', 'last')} ?(?:of )?{_MONTH})",
        _day_of_month,
    ),
    rule(_HOURS, rf"(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-9]{{2}}))? ?{_AM_PM}", _clock_am_pm),
    rule(_HOURS, rf"(?P<hour>{_HOUR})(?={_TO}{_HOUR}(?:[:.][0-9]{{2}})? ?{_AM_PM})", _clock),
    rule(
        _HOURS,
        rf"(?P<hour>{_HOUR})(?= (?:(?:in the|this|tomorrow) (?:morning|afternoon|evening)|tonight){_END})",
        _clock,
    ),
    rule(
        f"{_initials(UP_TO_TWELVE)}a",
        rf"(?:at )?(?P<hour>{either(UP_TO_TWELVE)})[ -](?P<minute>fifteen|thirty|forty[- ]five){_END}(?! min)",
        lambda match: (Clock(_number(match["hour"]), _number(match["minute"])),),
    ),
    rule(
        _initials(_HOURS_OF_24),
        rf"(?P<hour>{_SAID_OF_24})[ -](?P<minute>(?:oh )?five|ten|fifteen|twenty(?:[ -]five)?|thirty(?:[ -]five)?|forty(?:[ -]five)?|fifty(?:[ -]five)?){_END}(?! min)",
        _twenty_thirty,
    ),
    rule(f"{DIGITS}{_initials(_HOURS_OF_24)}o", rf"(?P<hour>{_OF_24}) hundred(?: hours?| hrs?)?{_END}", _clock_of_24),
    rule(_HOURS, rf"(?P<hour>{_HOUR}) ?o ?['’]? ?clock{_END}", _clock),
    rule("a", rf"at (?P<hour>{_HOUR})(?=$| (?!past|to{_END}|o ?['’]? ?clock)|[,，]|{_TO})", _clock),
    rule(
        _initials(_PAST),
        rf"(?P<minute>{'|'.join(sorted(_PAST, key=len, reverse=True))}) past (?P<hour>{_HOUR})(?![0-9:])",
        lambda match: (Clock(_number(match["hour"]), _PAST[match["minute"]]),),
    ),
    rule("aq", rf"(?:a )?quarter to (?P<hour>{_HOUR})(?![0-9:])", _quarter_to),
    rule("nm", f"(?:noon|midday){_END}", lambda match: (Clock(12), PM)),
    rule("m", f"midnight{_END}", lambda match: (Clock(24),)),
    rule(
        "maen",
        rf"(?P<part>morning|afternoon|evening|night) (?P<hour>{_HOUR})$",
        lambda match: (_PARTS[match["part"]], *_clock(match)),
    ),
    rule(
        "iamen",
        rf"(?:in the |at )?(?P<part>morning|afternoon|evening|night){_END}",
        lambda match: (_PARTS[match["part"]],),
    ),
    # Only behind a figure or a day, and not in "today am I free".
    rule("ap", rf"(?:{_BEFORE_AM_PM}){_AM_PM}(?! ?i{_END})", _am_pm),
    rule("tu", rf"(?:to|till|until|through|thru){_END}", to),
    rule("aoft", rf"(?:at|on|from|for|the|of){_END}", nothing),
)
