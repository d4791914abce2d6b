"""The whole schema: what must never be (double bookings, duplicate messages, edited history) the database itself refuses.

In the order of its areas: the installation, members, candidates and jobs, interviews, feedback, the audit trail, agreeing
on a time, conversation, notices, résumés, other systems, rooms of a provider, and the queue with procrastinate's own tables.

A database that was made before this file existed has the same tables, column by column (tests/contract/test_baseline.py).
Hence what looks odd here: columns stand in the order in which they came, and `dialog` has constraints of an older name.
"""

from typing import Any

from procrastinate.schema import SchemaManager

INSTALLATION = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One clock for all processes: PostgreSQL's. Only tests and the sandbox may put it ahead or have it stand still.
CREATE TABLE clock (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  ahead interval NOT NULL DEFAULT '0',
  stands_at timestamptz);
INSERT INTO clock DEFAULT VALUES;
CREATE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT coalesce(stands_at, statement_timestamp() + ahead) FROM clock $$;

-- Whose it is, the demo's or a company's: the other mode refuses it. Written by whoever migrates first.
CREATE TABLE belongs_to (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  owner text NOT NULL CHECK (owner IN ('demo', 'company')));

-- When somebody signed on to a page.
CREATE TABLE sign_on (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  first_at timestamptz,  -- until then nothing that is sent leads to a page
  last_at timestamptz,
  failed_at timestamptz,
  failure text
);
INSERT INTO sign_on DEFAULT VALUES;

CREATE TABLE access_token (
  agent text PRIMARY KEY,                         -- corp id and agent id
  token text,
  expires_at timestamptz,
  refreshed_at timestamptz,
  failed_at timestamptz,
  errcode bigint,
  next_try_at timestamptz);
"""

MEMBERS = r"""
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
  created_at timestamptz NOT NULL,
  lang_chosen boolean NOT NULL DEFAULT false,  -- by themselves, and not taken from the sandbox's page
  signed_out_at timestamptz);
CREATE INDEX member_called ON member (lower(name));
CREATE INDEX member_mailed ON member (lower(email));
CREATE INDEX member_of_role ON member (role, id) WHERE active;
CREATE INDEX member_of_zone ON member (zone) WHERE active;
-- Who no longer belongs here is signed out everywhere.
CREATE FUNCTION member_left() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.signed_out_at := clock_now(); RETURN NEW; END $$;
CREATE TRIGGER member_left BEFORE UPDATE OF active ON member FOR EACH ROW
  WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION member_left();

-- Who was added by somebody else is looked up in WeCom's directory; what it does not know is remembered for a day.
CREATE TABLE verification (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,  -- nobody has seen this account yet
  next_try_at timestamptz NOT NULL);
CREATE TABLE unknown_account (
  user_id text PRIMARY KEY,
  asked_at timestamptz NOT NULL);

-- A row for whoever has set something; what is null is as for everybody.
CREATE TABLE preference (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  max_per_day int CHECK (max_per_day BETWEEN 1 AND 20),
  max_per_week int CHECK (max_per_week BETWEEN 1 AND 60),
  works_from time, works_until time,
  quiet_from time, quiet_until time,  -- the same twice: never
  phone text CHECK (length(phone) <= 32),
  unwanted text[] NOT NULL DEFAULT '{}',  -- names of notices that they do without
  nudged boolean NOT NULL DEFAULT true,  -- for what they owe; if not, HR is told instead
  CHECK ((works_from IS NULL) = (works_until IS NULL) AND works_from < works_until),
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)));
CREATE INDEX preference_phoned ON preference (right(regexp_replace(phone, '\D', '', 'g'), 8)) WHERE phone IS NOT NULL;

CREATE TABLE leave (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES member ON DELETE CASCADE,
  during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
  stand_in_id bigint REFERENCES member ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  CHECK (stand_in_id <> member_id),
  CONSTRAINT away_once EXCLUDE USING gist (member_id WITH =, during WITH &&));
CREATE INDEX leave_over ON leave ((upper(during)));
CREATE INDEX leave_stand_in ON leave (stand_in_id) WHERE stand_in_id IS NOT NULL;

-- When each member's morning message is looked at next. Whoever has other hours, another zone or role is looked at anew.
CREATE TABLE digest (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  look_at timestamptz NOT NULL DEFAULT '-infinity',
  covers_until timestamptz NOT NULL DEFAULT '-infinity');  -- the end of the last day that was decided
CREATE INDEX digest_due ON digest (look_at);
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
"""

CANDIDATES_AND_JOBS = r"""
CREATE TABLE candidate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  email text,
  mobile text,
  zone text NOT NULL DEFAULT 'Asia/Shanghai',
  lang text NOT NULL DEFAULT 'zh' CHECK (lang IN ('zh', 'en')),
  member_id bigint REFERENCES member ON DELETE SET NULL);  -- who applies and is one of us
