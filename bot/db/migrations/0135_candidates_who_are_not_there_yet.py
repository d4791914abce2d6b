"""That the candidate is not there yet, while the interview goes on; said of one time, and of no other."""

from typing import Any

SQL = """
ALTER TABLE interview ADD COLUMN missing_since timestamptz;
CREATE FUNCTION interview_time_changed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.missing_since := NULL; RETURN NEW; END $$;
CREATE TRIGGER interview_moved BEFORE UPDATE OF slot ON interview FOR EACH ROW
  WHEN (NEW.slot <> OLD.slot AND OLD.missing_since IS NOT NULL) EXECUTE FUNCTION interview_time_changed();
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
