"""What pages are reached by: an interview's `ref`, which nobody can guess, and when somebody first signed on."""

from typing import Any

SQL = """
ALTER TABLE interview ADD COLUMN ref text NOT NULL UNIQUE DEFAULT replace(gen_random_uuid()::text, '-', '');
CREATE TABLE sign_on (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  first_at timestamptz,  -- until then nothing that is sent leads to a page
  last_at timestamptz,
  failed_at timestamptz,
  failure text
);
INSERT INTO sign_on DEFAULT VALUES;
ALTER TABLE member ADD COLUMN signed_out_at timestamptz;
CREATE FUNCTION member_left() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.signed_out_at := clock_now(); RETURN NEW; END $$;
CREATE TRIGGER member_left BEFORE UPDATE OF active ON member FOR EACH ROW
  WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION member_left();
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
