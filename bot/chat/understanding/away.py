"""That its speaker is away for days, and hardly for one interview: 我下周四周五要休假，面试就不要安排了, I'm away March 23 to 25."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.chat.understanding.hours_off import hours_off
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview

_AWAY = re.compile(
    r"(?:我|本人|^)[^,，。他她]{0,16}(?:要|想|得|准备|打算)?(?:[请休][^,，。]{0,3}假|放假)(?!的话|吗|时)|"
    r"\b(?:i am|i'm|i'll be|i will be) (?:on (?:leave|holiday|vacation)|ooo|out of office|off work)\b"
)
_AWAY_FOR_DAYS = re.compile(
    r"(?:我|本人|^)[^,，。他她]{0,16}(?:不在|不上班|出差|外出|出国|回老家|回家探亲|旅游|旅行|度假|年休)(?!的话|吗|时)|"
    r"\bi (?:won't|will not) be (?:around|in|here|working|at work)\b|"
    r"\bi(?: am|'m|'ll be| will be|'m going to be| am going to be) (?:away|off|out|gone|abroad|travell?ing|not (?:in|around|working))\b|"
    r"\bi(?: am|'m|'ll| will|'ve|have)? ?(?:be )?(?:tak(?:e|ing)|book(?:ed)?|hav(?:e|ing)) (?:my |some |the |a )?(?:\w+ )?(?:vacation|holidays?|leave|time off|pto|(?:days?|week) off)\b"
)
_NONE_PLEASE = re.compile("(?:不要|别|勿)[^,，]{0,6}(?:安排|排|约)")
_CANNOT = re.compile(
    r"[去来参到][^,，]{0,2}不了|没法|没空|\b(?:can't|cannot|can not|won't(?! be (?:around|in|here|working|at work))|unable|decline)\b"
)
_ONE = re.compile(r"[那这]一?[场轮个]|第[一二三]场|最后一?场|\b(?:interview|one|slot|round)s?\b(?! by one)")
_A_DAY = timedelta(days=1)


def is_away(told: Told) -> bool:
    """我下周四周五要休假，面试就不要安排了; of more than a day, as no interview takes them: I'm away March 23 to 25."""
    if not told.people and hours_off(told) is not None:
        return True
    if told.people or told.days is None or Interview in told.masked.mentioned:
        return False
    low = told.masked.with_days
    if _CANNOT.search(low) or _ONE.search(low):
        return False
    if told.days.end - told.days.start > _A_DAY:
        return bool(_AWAY.search(low) or _AWAY_FOR_DAYS.search(low))
    return _AWAY.search(low) is not None and _NONE_PLEASE.search(low) is not None


def is_away_then(told: Told) -> bool:
    """我周五请假: days of a leave, and no look at them."""
    if not told.people and hours_off(told) is not None:
        return True
    names_one = told.people or told.days is None or Interview in told.masked.mentioned or told.places_one
    return not names_one and _AWAY.search(told.masked.with_days) is not None
