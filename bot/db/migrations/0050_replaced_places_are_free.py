"""A place that somebody else has taken counts as declined: whoever had it is free. So queries may ask for one of the two."""

from typing import Any

SQL = """
UPDATE participant SET response = 'declined' WHERE replaced_by_id IS NOT NULL AND response <> 'declined';
ALTER TABLE participant
  ADD CONSTRAINT replaced_place_is_free CHECK (replaced_by_id IS NULL OR response = 'declined');
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
