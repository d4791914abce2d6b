"""People, interviews and who takes part: the database itself refuses double bookings and edited history."""

from typing import Any

SQL = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE member (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id text UNIQUE NOT NULL CHECK (user_id = lower(user_id) AND user_id <> ''),
  name text NOT NULL CHECK (name <> ''),
  email text UNIQUE,
  role text NOT NULL DEFAULT 'interviewer'
    CHECK (role IN ('interviewer', 'recruiter', 'coordinator', 'hiring_manager', 'admin')),
  lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  zone text NOT NULL DEFAULT 'Asia/Shanghai',
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL);

CREATE TABLE candidate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  email text,
  mobile text,
  zone text NOT NULL DEFAULT 'Asia/Shanghai',
  lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  resume_ref text);
CREATE INDEX candidate_name ON candidate USING gin (name gin_trgm_ops);

CREATE TABLE job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text UNIQUE NOT NULL CHECK (title <> ''),
  department text,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('draft', 'open', 'closed')));

CREATE TABLE application (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  candidate_id bigint NOT NULL REFERENCES candidate,
  job_id bigint NOT NULL REFERENCES job,
  recruiter_id bigint REFERENCES member,
  coordinator_id bigint REFERENCES member,
  hiring_manager_id bigint REFERENCES member,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'hired', 'rejected', 'withdrawn')),
  UNIQUE (candidate_id, job_id),
  UNIQUE (id, candidate_id));

CREATE TABLE room (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text UNIQUE NOT NULL,
  capacity int);

CREATE TABLE interview (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Four digits, so that a phone keyboard stays numeric. An old interview gives its code back.
  code text UNIQUE CHECK (code ~ '^[0-9]{4}$'),
  application_id bigint NOT NULL,
  candidate_id bigint NOT NULL,
  FOREIGN KEY (application_id, candidate_id) REFERENCES application (id, candidate_id),
  round_no int NOT NULL DEFAULT 1 CHECK (round_no > 0),
  round_name text NOT NULL,
  mode text NOT NULL DEFAULT 'video' CHECK (mode IN ('video', 'onsite', 'phone')),
  status text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('draft', 'on_hold', 'scheduled', 'confirmed',
    'in_progress', 'awaiting_feedback', 'completed', 'rescheduling', 'cancelled', 'no_show')),
  -- 'empty' means no time yet; never NULL, or the foreign key of participant would stop cascading.
  slot tstzrange NOT NULL DEFAULT 'empty',
  CHECK (isempty(slot) OR (lower_inc(slot) AND NOT upper_inc(slot)
    AND upper(slot) - lower(slot) BETWEEN interval '10 minutes' AND interval '12 hours')),
  CHECK (status IN ('draft', 'rescheduling', 'cancelled') OR NOT isempty(slot)),
  active boolean GENERATED ALWAYS AS (status IN ('on_hold', 'scheduled', 'confirmed', 'in_progress')) STORED,
  room_id bigint REFERENCES room,
  meeting_url text,
  candidate_response text NOT NULL DEFAULT 'needs_action'
    CHECK (candidate_response IN ('needs_action', 'accepted', 'tentative', 'declined')),
  sequence int NOT NULL DEFAULT 0,  -- the version of its time
  created_by_id bigint REFERENCES member,
  created_at timestamptz NOT NULL,
  UNIQUE (id, slot, active),
  CONSTRAINT room_free EXCLUDE USING gist (room_id WITH =, slot WITH &&) WHERE (active AND room_id IS NOT NULL),
  CONSTRAINT candidate_free EXCLUDE USING gist (candidate_id WITH =, slot WITH &&) WHERE (active));
CREATE INDEX interview_slot ON interview USING gist (slot);
CREATE INDEX interview_application ON interview (application_id);

CREATE TABLE participant (
  interview_id bigint NOT NULL,
  member_id bigint NOT NULL REFERENCES member,
  PRIMARY KEY (interview_id, member_id),
  part text NOT NULL DEFAULT 'interviewer'
    CHECK (part IN ('lead', 'interviewer', 'shadow', 'reverse_shadow', 'optional')),
  response text NOT NULL DEFAULT 'needs_action'
    CHECK (response IN ('needs_action', 'accepted', 'tentative', 'declined')),
  response_reason text,
  responded_at timestamptz,
  feedback_required boolean NOT NULL DEFAULT true,
  -- Copies that cannot lie: the foreign key keeps them true, so that the constraint below can look at them.
  slot tstzrange NOT NULL,
  interview_active boolean NOT NULL,
  FOREIGN KEY (interview_id, slot, interview_active) REFERENCES interview (id, slot, active)
    ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT interviewer_free EXCLUDE USING gist (member_id WITH =, slot WITH &&)
    WHERE (interview_active AND response <> 'declined' AND part <> 'optional'));
CREATE INDEX participant_member ON participant (member_id);

CREATE TABLE feedback (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint NOT NULL,
  author_id bigint NOT NULL,
  FOREIGN KEY (interview_id, author_id) REFERENCES participant (interview_id, member_id),
  UNIQUE (interview_id, author_id),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'withdrawn')),
  recommendation text CHECK (recommendation IN ('strong_no', 'no', 'no_decision', 'yes', 'strong_yes')),
  summary text,
  submitted_at timestamptz,
  CHECK (status <> 'submitted' OR (recommendation IS NOT NULL AND submitted_at IS NOT NULL)));

CREATE TABLE audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id bigint REFERENCES member,
  actor_kind text NOT NULL CHECK (actor_kind IN ('member', 'candidate', 'system', 'hook', 'operator')),
  action text NOT NULL,
  entity text NOT NULL,
  entity_id bigint NOT NULL,
  before jsonb,
  after jsonb);
CREATE INDEX audit_entity ON audit_event (entity, entity_id, id);
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit_event is append-only'; END $$;
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_table_stays BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL.replace("%", "%%"))