-- By a part of the name; by the whole name and by how it begins, whatever the database's collation. The name itself stands
-- in the index: without it PostgreSQL fetched every candidate of a surname, to take the first.
CREATE INDEX candidate_name ON candidate USING gin (name gin_trgm_ops);
CREATE INDEX candidate_called ON candidate (lower(name) text_pattern_ops, id) INCLUDE (name);
-- The given name, and its last character: two Chinese characters are too few for trigrams.
CREATE INDEX candidate_given ON candidate (lower(substr(name, 2)) text_pattern_ops);
CREATE INDEX candidate_given_last ON candidate (lower(substr(name, 3)) text_pattern_ops);
-- As a spreadsheet writes it, by e-mail, and by the last digits of a phone: how a number is written, with or without the
-- country, is compared afterwards.
CREATE INDEX candidate_written ON candidate (lower(normalize(name, NFKC)));
CREATE INDEX candidate_mailed ON candidate (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX candidate_phoned ON candidate (right(regexp_replace(mobile, '[^0-9]', '', 'g'), 8)) WHERE mobile IS NOT NULL;
CREATE INDEX candidate_phone ON candidate (right(regexp_replace(mobile, '\D', '', 'g'), 4)) WHERE mobile IS NOT NULL;
CREATE INDEX candidate_of_ours ON candidate (member_id) WHERE member_id IS NOT NULL;

-- A candidate who is a member is found by the e-mail or mobile that both have, whichever of them came first.
-- Eight digits and more; of two that have eleven, all of a Chinese mobile's: with or without the country.
CREATE FUNCTION digits_of(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT regexp_replace(said, '\D', '', 'g') $$;
CREATE FUNCTION same_phone(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT length(digits_of(one)) >= 8 AND length(digits_of(other)) >= 8
       AND right(digits_of(one), 8) = right(digits_of(other), 8)
       AND right(digits_of(one), least(11, length(digits_of(other)))) = right(digits_of(other), least(11, length(digits_of(one)))) $$;
CREATE FUNCTION member_of_candidate(mailed text, phoned text) RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT min(id) FROM (
       SELECT m.id FROM member m WHERE lower(m.email) = lower(mailed)
       UNION ALL
       SELECT p.member_id FROM preference p WHERE p.phone IS NOT NULL
         AND right(regexp_replace(p.phone, '\D', '', 'g'), 8) = right(regexp_replace(phoned, '\D', '', 'g'), 8)
         AND same_phone(p.phone, phoned)) found (id) $$;
CREATE FUNCTION candidate_reached() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.member_id := member_of_candidate(NEW.email, NEW.mobile); RETURN NEW; END $$;
CREATE TRIGGER candidate_reached BEFORE INSERT OR UPDATE OF email, mobile ON candidate FOR EACH ROW
  WHEN (NEW.email IS NOT NULL OR NEW.mobile IS NOT NULL) EXECUTE FUNCTION candidate_reached();
CREATE FUNCTION member_mailed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    UPDATE candidate SET member_id = member_of_candidate(email, mobile)
      WHERE member_id = NEW.id OR lower(email) = lower(NEW.email);
    RETURN NULL;
  END $$;
CREATE TRIGGER member_mailed AFTER INSERT OR UPDATE OF email ON member FOR EACH ROW
  WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION member_mailed();
CREATE TRIGGER member_unmailed AFTER UPDATE OF email ON member FOR EACH ROW
  WHEN (NEW.email IS NULL AND OLD.email IS NOT NULL) EXECUTE FUNCTION member_mailed();
CREATE FUNCTION member_phoned() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    UPDATE candidate SET member_id = member_of_candidate(email, mobile)
      WHERE member_id = NEW.member_id OR (mobile IS NOT NULL
        AND right(regexp_replace(mobile, '[^0-9]', '', 'g'), 8) = right(regexp_replace(NEW.phone, '[^0-9]', '', 'g'), 8));
    RETURN NULL;
  END $$;
CREATE TRIGGER member_phoned AFTER INSERT OR UPDATE OF phone ON preference FOR EACH ROW EXECUTE FUNCTION member_phoned();

CREATE TABLE job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text UNIQUE NOT NULL CHECK (title <> ''),
  department text,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('draft', 'open', 'closed')),
  -- What is looked at beside the verdict: at most two, each rated from 1 to 4.
  focus text[] NOT NULL DEFAULT '{}' CHECK (cardinality(focus) <= 2 AND NOT '' = ANY (focus)),
  blind boolean NOT NULL DEFAULT false,          -- later rounds do not read the earlier ones' feedback
  confidential boolean NOT NULL DEFAULT false);  -- only HR and the panel read whom it is about
CREATE INDEX job_called ON job (lower(title) text_pattern_ops);

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
CREATE INDEX application_recruiter ON application (recruiter_id) WHERE recruiter_id IS NOT NULL;
CREATE INDEX application_coordinator ON application (coordinator_id) WHERE coordinator_id IS NOT NULL;
CREATE INDEX application_hiring_manager ON application (hiring_manager_id) WHERE hiring_manager_id IS NOT NULL;
CREATE INDEX application_job ON application (job_id, id);  -- who has held that round of that job
"""

INTERVIEWS = """
CREATE TABLE room (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text UNIQUE NOT NULL,
  capacity int);
CREATE INDEX room_called ON room (lower(name));

CREATE TABLE interview (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Digits, so that a phone keyboard stays numeric: four, and more once those do not suffice. An old interview gives its
  -- code back.
  code text UNIQUE CHECK (code ~ '^[0-9]{4,6}$'),
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
  -- A time without an end passes the check on its length, since NULL is not false.
  CONSTRAINT interview_slot_ends CHECK (NOT lower_inf(slot) AND NOT upper_inf(slot)),
  CHECK (status IN ('draft', 'rescheduling', 'cancelled') OR NOT isempty(slot)),
  active boolean GENERATED ALWAYS AS (status IN ('on_hold', 'scheduled', 'confirmed', 'in_progress')) STORED,
  room_id bigint REFERENCES room,
  meeting_url text,
  candidate_response text NOT NULL DEFAULT 'needs_action'
    CHECK (candidate_response IN ('needs_action', 'accepted', 'tentative', 'declined')),
  sequence int NOT NULL DEFAULT 0,  -- the version of its time
  created_by_id bigint REFERENCES member,
  created_at timestamptz NOT NULL,
  to_settle boolean NOT NULL DEFAULT false,  -- whether all feedback is in is to be asked, once or once more
  missing_since timestamptz,  -- the candidate is not there yet, while the interview goes on
  -- What pages are reached by, which nobody can guess.
  ref text NOT NULL UNIQUE DEFAULT replace(gen_random_uuid()::text, '-', ''),
  -- What the candidate's own link is derived from: an id that is in nothing else, and its version.
  link_id text NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', ''),
  link_version int NOT NULL DEFAULT 1 CHECK (link_version BETWEEN 1 AND 16777215),
  expected_at timestamptz,  -- the candidate said that they come later
  here_at timestamptz,      -- and that they are there
  UNIQUE (id, slot, active),
  CONSTRAINT room_free EXCLUDE USING gist (room_id WITH =, slot WITH &&) WHERE (active AND room_id IS NOT NULL),
  CONSTRAINT candidate_free EXCLUDE USING gist (candidate_id WITH =, slot WITH &&) WHERE (active));
CREATE INDEX interview_starts ON interview (lower(slot));
CREATE INDEX interview_candidate ON interview (candidate_id);
CREATE INDEX interview_application ON interview (application_id, lower(slot));
CREATE UNIQUE INDEX interview_link ON interview (link_id);
CREATE INDEX interview_code_retires ON interview (coalesce(upper(slot), created_at)) WHERE code IS NOT NULL;
-- Each sweep finds only what is due, by a partial index in the order in which it reads.
CREATE INDEX interview_to_begin ON interview (lower(slot)) WHERE status IN ('scheduled', 'confirmed');
CREATE INDEX interview_to_end ON interview (upper(slot)) WHERE status = 'in_progress';
CREATE INDEX interview_to_settle ON interview (id) WHERE to_settle;
CREATE INDEX interview_candidate_here ON interview (here_at)
  WHERE here_at IS NOT NULL AND status IN ('scheduled', 'confirmed', 'in_progress');
-- What waits for a time, or for its candidate to choose one, is few, and found without looking at what has a time.
CREATE INDEX interview_without_a_time ON interview (application_id) WHERE status = 'rescheduling';
CREATE INDEX interview_to_be_chosen ON interview (application_id) WHERE status = 'draft';

-- What was said of one time, or of one start, is said of no other.
CREATE FUNCTION interview_time_changed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.missing_since := NULL; RETURN NEW; END $$;
CREATE TRIGGER interview_moved BEFORE UPDATE OF slot ON interview FOR EACH ROW
  WHEN (NEW.slot <> OLD.slot AND OLD.missing_since IS NOT NULL) EXECUTE FUNCTION interview_time_changed();
CREATE FUNCTION interview_begins_elsewhen() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.expected_at := NULL; NEW.here_at := NULL; RETURN NEW; END $$;
CREATE TRIGGER interview_begins_elsewhen BEFORE UPDATE OF slot ON interview FOR EACH ROW
  WHEN (lower(NEW.slot) IS DISTINCT FROM lower(OLD.slot)) EXECUTE FUNCTION interview_begins_elsewhen();

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
  replaced_by_id bigint REFERENCES member,
  knows_candidate boolean NOT NULL DEFAULT false,  -- a conflict of interest: the file is hidden at once
  reminded smallint NOT NULL DEFAULT 0,            -- how many of the reminders have been seen to
  suggested_id bigint REFERENCES member,           -- a colleague who could come instead: HR alone is shown it
  -- Whoever had a place that somebody else has taken is free. So queries may ask for one of the two.
  CONSTRAINT replaced_place_is_free CHECK (replaced_by_id IS NULL OR response = 'declined'),
  CONSTRAINT interviewer_free EXCLUDE USING gist (member_id WITH =, slot WITH &&)
    WHERE (interview_active AND response <> 'declined' AND part <> 'optional'));
