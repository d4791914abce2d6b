"""What a candidate's link to an interview is derived from: an id of its own, which is in nothing else, and its version."""

from typing import Any

SQL = """
ALTER TABLE interview ADD COLUMN link_id text NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', '');
ALTER TABLE interview ADD COLUMN link_version int NOT NULL DEFAULT 1 CHECK (link_version BETWEEN 1 AND 16777215);
CREATE UNIQUE INDEX interview_link ON interview (link_id);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
