"""That its speaker is away for days, and hardly for one interview: 我下周四周五要休假，面试就不要安排了, I'm away March 23 to 25."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.chat.understanding import absence
from bot.chat.understanding.hours_off import hours_off, takes_hours_off
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview

_NONE_PLEASE = re.compile("(?:不要|别|勿)[^,，]{0,6}(?:安排|排|约)")
_CANNOT = re.compile(
    r"[去来参到][^,，]{0,2}不了|没法|没空|\b(?:can't|cannot|can not|won't(?! be (?:around|in|here|working|at work))|unable|decline)\b"
)
_ONE = re.compile(r"[那这]一?[场轮个]|第[一二三]场|最后一?场|\b(?:interview|one|slot|round)s?\b(?! by one)")
_A_DAY = timedelta(days=1)


def is_away(told: Told) -> bool:
    """我下周四周五要休假，面试就不要安排了; of more than a day, as no interview takes them: I'm away March 23 to 25."""
    if takes_hours_off(told):
        return True
    if told.people or told.days is None or Interview in told.masked.mentioned:
        return False
    low = told.masked.with_days
    if _CANNOT.search(low) or _ONE.search(low):
        return False
    if told.days.end - told.days.start > _A_DAY:
        return absence.for_days(low)
    return absence.on_leave(low) and _NONE_PLEASE.search(low) is not None


def is_there_after_all(told: Told) -> bool:
    """I won't be away 2-4pm Thursday: nothing is to be noted, and they are not to be taken out of anything."""
    return not told.people and absence.denied(told.said.low)


def is_away_then(told: Told) -> bool:
    """我周五请假: days of a leave, and no look at them."""
    if takes_hours_off(told):
        return True
    names_one = told.people or told.days is None or Interview in told.masked.mentioned or told.places_one
    return not names_one and absence.on_leave(told.masked.with_days)


def is_off_for_hours(told: Told) -> bool:
    """From when until when, so that it is hardly of the one interview that begins at the same hour."""
    hours = hours_off(told) if takes_hours_off(told) else None
    return hours is not None and hours.span is not None
