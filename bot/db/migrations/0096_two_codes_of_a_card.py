"""A card that was tapped has two codes: that of its sending can still close it when that of the tap is used."""

from typing import Any

SQL = """
ALTER TABLE outbox ADD COLUMN spare_code text;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