CREATE INDEX participant_calendar ON participant (member_id, lower(slot));  -- serves the member alone, too
CREATE INDEX participant_knows ON participant (member_id) WHERE knows_candidate;
-- The places for each reminder are apart, so that the planner cannot take the one index for the other.
CREATE INDEX participant_reminder_1 ON participant (lower(slot))
  WHERE reminded = 0 AND interview_active AND response <> 'declined';
CREATE INDEX participant_reminder_2 ON participant (lower(slot))
  WHERE reminded = 1 AND interview_active AND response <> 'declined';
-- Who has not answered, and where people are missing, by when it begins.
CREATE INDEX participant_unanswered ON participant (lower(slot))
  WHERE response = 'needs_action' AND interview_active AND replaced_by_id IS NULL;
CREATE INDEX participant_missing ON participant (lower(slot))
  WHERE response = 'declined' AND interview_active AND replaced_by_id IS NULL;
-- Of another time nobody has been reminded.
CREATE FUNCTION participant_time_changed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.reminded := 0; RETURN NEW; END $$;
CREATE TRIGGER participant_moved BEFORE UPDATE OF slot, interview_active ON participant FOR EACH ROW
  WHEN (NEW.slot <> OLD.slot OR NEW.interview_active AND NOT OLD.interview_active)
  EXECUTE FUNCTION participant_time_changed();
