"""What a member was shown last, so that the next words may stand on it; and what they asked for beside something else."""

from typing import Any

SQL = """
ALTER TABLE dialog ADD COLUMN look jsonb, ADD COLUMN waiting jsonb;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
