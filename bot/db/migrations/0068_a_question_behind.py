"""A question asked in the middle of another, which is asked again after a no: what whoever types 点错了 is asked about."""

from typing import Any

SQL = "ALTER TABLE dialog ADD COLUMN behind jsonb;  -- the call and the parameter that it lacks"


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
