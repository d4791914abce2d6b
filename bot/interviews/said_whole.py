"""Where a line calls somebody by their whole name: 王明 is nobody in 王明明, and li none in lisi."""

from __future__ import annotations

from collections.abc import Iterator

from bot.interviews.said_names import Names
from bot.interviews.said_words import BESIDE_NAMES, CUT, JOINS


def places(low: str, name: str) -> Iterator[int]:
    at = low.find(name)
    while at >= 0:
        if not _in_a_word(low, at) and not _in_a_word(low, at + len(name)):
            yield at
        at = low.find(name, at + 1)


def _in_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and all(one.isascii() and one.isalnum() for one in text[at - 1 : at + 1])


_SHORT_NAME = 2  # characters of a Chinese one that may go on
_APART = f"{CUT},，、;；。：:/（）()+&"


def is_whole(line: str, at: int, name: str, names: Names) -> bool:
    """王明 is nobody in 王明明. Where it is not known how names go on, a word of its own, beside other people's names
    (张三李四一起), or within one that is too long to be somebody else's."""
    if names.goes_on is not None:
        return name.isascii() or len(name) > _SHORT_NAME or not names.goes_on(line.lower(), at + len(name))
    start, end = at, at + len(name)
    while start > 0 and not (line[start - 1].isspace() or line[start - 1] in _APART):
        start -= 1
    while end < len(line) and not (line[end].isspace() or line[end] in _APART):
        end += 1
    word = line[start:end]
    return len(word) > len(name) + 2 or not _nobodys(word.lower(), names)


def _nobodys(word: str, names: Names) -> str:
    """What is left of a word without the people in it and what joins them."""
    known = (one for one in (*names.members, *names.candidates) if len(one) > 1 or one == word)
    for one in sorted(known, key=len, reverse=True):
        word = word.replace(one, CUT)
    return JOINS.sub("", BESIDE_NAMES.sub("", word).strip(CUT)).strip(CUT)
