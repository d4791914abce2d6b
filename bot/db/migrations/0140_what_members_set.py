"""What members set of their own: when they are away, how much they take, when they work and are not to be disturbed."""

from typing import Any

SQL = """
-- A row for whoever has set something; what is null is as for everybody.
CREATE TABLE preference (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  max_per_day int CHECK (max_per_day BETWEEN 1 AND 20),
  max_per_week int CHECK (max_per_week BETWEEN 1 AND 60),
  works_from time, works_until time,
  quiet_from time, quiet_until time,  -- the same twice: never
  phone text CHECK (length(phone) <= 32),
  unwanted text[] NOT NULL DEFAULT '{}',  -- names of notices that they do without
  nudged boolean NOT NULL DEFAULT true,  -- for what they owe; if not, HR is told instead
  CHECK ((works_from IS NULL) = (works_until IS NULL) AND works_from < works_until),
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)));

CREATE TABLE leave (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES member ON DELETE CASCADE,
  during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
  stand_in_id bigint REFERENCES member ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  CHECK (stand_in_id <> member_id),
  CONSTRAINT away_once EXCLUDE USING gist (member_id WITH =, during WITH &&));
CREATE INDEX leave_over ON leave ((upper(during)));
CREATE INDEX leave_stand_in ON leave (stand_in_id) WHERE stand_in_id IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
