"""What we owe WeCom's users, one row for each message, written in the transaction that made it due."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import store
from bot.reply import Reply

ANSWER_EXPIRES_AFTER = timedelta(hours=1)


def put_answer(entry_id: int, to_user: str, said: Reply, now: datetime) -> None:
    """Queue an answer that could not leave passively, its parts in order."""
    for number, part in enumerate(said.dump()):
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, payload, created_at, not_before, expires_at)
               VALUES (%(key)s, %(to_user)s, 'answer', %(payload)s, %(now)s, %(now)s, %(expires_at)s)
               ON CONFLICT (dedup_key) DO NOTHING""",
            key=f"answer:{entry_id}:{number}",
            to_user=to_user,
            payload=store.json(part),
            now=now,
            expires_at=now + ANSWER_EXPIRES_AFTER,
        )
