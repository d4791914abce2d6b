"""What we owe WeCom's users: one row for each message, written in the transaction that made it due.

A row of kind `answer` holds the message itself. Any other kind is a notice: it names what it is about, and is
rendered when it is first sent, from the state as it is then. How rows leave is in `queue`. All SQL is raw here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.db import queue, store
from bot.db.sql import sql
from bot.interviews.models import Interview
from bot.wecom.content import Part

# The names of the kinds whose rows are looked for; the kinds themselves are in `catalogue`.
DECLINED = "declined"
INVITED = "invited"
ALL_ACCEPTED = "all_accepted"
UNDONE = "undone"
REPLACED = "replaced"
NOT_COMING = "not_coming"
ON_AGAIN = "on_again"
CANCELLED = "cancelled"
LATE = "late"
ARRIVED = "arrived"
MISSING = "missing"
NO_SHOW = "no_show"
TIME_OPEN = "time_open"
TIMES_ASKED = "times_asked"
PROPOSED = "proposed"
NO_ANSWER = "no_answer"
LAST_REMINDER = "remind_5m"
CANDIDATE_CANNOT = "candidate_cannot"
STILL_SHORT = "still_short"
NO_INTERVIEWER = "no_interviewer"
HOOK_REFUSED = "hook_refused"
NAMED_AS_RECRUITER = "named_as_recruiter"
UNKNOWN_PERSON = "unknown_person"
PROPOSAL_ANSWERED = "proposal_answered"
NUDGED = "nudged"
NUDGED_TO_ANSWER = "nudged_to_answer"
NUDGED_TO_WRITE = "nudged_to_write"
MATCHED = "matched"
SAYS_WHAT_IT_IS = (INVITED, "moved", "booked", "time_set", "remind_30m", LAST_REMINDER)
NEED_NOT_COME = (REPLACED, NOT_COMING, CANCELLED, TIME_OPEN)  # what tells its reader so
ANSWER = "answer"
NOBODY = ""  # to whom an alert goes that nobody can read yet: it stands as `unread`
REFRESH = "refresh"  # bring a card that is already out there up to date
ANSWER_EXPIRES_AFTER = timedelta(hours=1)
NOTICE_EXPIRES_AFTER = timedelta(days=2)


@dataclass(frozen=True)
class Notice:
    """Something to tell somebody. `key` makes it unique: the same key is never told twice.

    `kind` names one in `catalogue`; `subject` is what its renderer needs to know besides the interview.
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
    tried: Sequence[str] = ()  # accounts of those who did not get it
    bulk: bool = False  # one of many that leave at once: see `bulk`


