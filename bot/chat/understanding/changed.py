"""What an interview is to have instead besides a time: how long it takes (缩到30分钟), how or where it is (改视频, move it to room 2)."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.chat.understanding.told import Told
from bot.interviews.venues import Venue, find_venue
from bot.times.said import Later, Length
from bot.times.spoken import words_of

_RESIZES = re.compile(
    r"缩短?[到成为至]|缩(?=[\d一二两三半])|压缩|精简[到成]|砍[到成]|延长|拉长|加长|\b(?:cut|trim|shorten|shrink|extend|stretch|lengthen)\b"
)
_HOW = r"(?:视频|线上|远程|网上|电话(?!号|里|会)|现场|线下|当面|on[- ]?site|in person|video|online|remote|phone(?! (?:number|no)\b))"
_INTO = re.compile(
    r"(?:改[到成为用走]?|换[到成为用]?|转[到成为]?|挪[到去]|搬[到去]|移[到去]|放[到在]?|走) ?(?P<zh>[^,，。;；到成为]{1,16})|"
    r"\b(?:switch|move|change|make|do|turn|convert|put|hold|have)\b[^,.;]{0,40}?\b(?:to|into|it|in|by|over|on|a|as)\b (?P<en>[^,.;]{1,30})"
)
_A_PLACE = re.compile(rf"{_HOW}|会议室|面试间|洽谈室|\broom\b|https://", re.ASCII)
_INTO_A_MODE = re.compile(
    rf"(?:改|换|转)[到成为用走]? ?{_HOW}|\b(?:switch|move|change|make|turn|convert)\b[^,.;]{{0,40}}?\b(?:to|into|it|a|as|by|over)\b (?:an? )?{_HOW}",
    re.ASCII,
)
_ONE_HOUR = re.compile(
    r"\b(an?|one) (?:clear|free|spare|full|solid|straight|uninterrupted|whole|open|quiet|good) (?=(?:half )?hours?\b)"
)


def changes_it(told: Told) -> bool:
    """True where another length, or another way to hold it, is wished in so many words."""
    low = told.said.low
    return _INTO_A_MODE.search(low) is not None or (_RESIZES.search(low) is not None and length_in(low) is not None)


def length_in(low: str) -> timedelta | None:
    """The first length that is said: a clear hour, 30分钟, in half an hour."""
    words = words_of(_ONE_HOUR.sub(r"\1 ", low))
    return next((one.time for word in words for one in word.pieces or () if isinstance(one, Length | Later)), None)


def place_in(told: Told) -> Venue | None:
    """Where, or how, it is to be instead."""
    for into in reversed(list(_INTO.finditer(told.said.low))):
        said = into["zh"] or into["en"]
        if _A_PLACE.search(said) and (venue := find_venue(said)):
            return venue[0]
    return None
