"""The first names of those that begin with a text are read in their order from the index alone, however many begin so."""

from typing import Any

SQL = """
-- With the name itself: without it PostgreSQL fetched every candidate of a surname, to take the first.
CREATE INDEX candidate_named ON candidate (lower(name) text_pattern_ops, id) INCLUDE (name);
DROP INDEX candidate_called;
ALTER INDEX candidate_named RENAME TO candidate_called;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
