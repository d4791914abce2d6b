"""What the pieces of a phrase say together: the two sides of 到, and the dates on which all the days that it names agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import takewhile
from zoneinfo import ZoneInfo

from bot.times.said import Dates, Day, OnDate, Piece, To, Week, Weekday
from bot.times.spoken import hear
from bot.times.values import NotATime


def understood(text: str) -> list[Piece]:
    pieces, left = hear(text)
    if left or not pieces:
        raise NotATime("not_understood", left=left)
    return pieces


def sides_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What stands before and after the one 到, or all of it."""
    before = list(takewhile(lambda piece: not isinstance(piece, To), pieces))
    after = list(pieces[len(before) + 1 :])
    if len(before) == len(pieces):
        return [before]
    if not before or not after or any(isinstance(piece, To) for piece in after):
        raise NotATime("not_understood")
    return [before, after]


def days_of(pieces: Sequence[Piece]) -> list[Day]:
    return [piece for piece in pieces if isinstance(piece, Day)]


def dates_of(days: Sequence[Day], today: date, earliest: date) -> Dates:
    """The dates that all of ``days`` agree on: in 3月13日 周五 the weekday only confirms."""
    main = main_of(days)
    try:
        dates = main.dates(today, earliest)
        for day in days:
            if day is main or (isinstance(day, Week) and _is_within(dates, day.dates(today, earliest))):
                continue
            confirms = isinstance(day, Weekday) and not isinstance(main, Weekday)
            if dates != day.dates(today, dates[0] if confirms else earliest):
                raise NotATime("no_such_date" if confirms else "not_understood")
    except ValueError:
        raise NotATime("no_such_date") from None
    return dates


def _is_within(dates: Dates, week: Dates) -> bool:
    """next week March 16 is that day; next week March 30 is none."""
    return week[0] <= dates[0] and dates[1] <= week[1]


def main_of(days: Sequence[Day]) -> Day:
    dated = next((day for day in days if isinstance(day, OnDate)), None)
    return dated or next((day for day in days if not isinstance(day, Weekday)), days[0])


def existing(local: datetime, zone: ZoneInfo) -> datetime:
    """The first instant with this local time. Raises: NotATime if clocks were put forward over it."""
    found = local.replace(tzinfo=zone)
    if earliest(local, zone) != found:
        raise NotATime("no_such_date")
    return found


def earliest(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
