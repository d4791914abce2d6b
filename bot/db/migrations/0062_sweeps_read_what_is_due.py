"""Each sweep finds only what is due, by a partial index in the order in which it reads."""

from typing import Any

SQL = """
CREATE INDEX interview_to_begin ON interview (lower(slot)) WHERE status IN ('scheduled', 'confirmed');
CREATE INDEX interview_to_end ON interview (upper(slot)) WHERE status = 'in_progress';

-- Whether all feedback is in is asked once, and again when something about it has changed.
ALTER TABLE interview ADD COLUMN to_settle boolean NOT NULL DEFAULT false;
CREATE INDEX interview_to_settle ON interview (id) WHERE to_settle;
CREATE FUNCTION interview_awaits_feedback() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.to_settle := true; RETURN NEW; END $$;
CREATE TRIGGER interview_is_over BEFORE UPDATE OF status ON interview FOR EACH ROW
  WHEN (NEW.status = 'awaiting_feedback' AND OLD.status <> NEW.status) EXECUTE FUNCTION interview_awaits_feedback();
CREATE TRIGGER interview_was_over BEFORE INSERT ON interview FOR EACH ROW
  WHEN (NEW.status = 'awaiting_feedback') EXECUTE FUNCTION interview_awaits_feedback();
CREATE FUNCTION interview_feedback_changed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    UPDATE interview SET to_settle = true
    WHERE id = NEW.interview_id AND status = 'awaiting_feedback' AND NOT to_settle;
    RETURN NULL;
  END $$;
CREATE TRIGGER feedback_given AFTER INSERT OR UPDATE OF status ON feedback FOR EACH ROW
  WHEN (NEW.status = 'submitted') EXECUTE FUNCTION interview_feedback_changed();
CREATE TRIGGER feedback_no_longer_owed AFTER UPDATE OF feedback_required, response ON participant FOR EACH ROW
  WHEN (NOT NEW.interview_active) EXECUTE FUNCTION interview_feedback_changed();
UPDATE interview SET to_settle = true WHERE status = 'awaiting_feedback' AND upper(slot) > now() - interval '1 day';

-- How many of the reminders have been seen to; none of them for another time.
ALTER TABLE participant ADD COLUMN reminded smallint NOT NULL DEFAULT 0;
CREATE INDEX participant_reminder_1 ON participant (lower(slot))
  WHERE reminded < 1 AND interview_active AND response <> 'declined';
CREATE INDEX participant_reminder_2 ON participant (lower(slot))
  WHERE reminded < 2 AND interview_active AND response <> 'declined';
CREATE FUNCTION participant_time_changed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.reminded := 0; RETURN NEW; END $$;
CREATE TRIGGER participant_moved BEFORE UPDATE OF slot, interview_active ON participant FOR EACH ROW
  WHEN (NEW.slot <> OLD.slot OR NEW.interview_active AND NOT OLD.interview_active)
  EXECUTE FUNCTION participant_time_changed();

CREATE INDEX outbox_expires ON outbox (expires_at) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_over ON outbox (created_at) WHERE state IN ('sent', 'failed', 'expired', 'suppressed');
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX procrastinate_events_ended ON procrastinate_events (at)
  WHERE type IN ('succeeded', 'failed', 'cancelled', 'aborted');

-- Who has held that round of that job.
CREATE INDEX application_job ON application (job_id, id);
-- Nobody asks for all interviews of a time; it made each change of a status dearer.
DROP INDEX interview_slot;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
