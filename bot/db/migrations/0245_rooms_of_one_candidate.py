"""A room is of one candidate: whose it is, is remembered, and another candidate of the interview gets another room."""

from typing import Any

SQL = """
-- Whom it was asked for; no reference, since they may be gone before it is. Their name then (`candidate`) stays with it
-- while it is there: by that the provider finds it.
ALTER TABLE pad ADD COLUMN candidate_id bigint;
UPDATE pad SET candidate_id = i.candidate_id, candidate = coalesce(pad.candidate, c.name)
  FROM interview i JOIN candidate c ON c.id = i.candidate_id
  WHERE i.id = pad.interview_id AND pad.state IN ('asked', 'open', 'leaving');

DROP TRIGGER interview_has_another_room ON interview;
CREATE TRIGGER interview_has_another_room
  AFTER UPDATE OF status, slot, mode, meeting_url, candidate_id ON interview FOR EACH ROW
  WHEN ((NEW.status, NEW.slot, NEW.mode, NEW.meeting_url, NEW.candidate_id) IS DISTINCT FROM
        (OLD.status, OLD.slot, OLD.mode, OLD.meeting_url, OLD.candidate_id))
  EXECUTE FUNCTION interview_room_is_due();
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
