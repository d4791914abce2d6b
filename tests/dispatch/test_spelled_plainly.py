"""A slip, pinyin, traditional characters, a dialect and dictation are read by whatever path the plain words would take.

What is understood so is read back before anything changes, and what is kept stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.world.stage import Stage


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_an_answer_in_words_of_ones_own_is_kept_as_it_was_typed(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("无法参加 2055", "lisi")
    assert "traning in Stuttgart" in stage.say("traning in Stuttgart", "lisi") + stage.say("2055", "zhangmin")


def test_what_is_not_understood_is_quoted_as_it_was_typed(company_anew: Callable[[], Stage]) -> None:
    assert "flrbx bussiness" in company_anew().say("flrbx bussiness", "lisi")
