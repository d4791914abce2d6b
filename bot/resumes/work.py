"""What the worker does with résumés: they are fetched from where they are said to be, and drawn once they are there.

What is due is a row, which says when it is tried again; whoever is at it holds no transaction meanwhile.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import change
from bot.db import store
from bot.interviews import resumes, resumes_wanted
from bot.interviews.resumes_wanted import Claim
from bot.log import log
from bot.resumes import pages
from bot.resumes.fetching import Fetcher, NotFetched
from bot.resumes.pages import Drawn

MOST_TRIES = 3  # of what took its worker along
LEASE = timedelta(minutes=5)  # longer than drawing may take
AT_ONCE = 20
FETCHED_AT_ONCE = 4  # each by a sweep of its own, so that a slow host keeps none of the others waiting
FETCHING_TAKES = timedelta(minutes=10)  # at most, redirects and all
# After each try that may pass; then HR is told.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))


def fetch_due(fetcher: Fetcher, now: datetime) -> bool:
    """Ask for what has been due for longest; False where nothing is."""
    with store.connected():
        claim = resumes_wanted.claim_wanted(now, now + FETCHING_TAKES)
    if claim is None:
        return False
    _fetch(fetcher, claim, now)
    return True


def _fetch(fetcher: Fetcher, claim: Claim, now: datetime) -> None:
    try:
        file = fetcher.fetch(claim.url)
    except NotFetched as refused:
        why, again = refused.why, refused.may_pass and claim.tries <= len(BACK_OFF)
        log.warning("résumé not fetched", candidate=claim.candidate_id, tries=claim.tries, why=why)
        store.retry_once(lambda: _not_fetched(claim, why, now, again=again))
        return
    log.info("résumé fetched", candidate=claim.candidate_id, bytes=len(file))
    store.retry_once(lambda: _fetched(claim, file, now))


def _fetched(claim: Claim, file: bytes, now: datetime) -> None:
    with change.begin(now, kind="system") as keeping:
        resumes_wanted.keep_fetched(keeping, claim, file)


def _not_fetched(claim: Claim, why: str, now: datetime, *, again: bool) -> None:
    with change.begin(now, kind="system") as trying:
        if again:
            resumes_wanted.try_later(claim, why, now + BACK_OFF[claim.tries - 1])
        else:
            resumes_wanted.give_up(trying, claim, why)


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
        rows = store.fetch_planned(
            """UPDATE resume SET tries = tries + 1, next_try_at = clock_now() + %(lease)s
               WHERE id = (SELECT id FROM resume WHERE state = 'arrived' AND next_try_at <= %(now)s
                 ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
               RETURNING id, tries, content""",
            now=now,
            lease=LEASE,
        )
    return next(((row["id"], row["tries"], bytes(row["content"])) for row in rows), None)


def _keep(resume_id: int, drawn: Drawn, now: datetime) -> None:
    """Unless another file has taken its place meanwhile."""
    with change.begin(now, kind="system") as keeping:
        resumes.keep_drawn(keeping, resume_id, drawn.pages, drawn.pictures, drawn.why)
