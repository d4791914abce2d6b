"""A row of the outbox on its way to WeCom: whose turn it is, and what became of each attempt.

A row is `sending` from before a call until its outcome is known. All SQL is raw here: these statements are the protocol.
Those at the end are the same steps for a batch of rows that leave in bulk, each in one statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from bot.db import store
from bot.db.sql import sql
from bot.notices.outbox import ANSWER, REFRESH

PER_MINUTE, PER_HOUR = 30, 1000  # of one member; WeCom drops what is more, without a word (path 90236)
UNRESOLVED_AFTER = timedelta(seconds=60)  # longer than any call to WeCom may take, a new token included
WECOM_REMEMBERS = timedelta(minutes=30)  # what it has sent, to tell a repeat; see `client.send`
MOST_FAULTS = 3  # of ours, with one row: then it is a dead letter


@dataclass(frozen=True)
class OutboxMessage:
    """A row of the outbox on its way."""

    id: int
    to_user: str
    kind: str
    subject: dict[str, Any]
    payload: dict[str, Any] | None
    interview_id: int | None
    for_sequence: int | None
    expires_at: datetime | None
    attempts: int
    state: str
    task_id: str | None
    sending_at: datetime | None

    @property
    def is_notice(self) -> bool:
        """Whether `catalogue` has its kind."""
        return self.kind not in (ANSWER, REFRESH)


COLUMNS = sql(
    "id, to_user, kind, subject, payload, interview_id, for_sequence, expires_at, attempts, state, task_id, sending_at"
)
# A row that has its turn: what comes later must not overtake it. One that was only put off has none yet, and what waits
# to leave in bulk keeps nothing else waiting.
IN_TURN = sql("""(state = 'sending' OR (state = 'queued' AND (NOT bulk OR %(in_bulk)s)
  AND (not_before <= %(now)s OR sending_at IS NOT NULL OR faults > 0)))""")
_IS_DUE = sql(
    """((state = 'queued' AND not_before <= %(now)s) OR (state = 'sending' AND sending_at < %(unresolved)s))"""
)


def members_with_due_rows(now: datetime) -> list[str]:
    """For whom `due` has something: the first of their rows that has its turn is due. Each member is one step through the index, however much waits for them."""
    rows = store.fetch_planned(
        sql(
            """WITH RECURSIVE waiting AS (
             (SELECT to_user FROM outbox WHERE state IN ('queued', 'sending') ORDER BY to_user LIMIT 1)
             UNION ALL
             SELECT (SELECT o.to_user FROM outbox o WHERE o.state IN ('queued', 'sending') AND o.to_user > w.to_user
                     ORDER BY o.to_user LIMIT 1) FROM waiting w WHERE w.to_user IS NOT NULL)
           SELECT w.to_user FROM waiting w CROSS JOIN LATERAL (
             SELECT {is_due} AS is_due FROM outbox o
             WHERE o.to_user = w.to_user AND state IN ('queued', 'sending') AND {in_turn} ORDER BY o.id LIMIT 1) first
           WHERE first.is_due""",
            is_due=_IS_DUE,
            in_turn=IN_TURN,
        ),
        now=now,
        in_bulk=False,
        unresolved=now - UNRESOLVED_AFTER,
    )
    return [row["to_user"] for row in rows]


def expire(now: datetime) -> int:
    """End what came too late to be of use; nobody is told yesterday's news, nor told it again.

    What is told within another row's message is not: whoever repeats that one looks at it.
    """
    return store.execute_planned(
        """UPDATE outbox SET state = 'expired' WHERE expires_at <= %(now)s AND state IN ('queued', 'sending')
             AND (state = 'queued' OR (state = 'sending' AND sending_at < %(unresolved)s AND NOT coalesce(payload ? 'with', false)))""",
        now=now,
        unresolved=now - UNRESOLVED_AFTER,
    )


def due(to_user: str, now: datetime, *, in_bulk: bool = False) -> list[OutboxMessage]:
    """The member's rows that may be sent now, in order, up to the first that must wait for its next attempt; what leaves
    in bulk is among them where that is asked for, or its outcome is unknown."""
    rows = store.fetch_planned(
        sql(
            """SELECT {columns}, {is_due} AS is_due FROM outbox
            WHERE to_user = %(to_user)s AND state IN ('queued', 'sending') AND {in_turn} ORDER BY id LIMIT 50""",
            columns=COLUMNS,
            is_due=_IS_DUE,
            in_turn=IN_TURN,
        ),
        to_user=to_user,
        now=now,
        in_bulk=in_bulk,
        unresolved=now - UNRESOLVED_AFTER,
    )
    return [OutboxMessage(**row) for row in takewhile(lambda row: row.pop("is_due"), rows)]


def by_ids(ids: Sequence[int]) -> list[OutboxMessage]:
    return [
        OutboxMessage(**row)
        for row in store.fetch(
            sql("SELECT {columns} FROM outbox WHERE id = ANY(%(ids)s) ORDER BY id", columns=COLUMNS), ids=list(ids)
        )
    ]


def lock(message: OutboxMessage) -> bool:
    """Hold the row until the transaction ends; False when it is no longer as it was read.

    What is rendered afterwards is rendered from what is so while nobody can take the row back. What else the delivery
    will write or refer to is held before it, in the order of a tap: the card that is out there, the interview, what
    waits to be told. Otherwise a tap and a delivery would hold what the other one needs.
    """
    if message.kind == REFRESH:
        store.fetch_planned("SELECT 1 FROM outbox WHERE id = %(card)s FOR UPDATE", card=message.subject["card"])
    if message.interview_id is not None:
        store.fetch_planned("SELECT 1 FROM interview WHERE id = %(id)s FOR KEY SHARE", id=message.interview_id)
    return bool(
        store.fetch_planned(
            "SELECT 1 FROM outbox WHERE id = %(id)s AND state = %(state)s AND attempts = %(attempts)s FOR UPDATE",
            id=message.id,
            state=message.state,
            attempts=message.attempts,
        )
    )


def pace_allows(to_user: str, now: datetime) -> bool:
    """False while one more message would be more than WeCom delivers; what several notices share is one."""
    [row] = store.fetch_planned(
        """SELECT count(*) FILTER (WHERE sent_at > %(minute)s) AS minute, count(*) AS hour FROM outbox
           WHERE to_user = %(to_user)s AND state = 'sent' AND kind <> 'refresh' AND sent_at > %(hour)s
             AND NOT coalesce(payload ? 'with', false)""",
        to_user=to_user,
        minute=now - timedelta(minutes=1),
        hour=now - timedelta(hours=1),
    )
    return bool(row["minute"] < PER_MINUTE and row["hour"] < PER_HOUR)


def left_lately(to_user: str, payload: dict[str, Any], now: datetime) -> bool:
    """Whether WeCom has had the very same body for this member, and would know it again."""
    return bool(
        store.fetch(
            """SELECT 1 FROM outbox WHERE to_user = %(to_user)s AND state = 'sent' AND sent_at > %(since)s
                 AND payload = %(payload)s
               UNION ALL
               SELECT 1 FROM outbox WHERE to_user = %(to_user)s AND state = 'sending' AND sending_at > %(since)s
                 AND payload = %(payload)s LIMIT 1""",
            to_user=to_user,
            since=now - WECOM_REMEMBERS,
            payload=store.json(payload),
        )
    )


def claim(message: OutboxMessage, payload: dict[str, Any], now: datetime, *, counted: bool = False) -> bool:
    """Say that the row is being sent, with this body; False when another delivery was first."""
    return bool(
        store.execute_planned(
            """UPDATE outbox SET state = 'sending', sending_at = %(now)s, attempts = attempts + 1, payload = %(payload)s,
                 counted = counted OR %(counted)s
               WHERE id = %(id)s AND state = %(state)s AND attempts = %(attempts)s""",
            id=message.id,
            state=message.state,
            attempts=message.attempts,
            payload=store.json(payload),
            now=now,
            counted=counted,
        )
    )


def sent(ids: Sequence[int], msgid: str | None, response_code: str | None, now: datetime) -> None:
    """The rows left. Where a code came by a tap meanwhile, that of the sending is the spare one."""
    store.execute_planned(
        """UPDATE outbox SET state = 'sent', sent_at = %(now)s, msgid = %(msgid)s, last_error = NULL,
             response_code = coalesce(response_code, %(code)s),
             spare_code = CASE WHEN response_code IS NOT NULL THEN coalesce(%(code)s, spare_code) END
           WHERE id = ANY(%(ids)s)""",
        ids=list(ids),
        msgid=msgid,
        code=response_code,
        now=now,
    )


# The rows, and those that were to be told within their messages: without these their text would be lost.
_WITH_WHAT_WAS_MERGED = sql("""(SELECT unnest(%(ids)s::bigint[]) UNION ALL
  SELECT merged.id FROM outbox first JOIN outbox merged ON merged.to_user = first.to_user AND merged.state = 'sending'
    AND merged.payload ->> 'with' = first.id::text WHERE first.id = ANY(%(ids)s))""")


def wait(ids: Sequence[int], until: datetime, why: str) -> None:
    """Not now: the rows wait, and with them what comes after.

    WeCom has done nothing with them, so whatever is no answer is rendered anew when it leaves. What was tried for the
    first time is no card yet, and may become a line of a message; an attempt before may have been one.
    """
    store.execute(
        sql(
            """UPDATE outbox SET state = 'queued', not_before = %(until)s, last_error = %(why)s,
             payload = CASE WHEN kind = 'answer' THEN payload END,
             task_id = CASE WHEN attempts > 1 THEN task_id END, shown = CASE WHEN attempts > 1 THEN shown END,
             buttons = buttons AND attempts > 1 WHERE id IN {with_what_was_merged}""",
            with_what_was_merged=_WITH_WHAT_WAS_MERGED,
        ),
        ids=list(ids),
        until=until,
        why=why,
    )


def merged_into(message: OutboxMessage) -> list[OutboxMessage]:
    """The rows that are told within this one's message."""
    rows = store.fetch(
        sql(
            """SELECT {columns} FROM outbox WHERE to_user = %(to_user)s AND state = 'sending'
              AND payload ->> 'with' = %(id)s ORDER BY id""",
            columns=COLUMNS,
        ),
        to_user=message.to_user,
        id=str(message.id),
    )
    return [OutboxMessage(**row) for row in rows]


