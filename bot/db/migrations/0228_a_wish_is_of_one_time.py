"""What a candidate asks for is instead of one start: where a move is taken back it stands as it did before."""

from typing import Any

SQL = """
ALTER TABLE candidate_wish ADD COLUMN instead_of timestamptz;
UPDATE candidate_wish w SET instead_of = coalesce(lower(i.slot), w.made_at) FROM interview i WHERE i.id = w.interview_id;
ALTER TABLE candidate_wish ALTER COLUMN instead_of SET NOT NULL, DROP COLUMN sequence;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
