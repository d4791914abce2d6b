"""The pattern of a text finds the sentence with the values that it was given, and with no others."""

from __future__ import annotations

import pytest

from bot import texts
from bot.phrase import Words
from tests.said import en_like, zh_like


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Words("{who} has {n:one=an interview|other={n} interviews} ({when}).", "{who}有 {n} 场面试（{when}）。")
    monkeypatch.setattr(texts, "WORDS", {"list.count": told})


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, True),
        ({"who": "Li Si"}, True),
        ({"who": "Zhang San"}, False),
        ({"n": 2}, True),
        ({"n": 1}, False),
        ({"who": "Li Si", "n": 2, "when": "today"}, True),
        ({"who": "Li.Si"}, False),
    ],
)
def test_values_that_are_not_given_may_be_any(values: dict[str, object], found: bool) -> None:
    assert bool(en_like("list.count", **values).search("Hello. Li Si has 2 interviews (today). Bye.")) is found


def test_a_sentence_of_another_text_is_not_found() -> None:
    assert zh_like("list.count").search("李四有 2 场面试（今天）。")
    assert not zh_like("list.count").search("李四有 2 场笔试（今天）。")
    assert en_like("list.count").fullmatch("Li Si has an interview (today).")
