"""With which characters a rule of times may begin is declared, so that it is tried nowhere else, and is missed nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bot.times.said import Rule
from bot.times.spoken import RULES
from corpus.phrases import phrases

_FIRST_WORD = re.compile("[a-z]+|.", re.DOTALL)
_BEFORE = 12  # characters that a rule may look back at
_BEHIND = 24
# What people say of times in all languages, and hardly say to the bot.
_HARDLY_SAID = (
    "the day after tomorrow", "day before yesterday", "the week after next", "凌晨三点", "傍晚五点", "晏昼三点", "1430 hours", "0930 hrs",
    "1st of next month", "12 this month", "march 3 to 5", "eighteen hundred hours", "oh nine hundred", "寻日", "琴晚", "星期三到五",
    "过去三天", "三周后", "差一刻四点", "四点差五分", "12 to 3 march", "quarter to four", "a quarter to four", "twenty thirty",
)  # fmt: skip
_SAID_ELSEWHERE = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "first",
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "twentieth", "thirtieth", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "oh", "a", "an", "half", "quarter", "next", "last", "this", "coming", "past",
)  # fmt: skip


def _texts(step: int) -> list[str]:
    return [*_HARDLY_SAID, *(one.text.lower() for one in list(phrases())[::step])]


def _matches(text: str) -> Iterator[tuple[Rule, int]]:
    for one in RULES:
        for found in one.pattern.finditer(text):
            yield one, found.start()


def test_no_rule_of_times_matches_where_it_is_not_tried() -> None:
    for text in _texts(25):
        for one, at in _matches(text):
            assert text[at] in one.begins, (one.pattern.pattern, text)


def test_nor_does_it_where_it_begins_with_another_number_day_or_month() -> None:
    texts: dict[Rule, set[tuple[str, str]]] = defaultdict(set)
    for text in _texts(3):
        for one, at in _matches(text):
            word = _FIRST_WORD.match(text, at)
            assert word is not None
            texts[one].add((text[max(0, at - _BEFORE) : at], text[word.end() : word.end() + _BEHIND]))
    words = {*_SAID_ELSEWHERE, *(letter for one in RULES for letter in one.begins)}
    assert len(texts) > len(RULES) * 3 // 4  # of the rest the corpus has no example
    for one, around in texts.items():
        for before, behind in sorted(around)[:60]:
            for word in words:
                if one.pattern.match(f"{before}{word}{behind}", len(before)):
                    assert word[0] in one.begins, (one.pattern.pattern, before, word, behind)
