"""What WeCom refused within a day is found by its time, however many messages left since."""

from typing import Any

SQL = """
CREATE INDEX outbox_failed ON outbox ((coalesce(sending_at, created_at))) WHERE state = 'failed';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