def put_answer(entry_id: int, to_user: str, parts: Sequence[Part], now: datetime, *, asks: bool = False) -> None:
    """Queue what of an answer could not leave passively, in its order, and wake a worker.

    One that `asks` is of no use once its reader has gone on: the question is answered by that, or left.
    """
    rows = [
        {"place": number, "key": f"answer:{entry_id}:{number}", "payload": part.message()}
        for number, part in enumerate(parts)
    ]
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, subject, payload, created_at, not_before, expires_at)
           SELECT a.key, %(to_user)s, 'answer', %(subject)s, a.payload, %(now)s, %(now)s, %(expires_at)s
           FROM json_to_recordset(%(rows)s) AS a (place int, key text, payload jsonb)
           ORDER BY a.place ON CONFLICT (dedup_key) DO NOTHING""",
        rows=store.json(rows),
        to_user=to_user,
        subject=store.json({"asks": entry_id} if asks else {}),
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
            "tried": list(notice.tried),
            "not_before": (notice.not_before or now).isoformat(),
            "expires_at": (notice.expires_at or now + NOTICE_EXPIRES_AFTER).isoformat(),
            "state": "unread" if notice.to_user == NOBODY else "queued",
            "bulk": notice.bulk,
        }
        for place, notice in enumerate(sorted(notices, key=lambda one: one.key))
    ]
    if rows:
        store.execute_planned(
            """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, for_sequence, audit_id, tried,
                 created_at, not_before, expires_at, state, bulk)
               SELECT n.key, n.to_user, n.kind, n.subject, n.interview, n.sequence, n.audit, n.tried, %(now)s,
                 n.not_before, n.expires_at, n.state, n.bulk
               FROM json_to_recordset(%(rows)s) AS n (place int, key text, to_user text, kind text, subject jsonb,
                 interview bigint, sequence int, audit bigint, tried text[], not_before timestamptz,
                 expires_at timestamptz, state text, bulk boolean)
               ORDER BY n.place ON CONFLICT (dedup_key) DO NOTHING""",
            rows=store.json(rows),
            now=now,
        )
    at_once = (one for one in notices if (one.not_before or now) <= now and not one.bulk)
    queue.deliver({one.to_user for one in at_once} - {NOBODY})


@dataclass(frozen=True)
class Fate:
    """What became of a notice, and what WeCom said last; while its reader interviews, when it may leave."""

    state: str
    errcode: int | None
    last_error: str | None
    held_until: datetime | None


def became_of(key: str) -> Fate:
    """Of a notice that might have left at once."""
    [row] = store.fetch(
        """SELECT state, errcode, last_error,
             CASE WHEN state = 'queued' AND last_error IS NULL AND not_before > clock_now() THEN not_before END AS held_until
           FROM outbox WHERE dedup_key = %(key)s""",
        key=key,
    )
    return Fate(**row)


def is_held_back(audit_ids: Sequence[int], now: datetime, *, but: Collection[str] = ()) -> bool:
    """What the changes are to tell, all of it, may not leave yet; what WeCom has put off might leave at any moment.

    That a list of HR's waits for its hour holds back nothing: `but` are the kinds that are told in one.
    """
    [row] = store.fetch(
        """SELECT coalesce(bool_and(state = 'queued' AND not_before > %(now)s AND sending_at IS NULL), false) AS held
           FROM outbox
           WHERE audit_id = ANY(%(audits)s) AND state <> 'suppressed' AND kind <> ALL(%(but)s::text[])""",
        audits=list(audit_ids),
        but=list(but),
        now=now,
    )
    return bool(row["held"])


def suppress(audit_ids: Sequence[int], actor: str) -> bool:
    """Take back what the actor's changes were to tell; False when some of it has left already.

    A delivery locks a row that waits before it renders it (`lock`), as we do here: either of the two comes first. What
    has left is read after that, and not locked: a tap holds its card when it asks for the interview, which we hold.
    What others' cards have come to show since counts as told; their refreshes that wait are left, and find nothing to
    change.
    """
    told = sql("""SELECT id, kind FROM outbox WHERE id IN (
        SELECT id FROM outbox WHERE audit_id = ANY(%(audits)s)
        UNION ALL
        SELECT o.id FROM audit_event undone JOIN outbox o ON o.interview_id = undone.entity_id AND o.kind = 'refresh'
          AND o.to_user <> %(actor)s AND (o.state = 'queued' OR o.sending_at > undone.at)
        WHERE undone.id = ANY(%(audits)s) AND undone.entity = 'interview')""")
    waiting = store.fetch(
        sql("{told} AND state IN ('queued', 'unread') ORDER BY id FOR UPDATE", told=told),
        audits=list(audit_ids),
        actor=actor,
    )
    store.execute(
        "UPDATE outbox SET state = 'suppressed' WHERE id = ANY(%(ids)s)",
        ids=[row["id"] for row in waiting if row["kind"] != REFRESH],
    )
    left = store.fetch(
        sql("{told} AND state IN ('sending', 'sent') LIMIT 1", told=told), audits=list(audit_ids), actor=actor
    )
    return not left


def expire_unread(now: datetime) -> int:
    """End what nobody could read in time."""
    return store.execute_planned(
        "UPDATE outbox SET state = 'expired' WHERE state = 'unread' AND expires_at <= %(now)s", now=now
    )


def waits_until(interview_id: int, to_user: str, kinds: Sequence[str], now: datetime) -> datetime | None:
    """When the last of the notices of these kinds that wait for their time may leave; None where none does."""
    [row] = store.fetch_planned(
        """SELECT max(not_before) AS at FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s
             AND kind = ANY(%(kinds)s) AND state = 'queued' AND not_before > %(now)s""",
        interview=interview_id,
        to_user=to_user,
        kinds=list(kinds),
        now=now,
    )
    found: datetime | None = row["at"]
    return found


def how_delivered(key: str) -> store.Row | None:
    """When the message with this key was queued and sent, and what was in the way."""
    rows = store.fetch("SELECT created_at, sent_at, last_error FROM outbox WHERE dedup_key = %(key)s", key=key)
    return rows[0] if rows else None
