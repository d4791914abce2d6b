"""A row of the outbox that cannot be rendered is tried three times, and then keeps nobody waiting."""

from typing import Any

SQL = """
ALTER TABLE outbox ADD COLUMN faults int NOT NULL DEFAULT 0;  -- how often it failed by a fault of ours, not of WeCom's
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
