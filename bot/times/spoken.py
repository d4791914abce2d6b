"""Hears the pieces in a phrase, in either language or both at once."""

import re

from bot.times import spoken_en, spoken_figures, spoken_zh
from bot.times.said import Piece
from bot.times.typed import normalise

# The order is the grammar: the longer reading of the same figures stands first (3-4点 before 3-4, 1.5小时 before 1.5).
_RULES = (*spoken_zh.RULES, *spoken_en.RULES, *spoken_figures.RULES)
# The spaces of 3 月 20 日 say nothing, but 零二 20号 is two numbers.
_NUMERALS = "零〇一二两三四五六七八九十"
_SPACED_FIGURE = re.compile(
    f"(?<=[0-9]) (?=[\u4e00-\u9fff])(?![{_NUMERALS}])|(?<=[\u4e00-\u9fff])(?<![{_NUMERALS}]) (?=[0-9])"
)
_UNKNOWN = re.compile("[a-z0-9]+|.", re.DOTALL)


def hear(text: str) -> tuple[list[Piece], str]:
    """The pieces in the order they were said, and the words that are none."""
    text = _SPACED_FIGURE.sub("", normalise(text))
    pieces: list[Piece] = []
    left = ""
    position = 0
    while position < len(text):
        for pattern, says in _RULES:
            if match := pattern.match(text, position):
                pieces += says(match)
                position = match.end()
                break
        else:
            end = match.end() if (match := _UNKNOWN.match(text, position)) else len(text)
            left += text[position:end]
            position = end
    return pieces, left.strip()
