"""Codes of five and six digits once four do not suffice, given back by housekeeping."""

from typing import Any

SQL = """
ALTER TABLE interview DROP CONSTRAINT interview_code_check,
  ADD CONSTRAINT interview_code_check CHECK (code ~ '^[0-9]{4,6}$');
CREATE INDEX interview_code_retires ON interview (coalesce(upper(slot), created_at)) WHERE code IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
