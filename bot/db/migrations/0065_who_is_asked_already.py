"""Whether a job for somebody waits already is found by an index, however many jobs were done this week."""

from typing import Any

SQL = """
CREATE INDEX procrastinate_jobs_asked ON procrastinate_jobs (lock) WHERE status = 'todo';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
