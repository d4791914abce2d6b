"""Of one kind of card about one interview a member has at most one that can be tapped; a card has one waiting refresh."""

from typing import Any

SQL = """
ALTER TABLE outbox
  ADD COLUMN buttons boolean NOT NULL DEFAULT false,  -- the card can be tapped, as far as we know
  ADD COLUMN shown text,                              -- what the card says, so that a refresh need not say it again
  ADD COLUMN superseded_at timestamptz,               -- a newer card took its place
  ADD COLUMN counted boolean NOT NULL DEFAULT false;  -- one of the few messages that somebody gets about an interview

UPDATE outbox SET buttons = true
WHERE task_id IS NOT NULL AND state IN ('sending', 'sent')
  AND payload -> 'template_card' ->> 'card_type' = 'button_interaction';
UPDATE outbox o SET superseded_at = now()
WHERE task_id IS NOT NULL AND interview_id IS NOT NULL AND EXISTS (SELECT 1 FROM outbox n
  WHERE n.to_user = o.to_user AND n.interview_id = o.interview_id AND n.kind = o.kind AND n.id > o.id
    AND n.task_id IS NOT NULL AND n.state IN ('sending', 'sent'));
UPDATE outbox o SET state = 'suppressed'
WHERE kind = 'refresh' AND state = 'queued' AND EXISTS (SELECT 1 FROM outbox n
  WHERE n.kind = 'refresh' AND n.state = 'queued' AND n.subject ->> 'card' = o.subject ->> 'card' AND n.id > o.id);
UPDATE outbox SET counted = true
WHERE kind IN ('invited', 'remind_30m', 'remind_5m', 'feedback_due') AND state IN ('sending', 'sent');

CREATE UNIQUE INDEX outbox_one_live_card ON outbox (to_user, interview_id, kind)
  WHERE state = 'sent' AND buttons AND superseded_at IS NULL;
CREATE UNIQUE INDEX outbox_one_refresh ON outbox ((subject ->> 'card')) WHERE kind = 'refresh' AND state = 'queued';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
