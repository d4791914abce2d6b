"""The places for each reminder are apart, so that the planner cannot take the one index for the other."""

from typing import Any

SQL = """
DROP INDEX participant_reminder_1;
DROP INDEX participant_reminder_2;
CREATE INDEX participant_reminder_1 ON participant (lower(slot))
  WHERE reminded = 0 AND interview_active AND response <> 'declined';
CREATE INDEX participant_reminder_2 ON participant (lower(slot))
  WHERE reminded = 1 AND interview_active AND response <> 'declined';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
