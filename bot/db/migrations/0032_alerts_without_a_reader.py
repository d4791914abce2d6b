"""An alert that nobody can read yet is kept, owed to whoever becomes its reader."""

from typing import Any

SQL = """
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_state_check
  CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'expired', 'suppressed', 'unread'));
CREATE INDEX outbox_unread ON outbox (id) WHERE state = 'unread';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
