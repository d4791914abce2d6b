"""Which words there are, how frequent they are, and which of them people say to the bot: made by `python -m corpus.words`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("words.txt")


@dataclass(frozen=True)
class Lexicon:
    """`english` are words of that language; `chinese` those of up to four characters, each with how often it is met, as a
    power of two. A slip is only ever corrected to one that was said: each with how often, as a power of two.
    `chinese_all_said` are other words as well, which only a sound can mean. `chinese_together` are pairs of characters that people put beside each other."""

    english: frozenset[str]
    english_said: Mapping[str, int]
    chinese: Mapping[str, int]
    chinese_said: Mapping[str, int]
    chinese_all_said: Mapping[str, int]
    chinese_together: frozenset[str]
    syllables: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read when the first text needs it."""
    parts: dict[str, list[str]] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            parts[line] = []
        elif not line.startswith("#"):
            parts[list(parts)[-1]] += line.split()
    return Lexicon(
        frozenset(parts["[english]"]),
        dict(_ranked(parts["[english said]"])),
        dict(_ranked(parts["[chinese]"])),
        dict(_ranked(parts["[chinese said]"])),
        dict(_ranked(parts["[chinese all said]"])),
        frozenset(parts["[chinese together]"]),
        frozenset(parts["[syllables]"]),
    )


def _ranked(words: list[str]) -> Iterator[tuple[str, int]]:
    """=7 a b: words of one rank follow it."""
    rank = 0
    for word in words:
        if word.startswith("="):
            rank = int(word[1:])
        else:
            yield word, rank
