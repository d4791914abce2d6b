"""One row for each message: what makes a message have one effect, however often it is delivered.

The row's lock is the lease: whoever holds it works on the message, and a worker that dies gives it back.
All SQL is raw here, because these statements are the protocol itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.chat import dialog
from bot.chat.dialog import Dialog
from bot.db import store
from bot.db.sql import literal, sql
from bot.db.store import Prepared, Row
from bot.interviews import people
from bot.interviews.models import Member
from bot.wecom.message import Message
from bot.wecom.reply import NOTHING, Reply, load

_REPEAT_WAITS = literal("4500ms")  # for the first delivery to finish; a little longer than a passive answer may take
MOST_TRIES = 3
SWEEP_AFTER = timedelta(seconds=10)  # WeCom's own repeats come first
STOOD_IN_LINE = timedelta(seconds=5)  # behind one that is swept: by then nobody waits for a passive answer any more


@dataclass(frozen=True)
class Entry:
    """A message's row. `answer` is None until something was decided to be said; `[]` is a decision, too.

    `message` is there where the row was read for somebody who does not have it.
    """

    id: int
    user_id: str
    call: dict[str, Any] | None = None
    answer: list[dict[str, str]] | None = None
    left_by: str | None = None
    done_at: datetime | None = None
    message: dict[str, Any] = field(default_factory=dict)
    now: datetime | None = None  # of its handling, once it is locked
    by_database: datetime | None = None  # PostgreSQL's own time when it made the row, whatever the clock's row says
    is_new: bool = False  # this delivery made the row, and counts as its first try
    has_earlier: bool = True  # earlier messages of the member may be unfinished

    @property
    def said(self) -> Reply | None:
        """What a repeat says again: nothing, if the answer left by the outbox; None, if none is decided."""
        if self.answer is None:
            return None
        return load(self.answer) if self.left_by == "passive" else NOTHING


class Held(NamedTuple):
    """A message's row, locked for the rest of the transaction, and what came with it.

    Its sender, if that is a member, and what the conversation with them remembers.
    """

    entry: Entry
    member: Member | None
    remembered: Dialog


_COLUMNS = sql("i.id, i.user_id, i.call, i.answer, i.left_by, i.done_at")
_EARLIER = sql("user_id = %(user_id)s AND done_at IS NULL AND call IS NULL")

# A web request's statement_timeout is shorter than this wait, and would end it first.
_PATIENTLY = sql(
    "SET LOCAL lock_timeout = {repeat_waits}; SET LOCAL statement_timeout = '5s'; ", repeat_waits=_REPEAT_WAITS
)
_AS_BEFORE = "SET LOCAL lock_timeout = DEFAULT; SET LOCAL statement_timeout = DEFAULT"


_RECEIVE = Prepared(
    """INSERT INTO inbox (dedup_key, user_id, kind, message, received_at, tries)
        VALUES (%(key)s, %(user_id)s, %(kind)s, %(message)s, clock_now(), 1)
        ON CONFLICT (dedup_key) DO NOTHING
        RETURNING id, user_id, true AS is_new"""
)


def receive(message: Message) -> Entry:
    """The message's row, new or from its first delivery, committed: from here on nothing is lost."""
    rows = _RECEIVE.fetch(
        key=message.dedup_key,
        user_id=message.user_id,
        kind=message.kind,
        message=store.json(message.dump()),
    )
    if not rows:
        rows = store.fetch(
            sql("SELECT {columns} FROM inbox i WHERE dedup_key = %(key)s", columns=_COLUMNS), key=message.dedup_key
        )
    return Entry(**rows[0])


def read(entry_id: int) -> Entry:
    return Entry(
        **store.fetch(sql("SELECT {columns}, message FROM inbox i WHERE id = %(id)s", columns=_COLUMNS), id=entry_id)[0]
    )


def wait_for_earlier(entry: Entry) -> bool:
    """Wait while earlier messages of the member are being worked on; True when none is unfinished any more.

    False when an earlier one is unfinished and nobody holds it: its worker is about to begin, or died.
    """
    values = {"user_id": entry.user_id, "id": entry.id}
    with store.db.atomic():
        store.fetch(
            sql(
                "{patiently} SELECT id FROM inbox WHERE {earlier} AND id < %(id)s ORDER BY id FOR UPDATE",
                patiently=_PATIENTLY,
                earlier=_EARLIER,
            ),
            **values,
        )
    return not store.fetch(
        sql("SELECT 1 FROM inbox WHERE {earlier} AND id < %(id)s LIMIT 1", earlier=_EARLIER), **values
    )


def count_try(entry_id: int) -> int | None:
    """Count one more try, waiting while another is under way; None when that one has finished the work.

    Committed before the work begins, so that a worker's crash has been counted.
    """
    with store.db.atomic():
        rows = store.fetch(
            sql(
                "{patiently} UPDATE inbox SET tries = tries + 1 WHERE id = %(id)s AND done_at IS NULL RETURNING tries",
                patiently=_PATIENTLY,
            ),
            id=entry_id,
        )
    return int(rows[0]["tries"]) if rows else None


def forget_try(entry_id: int) -> None:
    """The last try does not count."""
    store.execute("UPDATE inbox SET tries = tries - 1 WHERE id = %(id)s AND tries > 0", id=entry_id)