"""

FEEDBACK = """
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
  CHECK (status <> 'submitted' OR (recommendation IS NOT NULL AND submitted_at IS NOT NULL)),
  ratings json NOT NULL DEFAULT '{}',  -- json and not jsonb: in the order in which the job names what is rated
  version int NOT NULL DEFAULT 0,
  written_by_id bigint REFERENCES member,  -- who typed it, where that is not the author
  after_others boolean NOT NULL DEFAULT false,  -- changed after others' could be read
  draft json,
  drafted_at timestamptz);
CREATE INDEX feedback_drafted ON feedback (drafted_at) WHERE draft IS NOT NULL;

-- Each version that was submitted.
CREATE TABLE feedback_version (
  interview_id bigint NOT NULL,
  author_id bigint NOT NULL,
  version int NOT NULL,
  PRIMARY KEY (interview_id, author_id, version),
  FOREIGN KEY (interview_id, author_id) REFERENCES feedback (interview_id, author_id),
  at timestamptz NOT NULL,
  written_by_id bigint REFERENCES member,
  recommendation text NOT NULL,
  summary text,
  ratings json NOT NULL,
  after_others boolean NOT NULL,
  taken_back_at timestamptz);

-- Whether all feedback is in is asked once, and again when something about it has changed.
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
"""

AUDIT = """
CREATE TABLE audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id bigint REFERENCES member,
  actor_kind text NOT NULL CHECK (actor_kind IN ('member', 'candidate', 'system', 'hook', 'operator')),
  action text NOT NULL,
  entity text NOT NULL,
  entity_id bigint NOT NULL,
  before jsonb,
  after jsonb,
  undo_of bigint REFERENCES audit_event,
  undo_until timestamptz,
  -- The first row of the unit of work, NULL in that row: undo takes back all of a unit or nothing.
  unit_id bigint REFERENCES audit_event);
CREATE INDEX audit_entity ON audit_event (entity, entity_id, id);
CREATE INDEX audit_actor ON audit_event (actor_id, id);
CREATE INDEX audit_unit ON audit_event (unit_id) WHERE unit_id IS NOT NULL;
CREATE UNIQUE INDEX audit_undone_once ON audit_event (undo_of) WHERE undo_of IS NOT NULL;
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit_event is append-only'; END $$;
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_table_stays BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
"""

AGREEING_ON_A_TIME = """
-- What somebody of a panel proposes instead of an interview's time, until HR takes it, sets another or leaves it.
CREATE TABLE proposal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint NOT NULL REFERENCES interview ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES member,
  slot tstzrange NOT NULL CHECK (NOT isempty(slot) AND lower_inc(slot) AND NOT upper_inc(slot)),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'declined', 'overtaken', 'withdrawn')),
  made_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_by_id bigint REFERENCES member,
  CHECK ((state = 'open') = (closed_at IS NULL)));
CREATE UNIQUE INDEX proposal_one_open ON proposal (interview_id, member_id) WHERE state = 'open';
CREATE INDEX proposal_of_interview ON proposal (interview_id, id);

