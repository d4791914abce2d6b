"""Who is active again: WeCom is asked whether their account is still theirs."""

from typing import Any

SQL = r"""
-- As they were called when they were deactivated, of who is active again. Until WeCom has said who has the account, no
-- address that was confirmed for them names anybody.
ALTER TABLE verification ADD COLUMN former_name text;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
