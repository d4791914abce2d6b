"""Between which hours nobody disturbs: 22:00-8:00, 晚上10点到早上8点, and 12点到1点, which is an hour at noon.

Of hours whose half of the day is not said, the shorter time between them is meant. Where both halves are as short, a
few hours are of the day (11点到2点), more are a night (10点到8点).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from bot.chat.settings_said import both_sides
from bot.interviews.preferences import Hours
from bot.times.hours import hours
from bot.times.said import Clock, Part, Piece
from bot.times.values import NotATime

_A_FEW = timedelta(hours=4)
_DAY_BEGINS = 9  # before it, 7点到9点 is of the evening


def quiet_hours(said: str) -> Hours | None:
    sides = both_sides(said)
    if sides is None or sides[0] == sides[1]:
        return None  # 8:00-8:00 is no time at all, or all of it
    try:
        first, last = (_may_be(one) for one in sides)
    except NotATime:
        return None
    shortest = min(_length(begins, ends) for begins in first for ends in last)
    likely = [(begins, ends) for begins in first for ends in last if _length(begins, ends) == shortest]
    of_day = [one for one in likely if _DAY_BEGINS <= one[0].hour < _DAY_BEGINS + 12]
    return next((one for one in likely if (one in of_day) is (shortest <= _A_FEW)), likely[0])


def _may_be(side: Sequence[Piece]) -> list[time]:
    """The times that one side may mean: two, where it is any hour of twelve.

    Raises: NotATime
    """
    if any(isinstance(one, Part) for one in side):
        return [hours([side])[0]]
    [clock] = side
    assert isinstance(clock, Clock)
    if clock.hour > 24 or clock.minute > 59:
        raise NotATime("no_such_date")
    hour = clock.hour % 24
    is_of_either = 1 <= clock.hour <= 12 and not clock.of_24
    return [time(one % 24, clock.minute) for one in ((hour, hour + 12) if is_of_either else (hour,))]


def _length(begins: time, ends: time) -> timedelta:
    """From one time to the next other: all of a day between the same."""
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return timedelta(minutes=minutes % (24 * 60) or 24 * 60)
