"""Pinyin by its own syllables: abotu and weke look like some, and only the second is none."""

from __future__ import annotations

import functools

from bot.nlu.spelling.lexicon import lexicon

_LONGEST = 6  # letters


@functools.lru_cache(maxsize=4096)
def syllables_of(word: str) -> tuple[str, ...]:
    """The syllables of a word that is wholly pinyin, as few as can be; none of any other."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        fitting: list[tuple[str, ...]] = []
        for at in range(max(end - _LONGEST, 0), end):
            before = best[at]
            if before is not None and word[at:end] in lexicon().syllables:
                fitting.append((*before, word[at:end]))
        best.append(min(fitting, key=len) if fitting else None)
    return best[-1] or ()


def is_pinyin(word: str) -> bool:
    return bool(syllables_of(word))
