"""What we owe WeCom's users: one row for each message, written in the transaction that made it due.

A row of kind `answer` holds the message itself. Any other kind is a notice: it names what it is about, and is
rendered when it is first sent, from the state as it is then. All SQL is raw here: these statements are the protocol.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from bot.db import queue, store
from bot.interviews.models import Interview
from bot.wecom.reply import Reply

ANSWER = "answer"
NOBODY = ""  # to whom an alert goes that nobody can read yet: it stands as `unread`
REFRESH = "refresh"  # bring a card that is already out there up to date
ANSWER_EXPIRES_AFTER = timedelta(hours=1)
NOTICE_EXPIRES_AFTER = timedelta(days=2)

PER_MINUTE, PER_HOUR = 30, 1000  # of one member; WeCom drops what is more, without a word (path 90236)
UNRESOLVED_AFTER = timedelta(seconds=60)  # longer than any call to WeCom may take, a new token included
WECOM_REMEMBERS = timedelta(minutes=30)  # what it has sent, to tell a repeat; see `client.send`
MOST_FAULTS = 3  # of ours, with one row: then it is a dead letter


@dataclass(frozen=True)
class Notice:
    """Something to tell somebody. `key` makes it unique: the same key is never told twice.

    `kind` names one of `kinds`; `subject` is what its renderer needs to know besides the interview.
    """

    key: str
    to_user: str
    kind: str
    interview: Interview | None = None
    subject: dict[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None
    expires_at: datetime | None = None
    for_sequence: int | None = None
    audit_id: int | None = None


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
        """Whether `kinds` has its kind."""
        return self.kind not in (ANSWER, REFRESH)


_COLUMNS = (
    "id, to_user, kind, subject, payload, interview_id, for_sequence, expires_at, attempts, state, task_id, sending_at"
)


def put_answer(entry_id: int, to_user: str, said: Reply, now: datetime) -> None:
    """Queue an answer that could not leave passively, its parts in order, and wake a worker."""
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
    queue.deliver([to_user])


def put(notices: Sequence[Notice], now: datetime) -> None:
    """Queue notices, and wake a worker for what is due at once.

    Sorted by their keys, so that two transactions with the same ones do not deadlock.
    """
    rows = [
        {
            "place": place,
            "key": notice.key,
            "to_user": notice.to_user,
            "kind": notice.kind,
            "subject": notice.subject,
            "interview": notice.interview.id if notice.interview else None,
            "sequence": notice.for_sequence,
            "audit": notice.audit_id,
            "not_before": (notice.not_before or now).isoformat(),
            "expires_at": (notice.expires_at or now + NOTICE_EXPIRES_AFTER).isoformat(),
            "state": "unread" if notice.to_user == NOBODY else "queued",
        }
        for place, notice in enumerate(sorted(notices, key=lambda one: one.key))
    ]
    if rows:
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, for_sequence, audit_id, created_at,
                 not_before, expires_at, state)
               SELECT n.key, n.to_user, n.kind, n.subject, n.interview, n.sequence, n.audit, %(now)s, n.not_before,
                 n.expires_at, n.state
               FROM json_to_recordset(%(rows)s) AS n (place int, key text, to_user text, kind text, subject jsonb,
                 interview bigint, sequence int, audit bigint, not_before timestamptz, expires_at timestamptz,
                 state text)
               ORDER BY n.place ON CONFLICT (dedup_key) DO NOTHING""",
            rows=store.json(rows),
            now=now,
        )
    queue.deliver({notice.to_user for notice in notices if (notice.not_before or now) <= now} - {NOBODY})


def became_of(key: str) -> tuple[str, int | None, str | None]:
    """Of one notice: its state, and what WeCom said last."""
    [row] = store.fetch("SELECT state, errcode, last_error FROM outbox WHERE dedup_key = %(key)s", key=key)
    return row["state"], row["errcode"], row["last_error"]


