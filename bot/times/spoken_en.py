"""How times are said in English: next friday at 3:30pm, 20 March half past ten, in 2 hours."""

import re
from datetime import timedelta

from bot.times import days_en
from bot.times.number_words import TEENS, UNITS, UP_TO_TWELVE, either
from bot.times.said import AM, DIGITS, PM, Clock, Later, Length, Piece, Rule, nothing, rule, to
from bot.times.words_en import COUNT, COUNT_BEGINS, END, PARTS, TO, initials, number

_HOUR = f"(?:[0-9]{{1,2}}|(?:{either(UP_TO_TWELVE)}){END})"
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
_AM_PM = rf"(?P<half>[ap])\.?m(?:\.|{END})"
_BEFORE_AM_PM = "|".join(
    f"(?<={said})" for said in ("[0-9]", "[0-9] ", "day ", "tomorrow ", *(f"{one} " for one in UP_TO_TWELVE))
)
_PAST = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_HOURS = f"{DIGITS}{initials(UP_TO_TWELVE)}"


def _length(match: re.Match[str]) -> tuple[Piece, ...]:
    time = timedelta(minutes=30 if match["half"] or match["and_half"] or match["or_half"] else 0)
    if match["quarters"]:
        time += timedelta(minutes=45 if match["quarters"].startswith("three") else 15)
    if match["hours"]:
        time += timedelta(hours=float(match["hours"]) if "." in match["hours"] else number(match["hours"]))
    for minutes in (match["more"], match["minutes"], match["m"]):
        time += timedelta(minutes=number(minutes)) if minutes else timedelta()
    return (Later(time),) if match["in"] or match["later"] else (Length(time),)


def _am_pm(match: re.Match[str]) -> tuple[Piece, ...]:
    return (AM if match["half"] == "a" else PM,)


def _clock_am_pm(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Clock(number(match["hour"]), int(match["minute"] or 0)), *_am_pm(match))


def _clock(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Clock(number(match["hour"])),)


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
    hour = number(match["hour"])
    return (Clock(12 if hour == 1 else hour - 1, 45),)


RULES: tuple[Rule, ...] = (
    rule(
        "123456",
        "(?P<hours>[1-6])h(?P<more>[0-5][0-9])(?![a-z0-9])",
        lambda match: (Length(timedelta(hours=int(match["hours"]), minutes=int(match["more"]))),),
    ),
    rule("012", rf"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9]) ?(?:hours|hrs){END}", _clock_of_24),
    rule(
        f"{DIGITS}a",
        rf"(?:at )?(?P<hour>[6-9]|1[0-9]|2[0-3])h(?P<minute>[0-5][0-9]){END}|(?:(?<!in )(?<!for )(?<!back )(?<!by )(?<!snooze )(?<![迟后延推前])(?P<bare>9|1[0-9]|2[0-3])|(?:at |(?<=from )|(?<=to )|(?<=until ))(?P<at>[0-9]|1[0-9]|2[0-3])) ?h{END}(?! later| earlier| before| from now| ago)",
        _clock_with_h,
    ),  # 20h30, 13h: no interview takes as long
    rule(
        f"{COUNT_BEGINS}ihqat",
        rf"(?P<in>in )?(?:(?P<half>half(?: an |-| )hour){END}|(?P<quarters>(?:a |three )?quarters?[ -](?:of an )?hour){END}"
        rf"|(?P<hours>[0-9]{{1,2}}\.[0-9]{{1,2}}|{COUNT})(?P<and_half> and a half)?[ -]?(?:hours?|hrs?|h){END}"
        rf"(?:(?P<or_half> and a half{END})|(?:,? ?(?:and )?(?P<more>{COUNT}) ?(?:minutes?|mins?|m){END}))?"
        rf"|(?P<minutes>{COUNT})[ -]?(?:minutes?|mins?){END}|(?P<m>[0-9]{{1,3}})m{END})"
        rf"(?P<later> later{END}| from now{END})?",
        _length,
    ),
    *days_en.RULES,
    rule(_HOURS, rf"(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-9]{{2}}))? ?{_AM_PM}", _clock_am_pm),
    rule(_HOURS, rf"(?P<hour>{_HOUR})(?={TO}{_HOUR}(?:[:.][0-9]{{2}})? ?{_AM_PM})", _clock),
    rule(
        _HOURS,
        rf"(?P<hour>{_HOUR})(?= (?:(?:in the|this|tomorrow) (?:morning|afternoon|evening)|tonight){END})",
        _clock,
    ),
    rule(
        f"{initials(UP_TO_TWELVE)}a",
        rf"(?:at )?(?P<hour>{either(UP_TO_TWELVE)})[ -](?P<minute>fifteen|thirty|forty[- ]five){END}(?! min)",
        lambda match: (Clock(number(match["hour"]), number(match["minute"])),),
    ),
    rule(
        initials(_HOURS_OF_24),
        rf"(?P<hour>{_SAID_OF_24})[ -](?P<minute>(?:oh )?five|ten|fifteen|twenty(?:[ -]five)?|thirty(?:[ -]five)?|forty(?:[ -]five)?|fifty(?:[ -]five)?){END}(?! min)",
        _twenty_thirty,
    ),
    rule(f"{DIGITS}{initials(_HOURS_OF_24)}o", rf"(?P<hour>{_OF_24}) hundred(?: hours?| hrs?)?{END}", _clock_of_24),
    rule(_HOURS, rf"(?P<hour>{_HOUR}) ?o ?['’]? ?clock{END}", _clock),
    rule("a", rf"at (?P<hour>{_HOUR})(?=$| (?!past|to{END}|o ?['’]? ?clock)|[,，]|{TO})", _clock),
    rule(
        initials(_PAST),
        rf"(?P<minute>{'|'.join(sorted(_PAST, key=len, reverse=True))}) past (?P<hour>{_HOUR})(?![0-9:])",
        lambda match: (Clock(number(match["hour"]), _PAST[match["minute"]]),),
    ),
    rule("aq", rf"(?:a )?quarter to (?P<hour>{_HOUR})(?![0-9:])", _quarter_to),
    rule("nm", f"(?:noon|midday){END}", lambda match: (Clock(12), PM)),
    rule("m", f"midnight{END}", lambda match: (Clock(24),)),
    rule(
        "maen",
        rf"(?P<part>morning|afternoon|evening|night) (?P<hour>{_HOUR})$",
        lambda match: (PARTS[match["part"]], *_clock(match)),
    ),
    rule(
        "iamen",
        rf"(?:in the |at )?(?P<part>morning|afternoon|evening|night){END}",
        lambda match: (PARTS[match["part"]],),
    ),
    # Only behind a figure or a day, and not in "today am I free".
    rule("ap", rf"(?:{_BEFORE_AM_PM}){_AM_PM}(?! ?i{END})", _am_pm),
    rule("tu", rf"(?:to|till|until|through|thru){END}", to),
    rule("aoft", rf"(?:at|on|from|for|the|of){END}", nothing),
)
