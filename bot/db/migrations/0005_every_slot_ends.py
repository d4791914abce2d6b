"""A time without an end passed the check on its length, since NULL is not false."""

from typing import Any

SQL = """
ALTER TABLE interview ADD CONSTRAINT interview_slot_ends CHECK (NOT lower_inf(slot) AND NOT upper_inf(slot));
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
