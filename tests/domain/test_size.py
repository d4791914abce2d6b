"""Among 20,000 interviews, 100,000 and a million, nothing that a person or a sweep does reads a large table from end to
end, nor all the candidates of a name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.launch import embedded
from bot.notices import reminders
from tests.bench import large_company
from tests.bench.size import PG, Operation, company, operations

EVENING = large_company.NOW + timedelta(hours=10, minutes=45)


def _nudge_in_the_evening() -> None:
    with store.db.atomic():
        reminders.nudge_in_the_evening(EVENING)


# At ten in the morning, when all is measured, there is nothing for it to do.
EVENINGS_NUDGE = Operation("sweep of nudges, in the evening", _nudge_in_the_evening, times=1)

LARGE = 3_500  # rows; there are 3,000 people
_AGAIN = 6  # what is prepared has its lasting plan by then

_READ_WHOLE = """SELECT s.relname AS name, s.seq_scan AS times FROM pg_stat_user_tables s
  JOIN pg_class c ON c.oid = s.relid WHERE c.reltuples > %(large)s"""


def read_from_end_to_end() -> dict[str, int]:
    """How often each large table was, so far, by anybody; triggers and foreign keys included."""
    store.fetch("SELECT pg_stat_force_next_flush()")
    store.fetch("SELECT pg_stat_clear_snapshot()")
    return {row["name"]: row["times"] for row in store.fetch(_READ_WHOLE, large=LARGE)}


@pytest.mark.long("a hundred thousand interviews are made first")
@pytest.mark.parametrize("interviews", [20_000, 100_000])
def test_no_answer_and_no_sweep_reads_a_large_table_from_end_to_end(fresh_database_url: str, interviews: int) -> None:
    """Nor where the planner would rather: it takes a table that is not so large yet for one that is soon read."""
    large_company.build(fresh_database_url, interviews)
    assert read_whole(fresh_database_url) == {}


@pytest.mark.long("a hundred thousand interviews are made first")
def test_of_a_surname_no_more_candidates_are_read_than_are_near(fresh_database_url: str) -> None:
    """1,200 are called so; the first 200 are read from the index, and those of the 500 nearest interviews."""
    large_company.build(fresh_database_url, 100_000)
    surname = next(one for one in operations(fresh_database_url) if one.name == "status by surname, HR")
    with store.db.connection_context():
        for _ in range(_AGAIN):
            before = candidates_read()
            surname.act()
            read = candidates_read() - before
    store.db.close_all()
    assert 0 < read < 1_000


def candidates_read() -> int:
    """How many entries of the candidates' indexes, so far; each may cost its row as well."""
    store.fetch("SELECT pg_stat_force_next_flush()")
    store.fetch("SELECT pg_stat_clear_snapshot()")
    [row] = store.fetch("SELECT sum(idx_tup_read)::int AS read FROM pg_stat_user_indexes WHERE relname = 'candidate'")
    return int(row["read"])


@pytest.mark.long("a million interviews are made first")
def test_nor_among_a_million() -> None:
    """In the bench's own company, which is kept as long as the schema is the same."""
    with embedded.using(PG) as server_url, company(server_url, 1_000_000) as url:
        assert read_whole(url) == {}


def read_whole(url: str) -> dict[str, dict[str, int]]:
    """The large tables that an operation reads from end to end, and how often, by its name."""
    found: dict[str, dict[str, int]] = {}
    for operation in [*operations(url), EVENINGS_NUDGE]:
        with store.db.connection_context():
            large = {"interview", "participant", "candidate", "application", "feedback", "audit_event"}
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
    return found
