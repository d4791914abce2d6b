"""What a candidate says by their own link: that they come later, that they are there, and which other times suit them.

The first two are of one start and of no other. Within what is about to begin or runs, who is there is few, and found by
its own index.
"""

from typing import Any

SQL = """
ALTER TABLE interview ADD COLUMN expected_at timestamptz;
ALTER TABLE interview ADD COLUMN here_at timestamptz;
CREATE FUNCTION interview_begins_elsewhen() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.expected_at := NULL; NEW.here_at := NULL; RETURN NEW; END $$;
CREATE TRIGGER interview_begins_elsewhen BEFORE UPDATE OF slot ON interview FOR EACH ROW
  WHEN (lower(NEW.slot) IS DISTINCT FROM lower(OLD.slot)) EXECUTE FUNCTION interview_begins_elsewhen();
CREATE INDEX interview_candidate_here ON interview (here_at)
  WHERE here_at IS NOT NULL AND status IN ('scheduled', 'confirmed', 'in_progress');

CREATE TABLE candidate_wish (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint NOT NULL REFERENCES interview ON DELETE CASCADE,
  sequence int NOT NULL,
  starts timestamptz[] NOT NULL CHECK (cardinality(starts) <= 3),
  words text NOT NULL CHECK (length(words) <= 200),
  made_at timestamptz NOT NULL,
  CHECK (cardinality(starts) > 0 OR words <> ''));
CREATE INDEX candidate_wish_of ON candidate_wish (interview_id, id);
CREATE INDEX candidate_wish_old ON candidate_wish (made_at);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
