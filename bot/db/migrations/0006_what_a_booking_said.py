"""The undo of a booking takes back the addresses that only this booking said of a candidate, and whom these matched."""

from typing import Any

SQL = r"""
-- The booking that said it, while nobody else has said it too.
ALTER TABLE candidate_address ADD COLUMN only_booking bigint REFERENCES interview ON DELETE SET NULL;
CREATE INDEX candidate_address_booking ON candidate_address (only_booking) WHERE only_booking IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
