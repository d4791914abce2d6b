"""What a line says of when, wherever in it that stands: 周四 … 下午3点 … 45分钟; and who is only called like a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.interviews.said_words import CUT
from bot.times.said import Day, Length, Piece, To
from bot.times.spoken import Word, words_of


@dataclass(frozen=True)
class When:
    """The words, none where they say nothing but how long it takes, and what they are made of."""

    words: str
    pieces: list[Piece]

    @property
    def length(self) -> timedelta | None:
        lengths = [one.time for one in self.pieces if isinstance(one, Length)]
        return lengths[0] if len(lengths) == 1 else None


def lift(line: str) -> tuple[str, When]:
    """The line without what it says of when."""
    line, called = _without_names_of_days(line)
    words = words_of(line)
    taken = _stretches(words, line)
    pieces = [piece for word in words for piece in word.pieces or ()]
    said = " ".join(line[start:end].strip() for start, end in taken)
    if len([one for one in pieces if isinstance(one, Length)]) == 1 and all(isinstance(one, Length) for one in pieces):
        said = ""
    for start, end in reversed(taken):
        line = line[:start] + CUT + line[end:]
    return line.replace(_NAMED, called) if called else line, When(said, pieces)


def _stretches(words: Sequence[Word], line: str) -> list[tuple[int, int]]:
    """From where to where words in a row speak of when."""
    taken: list[tuple[int, int]] = []
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and (word.pieces is not None or line[word.at : word.end].isspace()):
            run.append(word)
            continue
        while run and _says_no_time(run[-1]):
            run.pop()
        while run and _says_no_time(run[0]):
            run.pop(0)
        if run:
            taken.append((run[0].at, run[-1].end))
        run = []
    return taken


def _says_no_time(word: Word) -> bool:
    """A space, or the “to” of “agreed to the time”, at an end of what is said of one."""
    return not word.pieces or all(isinstance(one, To) for one in word.pieces)


_NAMED = "\ue003"
_CALLED_LIKE_A_DAY = re.compile(
    "(?<![^\\s,，、;；。：:\ue001])周[一二三四五六日](?![上下早晚中凌傍清夜的到至后前和之以]|[一二两三四五六七八九十]{1,2}[点时])[\u4e00-\u9fff]{1,2}(?![^\\s,，、;；。\ue001])"
)
_DAYS = "Sun|May|June|April|August|Jan|Wed"
_LATIN_LIKE_A_DAY = re.compile(
    rf"(?<![A-Za-z])(?:(?!(?:Book|Schedule|Arrange|Next|This|On|By|Until|From)\b)[A-Z][a-z]+ (?:{_DAYS})(?![A-Za-z]| ?\d)|(?:{_DAYS}) [A-Z][a-z]+\b(?! ?\d))"
)


def _without_names_of_days(line: str) -> tuple[str, str]:
    """周一鸣 is somebody, and no Monday; so is Kevin Sun, where another day is said."""
    if found := _CALLED_LIKE_A_DAY.search(line):
        return line[: found.start()] + _NAMED + line[found.end() :], found[0]
    found = _LATIN_LIKE_A_DAY.search(line)
    if found is None or (words_of(found[0])[0].pieces and words_of(found[0])[-1].pieces):
        return line, ""
    without = line[: found.start()] + _NAMED + line[found.end() :]
    says_another = any(isinstance(piece, Day) for word in words_of(without) for piece in word.pieces or ())
    return (without, found[0]) if says_another else (line, "")
