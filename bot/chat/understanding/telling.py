"""A text in its plainest spelling, with what it mentions: the candidate whom it calls by a part of their name, too."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import masked_of
from bot.chat.readers import Situation
from bot.chat.understanding import called
from bot.chat.understanding.respelled import respelled
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview

_PHONE_IN_PARTS = re.compile(r"(?<![\d+])(1\d{2})[ -](\d{4})[ -](\d{4})(?!\d)")


def in_one(said: Heard) -> Heard:
    """139 0000 5678 is one number, and no two codes."""
    low = _PHONE_IN_PARTS.sub(r"\1\2\3", said.low)
    return said if low == said.low else replace(said, low=low, typed=_PHONE_IN_PARTS.sub(r"\1\2\3", said.typed))


def told_of(said: Heard, handlers: Handlers, situation: Situation) -> Told:
    told: Told = situation.once(("told", said.low, said.asks), lambda: _told_of(said, handlers, situation))
    return told


def _told_of(said: Heard, handlers: Handlers, situation: Situation) -> Told:
    """The text in its plainest spelling, with the candidate whom it calls by a part of their name."""
    low = respelled(said.low, situation)
    plain = said if low == said.low else replace(said, low=low, typed=low)
    masked = masked_of(plain, situation)
    if Interview in masked.mentioned or masked.time is not None:
        return Told(plain, masked, situation, handlers)
    if (part := called.by_part(low, situation)) is None:
        return Told(plain, masked, situation, handlers)
    names, at, end = part
    plain = replace(plain, low=f"{low[:at]}{names[0]}{low[end:]}")
    masked = masked_of(plain, situation)
    if len(names) > 1 and (meant := called.interviews_of(names, situation)):
        masked = replace(masked, mentioned=masked.mentioned | {Interview: meant})
    return Told(plain, masked, situation, handlers)
