"""One clock for all processes: PostgreSQL's. Only tests and the sandbox may put it ahead or have it stand still."""

from typing import Any

SQL = """
CREATE TABLE clock (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  ahead interval NOT NULL DEFAULT '0',
  stands_at timestamptz);
INSERT INTO clock DEFAULT VALUES;
CREATE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT coalesce(stands_at, statement_timestamp() + ahead) FROM clock $$;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
