"""What the mentions of a role say: a time, days, a length. The words around them tell which way (推迟, earlier), other mentions do not."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.nlu.types import Mention, Utterance
from bot.times.another import AnotherTime, another
from bot.times.said import Length
from bot.times.spans import span
from bot.times.spoken import words_of
from bot.times.values import NotATime, Span

_BLANK = "·"


def around(utterance: Utterance, keep: Collection[Mention], mentions: Sequence[Mention], *, wide: bool = False) -> str:
    """The words between the mentions before and behind those that are kept, with all other mentions blanked out; `wide`: all words."""
    first, last = min(one.at for one in keep), max(one.end for one in keep)
    begins = 0 if wide else max((one.end for one in mentions if one.end <= first and one not in keep), default=0)
    ends = len(utterance.text)
    if not wide:
        ends = min((one.at for one in mentions if one.at >= last and one not in keep), default=ends)
    letters = list(utterance.text)
    for one in mentions:
        if one not in keep:
            letters[one.at : one.end] = _BLANK * (one.end - one.at)
        elif "bare" in one.tags:
            letters[one.at : one.end] = [_as_hour(utterance.text, one)]
            letters[one.at + 1 : one.at + 1] = [""] * (one.end - one.at - 1)
    return "".join(letters[begins:ends])


_CHINESE = re.compile("[\u4e00-\u9fff]")


def _as_hour(text: str, mention: Mention) -> str:
    said = text[mention.at : mention.end]
    if ":" in said or "." in said:
        return said.replace(".", ":")
    return f"{said}点" if _CHINESE.search(text) else f"{said}:00"


def another_time(
    utterance: Utterance, keep: Collection[Mention], mentions: Sequence[Mention], *, now: datetime, zone: ZoneInfo
) -> AnotherTime | None:
    for wide in (False, True):
        found = another(around(utterance, keep, mentions, wide=wide), now=now, zone=zone)
        if found is not None and found[0] is not None:
            is_length = found[0].length is not None and not found[0].words and found[0].later is None
            if wide or not is_length:
                return found[0]
    return None


def days(utterance: Utterance, keep: Collection[Mention], *, now: datetime, zone: ZoneInfo) -> Span | None:
    """The whole stretch that they say."""
    said = " ".join(utterance.text[one.at : one.end] for one in sorted(keep, key=lambda one: one.at))
    with contextlib.suppress(NotATime):
        return span(said, now=now, zone=zone)
    return None


def length(utterance: Utterance, keep: Collection[Mention]) -> timedelta | None:
    total = timedelta()
    for one in keep:
        for word in words_of(utterance.text[one.at : one.end]):
            total += sum((piece.time for piece in word.pieces or () if isinstance(piece, Length)), timedelta())
    return total or None