def put_off(ids: Sequence[int], until: datetime) -> None:
    """Their reader is not to be disturbed. What comes after them need not wait: nothing has been tried."""
    store.execute(
        "UPDATE outbox SET not_before = %(until)s, sending_at = NULL, faults = 0 WHERE id = ANY(%(ids)s)",
        ids=list(ids),
        until=until,
    )


def fail(ids: Sequence[int], errcode: int | None, why: str) -> None:
    """Never: the rows are dead letters."""
    store.execute(
        "UPDATE outbox SET state = 'failed', errcode = %(errcode)s, last_error = %(why)s WHERE id = ANY(%(ids)s)",
        ids=list(ids),
        errcode=errcode,
        why=why,
    )


def stumble(message: OutboxMessage, why: str, now: datetime) -> bool:
    """The row failed by a fault of ours: a little later again, and at the third time never; True when that was it."""
    rows = store.fetch(
        """UPDATE outbox SET faults = faults + 1, last_error = %(why)s, not_before = %(later)s,
             state = CASE WHEN faults + 1 >= %(most)s THEN 'failed' ELSE state END
           WHERE id = %(id)s AND state IN ('queued', 'sending') RETURNING state""",
        id=message.id,
        why=why,
        later=now + timedelta(seconds=5),
        most=MOST_FAULTS,
    )
    return any(row["state"] == "failed" for row in rows)


