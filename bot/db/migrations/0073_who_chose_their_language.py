"""Whether a member chose their language, or is only answered in the one of the sandbox's page."""

from typing import Any

SQL = """
ALTER TABLE member ADD COLUMN lang_chosen boolean NOT NULL DEFAULT false;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
