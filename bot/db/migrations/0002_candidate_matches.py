"""Whose an address is, by whom that is confirmed; and which candidates are members by one, all of them, until HR ends it.

What was matched before stays matched, also what only a number said that a member had typed: HR is told of it once, and
decides. A typed number makes no new match.
"""

from typing import Any

SQL = r"""
-- The rules of `interviews/identity.py`, for indexes and triggers. Each is whole: while an index is built no other function is found.
CREATE FUNCTION name_key(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT regexp_replace(btrim(regexp_replace(
       regexp_replace(replace(replace(lower(replace(normalize(said, NFKC), 'İ', 'I')), 'ß', 'ss'), 'ς', 'σ'),
       '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]', '', 'g'),
       '\s+', ' ', 'g')), '(?<=[㐀-鿿]) (?=[㐀-鿿])', '', 'g') $$;
CREATE FUNCTION mail_key(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT btrim(replace(replace(lower(replace(normalize(said, NFKC), 'İ', 'I')), 'ß', 'ss'), 'ς', 'σ'), E' \t\n\r') $$;
CREATE FUNCTION phone_key(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN length(key) >= 7 AND position('*' IN normalize(said, NFKC)) = 0 THEN key ELSE '' END FROM (SELECT regexp_replace(regexp_replace(regexp_replace(
       regexp_replace(normalize(said, NFKC),
         '([0-9](?:[^0-9A-Za-z/,;|、#转分]{0,9}[0-9]){6,30})[^0-9A-Za-z/,;|、#转分]*[A-Za-z/,;|、#转分].*$', '\1'),
       '[^0-9+]', '', 'g'), '^00', '+'), '^(?:\+?86)?0?(?=1[0-9]{10}$)', '') AS key) phone $$;
CREATE INDEX candidate_by_name ON candidate (name_key(name));
CREATE INDEX candidate_by_mail ON candidate (mail_key(email)) WHERE email IS NOT NULL;
CREATE INDEX candidate_by_phone ON candidate (phone_key(mobile)) WHERE mobile IS NOT NULL;
CREATE INDEX member_by_name ON member (name_key(name));
CREATE INDEX member_by_mail ON member (mail_key(email)) WHERE email IS NOT NULL;
CREATE INDEX job_by_name ON job (name_key(title));
CREATE INDEX room_by_name ON room (name_key(name));
DROP INDEX candidate_written, candidate_mailed, candidate_phoned, preference_phoned;

-- Whether an admin has set the member's mail: what a spreadsheet brought is a contact detail alone.
ALTER TABLE member ADD COLUMN email_confirmed boolean NOT NULL DEFAULT true;
CREATE TABLE member_address (
  address text NOT NULL CHECK (address !~ ':$'),  -- email:li4@example.com, mobile:13800000000, user_id:li4
  confirmed_by text NOT NULL CHECK (confirmed_by IN ('directory', 'admin', 'linked')),
  member_id bigint NOT NULL REFERENCES member ON DELETE CASCADE,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (address, confirmed_by));
CREATE INDEX member_address_member ON member_address (member_id);
CREATE TABLE unknown_address (
  address text PRIMARY KEY,
  asked_at timestamptz NOT NULL);  -- when WeCom said that it does not know them
CREATE TABLE directory_reading (
  member_id bigint PRIMARY KEY REFERENCES member ON DELETE CASCADE,
  next_at timestamptz NOT NULL);
INSERT INTO member_address
  SELECT p.address, CASE WHEN EXISTS (SELECT 1 FROM audit_event a WHERE a.action = 'member.linked'
      AND a.after ->> 'address' = p.address) THEN 'linked' ELSE 'directory' END, p.member_id, clock_now()
  FROM external_person p WHERE p.member_id IS NOT NULL AND p.address !~ ':$';
INSERT INTO member_address
  SELECT 'email:' || mail_key(email), 'admin', id, clock_now() FROM member WHERE email IS NOT NULL ORDER BY id
  ON CONFLICT DO NOTHING;
INSERT INTO unknown_address SELECT address, asked_at FROM external_person WHERE member_id IS NULL AND asked_at IS NOT NULL;
DROP TABLE external_person;

CREATE TABLE candidate_match (
  candidate_id bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  member_id bigint NOT NULL REFERENCES member ON DELETE CASCADE,
  address text NOT NULL,
  why text NOT NULL CHECK (why IN ('directory', 'admin', 'linked', 'typed')),  -- typed: by themselves, before it was none
  since timestamptz NOT NULL,
  told_at timestamptz,
  ended_at timestamptz,
  ended_by bigint REFERENCES member ON DELETE SET NULL,
  PRIMARY KEY (candidate_id, member_id, address));
CREATE INDEX candidate_match_member ON candidate_match (member_id, candidate_id) WHERE ended_at IS NULL;
CREATE INDEX candidate_match_untold ON candidate_match (candidate_id) WHERE told_at IS NULL AND ended_at IS NULL;
INSERT INTO candidate_match
  SELECT c.id, a.member_id, a.address, a.confirmed_by, clock_now() FROM member_address a JOIN candidate c
    ON c.email IS NOT NULL AND 'email:' || mail_key(c.email) = a.address
      OR phone_key(c.mobile) <> '' AND 'mobile:' || phone_key(c.mobile) = a.address
  ORDER BY a.confirmed_by DESC ON CONFLICT DO NOTHING;
INSERT INTO candidate_match
  SELECT c.id, p.member_id, 'mobile:' || phone_key(p.phone), 'typed', clock_now() FROM preference p JOIN candidate c
    ON phone_key(c.mobile) <> '' AND phone_key(c.mobile) = phone_key(p.phone) ON CONFLICT DO NOTHING;
INSERT INTO candidate_match
  SELECT c.id, c.member_id, 'mobile:' || phone_key(c.mobile), 'typed', clock_now() FROM candidate c
    WHERE c.member_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate_match m
      WHERE m.candidate_id = c.id AND m.member_id = c.member_id);
DROP TRIGGER candidate_reached ON candidate;
DROP TRIGGER member_mailed ON member;
DROP TRIGGER member_unmailed ON member;
DROP TRIGGER member_phoned ON preference;
DROP FUNCTION candidate_reached, member_mailed, member_phoned, member_of_candidate, same_phone, digits_of;
ALTER TABLE candidate DROP COLUMN member_id;

CREATE FUNCTION member_has_mail() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    DELETE FROM member_address WHERE member_id = NEW.id AND confirmed_by = 'admin';
    IF NEW.email_confirmed AND NEW.email IS NOT NULL THEN
      INSERT INTO member_address VALUES ('email:' || mail_key(NEW.email), 'admin', NEW.id, clock_now())
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER member_has_mail AFTER INSERT OR UPDATE OF email, email_confirmed ON member FOR EACH ROW
  EXECUTE FUNCTION member_has_mail();
-- Whichever of them comes first. What ended stays ended, and what is there stays, whatever becomes of the address.
CREATE FUNCTION address_confirmed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    INSERT INTO candidate_match
      SELECT c.id, NEW.member_id, NEW.address, NEW.confirmed_by, clock_now() FROM (
        SELECT id FROM candidate WHERE starts_with(NEW.address, 'email:') AND email IS NOT NULL
          AND mail_key(email) = substr(NEW.address, 7)
        UNION ALL SELECT id FROM candidate WHERE starts_with(NEW.address, 'mobile:') AND mobile IS NOT NULL
          AND phone_key(mobile) = substr(NEW.address, 8)) c
      ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
CREATE TRIGGER address_confirmed AFTER INSERT OR UPDATE OF member_id ON member_address FOR EACH ROW
  EXECUTE FUNCTION address_confirmed();
CREATE FUNCTION candidate_reached() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    INSERT INTO candidate_match
      SELECT NEW.id, a.member_id, a.address, a.confirmed_by, clock_now() FROM member_address a
      WHERE a.address IN ('email:' || nullif(mail_key(NEW.email), ''), 'mobile:' || nullif(phone_key(NEW.mobile), ''))
      ORDER BY a.confirmed_by DESC
      ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
CREATE TRIGGER candidate_reached AFTER INSERT OR UPDATE OF email, mobile ON candidate FOR EACH ROW
  WHEN (NEW.email IS NOT NULL OR NEW.mobile IS NOT NULL) EXECUTE FUNCTION candidate_reached();
-- Who is the candidate may have opened the way into a room: there is another one then.
CREATE FUNCTION match_room_is_due() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    PERFORM room_is_due(ARRAY(SELECT id FROM interview WHERE candidate_id = NEW.candidate_id));
    RETURN NULL;
  END $$;
CREATE TRIGGER match_in_room AFTER INSERT OR UPDATE OF ended_at ON candidate_match FOR EACH ROW
  EXECUTE FUNCTION match_room_is_due();
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
