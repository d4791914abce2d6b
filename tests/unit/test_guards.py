"""What kind of sentence a text is, told by its words alone."""

from __future__ import annotations

import pytest

from bot.chat import guards


@pytest.mark.parametrize("text", ["do these interviews overlap", "do i have to come", "do candidates get a copy"])
def test_a_question_that_begins_with_do_asks(text: str) -> None:
    assert guards.asks(text, marked=False)
    assert guards.asks_plainly(text, marked=False)


@pytest.mark.parametrize("text", ["do this for me, accept ◇", "do this one first: cancel ◇", "do it"])
def test_to_do_this_is_no_question(text: str) -> None:
    assert not guards.asks(text, marked=False)
    assert not guards.asks_plainly(text, marked=False)
