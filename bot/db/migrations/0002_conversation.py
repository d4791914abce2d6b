"""What was said to us and what we owe: inbox, outbox, a member's open question and last list."""

from typing import Any

SQL = """
CREATE TABLE inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dedup_key text UNIQUE NOT NULL,
  user_id text NOT NULL,
  kind text NOT NULL,                 -- text, or the event's name
  message jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0,
  call jsonb,                         -- a slow command on its way to the worker
  answer jsonb,                       -- what a repeat hears
  left_by text CHECK (left_by IN ('passive', 'outbox')),
  done_at timestamptz);               -- the effect is committed
CREATE INDEX inbox_unfinished ON inbox (received_at) WHERE done_at IS NULL;
CREATE INDEX inbox_member ON inbox (user_id, id) WHERE done_at IS NULL;
CREATE INDEX inbox_greeting ON inbox (user_id, received_at) WHERE kind IN ('enter_agent', 'subscribe');

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dedup_key text UNIQUE NOT NULL,
  to_user text NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  expires_at timestamptz,
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'expired', 'suppressed')));
CREATE INDEX outbox_ready ON outbox (not_before) WHERE state = 'queued';

CREATE TABLE open_question (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  call jsonb,                         -- the half-filled call
  parameter text,                     -- what was asked for
  choices jsonb NOT NULL,             -- fuller calls, in the order in which they were numbered
  expires_at timestamptz NOT NULL);

CREATE TABLE last_list (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  interview_ids bigint[] NOT NULL,
  shown int NOT NULL);                -- how many of them have been said
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL.replace("%", "%%"))
