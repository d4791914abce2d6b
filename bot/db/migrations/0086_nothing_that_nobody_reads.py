"""The outbox without what nothing reads: which notices are urgent is known by their kind, and the sweep goes member by member."""

from typing import Any

SQL = """
ALTER TABLE outbox DROP COLUMN urgent;
DROP INDEX outbox_ready;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
