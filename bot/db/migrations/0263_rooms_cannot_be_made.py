"""That a provider makes no rooms, since its quota is used up or it fails at that, keeps nobody from asking how far those are that
are there."""

from typing import Any

SQL = """ALTER TABLE room_provider
  ADD COLUMN of_making boolean NOT NULL DEFAULT false;  -- it was met by making a room, and everything else may do
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
