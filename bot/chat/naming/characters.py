"""Of which characters Chinese names are made, each with how much it speaks against one, in bits; which words are in no name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.interviews import surnames

_NAMES = Path(__file__).with_name("names.txt")
_COMMON, _RARER, _A_WORD = 3, 5, 11  # as a surname
_USUAL, _HARDLY = 5, 20  # as a part of a given name


@dataclass(frozen=True)
class Characters:
    surnames: dict[str, int]
    double: frozenset[str]
    given: dict[str, int]

    def is_surname(self, character: str) -> bool:
        """True of what is hardly a word."""
        return self.surnames.get(character, _A_WORD) < _A_WORD


@cache
def characters() -> Characters:
    single = dict.fromkeys(surnames.ALSO_WORDS, _A_WORD)
    single |= dict.fromkeys(surnames.RARER, _RARER) | dict.fromkeys(surnames.COMMON, _COMMON)
    given = dict.fromkeys("".join(words_of("given")), _USUAL)
    given |= dict.fromkeys("".join(words_of("hardly given")), _HARDLY)
    return Characters(single, surnames.DOUBLE, given)


@cache
def words_of(section: str) -> frozenset[str]:
    return frozenset(" ".join(_sections()[section]).split())


@cache
def _sections() -> dict[str, list[str]]:
    """Read when the first name is looked for."""
    found: dict[str, list[str]] = {}
    for line in _NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = []
        elif not line.startswith("#"):
            found[list(found)[-1]].append(line)
    return found
