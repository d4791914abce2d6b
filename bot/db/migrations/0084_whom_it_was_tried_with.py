"""An alert that is passed on carries whom it was tried with, so that it never comes back to them."""

from typing import Any

SQL = """
ALTER TABLE outbox ADD COLUMN tried text[] NOT NULL DEFAULT '{}'; -- accounts of those who did not get the alert
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
