"""Which round a cell, or another system, says: 二面, Round 2, second, 2."""

from __future__ import annotations

import re

from bot.times.number_words import ORDINALS
from bot.times.typed import normalise

_DIGITS = "一二三四五六七八九十"
_ORDINALS = {word: str(n) for n, word in enumerate(ORDINALS[:6], 1)}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\b")
_COUNTED = re.compile(rf"(?<![0-9])([1-9][0-9]?|[{_DIGITS}])(?![0-9]) ?[面轮试]")
_NUMBER = re.compile(rf"(?<![0-9])([1-9][0-9]?|[{_DIGITS}])(?![0-9])")


def round_said(text: str) -> tuple[int, str]:
    """二面 and 二面 技术 are the second; a round without a number is a first. A mere 2 is called 二面."""
    low = normalise(text)
    match = _COUNTED.search(low) or _NUMBER.search(low)
    ordinal = _ORDINAL.search(low)
    number = match[1] if match else _ORDINALS[ordinal[1]] if ordinal else "1"
    round_no = int(number) if number.isdigit() else _DIGITS.index(number) + 1
    if low != number:
        return round_no, text
    return round_no, f"{_DIGITS[round_no - 1] if round_no <= len(_DIGITS) else round_no}面"
