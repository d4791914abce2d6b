"""What a provider calls an error may be longer than four bytes hold: 4001000001."""

from typing import Any

SQL = """
ALTER TABLE pad ALTER COLUMN errcode TYPE bigint;
ALTER TABLE room_provider ALTER COLUMN errcode TYPE bigint;
ALTER TABLE access_token ALTER COLUMN errcode TYPE bigint;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
