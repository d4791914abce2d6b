"""A job's title is found by its beginning with the one rule for names."""

from typing import Any

SQL = r"""
DROP INDEX room_called;
DROP INDEX job_called;
DROP INDEX job_by_name;
CREATE INDEX job_by_name ON job (name_key(title) text_pattern_ops);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
