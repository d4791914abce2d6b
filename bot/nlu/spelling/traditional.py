"""Traditional characters as simplified ones, letter for letter."""

from __future__ import annotations

import functools
from pathlib import Path

_PAIRS = Path(__file__).with_name("traditional.txt")  # each with its simplified form behind it, from Unihan


@functools.cache
def traditional() -> dict[int, int]:
    """For `str.translate`."""
    letters = _PAIRS.read_text(encoding="utf-8").replace("\n", "")
    return str.maketrans(letters[::2], letters[1::2])


def simplified(text: str) -> str:
    """下週 as 下周."""
    return text.translate(traditional())
