"""更多 shows the next page of whatever was listed last, not of interviews alone."""

from typing import Any

SQL = "ALTER TABLE dialog ADD COLUMN more jsonb;  -- the call that shows it"


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
