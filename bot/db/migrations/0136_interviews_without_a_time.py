"""What waits for a time is few, and found without looking at what has one."""

from typing import Any

SQL = """
CREATE INDEX interview_without_a_time ON interview (application_id) WHERE status = 'rescheduling';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
