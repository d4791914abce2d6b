"""What has been chosen, or settled otherwise, is not looked at any more: what waits for a look is what has no time yet."""

from typing import Any

SQL = """
ALTER TABLE self_choice ALTER COLUMN look_at DROP NOT NULL;
UPDATE self_choice c SET look_at = NULL FROM interview i WHERE i.id = c.interview_id AND i.status <> 'draft';
DROP INDEX self_choice_due;
CREATE INDEX self_choice_due ON self_choice (look_at) WHERE look_at IS NOT NULL;

-- Whoever settles it, and whoever takes that back.
CREATE FUNCTION choice_is_settled() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    UPDATE self_choice SET look_at = CASE WHEN NEW.status = 'draft' THEN clock_now() END WHERE interview_id = NEW.id;
    RETURN NULL;
  END $$;
CREATE TRIGGER choice_is_settled AFTER UPDATE OF status ON interview FOR EACH ROW
  WHEN ((NEW.status = 'draft') IS DISTINCT FROM (OLD.status = 'draft')) EXECUTE FUNCTION choice_is_settled();
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