def drop(message: OutboxMessage, state: str) -> None:
    """The row no longer holds: `expired`, or `suppressed`."""
    store.execute("UPDATE outbox SET state = %(state)s WHERE id = %(id)s", id=message.id, state=state)


def has_been_told(interview_id: int, to_user: str) -> bool:
    """Whether anything about the interview has reached the member."""
    return bool(
        store.fetch(
            """SELECT 1 FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND state = 'sent'
               LIMIT 1""",
            interview=interview_id,
            to_user=to_user,
        )
    )


def is_sent(row_id: int) -> bool:
    return bool(store.fetch("SELECT 1 FROM outbox WHERE id = %(id)s AND state = 'sent'", id=row_id))


def begin_anew(message: OutboxMessage) -> None:
    """Give up a notice's body, and with it what was merged into it: each is rendered again from the state as it is."""
    store.execute(
        sql(
            "UPDATE outbox SET state = 'queued', payload = NULL WHERE id IN {with_what_was_merged}",
            with_what_was_merged=_WITH_WHAT_WAS_MERGED,
        ),
        ids=[message.id],
    )


def add_to_subject(message: OutboxMessage, more: dict[str, Any]) -> None:
    """Add to what is known of the subject."""
    store.execute(
        "UPDATE outbox SET subject = subject || %(more)s WHERE id = %(id)s", id=message.id, more=store.json(more)
    )


