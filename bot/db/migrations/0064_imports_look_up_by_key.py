"""Whom a spreadsheet means is found by an index, not by reading all candidates."""

from typing import Any

SQL = """
CREATE INDEX candidate_written ON candidate (lower(normalize(name, NFKC)));
CREATE INDEX candidate_mailed ON candidate (lower(email)) WHERE email IS NOT NULL;
-- The last digits: how a number is written, with or without the country, is compared afterwards.
CREATE INDEX candidate_phoned ON candidate (right(regexp_replace(mobile, '[^0-9]', '', 'g'), 8)) WHERE mobile IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
