"""Whatever people type or tap, in whatever order and language: nothing changes that nobody ordered."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import meant
from tests.property.chat import ACTIONS, HANDLERS, Chat


def test_nothing_changes_that_was_not_ordered(shared_database_url: str) -> None:
    store.connect(shared_database_url, Purpose.TOOL)
    with store.db.connection_context():
        run_state_machine_as_test(
            Chat,
            settings=settings(
                deadline=None,
                database=None,
                print_blob=True,
                max_examples=40,
                stateful_step_count=30,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    store.db.close_all()


def test_the_orders_of_this_test_are_carried_out() -> None:
    """Without this the machine could hold because nothing is ever understood."""
    assert meant.to_answer is HANDLERS.commands["accept"].which
    assert {one.name for one in HANDLERS.commands.values() if one.changes} >= set(ACTIONS)
