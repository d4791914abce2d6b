"""Times as people say them, in Chinese or English, without being told which.

Nothing is guessed: a phrase is taken only if every word of it was understood, and what could mean
two things is refused with the likelier one as `NotATime.candidate`, so that the bot can ask.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from bot.times.hours import hours
from bot.times.said import (
    Ahead,
    Clock,
    Dates,
    Day,
    Instant,
    Later,
    Length,
    OnDate,
    OneDay,
    Part,
    Piece,
    To,
    Week,
    Weekday,
)
from bot.times.spoken import Word, hear, words_of
from bot.times.values import Moment, NotATime, Reason, Span, TimeOfDay

__all__ = [
    "FARTHEST", "LONGEST", "Moment", "NotATime", "Reason", "Span", "TimeOfDay",
    "hours_within", "moment", "span", "span_within", "time_within", "without_times",
]  # fmt: skip

FARTHEST = timedelta(days=180)
LONGEST = timedelta(hours=12)
# A date without its year that lies this little back is, for a span, the one just gone and not next year's.
_JUST_GONE = timedelta(days=60)


def moment(text: str, *, now: datetime, zone: ZoneInfo) -> Moment:
    """The time meant by 明天下午三点, friday 3-4pm, 半小时后: after ``now``, by at most `FARTHEST`.

    Raises: NotATime.
    """
    pieces = _understood(text)
    try:
        here = now.astimezone(zone)
        if any(isinstance(piece, Instant | Later) for piece in pieces):
            return _bookable(_exact(pieces, here, zone), here)
        return _by_the_clock(pieces, here, zone)
    except OverflowError:
        raise NotATime("too_far") from None


def span(text: str, *, now: datetime, zone: ZoneInfo) -> Span:
    """The days meant by 明天, 本周, 3-12~3-15, 周五下午, next 3 days. They may be past, and as far as you like.

    Raises: NotATime.
    """
    sides = _sides(_understood(text))
    try:
        start, end = _stretch_between(sides, now.astimezone(zone).date())
        found = Span(_earliest(start, zone), _earliest(end, zone))
        backwards = found.start.astimezone(UTC) >= found.end.astimezone(UTC)
    except OverflowError:
        raise NotATime("too_far") from None
    if backwards:
        raise NotATime("no_such_date")
    return found


def span_within(text: str, *, now: datetime, zone: ZoneInfo) -> Span | None:
    """The days that a text mentions among other words, from the first until the last of them: for a look, or to be read back."""
    pieces: list[Piece] = [piece for piece in hear(_joined(text))[0] if isinstance(piece, Day | Part | To)]
    days = _without_ends(pieces)
    if not days:
        return None
    today = now.astimezone(zone).date()
    try:
        start, end = _stretch_of(_sides(days), today)
        found = Span(_earliest(start, zone), _earliest(end, zone))
    except (NotATime, OverflowError):
        return None
    return found if found.start.astimezone(UTC) < found.end.astimezone(UTC) else None


def hours_within(text: str, *, now: datetime, zone: ZoneInfo) -> Span | None:
    """From when until when on a day, among other words: 下周二下午两点半到六点 张三哪段空着."""
    pieces: list[Piece] = [piece for piece in hear(_joined(text))[0] if isinstance(piece, Day | Part | Clock | To)]
    if sum(isinstance(piece, Clock) for piece in pieces) + sum(isinstance(piece, Part) for piece in pieces) < _TWO:
        return None
    try:
        found = _by_the_clock(_without_ends(pieces), now.astimezone(zone), zone)
    except (NotATime, OverflowError):
        return None
    return Span(found.start, found.end) if found.end is not None else None


_TWO = 2
_BETWEEN = re.compile(r"\bbetween (.{1,30}?) and (?=(\w+))")
_AN_HOUR = re.compile(r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")
_THROUGH = re.compile(r"\bthrough to\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_MONTH_AND_DATES = re.compile(
    rf"\b({_MONTH} \d{{1,2}}(?:st|nd|rd|th)?) (?:and|&) (?:the )?(\d{{1,2}})\b(?![:.]\d|(?:st|nd|rd|th)| ?[ap]m)"
)
_DATES_AND_ITS_MONTH = re.compile(rf"\b(\d{{1,2}}) (?:and|&) (?=(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b)")


def _joined(text: str) -> str:
    """between monday and wednesday, between noon and five: until is said as “to”, and five is an hour."""

    def with_to(said: re.Match[str]) -> str:
        first, last = ("at " if _AN_HOUR.fullmatch(one) else "" for one in said.groups())
        return f"{first}{said[1]} to {last}"

    text = _DATES_AND_ITS_MONTH.sub(r"\1th and ", _MONTH_AND_DATES.sub(r"\1 and \2th", text))
    return _THROUGH.sub("to", _BETWEEN.sub(with_to, text))


def _without_ends(pieces: list[Piece]) -> list[Piece]:
    """What 到 joins nothing with is none: 到周五."""
    while pieces and isinstance(pieces[0], To):
        pieces = pieces[1:]
    while pieces and isinstance(pieces[-1], To):
        pieces = pieces[:-1]
    return pieces


def _stretch_of(sides: list[list[Piece]], today: date) -> tuple[datetime, datetime]:
    first, *last = sides
    match first:
        case [Week(ahead), Weekday(day, None)]:  # 下周mon
            first = [Weekday(day, ahead)]
    if not last and len(first) >= _TWO and any(all(isinstance(one, kind) for one in first) for kind in _COUNTED):
        return _in_a_row(first, today)
    return _stretch_between([first, *last], today)


_COUNTED = (Weekday, OnDate, Ahead)


def _in_a_row(days: Sequence[Piece], today: date) -> tuple[datetime, datetime]:
    """thu and fri, the 19th and 20th of march: each the day after the one before.

    Raises: NotATime where one of them is not, for no stretch is all of these days and no other.
    """
    first, *others = _with_month_of(list(days[:1]), [list(days[1:])]) + list(days[1:])
    start, end = _stretch([first], today)
    for one in others:
        begins, ends = _stretch([one], today, follows=(end - timedelta(days=1)).date())
        if begins == end:
            end = ends
        elif ends != end:
            raise NotATime("not_understood")
    return start, end


def _stretch_between(sides: list[list[Piece]], today: date) -> tuple[datetime, datetime]:
    first, *last = sides
    start, end = _stretch(_with_month_of(first, last), today)
    if last:
        _, end = _stretch(last[0], today, follows=start.date())
    return start, end


def time_within(text: str, *, now: datetime, zone: ZoneInfo) -> tuple[TimeOfDay, int, int] | None:
    """The first time of day that a text mentions among other words, and from where to where it stands.

    The text is in one form already, so that places in it are the caller's.
    """
    words = words_of(text)
    first = next((at for at, word in enumerate(words) if _has(word, Clock)), None)
    if first is None:
        return None
    begins = ends = first
    while begins > 0 and _belongs(words[begins - 1], text):
        begins -= 1
    while ends + 1 < len(words) and _belongs(words[ends + 1], text):
        ends += 1
    for start in (at for at in range(begins, first + 1) if words[at].pieces):
        for end in (at for at in range(ends, first - 1, -1) if words[at].pieces):
            pieces = [piece for word in words[start : end + 1] for piece in word.pieces or ()]
            if found := _time_of_day(pieces, now.astimezone(zone).date()):
                return found, words[start].at, words[end].end
    return None


def without_times(text: str) -> str:
    """The text with blanks for what is a time, a day or a length in it: a figure there is no other number.

    The second, which may be one of a list, stays.
    """
    for word in words_of(text):
        if word.pieces and not all(isinstance(piece, OnDate) and piece.month is None for piece in word.pieces):
            text = text[: word.at] + "·" * (word.end - word.at) + text[word.end :]
    return text


def _has(word: Word, kind: type) -> bool:
    return any(isinstance(piece, kind) for piece in word.pieces or ())


def _belongs(word: Word, text: str) -> bool:
    return word.pieces is not None or text[word.at : word.end].isspace()


def _time_of_day(pieces: Sequence[Piece], today: date) -> TimeOfDay | None:
    days = _days(pieces)
    try:
        sides = _sides(pieces)
        begins, _, _ = hours(sides)
        first, last = _dates(days, today, today) if days else (None, None)
    except NotATime:
        return None
    if first != last:
        return None
    said = next(piece.hour for piece in pieces if isinstance(piece, Clock))
    if not 1 <= said <= 12 or any(isinstance(piece, Part) for piece in pieces):
        return TimeOfDay((begins,), first)
    return TimeOfDay((begins.replace(hour=said % 12), begins.replace(hour=said % 12 + 12)), first)


def _understood(text: str) -> list[Piece]:
    pieces, left = hear(text)
    if left or not pieces:
        raise NotATime("not_understood", left=left)
    return pieces


def _sides(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What stands before and after the one 到, or all of it."""
    before = list(takewhile(lambda piece: not isinstance(piece, To), pieces))
    after = list(pieces[len(before) + 1 :])
    if len(before) == len(pieces):
        return [before]
    if not before or not after or any(isinstance(piece, To) for piece in after):
        raise NotATime("not_understood")
    return [before, after]


