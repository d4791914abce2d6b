"""Of what other systems want and cannot have yet, more than is looked at at once: each has its turn."""

from typing import Any

SQL = """
ALTER TABLE external_ref ADD COLUMN looked_at timestamptz NOT NULL DEFAULT '-infinity';
DROP INDEX external_ref_waits, external_ref_lacking;
CREATE INDEX external_ref_waits ON external_ref (looked_at, id) WHERE waits_at IS NOT NULL;
CREATE INDEX external_ref_lacking ON external_ref (looked_at, id) WHERE lacks <> '{}';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
