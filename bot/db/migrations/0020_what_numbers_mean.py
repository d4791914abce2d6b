"""A bare number means what was numbered last: after three guesses it is no longer a row of an older list."""

from typing import Any

SQL = "ALTER TABLE dialog ADD COLUMN numbered boolean NOT NULL DEFAULT true;"


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
