"""accpet, delcine, fridya: a word that is none, and one slip away from a word that people say."""

from __future__ import annotations

import functools
import re

from rapidfuzz.distance import OSA

from bot.interviews.sounds import spelled_in
from bot.nlu.spelling.draft import Draft
from bot.nlu.spelling.lexicon import lexicon
from bot.nlu.spelling.sounds import is_pinyin

_WORD = re.compile(r"(?<![\w@./#’'\-])[A-Za-z]{3,}(?![\w@/#\-]|['’.]\w)")
_SENTENCE = re.compile(r"(?:^|[.!?。！？\n])\W*$")
_SHORTEST = 3
_ANY_SLIP = 5  # letters: a shorter one may lack a letter, have one too many, or two in the wrong order
_TWO_SLIPS = 8
_HARDLY_PINYIN = 7  # letters, where the rest is English
_MUCH_MORE = 2  # powers of two
_SUFFIXES = ("s", "es", "ed", "d", "ing", "er", "ly")
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def correct(draft: Draft) -> None:
    words = list(_WORD.finditer(draft.text))
    unknown = [one for one in words if not is_word(one[0].lower())]
    is_in_pinyin = sum(is_pinyin(one[0]) for one in unknown) * 2 > len(words) > 1
    for one in reversed(unknown):
        if now := _meant(one, draft.text, is_in_pinyin=is_in_pinyin):
            draft.put(*one.span(), now)


def _meant(found: re.Match[str], text: str, *, is_in_pinyin: bool) -> str:
    """Empty where it may be right: a name, pinyin, a word of another trade."""
    word = found[0]
    low = word.lower()
    begins = _SENTENCE.search(text[: found.start()]) is not None
    if not (word.islower() or (word.istitle() and len(word) > _SHORTEST)):
        return ""
    if is_pinyin(low) and (is_in_pinyin or not word.islower() or next(spelled_in(low), None)):
        return ""
    meant = nearest(low, only_swapped=is_pinyin(low) and len(low) < _HARDLY_PINYIN)
    if word.istitle() and not begins and meant not in _DAYS:
        return ""
    return meant.capitalize() if word.istitle() else meant


@functools.lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    known = lexicon().english
    return word in known or any(word.endswith(end) and word[: -len(end)] in known for end in _SUFFIXES)


@functools.lru_cache(maxsize=4096)
def nearest(word: str, *, only_swapped: bool = False) -> str:
    """The word that was said and is nearest to one that is none; empty where there is none, or another as near."""
    most = 2 if len(word) >= _TWO_SLIPS - 1 else 1
    found = []
    for said, times in lexicon().english_said.items():
        slips = OSA.distance(word, said, score_cutoff=most) if abs(len(said) - len(word)) <= most else most + 1
        if slips > most:
            continue
        is_swapped = slips == 1 and sorted(word) == sorted(said)
        if is_swapped or (not only_swapped and _is_likely(word, said, slips)):
            found.append((slips, not is_swapped, -times, said))
    found.sort()
    if not found or (len(found) > 1 and found[1][:2] == found[0][:2] and found[1][2] - found[0][2] < _MUCH_MORE):
        return ""
    return found[0][3]


def _is_likely(word: str, said: str, slips: int) -> bool:
    if word[0] != said[0] or len(word) <= _SHORTEST:
        return False
    if slips > 1:
        return len(said) >= _TWO_SLIPS or said in _DAYS
    return len(word) != len(said) or len(word) >= _ANY_SLIP
