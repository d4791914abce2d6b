"""Ratings stay in the order in which the job names what is rated."""

from typing import Any

SQL = """
ALTER TABLE feedback
  ALTER COLUMN ratings DROP DEFAULT, ALTER COLUMN ratings TYPE json USING ratings::json,
  ALTER COLUMN ratings SET DEFAULT '{}', ALTER COLUMN draft TYPE json USING draft::json;
ALTER TABLE feedback_version ALTER COLUMN ratings TYPE json USING ratings::json;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
