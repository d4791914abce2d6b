"""The days that people say: 明天, 本周, 3-12~3-15, 周五下午, next 3 days. As with a time, every word of it must be understood."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.said import Day, OnDate, Part, Piece
from bot.times.together import dates_of, days_of, earliest, main_of, sides_of, understood
from bot.times.values import NotATime, Span

# A date without its year that lies this little back is, for a span, the one just gone and not next year's.
_JUST_GONE = timedelta(days=60)


def span(text: str, *, now: datetime, zone: ZoneInfo) -> Span:
    """The days meant by 明天, 本周, 3-12~3-15, 周五下午, next 3 days. They may be past, and as far as you like.

    Raises: NotATime.
    """
    sides = sides_of(understood(text))
    try:
        start, end = stretch_between(sides, now.astimezone(zone).date())
        found = Span(earliest(start, zone), earliest(end, zone))
        backwards = found.start.astimezone(UTC) >= found.end.astimezone(UTC)
    except OverflowError:
        raise NotATime("too_far") from None
    if backwards:
        raise NotATime("no_such_date")
    return found


def stretch_between(sides: list[list[Piece]], today: date) -> tuple[datetime, datetime]:
    first, *last = sides
    start, end = stretch(with_month_of(first, last), today)
    if last:
        _, end = stretch(last[0], today, follows=start.date())
    return start, end


def stretch(pieces: Sequence[Piece], today: date, follows: date | None = None) -> tuple[datetime, datetime]:
    """Beginning and end, local, of one side of a span; ``follows`` is where the other side begins."""
    days, parts = days_of(pieces), [piece for piece in pieces if isinstance(piece, Part)]
    if len(days) + len(parts) != len(pieces) or len(parts) > 1:
        raise NotATime("not_understood")
    first, last = dates_of(days, today, follows or _look_from(days, today)) if days else (follows or today,) * 2
    midnight = datetime.combine(first, time())
    if not parts:
        return midnight, datetime.combine(last, time()) + timedelta(1)
    if first != last:
        raise NotATime("not_understood")
    return midnight + timedelta(hours=parts[0].begins), midnight + timedelta(hours=parts[0].ends)


def _look_from(days: Sequence[Day], today: date) -> date:
    main = main_of(days)
    return today - _JUST_GONE if isinstance(main, OnDate) and main.month else today


def with_month_of(first: list[Piece], last: list[list[Piece]]) -> list[Piece]:
    """In 9-15 March the month is said once, at the end."""
    ends = [piece for side in last for piece in side if isinstance(piece, OnDate) and piece.month]
    return [
        replace(piece, month=ends[0].month, year=ends[0].year)
        if ends and isinstance(piece, OnDate) and piece.month is None and piece.day <= ends[0].day
        else piece
        for piece in first
    ]
