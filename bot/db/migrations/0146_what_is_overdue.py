"""Where people are missing, by when it begins; and which zones members live in, without reading all of them."""

from typing import Any

SQL = """
CREATE INDEX participant_missing ON participant (lower(slot))
  WHERE response = 'declined' AND interview_active AND replaced_by_id IS NULL;
CREATE INDEX member_of_zone ON member (zone) WHERE active;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