def suppress(audit_ids: Sequence[int], actor: str) -> bool:
    """Take back what the actor's changes were to tell; False when some of it has left already.

    A delivery locks a row before it renders it (`lock`), as we do here: either of the two comes first. What others'
    cards have come to show since counts as told; their refreshes that wait are left, and find nothing to change.
    """
    rows = store.fetch(
        """WITH undone AS (SELECT entity_id, at FROM audit_event WHERE id = ANY(%(audits)s) AND entity = 'interview')
           SELECT id, state, kind FROM outbox o WHERE audit_id = ANY(%(audits)s) OR (to_user <> %(actor)s
             AND kind = 'refresh' AND EXISTS (SELECT 1 FROM undone u WHERE u.entity_id = o.interview_id
               AND (o.state = 'queued' OR (o.state IN ('sending', 'sent') AND o.sending_at > u.at))))
           ORDER BY id FOR UPDATE""",
        audits=list(audit_ids),
        actor=actor,
    )
    store.execute(
        "UPDATE outbox SET state = 'suppressed' WHERE id = ANY(%(ids)s)",
        ids=[row["id"] for row in rows if row["state"] in ("queued", "unread") and row["kind"] != REFRESH],
    )
    return not any(row["state"] in ("sending", "sent") for row in rows)


def expire_unread(now: datetime) -> int:
    """End what nobody could read in time."""
    return store.execute(
        "UPDATE outbox SET state = 'expired' WHERE state = 'unread' AND expires_at <= %(now)s", now=now
    )


# A row that has its turn: what comes later must not overtake it. One that was only put off has none yet.
_IN_TURN = """(state = 'sending' OR (state = 'queued'
  AND (not_before <= %(now)s OR sending_at IS NOT NULL OR faults > 0)))"""
_IS_DUE = """((state = 'queued' AND not_before <= %(now)s) OR (state = 'sending' AND sending_at < %(unresolved)s))"""


def members_with_due_rows(now: datetime) -> list[str]:
    """For whom `due` has something: the first of their rows that has its turn is due. Each member is one step through the index, however much waits for them."""
    rows = store.fetch(
        f"""WITH RECURSIVE waiting AS (
             (SELECT to_user FROM outbox WHERE state IN ('queued', 'sending') ORDER BY to_user LIMIT 1)
             UNION ALL
             SELECT (SELECT o.to_user FROM outbox o WHERE o.state IN ('queued', 'sending') AND o.to_user > w.to_user
                     ORDER BY o.to_user LIMIT 1) FROM waiting w WHERE w.to_user IS NOT NULL)
           SELECT w.to_user FROM waiting w CROSS JOIN LATERAL (
             SELECT {_IS_DUE} AS is_due FROM outbox o
             WHERE o.to_user = w.to_user AND state IN ('queued', 'sending') AND {_IN_TURN} ORDER BY o.id LIMIT 1) first
           WHERE first.is_due""",
        now=now,
        unresolved=now - UNRESOLVED_AFTER,
    )
    return [row["to_user"] for row in rows]


def expire(now: datetime) -> int:
    """End what came too late to be of use; nobody is told yesterday's news, nor told it again."""
    return store.execute(
        """UPDATE outbox SET state = 'expired' WHERE expires_at <= %(now)s AND state IN ('queued', 'sending')
             AND (state = 'queued' OR (state = 'sending' AND sending_at < %(unresolved)s))""",
        now=now,
        unresolved=now - UNRESOLVED_AFTER,
    )


def due(to_user: str, now: datetime) -> list[OutboxMessage]:
    """The member's rows that may be sent now, in order, up to the first that must wait for its next attempt."""
    rows = store.fetch(
        f"""SELECT {_COLUMNS}, {_IS_DUE} AS is_due FROM outbox
            WHERE to_user = %(to_user)s AND state IN ('queued', 'sending') AND {_IN_TURN} ORDER BY id LIMIT 50""",
        to_user=to_user,
        now=now,
        unresolved=now - UNRESOLVED_AFTER,
    )
    return [OutboxMessage(**row) for row in takewhile(lambda row: row.pop("is_due"), rows)]


@dataclass(frozen=True)
class Told:
    """About whom somebody has had a notice of some kind, and about whom one still waits for its time."""

    already: set[int]
    not_yet: set[int]


def members_told(interview_id: int, to_user: str, kind: str, now: datetime) -> Told:
    """The members about whom notices of this kind told this reader."""
    rows = store.fetch(
        """SELECT (subject ->> 'member')::bigint AS member, bool_or(state IN ('sending', 'sent')) AS already,
             bool_or(state = 'queued' AND not_before > %(now)s) AS not_yet FROM outbox
           WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND kind = %(kind)s GROUP BY 1""",
        interview=interview_id,
        to_user=to_user,
        kind=kind,
        now=now,
    )
    return Told({row["member"] for row in rows if row["already"]}, {row["member"] for row in rows if row["not_yet"]})