-- Times that are offered to a panel, who ticked which, and so those of which a candidate chooses one.
CREATE TABLE self_choice (
  interview_id bigint PRIMARY KEY REFERENCES interview ON DELETE CASCADE,
  offer int NOT NULL DEFAULT 1 CHECK (offer > 0),  -- the number of the times that were offered last
  minutes int NOT NULL CHECK (minutes BETWEEN 10 AND 720),
  within tstzrange NOT NULL CHECK (NOT isempty(within)),
  is_asked boolean NOT NULL,  -- HR named these days
  is_renewed boolean NOT NULL DEFAULT false,  -- others were offered by themselves, which happens once
  offered_at timestamptz NOT NULL,
  look_at timestamptz);  -- NULL once it has been chosen, or settled otherwise
CREATE INDEX self_choice_due ON self_choice (look_at) WHERE look_at IS NOT NULL;
-- Whoever settles it, and whoever takes that back.
CREATE FUNCTION choice_is_settled() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    UPDATE self_choice SET look_at = CASE WHEN NEW.status = 'draft' THEN clock_now() END WHERE interview_id = NEW.id;
    RETURN NULL;
  END $$;
CREATE TRIGGER choice_is_settled AFTER UPDATE OF status ON interview FOR EACH ROW
  WHEN ((NEW.status = 'draft') IS DISTINCT FROM (OLD.status = 'draft')) EXECUTE FUNCTION choice_is_settled();

-- Those of earlier offers stay: an undo brings them back.
CREATE TABLE offered_slot (
  interview_id bigint NOT NULL REFERENCES self_choice ON DELETE CASCADE,
  offer int NOT NULL,
  number int NOT NULL CHECK (number BETWEEN 1 AND 19),  -- a vote card has twenty options, and one of them is none
  slot tstzrange NOT NULL CHECK (NOT isempty(slot) AND lower_inc(slot) AND NOT upper_inc(slot)),
  PRIMARY KEY (interview_id, offer, number),
  UNIQUE (interview_id, offer, slot));

CREATE TABLE tick (
  interview_id bigint NOT NULL REFERENCES self_choice ON DELETE CASCADE,
  offer int NOT NULL,
  member_id bigint NOT NULL REFERENCES member,
  numbers int[] NOT NULL,  -- of offered_slot; none where none of them will do
  at timestamptz NOT NULL,
  PRIMARY KEY (interview_id, offer, member_id));

-- Which other times suit the candidate, said by their own link; instead of one start, so that it stands again where a move
-- is taken back.
CREATE TABLE candidate_wish (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint NOT NULL REFERENCES interview ON DELETE CASCADE,
  starts timestamptz[] NOT NULL CHECK (cardinality(starts) <= 3),
  words text NOT NULL CHECK (length(words) <= 200),
  made_at timestamptz NOT NULL,
  instead_of timestamptz NOT NULL,
  CHECK (cardinality(starts) > 0 OR words <> ''));
CREATE INDEX candidate_wish_of ON candidate_wish (interview_id, id);
CREATE INDEX candidate_wish_old ON candidate_wish (made_at);

-- How often somebody has lately asked for a candidate's page that is none: counted for all web processes together.
-- `visitor` is no address, but a hash of one under a key of this installation; a row is of no use after ten minutes, and
-- deleted within the hour. What a crash of the server loses of it is not missed.
CREATE UNLOGGED TABLE wrong_link (
  visitor bytea PRIMARY KEY,
  since timestamptz NOT NULL,
  times int NOT NULL);
CREATE INDEX wrong_link_since ON wrong_link (since);
"""

CONVERSATION = """
-- What was said to us. Answers are kept as `message/send` takes them.
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
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

-- What a conversation remembers: one row a member, which comes with the lock of their message, in one statement.
CREATE TABLE dialog (
  member_id bigint CONSTRAINT last_list_member_id_not_null NOT NULL CONSTRAINT last_list_pkey PRIMARY KEY
    CONSTRAINT last_list_member_id_fkey REFERENCES member ON DELETE CASCADE,
  interview_ids bigint[] CONSTRAINT last_list_interview_ids_not_null NOT NULL DEFAULT '{}',  -- the last list
  shown int CONSTRAINT last_list_shown_not_null NOT NULL DEFAULT 0,  -- how many of them have been said
  call jsonb,                         -- the open question: a half-filled call,
  parameter text,                     -- what was asked for,
  choices jsonb,                      -- fuller calls, in the order in which they were numbered,
  expires_at timestamptz,             -- until when it is open
  numbered boolean NOT NULL DEFAULT true,  -- a bare number is a row of the last list; not so after three guesses
  more jsonb,                         -- the call that shows the next page of whatever was listed last
  behind jsonb,                       -- the call and the parameter that it lacks: asked again after a no
  slots jsonb,                        -- the free times that were listed last, so that their numbers mean them
  look jsonb,                         -- what was shown last, so that the next words may stand on it
  waiting jsonb);                     -- what was asked for beside something else

