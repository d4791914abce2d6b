"""Whatever people do to interviews, in whatever order: nobody is in two places, and history tells exactly what was done."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.db import store
from bot.db.store import Purpose
from tests.examples import examples
from tests.property.company import Company


def test_whatever_people_do_in_whatever_order(shared_database_url: str) -> None:
    """No double booking, one audit row for each change, statuses along the table, undo restores, nobody hears of it."""
    store.connect(shared_database_url, Purpose.TOOL)
    with store.db.connection_context():
        run_state_machine_as_test(
            Company,
            settings=settings(
                max_examples=examples(60),
                stateful_step_count=30,
                deadline=None,
                database=None,
                print_blob=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
    store.db.close_all()
