"""Hears the pieces in a phrase, in either language or both at once."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.one_message import kept_meanwhile
from bot.times import spoken_en, spoken_figures, spoken_zh
from bot.times.said import Piece, Says
from bot.times.typed import letter, normalise

# The order is the grammar: the longer reading of the same figures stands first (3-4点 before 3-4, 1.5小时 before 1.5).
RULES = (*spoken_zh.RULES, *spoken_en.RULES, *spoken_figures.RULES)
# The spaces of 3 月 20 日 say nothing, but 零二 20号 is two numbers.
_NUMERALS = "零〇一二两三四五六七八九十"
_SPACED_FIGURE = re.compile(
    f"(?<=[0-9]) (?=[\u4e00-\u9fff])(?![{_NUMERALS}])|(?<=[\u4e00-\u9fff])(?<![{_NUMERALS}]) (?=[0-9])"
)
_UNKNOWN = re.compile("[a-z0-9]+|.", re.DOTALL)


# Most words say nothing of time, and their first character tells so of most rules.
_RULES_BY_LETTER: dict[str, list[tuple[re.Pattern[str], Says]]] = {}
for _rule in RULES:
    for _letter in set(_rule.begins):
        _RULES_BY_LETTER.setdefault(_letter, []).append((_rule.pattern, _rule.says))


class Word(NamedTuple):
    """The least that says something about time, and where it stood; `pieces` is None where it is about something else."""

    at: int
    end: int
    pieces: tuple[Piece, ...] | None


def hear(text: str) -> tuple[list[Piece], str]:
    """The pieces in the order they were said, and the words that are none."""
    text = _SPACED_FIGURE.sub("", normalise(text))
    pieces: list[Piece] = []
    left = ""
    for word in _words(text):
        if word.pieces is None:
            left += text[word.at : word.end]
        else:
            pieces += word.pieces
    return pieces, left.strip()


def is_all_time(text: str) -> bool:
    """False as soon as a word says nothing about time."""
    if text[:1].isalpha() and letter(text[0]) not in _RULES_BY_LETTER:
        return False
    text = _SPACED_FIGURE.sub("", normalise(text))
    return all(one.pieces is not None or text[one.at : one.end].isspace() for one in _read(text))


def words_of(text: str) -> Sequence[Word]:
    """All words of a text that is in one form already, each where it stands in it."""
    low = text.lower()
    if len(low) != len(text):
        return []
    spaces = {match.start() for match in _SPACED_FIGURE.finditer(low)}
    if not spaces:
        return _words(low)
    stood = [at for at in range(len(low)) if at not in spaces] + [len(low)]
    closed_up = "".join(low[at] for at in stood[:-1])
    return [Word(stood[one.at], stood[one.end - 1] + 1, one.pieces) for one in _words(closed_up)]


@kept_meanwhile
def _words(text: str) -> tuple[Word, ...]:
    """Kept, since one message is asked for its times, its days and its lengths by all that read it."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Word]:
    position, size = 0, len(text)
    while position < size:
        for pattern, says in _RULES_BY_LETTER.get(text[position], ()):
            if match := pattern.match(text, position):
                yield Word(position, match.end(), says(match))
                position = match.end()
                break
        else:
            end = match.end() if (match := _UNKNOWN.match(text, position)) else size
            yield Word(position, end, None)
            position = end
