"""A code that is said in words: two zero four three, twelve oh three, twenty thirty nine, 二零四三, 幺二零三, 两千零四十三.

It is one where there is such an interview, for twenty thirty is an hour as well.
"""

from __future__ import annotations

import re

from bot.chat import pasted
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.readers import Situation
from bot.chat.which_interview import by_code
from bot.nlu.spelling.draft import Draft, Spelling
from bot.times.number_words import TEENS, TENS, UNITS, either

_UNITS = ("zero", *UNITS)
_DIGITS = {word: value for value, word in enumerate(_UNITS)} | {"oh": 0, "o": 0, "nought": 0}
_UNIT = f"(?:{either(UNITS)})"
_DIGIT = f"(?:{'|'.join(_DIGITS)}|double (?:{'|'.join(_DIGITS)}))"
_TWO = f"(?:(?:{'|'.join(TENS)})(?:[ -]{_UNIT})?|{'|'.join(TEENS)})"
_DIGIT_BY_DIGIT = re.compile(rf"(?<![\w-]){_DIGIT}(?:[ -]{_DIGIT}){{2,3}}(?![\w-])")
_TWO_BY_TWO = re.compile(rf"(?<![\w-])(?P<first>{_TWO})[ -](?P<last>{_TWO}|(?:oh|o|zero)[ -]{_UNIT})(?![\w-])")
_OF_AN_HOUR = re.compile(
    r"(?:\b(?:at|to|till|until|from|by|around|about|before|after|between|and|say|than|in|since|year|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|\btomorrow|\btoday|\b(?:jan|febr|march|april|may|june|july|august|septem|octo|novem|decem)\w*) $"
)
_IS_AN_HOUR = re.compile(r" ?(?:[ap]\.?m\b|o ?['’]? ?clock|in the (?:morning|afternoon|evening)|tonight|hours\b|hrs\b)")
_HAN = "零〇一二三四五六七八九"
_FIGURES = {one: str(max(at - 1, 0)) for at, one in enumerate(_HAN)} | {"幺": "1", "两": "2"}
_FIGURE_BY_FIGURE = re.compile(
    rf"(?<![{_HAN}幺十百千万\d周期拜第点])(?:[{_HAN}幺]{{4}}|[{_HAN}幺两](?: [{_HAN}幺]){{3}})(?![{_HAN}十百千万\d年月点号日个岁分时])"
)
_IN_THOUSANDS = re.compile(
    r"(?<![零〇一二两三四五六七八九十百千万\d])(?P<thousands>[一二两三四五六七八九])千(?:(?P<hundreds>[一二两三四五六七八九])百)?[零〇]?"
    r"(?:(?P<tens>[二三四五六七八九]?)(?P<ten>一?十))?(?P<ones>[一二三四五六七八九]?)(?![零〇一二三四五六七八九十百千万\d年月点号多来块元人字行个])"
)


def in_figures(spelling: Spelling, situation: Situation) -> Spelling:
    """The same spelling where no code is said."""
    text = spelling.plain
    if len(text) > LONGEST_SENTENCE or pasted.is_pasted(text):
        return spelling
    low = text.lower()
    found = [(*one.span(), _digit_by_digit(one[0])) for one in _DIGIT_BY_DIGIT.finditer(low)]
    found += [(*one.span(), _two_by_two(one)) for one in _TWO_BY_TWO.finditer(low) if not _is_hour(low, one)]
    found += [(*one.span(), _figure_by_figure(one[0])) for one in _FIGURE_BY_FIGURE.finditer(text)]
    found += [(*one.span(), _in_thousands(one)) for one in _IN_THOUSANDS.finditer(text)]
    codes = [one for one in found if len(one[2]) == 4 and by_code(one[2], situation) is not None]
    if not codes or len(low) != len(text):
        return spelling
    draft = Draft.of(spelling)
    for begins, ends, code in sorted(codes, reverse=True):
        draft.put(begins, ends, code)
    return draft.spelling


def _digit_by_digit(said: str) -> str:
    code = ""
    twice = False
    for word in re.split("[ -]", said):
        if word == "double":
            twice = True
            continue
        code += str(_DIGITS[word]) * (2 if twice else 1)
        twice = False
    return code


def _two_by_two(found: re.Match[str]) -> str:
    return f"{_number(found['first'])}{_number(found['last']):02}"


def _number(said: str) -> int:
    first, *last = re.split("[ -]", said)
    if first in TEENS:
        return 10 + TEENS.index(first)
    tens = 10 * (2 + TENS.index(first)) if first in TENS else 0
    return tens + sum(_DIGITS[one] for one in last)


def _is_hour(low: str, found: re.Match[str]) -> bool:
    """At twelve oh three, to twenty thirty, eleven fifteen pm."""
    return bool(_OF_AN_HOUR.search(low[: found.start()]) or _IS_AN_HOUR.match(low, found.end()))


def _figure_by_figure(said: str) -> str:
    return "".join(_FIGURES[one] for one in said if one != " ")


def _in_thousands(found: re.Match[str]) -> str:
    thousands, hundreds, ones = (
        int(_FIGURES[found[one]]) if found[one] else 0 for one in ("thousands", "hundreds", "ones")
    )
    tens = (int(_FIGURES[found["tens"]]) if found["tens"] else 1) if found["ten"] else 0
    return str(1000 * thousands + 100 * hundreds + 10 * tens + ones)
