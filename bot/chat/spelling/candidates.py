"""Where a text in Latin letters names somebody's own candidates by their sound: chen xiao, lüpin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.interviews import sounds

_MOST_WORDS = 3  # of a name in Latin letters


def named_by_sound(text: str, candidates: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Up to three words in a row that sound like a name, the longest first: from where to where they stand, and the name."""
    words = list(re.finditer("[A-Za-z]+", text))
    if not words:
        return
    by_sound = {sound: name for _, name in candidates for sound in sounds.of(name)}
    at = 0
    while at < len(words):
        for size in range(_MOST_WORDS, 0, -1):
            piece = words[at : at + size]
            said = text[piece[0].start() : piece[-1].end()]
            name = by_sound.get(said.lower().replace(" ", "")) if len(piece) == size else None
            if name is not None and not re.search("[^A-Za-z ]", said):
                yield piece[0].start(), piece[-1].end(), name
                at += size - 1
                break
        at += 1
