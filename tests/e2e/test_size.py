"""Among 100,000 interviews nothing that a person or a sweep does reads a large table from end to end."""

from __future__ import annotations

import pytest

from bot.db import store
from tests.bench import large_company
from tests.bench.size import operations

LARGE = 3_500  # rows; there are 3,000 people
_AGAIN = 6  # what is prepared has its lasting plan by then

_READ_WHOLE = "SELECT relname AS name, seq_scan AS times FROM pg_stat_user_tables WHERE n_live_tup > %(large)s"


def read_from_end_to_end() -> dict[str, int]:
    """How often each large table was, so far, by anybody; triggers and foreign keys included."""
    store.fetch("SELECT pg_stat_force_next_flush()")
    store.fetch("SELECT pg_stat_clear_snapshot()")
    return {row["name"]: row["times"] for row in store.fetch(_READ_WHOLE, large=LARGE)}


@pytest.mark.long
def test_no_answer_and_no_sweep_reads_a_large_table_from_end_to_end(fresh_database_url: str) -> None:
    large_company.build(fresh_database_url, 100_000)
    found: dict[str, dict[str, int]] = {}
    for operation in operations(fresh_database_url):
        with store.db.connection_context():
            large = {"interview", "participant", "candidate", "application", "feedback", "outbox", "audit_event"}
            assert large <= set(read_from_end_to_end())
            for _ in range(_AGAIN if operation.times > 1 else 1):
                operation.before()
                before = read_from_end_to_end()
                operation.act()
                after = read_from_end_to_end()
                read = {name: after[name] - before[name] for name in before if after[name] > before[name]}
                if read:
                    found[operation.name] = read
    store.db.close_all()
    assert found == {}
