"""A name in Latin letters among other words: Priya Nair of Get Priya Nair in front of, Sun Hao of i need to see Sun Hao, tom becker.

It is the longest row of words with capitals, but for what begins a sentence and is no name; where a text has no capitals, of
words in pinyin, or else of words that say nothing of an interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.chat.naming.characters import words_of
from bot.chat.naming.likely import Likely
from bot.interviews import sounds, surnames
from bot.nlu.spelling.english import is_word
from bot.nlu.spelling.lexicon import lexicon
from bot.nlu.spelling.sounds import is_pinyin

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f'’.-]*[A-Za-z0-9\u00c0-\u024f])?\.?")
_COURTESY = re.compile(
    r"(?:mr|ms|mrs|miss|mister|mlle|mme|herr|frau|dr|prof|monsieur|madame|señor|señora)\.?", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:^|[.!?:;\n])[\s\"'“]*$")
_WHOSE = re.compile(
    r"\b(?:for|with|named|called|candidate|of|see|get|have|put|meet|book|is|cand)[ :]+(?:an? (?:guy|girl|lady|man|woman|person) (?:called|named) )?$|(?:给|叫|约|为|帮|候选人) ?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_FULL_NAME = 2  # words
_LIKE_A_TIME = frozenset(("late", "early", "day", "week", "weeks"))  # Late Lee, Kevin Day
_MOST_WORDS = 4
_MOST_SMALL = 3  # in small letters
_FULL, _ONE, _SMALL, _BESIDE = 20, 6, 6, 6  # how likely it is a name, in bits, as of a Chinese one


def names_in(line: str, known: str) -> Iterator[Likely]:
    has_capitals = any(
        _is_capital(one[0]) and one.start() and not _begins(line, one.start()) for one in _WORD.finditer(line)
    )
    for row in _rows(line):
        found = _with_capitals(line, row) if has_capitals or any(_is_capital(one[0]) for one in row) else None
        found = found or (None if has_capitals else _in_small_letters(row))
        if found is None:
            continue
        words, gain = found
        at, end = words[0].start(), words[-1].end()
        end -= len(line[at:end]) - len(_POSSESSIVE.sub("", line[at:end]).rstrip("."))
        if (surname := _SURNAME_BEHIND.match(line, end)) and len(words) == 1:
            end = surname.end()  # Amy 李
            gain = _FULL
        if _WHOSE.search(line[:at]) or _COURTESY.search(line[:at].rstrip()[-10:]):
            gain += _BESIDE
        yield Likely(at, end, gain, is_all=len(words) == len(row))


_SURNAME_BEHIND = re.compile(f" [{surnames.COMMON}{surnames.RARER}](?![\u3400-\u9fff])")


def _rows(line: str) -> Iterator[list[re.Match[str]]]:
    """Words with nothing but a space between them."""
    row: list[re.Match[str]] = []
    for word in (*_WORD.finditer(line), None):
        if row and (
            word is None
            or line[row[-1].end() : word.start()] != " "
            or (line[row[-1].end() - 1] == "." and len(row[-1][0]) > 4)
        ):
            yield row
            row = []
        if word is not None:
            row.append(word)


def _with_capitals(line: str, row: list[re.Match[str]]) -> tuple[list[re.Match[str]], float] | None:
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for word in (*row, None):
        if word is not None and (_is_capital(word[0]) or (run and word[0].lower() in words_of("between Latin names"))):
            run.append(word)
            continue
        best = max(best, _only_the_name(line, run), key=len)
        run = []
    best = best[:_MOST_WORDS]
    if not best:
        return None
    if len(best) > 1:
        return best, _FULL
    low = _POSSESSIVE.sub("", best[0][0].lower())
    if _is_ordinary(low) or (is_word(low) and _begins(line, best[0].start()) and len(row) > 1):
        return None
    return best, _ONE


def _only_the_name(line: str, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without what begins the sentence, how they are addressed, and what no name ends with."""
    run = list(run)
    while run and (_COURTESY.fullmatch(run[0][0]) or _opens(line, run)):
        run.pop(0)
    while run and (run[-1][0] in words_of("between Latin names") or _ends_no_name(run)):
        run.pop()
    return run


def _opens(line: str, run: list[re.Match[str]]) -> bool:
    """Get of Get Priya Nair; He Zimo is called so."""
    low = run[0][0].lower()
    if (
        is_pinyin(low)
        and len(run) > 1
        and is_pinyin(_POSSESSIVE.sub("", run[1][0].lower()))
        and low in sounds_of_surnames()
    ):
        return False
    if len(run) == _FULL_NAME and low in _LIKE_A_TIME:
        return False
    if not _begins(line, run[0].start()):
        return len(run) > 1 and low in words_of("no Latin names") and not is_pinyin(low)
    return _is_ordinary(low) or (is_word(low) and len(run) > 2)


def _ends_no_name(run: list[re.Match[str]]) -> bool:
    low = _POSSESSIVE.sub("", run[-1][0].lower())
    if len(run) == _FULL_NAME and low in _LIKE_A_TIME and not _is_ordinary(run[0][0].lower()):
        return False
    return _is_ordinary(low) and not is_pinyin(low)


def _in_small_letters(row: list[re.Match[str]]) -> tuple[list[re.Match[str]], float] | None:
    """qin yue, where both are pinyin and one a surname; else tom becker, of words in a row that say nothing else."""
    for size in (3, 2):
        for at in range(len(row) - size + 1):
            words = row[at : at + size]
            said = " ".join(_POSSESSIVE.sub("", one[0].lower()) for one in words)
            spelled = next(sounds.spelled_in(said), None)
            if (
                spelled is not None
                and spelled.end - spelled.at == len(said)
                and not any(_is_ordinary(one) and one not in sounds_of_surnames() for one in said.split())
            ):
                return words, _FULL - 2
    run: list[re.Match[str]] = []
    best: list[re.Match[str]] = []
    for word in (*row, None):
        if (
            word is not None
            and not _is_ordinary(_POSSESSIVE.sub("", word[0].lower()))
            and len(word[0]) > 1
            and not any(map(str.isdigit, word[0]))
        ):
            run.append(word)
            continue
        best = max(best, run, key=len)
        run = []
    return (best, _SMALL) if 1 < len(best) <= _MOST_SMALL else None


@cache
def sounds_of_surnames() -> frozenset[str]:
    return frozenset(one for surname in surnames.COMMON for one in sounds.surname(f"{surname}一"))


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (len(word) < 2 or not word.isupper() or "." in word or "'" in word)


def _begins(line: str, at: int) -> bool:
    return _SENTENCE.search(line[:at]) is not None


def _is_ordinary(low: str) -> bool:
    return any(map(is_said, low.split("-")))


def is_said(low: str) -> bool:
    """Of a word that people say to the bot, which is no name."""
    return low in words_of("no Latin names") or (
        low in lexicon().english_said and low not in words_of("Latin names that are said")
    )
