"""Feedback that was begun and is not in yet: kept for a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.interviews.evaluation import Evaluation

DRAFTS_STAY = timedelta(days=1)


def keep_draft(interview_id: int, author_id: int, evaluation: Evaluation, now: datetime) -> None:
    """What was begun, for a day; what is in stays as it is until it is submitted anew."""
    draft = {"verdict": evaluation.verdict, "words": evaluation.words, "ratings": dict(evaluation.ratings)}
    store.execute(
        """INSERT INTO feedback AS f (interview_id, author_id, draft, drafted_at)
           VALUES (%(interview)s, %(author)s, %(draft)s, %(now)s)
           ON CONFLICT (interview_id, author_id) DO UPDATE SET draft = excluded.draft, drafted_at = excluded.drafted_at""",
        interview=interview_id,
        author=author_id,
        draft=store.json(draft),
        now=now,
    )


def draft_of(interview_id: int, author_id: int, now: datetime) -> Evaluation | None:
    """What the author has begun within a day."""
    rows = store.fetch(
        """SELECT draft FROM feedback WHERE interview_id = %(interview)s AND author_id = %(author)s
           AND draft IS NOT NULL AND drafted_at > %(since)s""",
        interview=interview_id,
        author=author_id,
        since=now - DRAFTS_STAY,
    )
    return Evaluation(**rows[0]["draft"]) if rows else None


def drafts(author_id: int, now: datetime) -> list[tuple[int, Evaluation]]:
    """Ids of interviews with what the author has begun on them within a day, the latest first."""
    rows = store.fetch(
        """SELECT interview_id, draft FROM feedback WHERE author_id = %(author)s AND draft IS NOT NULL
             AND drafted_at > %(since)s ORDER BY drafted_at DESC LIMIT 3""",
        author=author_id,
        since=now - DRAFTS_STAY,
    )
    return [(row["interview_id"], Evaluation(**row["draft"])) for row in rows]
