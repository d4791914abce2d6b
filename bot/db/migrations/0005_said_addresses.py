"""What was said of candidates and is not kept matches as well when it is confirmed later; matches keep their members.

Who was added by mistake and is matched stays in the record, deactivated: else what HR has ended would begin anew.
"""

from typing import Any

SQL = r"""
CREATE TABLE candidate_address (
  candidate_id bigint NOT NULL REFERENCES candidate ON DELETE CASCADE,
  address text NOT NULL CHECK (address !~ ':$'),  -- as in member_address
  PRIMARY KEY (address, candidate_id));
CREATE INDEX candidate_address_candidate ON candidate_address (candidate_id);

CREATE OR REPLACE FUNCTION address_confirmed() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN
    INSERT INTO candidate_match
      SELECT c.id, NEW.member_id, NEW.address, NEW.confirmed_by, clock_now() FROM (
        SELECT id FROM candidate WHERE starts_with(NEW.address, 'email:') AND email IS NOT NULL
          AND mail_key(email) = substr(NEW.address, 7)
        UNION ALL SELECT id FROM candidate WHERE starts_with(NEW.address, 'mobile:') AND mobile IS NOT NULL
          AND phone_key(mobile) = substr(NEW.address, 8)
        UNION ALL SELECT candidate_id FROM candidate_address WHERE address = NEW.address) c
      ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;

ALTER TABLE candidate_match DROP CONSTRAINT candidate_match_member_id_fkey,
  ADD FOREIGN KEY (member_id) REFERENCES member;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