_HELD = sql(
    """clock_now() AS now, {member}, {dialog}
    FROM inbox i LEFT JOIN member m ON m.user_id = i.user_id AND m.active LEFT JOIN dialog d ON d.member_id = m.id""",
    member=people.COLUMNS,
    dialog=dialog.COLUMNS,
)
_UNFINISHED = sql(
    """SELECT {columns}, {held}
    WHERE i.id = %(id)s AND i.done_at IS NULL FOR UPDATE OF i""",
    columns=_COLUMNS,
    held=_HELD,
)
_LOCK = Prepared(sql("{unfinished} SKIP LOCKED", unfinished=_UNFINISHED))
# A row that was there before has another id than the one that was drawn for it this time.
_LOCK_NEW = Prepared(
    sql(
        """SELECT i.id, i.user_id, clock_timestamp() AS by_database, true AS is_new,
          EXISTS (SELECT 1 FROM inbox e WHERE e.user_id = i.user_id AND e.done_at IS NULL AND e.call IS NULL AND e.id < i.id)
            AS has_earlier, {held}
        WHERE i.id = (SELECT currval('inbox_id_seq')) FOR UPDATE OF i SKIP LOCKED""",
        held=_HELD,
    )
)


def receive_and_lock(message: Message) -> Held | None:
    """The message's new row: committed, and then locked for the rest of what is a new transaction, in one round trip.

    None when the row was there already.
    """
    _RECEIVE.later(
        key=message.dedup_key,
        user_id=message.user_id,
        kind=message.kind,
        message=store.json(message.dump()),
    )
    store.commit_and_go_on()
    return _held(_LOCK_NEW.fetch())


def lock(entry_id: int) -> Held | None:
    """Take the row for the rest of this transaction; None when it is finished."""
    rows = _LOCK.fetch(id=entry_id)
    if not rows:  # finished, or another is at work on it: only then is there something to wait for
        rows = store.fetch(sql("{patiently} {unfinished}", patiently=_PATIENTLY, unfinished=_UNFINISHED), id=entry_id)
        store.execute(_AS_BEFORE)
    return _held(rows)


def _held(rows: list[Row]) -> Held | None:
    if not rows:
        return None
    member, remembered = people.taken_from(rows[0]), dialog.taken_from(rows[0])
    return Held(Entry(**rows[0]), member, remembered)


def put_off(entry_id: int, call: dict[str, Any], said: Reply, left_by: str) -> None:
    """Leave the call to the worker; repeats hear `said` from now on."""
    store.execute(
        "UPDATE inbox SET call = %(call)s, answer = %(answer)s, left_by = %(left_by)s, tries = 0 WHERE id = %(id)s",
        id=entry_id,
        call=store.json(call),
        answer=store.json(said.dump()),
        left_by=left_by,
    )


_FINISH = Prepared(
    """UPDATE inbox SET answer = coalesce(answer, %(answer)s), left_by = coalesce(left_by, %(left_by)s),
       done_at = %(now)s WHERE id = %(id)s"""
)


def finish(entry_id: int, said: Reply, left_by: str, now: datetime) -> None:
    """The effect is done; it commits with this row or not at all, and together with it."""
    _FINISH.later(id=entry_id, answer=store.json(said.dump()), left_by=left_by, now=now)


def abandoned(now: datetime, *, limit: int = 50) -> list[list[int]]:
    """Ids of the rows that nobody works on any more: each member's, the oldest first."""
    with store.db.atomic():
        rows = store.fetch_planned(
            """SELECT id, user_id FROM inbox i WHERE done_at IS NULL AND (received_at < %(before)s
                 OR received_at < %(given_up)s AND EXISTS (SELECT 1 FROM inbox earlier
                   WHERE earlier.user_id = i.user_id AND earlier.done_at IS NULL AND earlier.received_at < %(before)s))
               ORDER BY id LIMIT %(limit)s FOR UPDATE SKIP LOCKED""",
            before=now - SWEEP_AFTER,
            given_up=now - STOOD_IN_LINE,
            limit=limit,
        )
    by_member: dict[str, list[int]] = {}
    for row in rows:
        by_member.setdefault(row["user_id"], []).append(row["id"])
    return list(by_member.values())


def greeted_since(user_id: str, since: datetime) -> bool:
    """True when the member was greeted at or after `since`."""
    return bool(
        store.fetch(
            """SELECT 1 FROM inbox WHERE user_id = %(user_id)s AND kind IN ('enter_agent', 'subscribe')
               AND received_at >= %(since)s AND answer <> '[]' LIMIT 1""",
            user_id=user_id,
            since=since,
        )
    )


def has_just_said(entry: Entry, message: Message, said: Reply, now: datetime) -> bool:
    """True where the same tap on the same card was answered so within the last minute: impatient taps hear it once."""
    return bool(
        store.fetch(
            """SELECT 1 FROM inbox WHERE done_at > %(now)s::timestamptz - interval '1 minute' AND id < %(id)s
                 AND user_id = %(user_id)s AND kind = %(kind)s AND answer = %(said)s::jsonb
                 AND message->'fields'->>'TaskId' = %(card)s AND message->'fields'->>'EventKey' = %(key)s LIMIT 1""",
            now=now,
            id=entry.id,
            user_id=message.user_id,
            kind=message.kind,
            said=store.json(said.dump()),
            card=message.field("TaskId"),
            key=message.field("EventKey"),
        )
    )
