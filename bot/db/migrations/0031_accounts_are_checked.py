"""Who was added by somebody else is looked up in WeCom's directory; what it does not know is remembered for a day."""

from typing import Any

SQL = """
CREATE TABLE verification (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,  -- nobody has seen this account yet
  next_try_at timestamptz NOT NULL);
CREATE TABLE unknown_account (
  user_id text PRIMARY KEY,
  asked_at timestamptz NOT NULL);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
