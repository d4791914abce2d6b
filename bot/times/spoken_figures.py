"""Times written in figures, the same in every language: 2026-03-20, 3/20, 14:30, 2026-03-20T14:30+08:00."""

import re

from bot.times.said import DIGITS, Clock, Instant, OnDate, Piece, Rule, nothing, rule, to

_ISO_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ISO_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_EAST = r"(?:z|\+[0-9]{2}:?[0-9]{2})"
# Only after a T, and only what some place has: in 2026-03-20 14:30-15:30 the second time is an end.
_WEST = "-(?:0[0-9]|1[0-2]):?(?:00|30)"


def _instant(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Instant(match[0].upper()),)


def _year_month_day(match: re.Match[str]) -> tuple[Piece, ...]:
    return (OnDate(int(match["day"]), int(match["month"]), int(match["year"])),)


def _month_day(match: re.Match[str]) -> tuple[Piece, ...]:
    return (OnDate(int(match["day"]), int(match["month"])),)


def _clock(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Clock(int(match["hour"]), int(match["minute"]), match["hour"].startswith("0")),)


RULES: tuple[Rule, ...] = (
    rule(DIGITS, rf"{_ISO_DATE}(?:t{_ISO_TIME}(?:{_EAST}|{_WEST})?| {_ISO_TIME}{_EAST})(?![0-9:])", _instant),
    rule(
        DIGITS,
        r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9:]|(?P=mark)[0-9])",
        _year_month_day,
    ),
    rule(DIGITS, r"(?P<month>[0-9]{1,2})(?P<mark>[-/.])(?P<day>[0-9]{1,2})(?![0-9:]|(?P=mark)[0-9])", _month_day),
    rule(DIGITS, r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9:])", _clock),
    rule("-–—−~〜", "[-–—−~〜]+", to),
    rule(",()", "[,()]", nothing),
)