# --- in bulk ----------------------------------------------------------------------------------------------------------


def due_in_bulk(now: datetime, limit: int) -> list[OutboxMessage]:
    """Held until the transaction ends: one a member, who has nothing earlier to get, at WeCom's pace."""
    rows = store.fetch_planned(
        sql(
            """SELECT {columns} FROM outbox o WHERE bulk AND state = 'queued' AND not_before <= %(now)s
              AND NOT EXISTS (SELECT 1 FROM outbox WHERE to_user = o.to_user AND id < o.id
                AND state IN ('queued', 'sending') AND {in_turn})
              AND NOT EXISTS (SELECT 1 FROM outbox WHERE to_user = o.to_user AND state = 'sending')
              AND (SELECT count(*) FROM outbox WHERE to_user = o.to_user AND state = 'sent' AND kind <> 'refresh'
                AND sent_at > %(minute)s) < {per_minute}
              AND (SELECT count(*) FROM outbox WHERE to_user = o.to_user AND state = 'sent' AND kind <> 'refresh'
                AND sent_at > %(hour)s) < {per_hour}
            ORDER BY not_before, id LIMIT {limit} FOR UPDATE SKIP LOCKED""",
            columns=COLUMNS,
            in_turn=IN_TURN,
            per_minute=PER_MINUTE,
            per_hour=PER_HOUR,
            limit=limit,
        ),
        now=now,
        in_bulk=True,
        minute=now - timedelta(minutes=1),
        hour=now - timedelta(hours=1),
    )
    return [OutboxMessage(**row) for row in rows]


def claim_each(payloads: Mapping[int, dict[str, Any]], now: datetime) -> None:
    """`claim` for rows that this transaction holds."""
    store.execute(
        """UPDATE outbox SET state = 'sending', sending_at = %(now)s, attempts = attempts + 1, payload = n.payload
           FROM json_to_recordset(%(rows)s) AS n (id bigint, payload jsonb) WHERE outbox.id = n.id""",
        rows=store.json([{"id": one, "payload": payload} for one, payload in payloads.items()]),
        now=now,
    )


def sent_each(msgids: Mapping[int, str], now: datetime) -> None:
    """`sent` for rows that left each in a message of its own; no cards."""
    store.execute(
        """UPDATE outbox SET state = 'sent', sent_at = %(now)s, msgid = n.msgid, last_error = NULL
           FROM unnest(%(ids)s::bigint[], %(msgids)s::text[]) AS n (id, msgid) WHERE outbox.id = n.id""",
        ids=list(msgids),
        msgids=list(msgids.values()),
        now=now,
    )


def drop_each(messages: Sequence[OutboxMessage], state: str) -> None:
    if messages:
        store.execute(
            "UPDATE outbox SET state = %(state)s WHERE id = ANY(%(ids)s)", ids=[one.id for one in messages], state=state
        )
