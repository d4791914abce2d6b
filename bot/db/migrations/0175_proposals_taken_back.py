"""What somebody proposed and took back is kept as that, so that it is the same again once that is undone."""

from typing import Any

SQL = """
ALTER TABLE proposal DROP CONSTRAINT proposal_state_check;
ALTER TABLE proposal ADD CONSTRAINT proposal_state_check
  CHECK (state IN ('open', 'taken', 'declined', 'overtaken', 'withdrawn'));
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