def lock(message: OutboxMessage) -> bool:
    """Hold the row until the transaction ends; False when it is no longer as it was read.

    What is rendered afterwards is rendered from what is so while nobody can take the row back.
    """
    return bool(
        store.fetch(
            "SELECT 1 FROM outbox WHERE id = %(id)s AND state = %(state)s AND attempts = %(attempts)s FOR UPDATE",
            id=message.id,
            state=message.state,
            attempts=message.attempts,
        )
    )


def pace_allows(to_user: str, now: datetime) -> bool:
    """False while one more message would be more than WeCom delivers."""
    [row] = store.fetch(
        """SELECT count(*) FILTER (WHERE sent_at > %(minute)s) AS minute, count(*) AS hour FROM outbox
           WHERE to_user = %(to_user)s AND state = 'sent' AND kind <> 'refresh' AND sent_at > %(hour)s""",
        to_user=to_user,
        minute=now - timedelta(minutes=1),
        hour=now - timedelta(hours=1),
    )
    return bool(row["minute"] < PER_MINUTE and row["hour"] < PER_HOUR)


def claim(message: OutboxMessage, payload: dict[str, Any], now: datetime, *, counted: bool = False) -> bool:
    """Say that the row is being sent, with this body; False when another delivery was first."""
    return bool(
        store.execute(
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
    """The rows left. A code that came by a tap meanwhile is newer than the one of the sending."""
    store.execute(
        """UPDATE outbox SET state = 'sent', sent_at = %(now)s, msgid = %(msgid)s, last_error = NULL,
             response_code = coalesce(response_code, %(code)s) WHERE id = ANY(%(ids)s)""",
        ids=list(ids),
        msgid=msgid,
        code=response_code,
        now=now,
    )


# The rows, and those that were to be told within their messages: without these their text would be lost.
_WITH_WHAT_WAS_MERGED = """(SELECT unnest(%(ids)s::bigint[]) UNION ALL
  SELECT merged.id FROM outbox first JOIN outbox merged ON merged.to_user = first.to_user AND merged.state = 'sending'
    AND merged.payload ->> 'with' = first.id::text WHERE first.id = ANY(%(ids)s))"""


def wait(ids: Sequence[int], until: datetime, why: str) -> None:
    """Not now: the rows wait, and with them what comes after.

    WeCom has done nothing with them, so whatever is no answer is rendered anew when it leaves.
    """
    store.execute(
        f"""UPDATE outbox SET state = 'queued', not_before = %(until)s, last_error = %(why)s,
             payload = CASE WHEN kind = 'answer' THEN payload END WHERE id IN {_WITH_WHAT_WAS_MERGED}""",
        ids=list(ids),
        until=until,
        why=why,
    )


def put_off(message: OutboxMessage, until: datetime) -> None:
    """Its reader is not to be disturbed. What comes after it need not wait: nothing has been tried."""
    store.execute(
        "UPDATE outbox SET not_before = %(until)s, sending_at = NULL, faults = 0 WHERE id = %(id)s",
        id=message.id,
        until=until,
    )


def counted(interview_id: int, to_user: str) -> int:
    """How many of the messages that count the member has had about the interview."""
    [row] = store.fetch(
        """SELECT count(*) AS n FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND counted
           AND state IN ('sending', 'sent')""",
        interview=interview_id,
        to_user=to_user,
    )
    return int(row["n"])


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


def how_delivered(key: str) -> store.Row | None:
    """When the message with this key was queued and sent, and what was in the way."""
    rows = store.fetch("SELECT created_at, sent_at, last_error FROM outbox WHERE dedup_key = %(key)s", key=key)
    return rows[0] if rows else None


def is_sent(row_id: int) -> bool:
    return bool(store.fetch("SELECT 1 FROM outbox WHERE id = %(id)s AND state = 'sent'", id=row_id))


def begin_anew(message: OutboxMessage) -> None:
    """Give up a notice's body, and with it what was merged into it: each is rendered again from the state as it is."""
    store.execute(
        f"UPDATE outbox SET state = 'queued', payload = NULL WHERE id IN {_WITH_WHAT_WAS_MERGED}", ids=[message.id]
    )


def add_to_subject(message: OutboxMessage, more: dict[str, Any]) -> None:
    """Add to what is known of the subject."""
    store.execute(
        "UPDATE outbox SET subject = subject || %(more)s WHERE id = %(id)s", id=message.id, more=store.json(more)
    )
