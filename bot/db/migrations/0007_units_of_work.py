"""Audit rows know which of them were one unit of work, so that undo takes back all of it or nothing."""

from typing import Any

SQL = """
ALTER TABLE audit_event ADD COLUMN unit_id bigint REFERENCES audit_event;  -- the unit's first row; NULL in that row
CREATE INDEX audit_unit ON audit_event (unit_id) WHERE unit_id IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
