"""许 明轩 is 许明轩: a space between Chinese characters made somebody else of them, without what is known of him."""

from typing import Any

SQL = r"""
UPDATE candidate SET name = regexp_replace(name, '(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])', '', 'g')
WHERE name ~ '[\u3400-\u9fff] +[\u3400-\u9fff]';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
