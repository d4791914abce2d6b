"""What was not understood is kept for a while, with marks for all that it named, so that it can be learned from."""

from typing import Any

SQL = """
CREATE TABLE miss (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  said text NOT NULL CHECK (said <> ''),
  at timestamptz NOT NULL);
CREATE INDEX miss_at ON miss (at);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
