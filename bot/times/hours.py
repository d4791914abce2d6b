"""Which hours of a day are meant by 下午三点, 3-4pm, 11点到1点."""

from collections.abc import Iterable, Sequence
from datetime import time

from bot.times.said import EVENING, PM, Clock, Part, Piece
from bot.times.values import NotATime, Reason

Parts = Sequence[Part]


def hours(sides: Sequence[Sequence[Piece]]) -> tuple[time, time | None, bool]:
    """Beginning, end if one was said, and whether the afternoon is only supposed (3点, and nobody said which).

    ``sides`` are what stands before and after 到, or all there is. Raises: NotATime.
    """
    clocks = [[piece for piece in side if isinstance(piece, Clock)] for side in sides]
    parts = [[piece for piece in side if isinstance(piece, Part)] for side in sides]
    if not any(clocks):
        raise NotATime("time_missing")
    if any(len(on_side) != 1 for on_side in clocks):
        raise NotATime("not_understood")
    begin, begin_parts = clocks[0][0], parts[0]
    doubtful = not begin_parts and _wants_its_half(begin)
    supposed = [PM] if doubtful else begin_parts
    if len(sides) == 1:
        return _time(begin, supposed), None, doubtful
    end, end_parts = clocks[1][0], parts[1]
    if end_parts and not begin_parts:
        ends = _time(end, end_parts)
        return _begins(begin, ends, end_parts), ends, False
    begins = _time(begin, supposed)
    return begins, _ends(end, begins, end_parts or supposed), doubtful


def _begins(clock: Clock, ends: time, parts: Parts) -> time:
    """In 3-4pm and 11点到下午1点 the half of the day follows from the end."""
    readings = [_reading(clock, parts), None if _wants_its_half(clock) else _reading(clock, [])]
    return _first((reading for reading in readings if reading and reading < ends), clock, parts)


def _ends(clock: Clock, begins: time, parts: Parts) -> time:
    """In 下午3点到4点 and 11点到1点 the half of the day follows from the beginning."""
    readings = [_reading(clock, parts), _reading(clock, [])]
    if _wants_its_half(clock) or begins.hour >= 12:
        readings.append(_reading(clock, [PM]))
    return _first((reading for reading in readings if reading and reading > begins), clock, parts)


def _time(clock: Clock, parts: Parts) -> time:
    reading = _reading(clock, parts)
    return _first([] if reading is None else [reading], clock, parts)


def _first(readings: Iterable[time], clock: Clock, parts: Parts) -> time:
    for reading in readings:
        return reading
    raise NotATime(_why_not(clock, parts))


def _reading(clock: Clock, parts: Parts) -> time | None:
    hour: int | None = clock.hour
    for part in parts:
        hour = None if hour is None else part.hour(hour)
    return None if hour is None or hour > 23 or clock.minute > 59 else time(hour, clock.minute)


def _why_not(clock: Clock, parts: Parts) -> Reason:
    """晚上12点 and 晚上1点 are real, only nobody can tell which of two days they belong to."""
    between_days = clock.hour in (0, 12, 24) or (EVENING in parts and clock.hour < EVENING.earliest - 12)
    return "midnight" if between_days and clock.minute <= 59 else "no_such_date"


def _wants_its_half(clock: Clock) -> bool:
    return 1 <= clock.hour <= 7 and not clock.of_24