-- What was not understood, for a while, with marks for all that it named, so that it can be learned from.
CREATE TABLE miss (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  said text NOT NULL CHECK (said <> ''),
  at timestamptz NOT NULL);
CREATE INDEX miss_at ON miss (at);
"""

NOTICES = """
-- What we owe: answers and notices, each once.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dedup_key text UNIQUE NOT NULL,
  to_user text NOT NULL,
  kind text NOT NULL,
  payload jsonb,                                -- rendered when it is first sent, from the state as it is then
  created_at timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  expires_at timestamptz,
  -- unread: an alert that nobody can read yet is kept, owed to whoever becomes its reader.
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'expired', 'suppressed', 'unread')),
  subject jsonb NOT NULL DEFAULT '{}',          -- what a notice is about, for whoever renders it
  interview_id bigint REFERENCES interview ON DELETE SET NULL,
  for_sequence int,                             -- the version of the interview's time that it speaks about
  audit_id bigint REFERENCES audit_event,
  attempts int NOT NULL DEFAULT 0,
  sending_at timestamptz,
  sent_at timestamptz,
  msgid text,
  task_id text UNIQUE,                          -- of a card
  response_code text,                           -- the newest; single use
  acted_at timestamptz,                         -- its holder tapped
  errcode int,
  last_error text,
  faults int NOT NULL DEFAULT 0,                -- how often it failed by a fault of ours, not of WeCom's
  buttons boolean NOT NULL DEFAULT false,       -- the card can be tapped, as far as we know
  shown text,                                   -- what the card says, so that a refresh need not say it again
  superseded_at timestamptz,                    -- a newer card took its place
  counted boolean NOT NULL DEFAULT false,       -- one of the few messages that somebody gets about an interview
  tried text[] NOT NULL DEFAULT '{}',           -- accounts of those who did not get the alert: never tried again
  spare_code text,                              -- that of its sending, when the newest is that of a tap and may be used
  bulk boolean NOT NULL DEFAULT false);         -- goes to many at once, beside the others, and keeps none of them waiting
CREATE INDEX outbox_member ON outbox (to_user, id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_pace ON outbox (to_user, sent_at) WHERE state = 'sent';
CREATE INDEX outbox_interview ON outbox (interview_id, id);
CREATE INDEX outbox_audit ON outbox (audit_id) WHERE audit_id IS NOT NULL;
CREATE INDEX outbox_unread ON outbox (id) WHERE state = 'unread';
CREATE INDEX outbox_bulk ON outbox (not_before, id) WHERE bulk AND state = 'queued';
CREATE INDEX outbox_expires ON outbox (expires_at) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_over ON outbox (created_at) WHERE state IN ('sent', 'failed', 'expired', 'suppressed');
CREATE INDEX outbox_failed ON outbox ((coalesce(sending_at, created_at))) WHERE state = 'failed';
-- Of one kind of card about one interview a member has at most one that can be tapped; a card has one waiting refresh.
CREATE UNIQUE INDEX outbox_one_live_card ON outbox (to_user, interview_id, kind)
  WHERE state = 'sent' AND buttons AND superseded_at IS NULL;
CREATE UNIQUE INDEX outbox_one_refresh ON outbox ((subject ->> 'card')) WHERE kind = 'refresh' AND state = 'queued';
"""

# What is in a PDF and in a JPEG is packed already: PostgreSQL is not to try it again.
RESUMES = """
CREATE TABLE resume (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  candidate_id bigint NOT NULL UNIQUE REFERENCES candidate ON DELETE CASCADE,  -- the newest takes the older one's place
  content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 20971520),
  brought_by text NOT NULL CHECK (brought_by IN ('page', 'import', 'hook', 'demo')),
  arrived_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'arrived' CHECK (state IN ('arrived', 'drawn', 'unreadable')),
  why text,
  pages int NOT NULL DEFAULT 0,  -- of the file; not all of them need be drawn
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  CHECK ((state = 'unreadable') = (why IS NOT NULL)));
ALTER TABLE resume ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX resume_to_draw ON resume (next_try_at) WHERE state = 'arrived';

CREATE TABLE resume_page (
  resume_id bigint NOT NULL REFERENCES resume ON DELETE CASCADE,
  number int NOT NULL CHECK (number BETWEEN 1 AND 30),
  jpeg bytea NOT NULL,
  width int NOT NULL,
  height int NOT NULL,
  PRIMARY KEY (resume_id, number));
ALTER TABLE resume_page ALTER COLUMN jpeg SET STORAGE EXTERNAL;