def _days(pieces: Sequence[Piece]) -> list[Day]:
    return [piece for piece in pieces if isinstance(piece, Day)]


def _dates(days: Sequence[Day], today: date, earliest: date) -> Dates:
    """The dates that all of ``days`` agree on: in 3月13日 周五 the weekday only confirms."""
    main = _main(days)
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


def _main(days: Sequence[Day]) -> Day:
    dated = next((day for day in days if isinstance(day, OnDate)), None)
    return dated or next((day for day in days if not isinstance(day, Weekday)), days[0])


# A moment --------------------------------------------------------------------------------------------


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
            start = start.astimezone(zone) if start.tzinfo else _existing(start, zone)
        case _:
            raise NotATime("not_understood")
    return Moment(start, _after(start, length))


def _by_the_clock(pieces: Sequence[Piece], now: datetime, zone: ZoneInfo) -> Moment:
    days, sides, length = _days(pieces), _sides(pieces), _length(pieces)
    begins, ends, doubtful = hours(sides)
    if any(not isinstance(day, OneDay) for day in days) or (ends and length):
        raise NotATime("not_understood")

    def on(day: date) -> Moment:
        start = _existing(datetime.combine(day, begins), zone)
        return Moment(start, _existing(datetime.combine(day, ends), zone) if ends else _after(start, length))

    today = now.date()
    if not days:
        found = on(today)
        if _is_past(found, now):
            raise NotATime("past", candidate=on(today + timedelta(1)))
    else:
        day, _ = _dates(days, today, today)
        found = on(day)
        if _is_past(found, now) and isinstance(weekday := _main(days), Weekday) and weekday.week in (None, 0):
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


