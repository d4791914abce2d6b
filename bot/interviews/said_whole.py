"""Where a line calls somebody by their whole name: 王明 is nobody in 王明明, li none in lisi, and Amy none in Amy Stone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.interviews.said_names import Names
from bot.interviews.said_words import BESIDE_NAMES, CAPITAL_PARTS, CUT, JOINS, words_left
from bot.times.spoken import words_of


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
    if name.isalpha() and line[at].isupper() and _has_a_surname_behind(line, at + len(name), names):
        return False
    if names.goes_on is not None:
        return name.isascii() or len(name) > _SHORT_NAME or not names.goes_on(line.lower(), at + len(name))
    start, end = at, at + len(name)
    while start > 0 and not (line[start - 1].isspace() or line[start - 1] in _APART):
        start -= 1
    while end < len(line) and not (line[end].isspace() or line[end] in _APART):
        end += 1
    word = line[start:end]
    return len(word) > len(name) + 2 or not _nobodys(word.lower(), names)


_CAPITAL = re.compile(r"(?<=[A-Za-z]) (?P<word>[A-Z][a-z]+)(?=\s+[^A-Z\s]|\s*(?:$|[,，;；。\ue001]))")
_PART_OF_A_DAY = re.compile(CAPITAL_PARTS)
_NO_SURNAME = re.compile("First|Second|Third|Final|Next|Round|Interview|Phone|Video|Online|Remote|Onsite|Chooses|Self")


def _has_a_surname_behind(line: str, end: int, names: Names) -> bool:
    """Amy Stone is not Amy; and Amy Backend, Amy Friday and Amy Video are."""
    found = _CAPITAL.match(line, end)
    if found is None or _NO_SURNAME.fullmatch(word := found["word"]):
        return False
    if any(word.lower() in them for them in (names.members, names.candidates, names.jobs, names.rooms)):
        return False
    says_when = any(one.pieces for one in words_of(word)) and _PART_OF_A_DAY.fullmatch(word) is None
    return bool(words_left(word)) and not says_when


def _nobodys(word: str, names: Names) -> str:
    """What is left of a word without the people in it and what joins them."""
    known = (one for one in (*names.members, *names.candidates) if len(one) > 1 or one == word)
    for one in sorted(known, key=len, reverse=True):
        word = word.replace(one, CUT)
    return JOINS.sub("", BESIDE_NAMES.sub("", word).strip(CUT)).strip(CUT)
