"""What the bot says first: notices with their delivery, card codes, the access token; and what undo needs."""

from typing import Any

SQL = """
ALTER TABLE outbox
  ALTER COLUMN payload DROP NOT NULL,             -- rendered when it is first sent, from the state as it is then
  ADD COLUMN subject jsonb NOT NULL DEFAULT '{}', -- what a notice is about, for whoever renders it
  ADD COLUMN interview_id bigint REFERENCES interview ON DELETE SET NULL,
  ADD COLUMN for_sequence int,                    -- the version of the interview's time that it speaks about
  ADD COLUMN audit_id bigint REFERENCES audit_event,
  ADD COLUMN urgent boolean NOT NULL DEFAULT true,
  ADD COLUMN attempts int NOT NULL DEFAULT 0,
  ADD COLUMN sending_at timestamptz,
  ADD COLUMN sent_at timestamptz,
  ADD COLUMN msgid text,
  ADD COLUMN task_id text UNIQUE,                 -- of a card
  ADD COLUMN response_code text,                  -- the newest; single use
  ADD COLUMN acted_at timestamptz,                -- its holder tapped
  ADD COLUMN errcode int,
  ADD COLUMN last_error text;
CREATE INDEX outbox_member ON outbox (to_user, id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_pace ON outbox (to_user, sent_at) WHERE state = 'sent';
CREATE INDEX outbox_interview ON outbox (interview_id, id);
CREATE INDEX outbox_audit ON outbox (audit_id) WHERE audit_id IS NOT NULL;

CREATE TABLE access_token (
  agent text PRIMARY KEY,                         -- corp id and agent id
  token text,
  expires_at timestamptz,
  refreshed_at timestamptz,
  failed_at timestamptz,
  errcode int,
  next_try_at timestamptz);

ALTER TABLE audit_event
  ADD COLUMN undo_of bigint REFERENCES audit_event,
  ADD COLUMN undo_until timestamptz;
CREATE UNIQUE INDEX audit_undone_once ON audit_event (undo_of) WHERE undo_of IS NOT NULL;
CREATE INDEX audit_actor ON audit_event (actor_id, id);

ALTER TABLE participant
  ADD COLUMN replaced_by_id bigint REFERENCES member,
  ADD COLUMN knows_candidate boolean NOT NULL DEFAULT false;  -- a conflict of interest: the file is hidden at once
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL.replace("%", "%%"))
