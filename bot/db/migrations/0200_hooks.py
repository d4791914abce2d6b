"""What other systems send, each delivery once; which interview is whose there; and who of theirs is who here."""

from typing import Any

SQL = """
CREATE TABLE inbound_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  provider text NOT NULL,
  delivery_key text NOT NULL,
  event text NOT NULL,  -- as its sender calls it
  external_id text NOT NULL,
  body bytea NOT NULL,
  received_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  done_at timestamptz,
  outcome text CHECK (outcome IN ('applied', 'overtaken', 'quiet', 'late', 'unknown')),
  last_error text,
  CHECK ((done_at IS NULL) = (outcome IS NULL)),
  UNIQUE (provider, delivery_key));
CREATE INDEX inbound_delivery_due ON inbound_delivery (next_try_at, id) WHERE done_at IS NULL;
CREATE INDEX inbound_delivery_received ON inbound_delivery (received_at);

CREATE TABLE external_ref (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  provider text NOT NULL,
  external_id text NOT NULL,
  UNIQUE (provider, external_id),
  interview_id bigint REFERENCES interview ON DELETE SET NULL,
  -- By which event it is as it is: an older one changes nothing, of two of one moment the later arrival counts.
  occurred_at timestamptz,
  delivery_id bigint,
  cancelled boolean NOT NULL DEFAULT false,
  described jsonb,  -- the interview, as the source described it last
  done jsonb,  -- what of that has been done here
  lacks text[] NOT NULL DEFAULT '{}',  -- people of whom nobody knows who they are here
  waits_at int,  -- it has no time because the source's is taken: the version of its time since then
  brought_id bigint,  -- the candidate whom it brought
  CHECK ((occurred_at IS NULL) = (delivery_id IS NULL)));
CREATE INDEX external_ref_interview ON external_ref (interview_id);
CREATE INDEX external_ref_waits ON external_ref (id) WHERE waits_at IS NOT NULL;
CREATE INDEX external_ref_lacking ON external_ref (id) WHERE lacks <> '{}';

CREATE TABLE external_person (
  address text PRIMARY KEY,  -- email:li4@example.com, mobile:13800000000, user_id:li4
  member_id bigint REFERENCES member,
  asked_at timestamptz);  -- when WeCom said that it does not know them
CREATE INDEX external_person_member ON external_person (member_id);

CREATE TABLE refused_delivery (
  provider text PRIMARY KEY,
  times timestamptz[] NOT NULL,  -- of the last few that were not rightly signed
  told_at timestamptz);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
