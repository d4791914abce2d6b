"""Whatever people type or tap, in whatever order and language: nothing changes that nobody ordered."""

from __future__ import annotations

from bot.interviews import meant
from tests.examples import examples
from tests.property import machines
from tests.property.chat import ACTIONS, HANDLERS, Chat


def test_nothing_changes_that_was_not_ordered(shared_database_url: str) -> None:
    machines.play_in_one(Chat, shared_database_url, examples(40))


def test_the_orders_of_this_test_are_carried_out() -> None:
    """Without this the machine could hold because nothing is ever understood."""
    assert meant.to_answer is HANDLERS.commands["accept"].which
    assert {one.name for one in HANDLERS.commands.values() if one.changes} >= set(ACTIONS)
