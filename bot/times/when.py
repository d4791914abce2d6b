"""The time that people say, in Chinese or English, without being told which: 明天下午三点, friday 3-4pm, 半小时后.

Nothing is guessed: a phrase is taken only if every word of it was understood, and what could mean
two things is refused with the likelier one as `NotATime.candidate`, so that the bot can ask.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times.hours import hours
from bot.times.said import Instant, Later, Length, OneDay, Piece, Weekday
from bot.times.together import dates_of, days_of, existing, main_of, sides_of, understood
from bot.times.values import Moment, NotATime

FARTHEST = timedelta(days=180)
LONGEST = timedelta(hours=12)


def moment(text: str, *, now: datetime, zone: ZoneInfo) -> Moment:
    """The time meant by 明天下午三点, friday 3-4pm, 半小时后: after ``now``, by at most `FARTHEST`.

    Raises: NotATime.
    """
    pieces = understood(text)
    try:
        here = now.astimezone(zone)
        if any(isinstance(piece, Instant | Later) for piece in pieces):
            return _bookable(_exact(pieces, here, zone), here)
        return by_the_clock(pieces, here, zone)
    except OverflowError:
        raise NotATime("too_far") from None


def _bookable(found: Moment, now: datetime) -> Moment:
    if _is_past(found, now):
        raise NotATime("past")
    if found.start.astimezone(UTC) - now.astimezone(UTC) > FARTHEST:
        raise NotATime("too_far", candidate=found)
    return found


def _is_past(found: Moment, now: datetime) -> bool:
    # In UTC: two datetimes of one zone compare by their local time, which goes back once a year.
    return found.start.astimezone(UTC) <= now.astimezone(UTC)


def _exact(pieces: Sequence[Piece], now: datetime, zone: ZoneInfo) -> Moment:
    """A time that needs no day and no clock: so long from now, or written after ISO 8601."""
    length = _length(pieces)
    match [piece for piece in pieces if not isinstance(piece, Length)]:
        case [Later(ahead)]:
            start = (now.astimezone(UTC).replace(second=0, microsecond=0) + ahead).astimezone(zone)
        case [Instant(iso)]:
            try:
                start = datetime.fromisoformat(iso)
            except ValueError:
                raise NotATime("no_such_date") from None
            start = start.astimezone(zone) if start.tzinfo else existing(start, zone)
        case _:
            raise NotATime("not_understood")
    return Moment(start, _after(start, length))


def by_the_clock(pieces: Sequence[Piece], now: datetime, zone: ZoneInfo) -> Moment:
    days, sides, length = days_of(pieces), sides_of(pieces), _length(pieces)
    begins, ends, doubtful = hours(sides)
    if any(not isinstance(day, OneDay) for day in days) or (ends and length):
        raise NotATime("not_understood")

    def on(day: date) -> Moment:
        start = existing(datetime.combine(day, begins), zone)
        return Moment(start, existing(datetime.combine(day, ends), zone) if ends else _after(start, length))

    today = now.date()
    if not days:
        found = on(today)
        if _is_past(found, now):
            raise NotATime("past", candidate=on(today + timedelta(1)))
    else:
        day, _ = dates_of(days, today, today)
        found = on(day)
        if _is_past(found, now) and isinstance(weekday := main_of(days), Weekday) and weekday.week in (None, 0):
            found = on(day + timedelta(7))
            if weekday.week == 0:
                raise NotATime("maybe_past", candidate=found)
    found = _bookable(found, now)
    if doubtful:
        raise NotATime("ambiguous_hour", candidate=found)
    return found


def _length(pieces: Sequence[Piece]) -> timedelta | None:
    lengths = [piece.time for piece in pieces if isinstance(piece, Length)]
    if len(lengths) > 1 or not all(timedelta() < length <= LONGEST for length in lengths):
        raise NotATime("not_understood")
    return lengths[0] if lengths else None


def _after(start: datetime, length: timedelta | None) -> datetime | None:
    return None if length is None else (start.astimezone(UTC) + length).astimezone(start.tzinfo)
