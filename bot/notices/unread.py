"""An alert always has a reader, or is owed to whoever becomes one: a decline that nobody hears of costs an interview.

Where nobody of HR and no admin is there to read it, its row stands as `unread`, with no name on it. A reader whom WeCom
refuses for good, or who has left, is passed over: it goes to the next in line.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.interviews import lookup, people
from bot.interviews.models import Interview, Member
from bot.notices import kinds, outbox, readers
from bot.notices.outbox import NOBODY, Notice
from bot.notices.transit import OutboxMessage

UNREACHABLE = (0, 40003, 60011, 60111, 81013)  # no licence, no such account, or outside the app's visible range
_ALERTS = [one.name for one in kinds.KINDS.values() if one.passed_on]
_MOST = 500  # at once


@dataclass(frozen=True)
class Unread:
    """What is wrong with the readers of alerts. `waiting`: alerts that nobody can read. `refused`: those of the last
    day whose reader WeCom refused. `has_reader`: somebody would hear of the next one."""

    waiting: int
    refused: int
    has_reader: bool

    def __bool__(self) -> bool:
        return bool(self.waiting or self.refused or not self.has_reader)


def look() -> Unread:
    """Are there alerts without a reader? By PostgreSQL's clock, on this thread's connection; changes nothing."""
    [row] = store.fetch(
        """SELECT (SELECT count(*) FROM outbox WHERE state = 'unread' AND expires_at > clock_now()) AS waiting,
             (SELECT count(*) FROM outbox WHERE state = 'failed' AND kind = ANY(%(alerts)s)
                AND errcode = ANY(%(unreachable)s) AND created_at > clock_now() - interval '1 day') AS refused""",
        alerts=_ALERTS,
        unreachable=list(UNREACHABLE),
    )
    return Unread(**row, has_reader=readers.hr_is_heard())


def give_out(now: datetime) -> None:
    """Alerts without a reader go to whoever is one by now."""
    rows = store.fetch(
        f"SELECT {_COLUMNS} FROM outbox WHERE state = 'unread' AND expires_at > %(now)s ORDER BY id LIMIT {_MOST} "
        "FOR UPDATE SKIP LOCKED",
        now=now,
    )
    for row in rows:
        found = readers.hr_of(_interview(row)) if row["interview_id"] else people.admins()
        if found:
            store.execute("DELETE FROM outbox WHERE id = %(id)s", id=row["id"])
            outbox.put([_again(row, one) for one in found], now)


def pass_on(ids: Collection[int], now: datetime) -> None:
    """Rows that never reached whom they were for: alerts go to the next in line, and HR hears who was not invited."""
    rows = store.fetch(
        f"SELECT {_COLUMNS} FROM outbox WHERE id = ANY(%(ids)s) AND kind = ANY(%(kinds)s) ORDER BY id",
        ids=list(ids),
        kinds=[*_ALERTS, kinds.INVITED.name],
    )
    for row in rows:
        outbox.put(_not_invited(row) if row["kind"] == kinds.INVITED.name else _to_the_next(row, now), now)


def somebody_else_hears(message: OutboxMessage, now: datetime) -> bool:
    """True where a reader who interviews can be spared an alert: another has it, or gets it now as the next in line."""
    [row] = store.fetch(f"SELECT {_COLUMNS} FROM outbox WHERE id = %(id)s", id=message.id)
    if row["audit_id"] is None:
        return True  # the card of before, drawn anew
    told = {one["to_user"]: one["state"] for one in _told(row) if one["to_user"] != message.to_user}
    if {"sending", "sent"} & set(told.values()):
        return True
    interview = _interview(row)
    waiting = [user_id for user_id, state in told.items() if state == "queued"]
    if any(one.user_id in waiting and readers.is_free(one, now) for one in readers.line(interview)):
        return True
    for reader in readers.line(interview):
        if str(reader.user_id) not in {message.to_user, *told} and readers.is_free(reader, now):
            outbox.put([_again(row, reader)], now)
            return True
    return False


def _told(row: store.Row) -> list[store.Row]:
    """To whom the same alert went, and what became of it."""
    # Of what is about no single interview, each reader has their own part.
    return store.fetch(
        """SELECT to_user, state FROM outbox WHERE audit_id = %(audit)s AND kind = %(kind)s
           AND (interview_id IS NOT NULL OR id = %(id)s)""",
        audit=row["audit_id"],
        kind=row["kind"],
        id=row["id"],
    )


def _to_the_next(row: store.Row, now: datetime) -> list[Notice]:
    told = _told(row)
    states = {one["state"] for one in told}
    if states & {"sending", "sent"}:
        return []  # somebody else hears of it
    if "queued" in states:
        _look_again(row, now)
        return []
    tried = {one["to_user"] for one in told}
    interview = _interview(row) if row["interview_id"] else None
    for line in (readers.caretakers(interview) if interview else [], people.admins()):
        if found := [one for one in line if one.user_id not in tried]:
            return [_again(row, one) for one in found]
    return [_again(row, None)]


def _look_again(row: store.Row, now: datetime) -> None:
    """Whoever was spared the same alert because another was to hear of it may have to read it after all."""
    store.execute(
        """UPDATE outbox SET not_before = least(not_before, %(now)s) WHERE audit_id = %(audit)s AND kind = %(kind)s
           AND interview_id IS NOT NULL AND state = 'queued'""",
        now=now,
        audit=row["audit_id"],
        kind=row["kind"],
    )


def _not_invited(row: store.Row) -> list[Notice]:
    member = people.known(row["to_user"])
    if member is None or row["interview_id"] is None:
        return []
    interview = _interview(row)
    return [
        Notice(
            key=f"{kinds.NOT_INVITED.name}:{interview.id}:{member.id}:{reader.id}",
            to_user=str(reader.user_id),
            kind=kinds.NOT_INVITED.name,
            interview=interview,
            subject={"member": member.id},
            for_sequence=row["for_sequence"],
            audit_id=row["audit_id"],
        )
        for reader in readers.hr_of(interview)
        if reader.id != member.id
    ]


def _again(row: store.Row, reader: Member | None) -> Notice:
    """The same for another reader; for nobody, until there is one."""
    return Notice(
        key=f"passed_on:{row['id']}:{reader.id if reader else ''}",
        to_user=str(reader.user_id) if reader else NOBODY,
        kind=row["kind"],
        interview=_interview(row) if row["interview_id"] else None,
        subject=row["subject"],
        not_before=row["not_before"],
        expires_at=row["expires_at"],
        for_sequence=row["for_sequence"],
        audit_id=row["audit_id"],
    )


def _interview(row: store.Row) -> Interview:
    [interview] = lookup.load([row["interview_id"]])
    return interview


_COLUMNS = "id, to_user, kind, subject, interview_id, for_sequence, audit_id, not_before, expires_at"
