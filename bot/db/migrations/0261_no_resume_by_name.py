"""A résumé is a row of its own: what was to name it has never been written or read."""

from typing import Any

SQL = "ALTER TABLE candidate DROP COLUMN resume_ref"


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
