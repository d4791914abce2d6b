"""Days and times that a text mentions among other words, and the text without them: 下周二下午两点到六点 张三哪段空着."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times.hours import hours
from bot.times.number_words import UP_TO_TWELVE, either
from bot.times.said import Ahead, Clock, Day, OnDate, Part, Piece, To, Week, Weekday
from bot.times.spans import stretch, stretch_between, with_month_of
from bot.times.spoken import Word, hear, words_of
from bot.times.together import dates_of, days_of, earliest, sides_of
from bot.times.values import NotATime, Span, TimeOfDay
from bot.times.when import by_the_clock

_TWO = 2
_BETWEEN = re.compile(r"\bbetween (.{1,30}?) and (?=(\w+))")
_AN_HOUR = re.compile(rf"\d{{1,2}}|{either(UP_TO_TWELVE)}")
_THROUGH = re.compile(r"\bthrough to\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_MONTH_AND_DATES = re.compile(
    rf"\b({_MONTH} \d{{1,2}}(?:st|nd|rd|th)?) (?:and|&) (?:the )?(\d{{1,2}})\b(?![:.]\d|(?:st|nd|rd|th)| ?[ap]m)"
)
_DATES_AND_ITS_MONTH = re.compile(rf"\b(\d{{1,2}}) (?:and|&) (?=(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b)")
_COUNTED = (Weekday, OnDate, Ahead)


def span_within(text: str, *, now: datetime, zone: ZoneInfo) -> Span | None:
    """The days that a text mentions among other words, from the first until the last of them: for a look, or to be read back."""
    pieces: list[Piece] = [piece for piece in hear(_joined(text))[0] if isinstance(piece, Day | Part | To)]
    days = _without_ends(pieces)
    if not days:
        return None
    today = now.astimezone(zone).date()
    try:
        start, end = _stretch_of(sides_of(days), today)
        found = Span(earliest(start, zone), earliest(end, zone))
    except (NotATime, OverflowError):
        return None
    return found if found.start.astimezone(UTC) < found.end.astimezone(UTC) else None


def hours_within(text: str, *, now: datetime, zone: ZoneInfo) -> Span | None:
    """From when until when on a day, among other words: 下周二下午两点半到六点 张三哪段空着."""
    pieces: list[Piece] = [piece for piece in hear(_joined(text))[0] if isinstance(piece, Day | Part | Clock | To)]
    if sum(isinstance(piece, Clock) for piece in pieces) + sum(isinstance(piece, Part) for piece in pieces) < _TWO:
        return None
    try:
        found = by_the_clock(_without_ends(pieces), now.astimezone(zone), zone)
    except (NotATime, OverflowError):
        return None
    return Span(found.start, found.end) if found.end is not None else None


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
    return stretch_between([first, *last], today)


def _in_a_row(days: Sequence[Piece], today: date) -> tuple[datetime, datetime]:
    """thu and fri, the 19th and 20th of march: each the day after the one before.

    Raises: NotATime where one of them is not, for no stretch is all of these days and no other.
    """
    first, *others = with_month_of(list(days[:1]), [list(days[1:])]) + list(days[1:])
    start, end = stretch([first], today)
    for one in others:
        begins, ends = stretch([one], today, follows=(end - timedelta(days=1)).date())
        if begins == end:
            end = ends
        elif ends != end:
            raise NotATime("not_understood")
    return start, end


def _has(word: Word, kind: type) -> bool:
    return any(isinstance(piece, kind) for piece in word.pieces or ())


def _belongs(word: Word, text: str) -> bool:
    return word.pieces is not None or text[word.at : word.end].isspace()


def _time_of_day(pieces: Sequence[Piece], today: date) -> TimeOfDay | None:
    days = days_of(pieces)
    try:
        sides = sides_of(pieces)
        begins, _, _ = hours(sides)
        first, last = dates_of(days, today, today) if days else (None, None)
    except NotATime:
        return None
    if first != last:
        return None
    said = next(piece.hour for piece in pieces if isinstance(piece, Clock))
    if not 1 <= said <= 12 or any(isinstance(piece, Part) for piece in pieces):
        return TimeOfDay((begins,), first)
    return TimeOfDay((begins.replace(hour=said % 12), begins.replace(hour=said % 12 + 12)), first)