CREATE TABLE resume_wanted (
  candidate_id bigint PRIMARY KEY REFERENCES candidate ON DELETE CASCADE,
  url text,  -- emptied once nobody asks there any more: it may open the file to whoever has it
  url_sha256 bytea NOT NULL,
  said_by text NOT NULL CHECK (said_by IN ('import', 'hook')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'given_up')),
  why text,
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  CHECK ((state = 'waiting') = (url IS NOT NULL)));
CREATE INDEX resume_to_fetch ON resume_wanted (next_try_at) WHERE state = 'waiting';
"""

OTHER_SYSTEMS = """
-- What other systems send, each delivery once; which interview is whose there; and who of theirs is who here.
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

-- What was signed is taken once, whatever key comes beside it.
CREATE TABLE seen_signature (
  provider text NOT NULL,
  signed_sha256 bytea NOT NULL,  -- of the bytes under the signature
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (provider, signed_sha256));
CREATE INDEX seen_signature_seen ON seen_signature (seen_at);

CREATE TABLE refused_delivery (
  provider text PRIMARY KEY,
  times timestamptz[] NOT NULL,  -- of the last few that were not rightly signed
  told_at timestamptz);

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
  looked_at timestamptz NOT NULL DEFAULT '-infinity',  -- what waits takes turns: it may be more than is looked at at once
  CHECK ((occurred_at IS NULL) = (delivery_id IS NULL)));
CREATE INDEX external_ref_interview ON external_ref (interview_id);
CREATE INDEX external_ref_waits ON external_ref (looked_at, id) WHERE waits_at IS NOT NULL;
CREATE INDEX external_ref_lacking ON external_ref (looked_at, id) WHERE lacks <> '{}';

CREATE TABLE external_person (
  address text PRIMARY KEY,  -- email:li4@example.com, mobile:13800000000, user_id:li4
  member_id bigint REFERENCES member,
  asked_at timestamptz);  -- when WeCom said that it does not know them
CREATE INDEX external_person_member ON external_person (member_id);
"""

ROOMS_OF_A_PROVIDER = """
-- One row where a provider is configured. While it cannot be used: since when, why, and when it is asked again.
-- What it calls an error may be longer than four bytes hold: 4001000001.
CREATE TABLE room_provider (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  name text NOT NULL,
  down_since timestamptz,
  errcode bigint,
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL DEFAULT '-infinity',
  of_making boolean NOT NULL DEFAULT false);  -- it was met by making a room, and everything else may do

-- wanted: to be made. asked: it was asked for, and nobody knows yet whether it is there. open: it is.
-- over: its links are forgotten some time after its interview; what came of it stays.
-- leaving: no interview wants it, and one may again. closing: to be deleted. closed: it is gone, or was never made.
CREATE TABLE pad (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint REFERENCES interview ON DELETE SET NULL,
  provider text NOT NULL,
  state text NOT NULL CHECK (state IN ('wanted', 'asked', 'open', 'over', 'leaving', 'closing', 'closed')),
  uid text,  -- the provider's
  candidate text,  -- the name that it was asked for with, while it may have to be looked for
  key_id text,  -- the key that the links are sealed with
  general bytea,
  for_candidate bytea,
  panel text,  -- a digest of the seats that the provider knows of
  candidate_opened_at timestamptz,
  asked_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  looked_at timestamptz,  -- when the provider last said how far it is
  rate double precision,
  report text,
  tries int NOT NULL DEFAULT 0,
  errcode bigint,
  next_try_at timestamptz,  -- to be made, changed or deleted
  next_look_at timestamptz,  -- how far is it, or what came of it
  -- Whom it was asked for; no reference, since they may be gone before it is. Another candidate gets another room.
  candidate_id bigint,
  timeless_since timestamptz,  -- its interview has had no time for so long: given up some day
  UNIQUE (provider, uid),
  CHECK (uid IS NOT NULL OR state IN ('wanted', 'asked', 'closed')),
  CHECK (state NOT IN ('open', 'leaving')
    OR (general IS NOT NULL AND for_candidate IS NOT NULL AND key_id IS NOT NULL)));