def _existing(local: datetime, zone: ZoneInfo) -> datetime:
    """The first instant with this local time. Raises: NotATime if clocks were put forward over it."""
    found = local.replace(tzinfo=zone)
    if _earliest(local, zone) != found:
        raise NotATime("no_such_date")
    return found


def _earliest(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


# A span ----------------------------------------------------------------------------------------------


def _stretch(pieces: Sequence[Piece], today: date, follows: date | None = None) -> tuple[datetime, datetime]:
    """Beginning and end, local, of one side of a span; ``follows`` is where the other side begins."""
    days, parts = _days(pieces), [piece for piece in pieces if isinstance(piece, Part)]
    if len(days) + len(parts) != len(pieces) or len(parts) > 1:
        raise NotATime("not_understood")
    first, last = _dates(days, today, follows or _look_from(days, today)) if days else (follows or today,) * 2
    midnight = datetime.combine(first, time())
    if not parts:
        return midnight, datetime.combine(last, time()) + timedelta(1)
    if first != last:
        raise NotATime("not_understood")
    return midnight + timedelta(hours=parts[0].begins), midnight + timedelta(hours=parts[0].ends)


def _look_from(days: Sequence[Day], today: date) -> date:
    main = _main(days)
    return today - _JUST_GONE if isinstance(main, OnDate) and main.month else today


def _with_month_of(first: list[Piece], last: list[list[Piece]]) -> list[Piece]:
    """In 9-15 March the month is said once, at the end."""
    ends = [piece for side in last for piece in side if isinstance(piece, OnDate) and piece.month]
    return [
        replace(piece, month=ends[0].month, year=ends[0].year)
        if ends and isinstance(piece, OnDate) and piece.month is None and piece.day <= ends[0].day
        else piece
        for piece in first
    ]
