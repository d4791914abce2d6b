"""Whatever people do to interviews, in whatever order: nobody is in two places, and history tells exactly what was done."""

from __future__ import annotations

from tests.examples import examples
from tests.property import machines
from tests.property.company import Company


def test_whatever_people_do_in_whatever_order(shared_database_url: str) -> None:
    """No double booking, one audit row for each change, statuses along the table, undo restores, nobody hears of it."""
    machines.play_in_one(Company, shared_database_url, examples(60))
