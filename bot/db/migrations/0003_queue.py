"""Procrastinate's own schema; a later version of it comes as a migration of ours with its SQL files."""

from typing import Any

from procrastinate.schema import SchemaManager


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SchemaManager.get_schema().replace("%", "%%"))
