"""Cards that were sent: rows of the outbox, each with the one code that may change it.

A code is single-use, and only a tap brings a new one (更新模板卡片消息, path 94888; read 2026-11-24).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.db import store
from bot.interviews.models import Interview
from bot.notices.outbox import NOTICE_EXPIRES_AFTER


@dataclass(frozen=True)
class SentCard:
    """A card that was sent to somebody."""

    id: int
    to_user: str
    kind: str
    subject: dict[str, Any]
    interview_id: int | None
    for_sequence: int | None
    task_id: str


_CARD = "id, to_user, kind, subject, interview_id, for_sequence, task_id"


def by_task_id(task_id: str) -> SentCard | None:
    rows = store.fetch(f"SELECT {_CARD} FROM outbox WHERE task_id = %(task_id)s", task_id=task_id)
    return SentCard(**rows[0]) if rows else None


def by_row(row_id: int) -> SentCard | None:
    rows = store.fetch(f"SELECT {_CARD} FROM outbox WHERE id = %(id)s AND task_id IS NOT NULL", id=row_id)
    return SentCard(**rows[0]) if rows else None


def about(interview_id: int) -> list[SentCard]:
    """The cards about an interview that were sent, or are being sent."""
    rows = store.fetch(
        f"""SELECT {_CARD} FROM outbox WHERE interview_id = %(id)s AND task_id IS NOT NULL
            AND state IN ('sending', 'sent') ORDER BY id""",
        id=interview_id,
    )
    return [SentCard(**row) for row in rows]


def about_other_rounds(interview: Interview, to_user: str) -> list[SentCard]:
    """The cards that somebody holds about the candidate's other interviews."""
    rows = store.fetch(
        f"""SELECT {_CARD} FROM outbox WHERE interview_id IN (SELECT id FROM interview
              WHERE candidate_id = %(candidate)s AND id <> %(id)s) AND to_user = %(to_user)s AND task_id IS NOT NULL
            AND state IN ('sending', 'sent') ORDER BY id""",
        id=interview.id,
        candidate=interview.candidate_id,
        to_user=to_user,
    )
    return [SentCard(**row) for row in rows]


def tapped(card: SentCard, response_code: str, now: datetime) -> None:
    """Its holder tapped: the tap brought a new code."""
    store.execute(
        "UPDATE outbox SET response_code = %(code)s, acted_at = %(now)s WHERE id = %(id)s",
        id=card.id,
        code=response_code,
        now=now,
    )


def take_code(card: SentCard) -> str | None:
    """The card's code, for one use."""
    rows = store.fetch(
        """UPDATE outbox new SET response_code = NULL FROM outbox old WHERE new.id = %(id)s AND old.id = new.id
           AND old.response_code IS NOT NULL RETURNING old.response_code AS code""",
        id=card.id,
    )
    return rows[0]["code"] if rows else None


def forget(user_ids: list[str]) -> None:
    """Nobody of them holds a card any more: the phones of a sandbox are empty when it starts."""
    store.execute(
        """UPDATE outbox SET task_id = NULL, response_code = NULL
           WHERE to_user = ANY(%(user_ids)s) AND state = 'sent' AND task_id IS NOT NULL""",
        user_ids=user_ids,
    )
    store.execute(
        "UPDATE outbox SET state = 'suppressed' WHERE to_user = ANY(%(user_ids)s) AND kind = 'refresh' AND state = 'queued'",
        user_ids=user_ids,
    )


def put_again(card: SentCard, because: int, now: datetime) -> None:
    """Queue the card anew, to be rendered from the state as it then is; `because` is the row that could not update it."""
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, for_sequence, created_at, not_before,
             expires_at)
           SELECT %(key)s, to_user, kind, subject, interview_id, for_sequence, %(now)s, %(now)s, %(expires_at)s
           FROM outbox WHERE id = %(id)s ON CONFLICT (dedup_key) DO NOTHING""",
        key=f"again:{because}",
        id=card.id,
        now=now,
        expires_at=now + NOTICE_EXPIRES_AFTER,
    )
