"""With which characters a pattern may begin, so that it is tried nowhere else, and is missed nowhere."""

from __future__ import annotations

import re

import pytest

from bot.times.beginnings import may_begin
from bot.times.spoken import RULES
from corpus.phrases import phrases


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("to(?:morrow|day)", "t"),
        ("(?:re)?schedule", "rs"),
        ("(?P<day>[1-3]|一)号", "123一"),
        ("(?<=[今明])早|(?!晚上)晚", "早晚"),
        ("(?:a |b){0,2}c", "abc"),
    ],
)
def test_a_pattern_begins_with_what_it_may_begin_with(pattern: str, begins: str) -> None:
    assert may_begin(re.compile(pattern)) == set(begins)


@pytest.mark.parametrize("pattern", ["a?", r"\d点", "(?:to)?.*"])
def test_what_may_begin_with_anything_or_be_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        may_begin(re.compile(pattern))


def test_no_rule_of_times_matches_where_it_is_not_tried() -> None:
    letters = [(pattern, may_begin(pattern)) for pattern, _ in RULES]
    said = [one.text.lower() for one in phrases()][::25]
    for text in said:
        for pattern, begins in letters:
            assert {text[found.start()] for found in pattern.finditer(text)} <= begins, (pattern.pattern, text)
