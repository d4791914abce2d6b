"""A job that a line names by how its title begins, and a room, are found by an index."""

from typing import Any

SQL = """
CREATE INDEX job_called ON job (lower(title) text_pattern_ops);
CREATE INDEX room_called ON room (lower(name));
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
