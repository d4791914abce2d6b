"""Rooms that a provider makes for interviews: what was asked of it, what came of it, and which interviews to look at again."""

from typing import Any

SQL = """
-- One row where a provider is configured. While it cannot be used: since when, why, and when it is asked again.
CREATE TABLE room_provider (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  name text NOT NULL,
  down_since timestamptz,
  errcode int,
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL DEFAULT '-infinity');

-- wanted: to be made. asked: it was asked for, and nobody knows yet whether it is there. open: it is.
-- leaving: no interview wants it, and one may again. closing: to be deleted. closed: it is gone, or was never made.
CREATE TABLE pad (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  interview_id bigint REFERENCES interview ON DELETE SET NULL,
  provider text NOT NULL,
  state text NOT NULL CHECK (state IN ('wanted', 'asked', 'open', 'leaving', 'closing', 'closed')),
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
  errcode int,
  next_try_at timestamptz,  -- to be made, changed or deleted
  next_look_at timestamptz,  -- how far is it, or what came of it
  UNIQUE (provider, uid),
  CHECK (uid IS NOT NULL OR state IN ('wanted', 'asked', 'closed')),
  CHECK (state NOT IN ('open', 'leaving')
    OR (general IS NOT NULL AND for_candidate IS NOT NULL AND key_id IS NOT NULL)));
CREATE UNIQUE INDEX pad_one_of_interview ON pad (interview_id) WHERE state IN ('wanted', 'asked', 'open', 'leaving');
CREATE INDEX pad_of_interview ON pad (interview_id, id);
CREATE INDEX pad_of_none ON pad (id) WHERE interview_id IS NULL AND state IN ('wanted', 'open', 'leaving');
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
CREATE TRIGGER interview_has_another_room AFTER UPDATE OF status, slot, mode, meeting_url ON interview FOR EACH ROW
  WHEN ((NEW.status, NEW.slot, NEW.mode, NEW.meeting_url) IS DISTINCT FROM
        (OLD.status, OLD.slot, OLD.mode, OLD.meeting_url))
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


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
