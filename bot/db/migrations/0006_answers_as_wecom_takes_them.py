"""Answers are kept as `message/send` takes them; those that were written before are brought into that form."""

from typing import Any

SQL = """
UPDATE outbox SET payload = jsonb_build_object('msgtype', 'text', 'text', jsonb_build_object('content', payload->'content'))
WHERE payload->>'type' = 'text';

UPDATE inbox SET answer = (
  SELECT jsonb_agg(jsonb_build_object('msgtype', 'text', 'text', jsonb_build_object('content', part->'content')) ORDER BY n)
  FROM jsonb_array_elements(answer) WITH ORDINALITY AS parts (part, n))
WHERE answer @> '[{"type": "text"}]';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
