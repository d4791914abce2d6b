"""A room whose interview has had no time for long is given up: since when it has none."""

from typing import Any

SQL = """
ALTER TABLE pad ADD COLUMN timeless_since timestamptz;
SELECT room_is_due(ARRAY(SELECT r.interview_id FROM pad r JOIN interview i ON i.id = r.interview_id
  WHERE r.state = 'open' AND (i.slot IS NULL OR isempty(i.slot))));
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
