"""A database says whose it is, the demo's or a company's: the other mode refuses it."""

from typing import Any

SQL = """
CREATE TABLE belongs_to (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  owner text NOT NULL CHECK (owner IN ('demo', 'company')));
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
