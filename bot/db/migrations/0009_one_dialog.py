"""The dialog is one row per member: it comes with the lock of their message, in one statement."""

from typing import Any

SQL = """
ALTER TABLE last_list RENAME TO dialog;
ALTER TABLE dialog
  ALTER COLUMN interview_ids SET DEFAULT '{}',
  ALTER COLUMN shown SET DEFAULT 0,
  ADD COLUMN call jsonb,                         -- the open question: a half-filled call,
  ADD COLUMN parameter text,                     -- what was asked for,
  ADD COLUMN choices jsonb,                      -- fuller calls, in the order in which they were numbered,
  ADD COLUMN expires_at timestamptz;             -- until when it is open
INSERT INTO dialog (member_id, call, parameter, choices, expires_at)
  SELECT member_id, call, parameter, choices, expires_at FROM open_question
  ON CONFLICT (member_id) DO UPDATE SET (call, parameter, choices, expires_at) =
    (EXCLUDED.call, EXCLUDED.parameter, EXCLUDED.choices, EXCLUDED.expires_at);
DROP TABLE open_question;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
