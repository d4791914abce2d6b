"""Candidates are found by a part of their name, and by the last four digits of their phone, however many there are."""

from typing import Any

SQL = r"""
-- The given name, and its last character: two Chinese characters are too few for trigrams.
CREATE INDEX candidate_given ON candidate (lower(substr(name, 2)) text_pattern_ops);
CREATE INDEX candidate_given_last ON candidate (lower(substr(name, 3)) text_pattern_ops);
CREATE INDEX candidate_phone ON candidate (right(regexp_replace(mobile, '\D', '', 'g'), 4)) WHERE mobile IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
