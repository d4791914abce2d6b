"""The free times that were listed to a member last, so that their numbers mean them."""

from typing import Any

SQL = """
ALTER TABLE dialog ADD COLUMN slots jsonb;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
