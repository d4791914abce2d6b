"""A room's links are forgotten some time after its interview; what came of it stays."""

from typing import Any

SQL = """
ALTER TABLE pad DROP CONSTRAINT pad_state_check;
ALTER TABLE pad ADD CONSTRAINT pad_state_check
  CHECK (state IN ('wanted', 'asked', 'open', 'over', 'leaving', 'closing', 'closed'));
CREATE INDEX pad_open ON pad (interview_id) WHERE state = 'open';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
