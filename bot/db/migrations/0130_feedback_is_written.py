"""Feedback is written here: with ratings of what the job asks for, drafts of a day, and each version that was submitted."""

from typing import Any

SQL = """
-- What is looked at beside the verdict: at most two, each rated from 1 to 4. And whether later rounds read the earlier.
ALTER TABLE job ADD COLUMN focus text[] NOT NULL DEFAULT '{}'
  CHECK (cardinality(focus) <= 2 AND NOT '' = ANY (focus));
ALTER TABLE job ADD COLUMN blind boolean NOT NULL DEFAULT false;

ALTER TABLE feedback
  ADD COLUMN ratings jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN version int NOT NULL DEFAULT 0,
  ADD COLUMN written_by_id bigint REFERENCES member,  -- who typed it, where that is not the author
  ADD COLUMN after_others boolean NOT NULL DEFAULT false,  -- changed after others' could be read
  ADD COLUMN draft jsonb,
  ADD COLUMN drafted_at timestamptz;
CREATE INDEX feedback_drafted ON feedback (drafted_at) WHERE draft IS NOT NULL;

CREATE TABLE feedback_version (
  interview_id bigint NOT NULL,
  author_id bigint NOT NULL,
  version int NOT NULL,
  PRIMARY KEY (interview_id, author_id, version),
  FOREIGN KEY (interview_id, author_id) REFERENCES feedback (interview_id, author_id),
  at timestamptz NOT NULL,
  written_by_id bigint REFERENCES member,
  recommendation text NOT NULL,
  summary text,
  ratings jsonb NOT NULL,
  after_others boolean NOT NULL,
  taken_back_at timestamptz);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
