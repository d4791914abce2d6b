"""When each member's morning message is looked at next; and what leaves for many at once has a queue of its own."""

from typing import Any

SQL = """
CREATE TABLE digest (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  look_at timestamptz NOT NULL DEFAULT '-infinity',
  covers_until timestamptz NOT NULL DEFAULT '-infinity');  -- the end of the last day that was decided
CREATE INDEX digest_due ON digest (look_at);
INSERT INTO digest (member_id) SELECT id FROM member WHERE active;

CREATE FUNCTION digest_to_look_at() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    INSERT INTO digest (member_id) VALUES (NEW.id) ON CONFLICT (member_id) DO UPDATE SET look_at = '-infinity';
    RETURN NULL;
  END $$;
CREATE TRIGGER member_has_digests AFTER INSERT ON member FOR EACH ROW
  WHEN (NEW.active) EXECUTE FUNCTION digest_to_look_at();
CREATE TRIGGER member_has_other_digests AFTER UPDATE OF zone, role, active ON member FOR EACH ROW
  WHEN ((NEW.zone, NEW.role, NEW.active) IS DISTINCT FROM (OLD.zone, OLD.role, OLD.active))
  EXECUTE FUNCTION digest_to_look_at();
CREATE FUNCTION digest_at_another_hour() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN UPDATE digest SET look_at = '-infinity' WHERE member_id = NEW.member_id; RETURN NULL; END $$;
CREATE TRIGGER preference_of_hours AFTER INSERT OR UPDATE OF works_from ON preference FOR EACH ROW
  WHEN (NEW.works_from IS NOT NULL) EXECUTE FUNCTION digest_at_another_hour();
CREATE TRIGGER preference_of_no_hours AFTER UPDATE OF works_from ON preference FOR EACH ROW
  WHEN (NEW.works_from IS NULL AND OLD.works_from IS NOT NULL) EXECUTE FUNCTION digest_at_another_hour();

-- A notice that goes to many at once: it leaves beside the others, and keeps none of them waiting.
ALTER TABLE outbox ADD COLUMN bulk boolean NOT NULL DEFAULT false;
CREATE INDEX outbox_bulk ON outbox (not_before, id) WHERE bulk AND state = 'queued';

-- Who has not answered, by when it begins.
CREATE INDEX participant_unanswered ON participant (lower(slot))
  WHERE response = 'needs_action' AND interview_active AND replaced_by_id IS NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
