"""A candidate who is a member: found by the e-mail or mobile that both have, whichever of them came first. And a job of
which only HR and the panel read whom it is about.
"""

from typing import Any

SQL = r"""
ALTER TABLE job ADD COLUMN confidential boolean NOT NULL DEFAULT false;
ALTER TABLE candidate ADD COLUMN member_id bigint REFERENCES member ON DELETE SET NULL;
CREATE INDEX candidate_of_ours ON candidate (member_id) WHERE member_id IS NOT NULL;
-- Eight digits and more; of two that have eleven, all of a Chinese mobile's: with or without the country.
CREATE FUNCTION digits_of(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT regexp_replace(said, '\D', '', 'g') $$;
CREATE FUNCTION same_phone(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT length(digits_of(one)) >= 8 AND length(digits_of(other)) >= 8
       AND right(digits_of(one), 8) = right(digits_of(other), 8)
       AND right(digits_of(one), least(11, length(digits_of(other)))) = right(digits_of(other), least(11, length(digits_of(one)))) $$;
CREATE INDEX preference_phoned ON preference (right(regexp_replace(phone, '\D', '', 'g'), 8)) WHERE phone IS NOT NULL;
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
UPDATE candidate SET member_id = member_of_candidate(email, mobile)
  WHERE (email IS NOT NULL OR mobile IS NOT NULL) AND member_of_candidate(email, mobile) IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