CREATE UNIQUE INDEX pad_one_of_interview ON pad (interview_id) WHERE state IN ('wanted', 'asked', 'open', 'leaving');
CREATE INDEX pad_of_interview ON pad (interview_id, id);
CREATE INDEX pad_of_none ON pad (id) WHERE interview_id IS NULL AND state IN ('wanted', 'open', 'leaving');
CREATE INDEX pad_open ON pad (interview_id) WHERE state = 'open';
CREATE INDEX pad_to_do ON pad (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX pad_to_look_at ON pad (next_look_at) WHERE next_look_at IS NOT NULL;

-- Of each who has a link of their own, or has gone in by the general one.
CREATE TABLE pad_link (
  pad_id bigint NOT NULL REFERENCES pad ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES member ON DELETE CASCADE,
  link bytea,
  opened_at timestamptz,
  PRIMARY KEY (pad_id, member_id));
CREATE INDEX pad_link_member ON pad_link (member_id);

-- Something that its room depends on has changed.
CREATE TABLE room_due (
  interview_id bigint PRIMARY KEY REFERENCES interview ON DELETE CASCADE,
  at timestamptz NOT NULL);
CREATE INDEX room_due_at ON room_due (at);

-- An update and not nothing where it is there already: whoever is looking at the interview then comes again.
CREATE FUNCTION room_is_due(ids bigint[]) RETURNS void LANGUAGE plpgsql AS
  $$ BEGIN
    IF EXISTS (SELECT 1 FROM room_provider) THEN
      INSERT INTO room_due (interview_id, at) SELECT id, clock_now() FROM interview WHERE id = ANY (ids) ORDER BY id
      ON CONFLICT (interview_id) DO UPDATE SET at = excluded.at;
    END IF;
  END $$;

CREATE FUNCTION interview_room_is_due() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM room_is_due(ARRAY[NEW.id]); RETURN NULL; END $$;
CREATE TRIGGER interview_has_room AFTER INSERT ON interview FOR EACH ROW
  WHEN (NEW.mode = 'video') EXECUTE FUNCTION interview_room_is_due();
CREATE TRIGGER interview_has_another_room
  AFTER UPDATE OF status, slot, mode, meeting_url, candidate_id ON interview FOR EACH ROW
  WHEN ((NEW.status, NEW.slot, NEW.mode, NEW.meeting_url, NEW.candidate_id) IS DISTINCT FROM
        (OLD.status, OLD.slot, OLD.mode, OLD.meeting_url, OLD.candidate_id))
  EXECUTE FUNCTION interview_room_is_due();

CREATE FUNCTION place_room_is_due() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    IF TG_OP = 'UPDATE' AND NEW.knows_candidate IS DISTINCT FROM OLD.knows_candidate THEN
      PERFORM room_is_due(ARRAY(SELECT other.id FROM interview i JOIN interview other ON other.candidate_id = i.candidate_id
        WHERE i.id = NEW.interview_id));
    ELSE
      PERFORM room_is_due(ARRAY[coalesce(NEW.interview_id, OLD.interview_id)]);
    END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER place_in_room AFTER INSERT OR DELETE ON participant FOR EACH ROW EXECUTE FUNCTION place_room_is_due();
CREATE TRIGGER other_place_in_room AFTER UPDATE OF response, replaced_by_id, knows_candidate ON participant FOR EACH ROW
  WHEN ((NEW.response = 'declined', NEW.replaced_by_id, NEW.knows_candidate) IS DISTINCT FROM
        (OLD.response = 'declined', OLD.replaced_by_id, OLD.knows_candidate))
  EXECUTE FUNCTION place_room_is_due();

CREATE FUNCTION members_rooms_are_due(whose bigint) RETURNS void LANGUAGE sql AS
  $$ SELECT room_is_due(ARRAY(SELECT interview_id FROM participant
       WHERE member_id = whose AND interview_active AND upper(slot) > clock_now())) $$;
CREATE FUNCTION member_room_is_due() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM members_rooms_are_due(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER member_in_room AFTER UPDATE OF email, name ON member FOR EACH ROW
  WHEN ((NEW.email, NEW.name) IS DISTINCT FROM (OLD.email, OLD.name)) EXECUTE FUNCTION member_room_is_due();
CREATE FUNCTION phone_room_is_due() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM members_rooms_are_due(NEW.member_id); RETURN NULL; END $$;
CREATE TRIGGER phone_in_room AFTER UPDATE OF phone ON preference FOR EACH ROW
  WHEN (NEW.phone IS DISTINCT FROM OLD.phone) EXECUTE FUNCTION phone_room_is_due();
"""

# Procrastinate's own schema; a later version of it comes as a migration of ours with its SQL files.
QUEUE = SchemaManager.get_schema()
QUEUE_INDEXES = """
-- Whether a job for somebody waits already, and which are long over, however many jobs were done this week.
CREATE INDEX procrastinate_jobs_asked ON procrastinate_jobs (lock) WHERE status = 'todo';
CREATE INDEX procrastinate_events_ended ON procrastinate_events (at)
  WHERE type IN ('succeeded', 'failed', 'cancelled', 'aborted');
"""

AREAS = (
    INSTALLATION,
    MEMBERS,
    CANDIDATES_AND_JOBS,
    INTERVIEWS,
    FEEDBACK,
    AUDIT,
    AGREEING_ON_A_TIME,
    CONVERSATION,
    NOTICES,
    RESUMES,
    OTHER_SYSTEMS,
    ROOMS_OF_A_PROVIDER,
    QUEUE,
    QUEUE_INDEXES,
)


def up(migrator: Any, db: Any) -> None:
    for area in AREAS:
        db.execute_sql(area.replace("%", "%%"))
