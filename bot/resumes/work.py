"""What the worker does with résumés: pages are drawn once the file is there."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import change
from bot.db import store
from bot.interviews import resumes
from bot.log import log
from bot.resumes import pages
from bot.resumes.pages import Drawn

MOST_TRIES = 3  # of what took its worker along
LEASE = timedelta(minutes=5)  # longer than drawing may take
AT_ONCE = 20


def draw_due(now: datetime) -> int:
    """Draw what has arrived, the oldest first; how many were seen to."""
    for count in range(AT_ONCE):
        found = store.retry_once(lambda: _claim_to_draw(now))
        if found is None:
            return count
        _draw(*found, now)
    return AT_ONCE


def _draw(resume_id: int, tries: int, content: bytes, now: datetime) -> None:
    drawn = pages.draw(content) if tries <= MOST_TRIES else Drawn(0, [], "too_much")
    log.info("résumé drawn", resume=resume_id, pages=len(drawn.pictures), of=drawn.pages, why=drawn.why)
    store.retry_once(lambda: _keep(resume_id, drawn, now))


def _claim_to_draw(now: datetime) -> tuple[int, int, bytes] | None:
    with store.db.atomic():
        rows = store.fetch(
            """UPDATE resume SET tries = tries + 1, next_try_at = %(again)s
               WHERE id = (SELECT id FROM resume WHERE state = 'arrived' AND next_try_at <= %(now)s
                 ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
               RETURNING id, tries, content""",
            now=now,
            again=now + LEASE,
        )
    return next(((row["id"], row["tries"], bytes(row["content"])) for row in rows), None)


def _keep(resume_id: int, drawn: Drawn, now: datetime) -> None:
    """Unless another file has taken its place meanwhile."""
    with change.begin(now, kind="system") as keeping:
        resumes.keep_drawn(keeping, resume_id, drawn.pages, drawn.pictures, drawn.why)
