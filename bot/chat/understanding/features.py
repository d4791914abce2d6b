"""What the model sees of a text: pieces of it, with marks for what it mentions, and who speaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from bot.chat.heard import Heard
from bot.chat.masked import INTERVIEW, masked_of
from bot.chat.readers import CODE, Situation
from bot.times.values import Span

LONGEST_PIECE = 4  # characters
_DAY = "日"  # stands for days, which the masked text has no more
_LATIN_WORD = re.compile(r"[a-z0-9']+")
_NUMBER = re.compile(r"\d+")
_GAP = re.compile(r"[\s,，.。;；:：!！~…]+")


def of(said: Heard, situation: Situation) -> list[str]:
    """Each piece once."""
    masked = masked_of(said, situation)
    text = CODE.sub(INTERVIEW, masked.text)
    text = _NUMBER.sub("0", text)
    text = _GAP.sub(" ", f" {text}{' ?' if said.asks else ''} ")
    found = dict.fromkeys(_pieces(text))
    if Span in masked.mentioned:
        found[_DAY] = None
    found[f"as {_standing(situation)}"] = None
    return list(found)


def _standing(situation: Situation) -> str:
    member = situation.member
    return "hr" if member.is_hr else "admin" if member.is_admin else "panel"


def _pieces(text: str) -> Iterator[str]:
    for length in range(1, LONGEST_PIECE + 1):
        for at in range(len(text) - length + 1):
            yield text[at : at + length]
    words = _LATIN_WORD.findall(text)
    yield from (f"w {word}" for word in words)
    yield from (f"w {one} {two}" for one, two in itertools.pairwise(words))
