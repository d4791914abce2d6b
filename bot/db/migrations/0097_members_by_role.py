"""Whom to turn to is found by role, however many members there are."""

from typing import Any

SQL = """
CREATE INDEX member_of_role ON member (role, id) WHERE active;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
