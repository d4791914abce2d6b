"""Résumés that are still to be fetched: where each is said to be, what came of asking there, and when it is tried again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.interviews import locks, resumes
from bot.interviews.audit import Change


@dataclass(frozen=True)
class Wanted:
    """What is to be fetched: `waiting`, `done` or `given_up`; `why` it could not be (yet)."""

    state: str
    why: str


def of(candidate_id: int) -> Wanted | None:
    rows = store.fetch(
        "SELECT state, coalesce(why, '') AS why FROM resume_wanted WHERE candidate_id = %(candidate)s",
        candidate=candidate_id,
    )
    return next((Wanted(**row) for row in rows), None)


def want(change: Change, urls: Sequence[tuple[int, str]], said_by: str) -> None:
    """Of each candidate, by id, it is to be fetched from there; not again where it has been.

    `said_by`: `import`, by which somebody asks for what was given up once more, or `hook`, which may say the same often.
    """
    rows = {
        candidate_id: {"id": candidate_id, "url": url, "sha256": hashlib.sha256(url.encode()).hexdigest()}
        for candidate_id, url in urls
        if url
    }
    if not rows:
        return
    store.execute(
        """INSERT INTO resume_wanted AS w (candidate_id, url, url_sha256, said_by, next_try_at)
           SELECT id, url, decode(sha256, 'hex'), %(by)s, %(now)s
           FROM json_to_recordset(%(rows)s) AS r (id bigint, url text, sha256 text) ORDER BY id
           ON CONFLICT (candidate_id) DO UPDATE SET url = EXCLUDED.url, url_sha256 = EXCLUDED.url_sha256,
             said_by = EXCLUDED.said_by, state = 'waiting', why = NULL, tries = 0, next_try_at = EXCLUDED.next_try_at
           WHERE w.url_sha256 <> EXCLUDED.url_sha256 OR (w.state = 'given_up' AND EXCLUDED.said_by = 'import')""",
        by=said_by,
        now=change.now,
        rows=store.json(list(rows.values())),
    )


# --- it is fetched -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claim:
    """An address that somebody asks at now, for the `tries`th time. `url` is in no repr: it may open the file."""

    candidate_id: int
    url: str = field(repr=False)
    url_sha256: bytes = field(repr=False)
    said_by: str
    tries: int


def claim_wanted(now: datetime, again: datetime) -> Claim | None:
    """What is due; nobody else claims it before `again`."""
    rows = store.fetch(
        """UPDATE resume_wanted SET tries = tries + 1, next_try_at = %(again)s
           WHERE candidate_id IN (SELECT candidate_id FROM resume_wanted WHERE state = 'waiting' AND next_try_at <= %(now)s
             ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
           RETURNING candidate_id, url, url_sha256, said_by, tries""",
        now=now,
        again=again,
    )
    return next((Claim(**row | {"url_sha256": bytes(row["url_sha256"])}) for row in rows), None)


def keep_fetched(change: Change, claim: Claim, file: bytes) -> None:
    """Unless another address, or a file, has come meanwhile, or it is the one that is there: an address that is signed is
    another one each time."""
    locks.hold(candidates={claim.candidate_id})
    is_there = store.fetch(
        "SELECT 1 FROM resume WHERE candidate_id = %(candidate)s AND sha256(content) = %(sha256)s",
        candidate=claim.candidate_id,
        sha256=hashlib.sha256(file).digest(),
    )
    if _settle(claim, "done", None) and not is_there:
        resumes.put(change, claim.candidate_id, file, claim.said_by)


def try_later(claim: Claim, why: str, at: datetime) -> None:
    store.execute(
        sql("""UPDATE resume_wanted SET why = %(why)s, next_try_at = %(at)s WHERE {of_claim}""", of_claim=_OF_CLAIM),
        candidate=claim.candidate_id,
        sha256=claim.url_sha256,
        why=why,
        at=at,
    )


def give_up(change: Change, claim: Claim, why: str) -> None:
    if _settle(claim, "given_up", why):
        resumes.failed(change, claim.candidate_id, why)


_OF_CLAIM = sql("candidate_id = %(candidate)s AND url_sha256 = %(sha256)s AND state = 'waiting'")


def _settle(claim: Claim, state: str, why: str | None) -> bool:
    return bool(
        store.execute(
            sql(
                "UPDATE resume_wanted SET state = %(state)s, why = %(why)s, url = NULL WHERE {of_claim}",
                of_claim=_OF_CLAIM,
            ),
            candidate=claim.candidate_id,
            sha256=claim.url_sha256,
            state=state,
            why=why,
        )
    )
