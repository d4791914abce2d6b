"""How often somebody has lately asked for a candidate's page that is none: counted for all web processes together.

`visitor` is no address, but a hash of one under a key of this installation; a row is of no use after ten minutes, and
deleted within the hour. What a crash of the server loses of it is not missed.
"""

from typing import Any

SQL = """
CREATE UNLOGGED TABLE wrong_link (
  visitor bytea PRIMARY KEY,
  since timestamptz NOT NULL,
  times int NOT NULL);
CREATE INDEX wrong_link_since ON wrong_link (since);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
