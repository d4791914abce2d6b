"""Who cannot come may name a colleague who could: HR is shown it, and nobody else hears of it."""

from typing import Any


def up(migrator: Any, db: Any) -> None:
    db.execute_sql("ALTER TABLE participant ADD COLUMN suggested_id bigint REFERENCES member")
