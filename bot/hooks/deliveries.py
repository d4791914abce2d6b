"""The rows of what came: one for each delivery, written before it is answered, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import queue, store
from bot.db.sql import Sql, sql
from bot.hooks import json_body

FIRST_TRY_WITHIN = timedelta(seconds=10)  # by its job; then the sweep looks for it
_MOST_PATIENT = 9  # tries: from then on they are an hour apart
DUE_AT_ONCE = 50

# What may become of one.
APPLIED, OVERTAKEN, QUIET, LATE, UNKNOWN = "applied", "overtaken", "quiet", "late", "unknown"


@dataclass(frozen=True)
class Delivery:
    """`event` and `external_id` are its sender's."""

    id: int
    provider: str
    event: str
    external_id: str
    body: bytes
    received_at: datetime
    tries: int
    done_at: datetime | None
    outcome: str | None
    last_error: str | None


_COLUMNS = sql("id, provider, event, external_id, body, received_at, tries, done_at, outcome, last_error")


def put(provider: str, signed: bytes, key: str, event: str, external_id: str, body: bytes) -> bytes | None:
    """Keep it and wake a worker; the body of the one that is there already, and None where none is.

    What is `signed` counts before the key: whoever has seen a delivery on its way can choose the one, not the other.
    """
    if not _is_seen_first(provider, signed):
        return body
    rows = store.fetch(
        """INSERT INTO inbound_delivery (provider, delivery_key, event, external_id, body, received_at, next_try_at)
           VALUES (%(provider)s, %(key)s, %(event)s, %(external_id)s, %(body)s, clock_now(), clock_now() + %(within)s)
           ON CONFLICT (provider, delivery_key) DO NOTHING RETURNING id""",
        provider=provider,
        key=key,
        event=event,
        external_id=external_id,
        body=body,
        within=FIRST_TRY_WITHIN,
    )
    if rows:
        queue.take_in(rows[0]["id"], provider, external_id)
        return None
    [there] = store.fetch(
        "SELECT body FROM inbound_delivery WHERE provider = %(provider)s AND delivery_key = %(key)s",
        provider=provider,
        key=key,
    )
    return bytes(there["body"])


def _is_seen_first(provider: str, signed: bytes) -> bool:
    """Of several at once all but one wait until that one is kept, or is not."""
    return bool(
        store.execute(
            """INSERT INTO seen_signature (provider, signed_sha256, seen_at)
               VALUES (%(provider)s, %(sha256)s, clock_now()) ON CONFLICT DO NOTHING""",
            provider=provider,
            sha256=hashlib.sha256(signed).digest(),
        )
    )


def by_id(delivery_id: int) -> Delivery | None:
    return next(iter(_all(sql("id = %(id)s"), id=delivery_id)), None)


def latest(limit: int) -> list[Delivery]:
    """The newest first."""
    return _all(sql("true ORDER BY id DESC LIMIT %(limit)s"), limit=limit)


def due(now: datetime) -> list[int]:
    """Ids of those that no job has done in time, the longest waiting first; none that is in somebody's hands."""
    rows = store.fetch_planned(
        """SELECT id FROM inbound_delivery WHERE done_at IS NULL AND next_try_at <= %(now)s
           ORDER BY next_try_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED""",
        now=now,
        limit=DUE_AT_ONCE,
    )
    return [row["id"] for row in rows]


def count_try(delivery_id: int, now: datetime) -> bool:
    """Before it is worked on, and committed: a death is counted. False where there is nothing to do any more."""
    return bool(
        store.execute(
            """UPDATE inbound_delivery SET tries = tries + 1,
                 next_try_at = %(now)s + least(interval '1 hour', interval '10 seconds' * 2 ^ least(tries, %(most)s))
               WHERE id = (SELECT id FROM inbound_delivery WHERE id = %(id)s AND done_at IS NULL FOR UPDATE SKIP LOCKED)""",
            id=delivery_id,
            now=now,
            most=_MOST_PATIENT,
        )
    )


def hold(delivery_id: int) -> bool:
    """Lock it until its effect commits; False where somebody else has it, or it is done."""
    return bool(
        store.fetch(
            "SELECT 1 FROM inbound_delivery WHERE id = %(id)s AND done_at IS NULL FOR UPDATE SKIP LOCKED",
            id=delivery_id,
        )
    )


def done(delivery: Delivery, outcome: str, now: datetime) -> None:
    """Where a résumé is stands in it no longer: what is to be fetched is a row of its own."""
    store.execute(
        """UPDATE inbound_delivery SET done_at = %(now)s, outcome = %(outcome)s, last_error = NULL, body = %(body)s
           WHERE id = %(id)s""",
        id=delivery.id,
        body=json_body.without_resumes(delivery.body),
        outcome=outcome,
        now=now,
    )


def failed(delivery_id: int, error: str) -> None:
    """It is tried again. `error` is a type and places, never what somebody sent."""
    store.execute(
        "UPDATE inbound_delivery SET last_error = %(error)s WHERE id = %(id)s AND done_at IS NULL",
        id=delivery_id,
        error=error,
    )


def wait(delivery_id: int, until: datetime) -> None:
    """Nothing is wrong, and it is not looked at before then."""
    store.execute(
        "UPDATE inbound_delivery SET next_try_at = %(until)s, tries = 0 WHERE id = %(id)s AND done_at IS NULL",
        id=delivery_id,
        until=until,
    )


def put_again(delivery: Delivery, now: datetime) -> None:
    """Do it once more, whatever became of it; what is newer by now stays."""
    store.execute(
        """UPDATE inbound_delivery SET done_at = NULL, outcome = NULL, last_error = NULL, tries = 0, next_try_at = %(at)s
           WHERE id = %(id)s""",
        id=delivery.id,
        at=now + FIRST_TRY_WITHIN,
    )
    queue.take_in(delivery.id, delivery.provider, delivery.external_id)


def _all(condition: Sql, **values: object) -> list[Delivery]:
    rows: Sequence[store.Row] = store.fetch(
        sql("SELECT {columns} FROM inbound_delivery WHERE {condition}", columns=_COLUMNS, condition=condition),
        **values,
    )
    return [Delivery(**row | {"body": bytes(row["body"])}) for row in rows]
