"""What somebody of a panel proposes instead of an interview's time, until HR takes it, sets another or leaves it."""

from typing import Any

SQL = """
CREATE TABLE proposal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint NOT NULL REFERENCES interview ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES member,
  slot tstzrange NOT NULL CHECK (NOT isempty(slot) AND lower_inc(slot) AND NOT upper_inc(slot)),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'declined', 'overtaken')),
  made_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_by_id bigint REFERENCES member,
  CHECK ((state = 'open') = (closed_at IS NULL)));
CREATE UNIQUE INDEX proposal_one_open ON proposal (interview_id, member_id) WHERE state = 'open';
CREATE INDEX proposal_of_interview ON proposal (interview_id, id);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
