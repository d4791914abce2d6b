"""What the model sees of a text: pieces of it, with marks for what it mentions, and who speaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from bot.chat.heard import Heard
from bot.chat.masked import INTERVIEW, Masked, masked_of
from bot.chat.readers import CODE, Situation
from bot.nlu import syllables
from bot.times.said import Clock, Later, Length, To
from bot.times.spoken import words_of
from bot.times.values import Span

LONGEST_PIECE = 4  # characters
LONGEST_SOUND = 3  # syllables
_DAY = "日"  # stands for days, which the masked text has no more
_LATIN_WORD = re.compile(r"[a-z0-9']+")
_NUMBER = re.compile(r"\d+")
_GAP = re.compile(r"[\s,，.。;；:：!！~…]+")


def of(said: Heard, situation: Situation) -> list[str]:
    """Each piece once."""
    return of_masked(masked_of(said, situation), situation, asks=said.asks)


def of_masked(masked: Masked, situation: Situation, *, asks: bool) -> list[str]:
    """The same of a text that is masked already; `asks`: it ended in a question mark."""
    found = dict.fromkeys(of_words(f"{masked.text}{' ?' if asks else ''}"))
    if Span in masked.mentioned:
        found[_DAY] = None
    found |= dict.fromkeys(_times(masked.with_days))
    found[f"as {_standing(situation)}"] = None
    return list(found)


def of_clause(clause: str, without_days: str, situation: Situation) -> list[str]:
    """Of a part of a masked text, by itself; `clause` still has its days."""
    found = dict.fromkeys(of_words(without_days))
    if without_days != clause:
        found[_DAY] = None
    found |= dict.fromkeys(_times(clause))
    found[f"as {_standing(situation)}"] = None
    return list(found)


def of_words(text: str) -> list[str]:
    """The pieces of a masked text, or of a part of it, in the order in which they stand."""
    text = _NUMBER.sub("0", CODE.sub(INTERVIEW, text))
    return _pieces(_GAP.sub(" ", f" {text} "))


def _times(text: str) -> Iterator[str]:
    """What is said of time, which the masked text has no more: a length, an hour, a day."""
    said = {type(piece) for word in words_of(text) for piece in word.pieces or ()}
    for kind in (Length, Clock, Later, To):
        if kind in said:
            yield f"says {kind.__name__}"


def _standing(situation: Situation) -> str:
    member = situation.member
    return "hr" if member.is_hr else "admin" if member.is_admin else "panel"


def _pieces(text: str) -> list[str]:
    found = [text[at : at + size] for size in range(1, LONGEST_PIECE + 1) for at in range(len(text) - size + 1)]
    words = _LATIN_WORD.findall(text)
    found += [f"w {word}" for word in words]
    found += [f"w {one} {two}" for one, two in itertools.pairwise(words)]
    sounds = syllables.of(text)
    for size in range(2, LONGEST_SOUND + 1):
        found += ["s " + " ".join(sounds[at : at + size]) for at in range(len(sounds) - size + 1)]
    return found
