"""An alert always has a reader, or is owed to whoever becomes one: a decline that nobody hears of costs an interview.

Where nobody of HR and no admin is there to read it, its row stands as `unread`, with no name on it. A reader whom WeCom
refuses for good, who has left, or who must stay away by now, is passed over: it goes to the next in line. Each row
carries whom it was tried with, so that it comes to nobody twice; by the hour it begins anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.interviews import lookup, people
from bot.interviews.models import Interview, Member
from bot.notices import catalogue, outbox, recipients
from bot.notices.catalogue import panel
from bot.notices.catalogue.people import NOT_INVITED
from bot.notices.outbox import NOBODY, Notice
from bot.notices.queue import OutboxMessage

UNREACHABLE = (0, 40003, 60011, 60111, 81013)  # no licence, no such account, or outside the app's visible range
_ALERTS = [one.name for one in catalogue.KINDS.values() if one.passed_on]
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
                AND errcode = ANY(%(unreachable)s)
                AND coalesce(sending_at, created_at) > clock_now() - interval '1 day') AS refused""",
        alerts=_ALERTS,
        unreachable=list(UNREACHABLE),
    )
    return Unread(**row, has_reader=bool(recipients.reading_order(None)))


def give_out(now: datetime) -> None:
    """Alerts without a reader go to whoever is one by now, whomever they were tried with."""
    rows = store.fetch_planned(
        sql(
            "SELECT {columns} FROM outbox WHERE state = 'unread' AND expires_at > %(now)s ORDER BY id LIMIT {most} "
            "FOR UPDATE SKIP LOCKED",
            columns=_COLUMNS,
            most=_MOST,
        ),
        now=now,
    )
    for row in rows:
        if found := recipients.readers_of(_interview(row)):
            store.execute("DELETE FROM outbox WHERE id = %(id)s", id=row["id"])
            outbox.put([_again(row, one) for one in found], now)


def one_at_a_time(ids: Collection[int]) -> None:
    """Until the transaction ends nobody else decides who reads these alerts next: of two readers who are both passed
    over, each would otherwise count on the other. To be called before anything else is held."""
    store.fetch_planned(
        """SELECT pg_advisory_xact_lock(hashtext('alert'), (audit_id %% 2147483647)::int) FROM outbox
           WHERE id = ANY(%(ids)s) AND kind = ANY(%(alerts)s) AND audit_id IS NOT NULL ORDER BY audit_id""",
        ids=list(ids),
        alerts=_ALERTS,
    )


def pass_on(ids: Collection[int], now: datetime) -> None:
    """Rows that never reached whom they were for: alerts go to the next in line, and HR hears who was not invited."""
    rows = store.fetch(
        sql(
            "SELECT {columns} FROM outbox WHERE id = ANY(%(ids)s) AND kind = ANY(%(kinds)s) ORDER BY id",
            columns=_COLUMNS,
        ),
        ids=list(ids),
        kinds=[*_ALERTS, panel.INVITED.name],
    )
    for row in rows:
        outbox.put(_not_invited(row, now) if row["kind"] == panel.INVITED.name else _to_the_next(row, now), now)


def hand_to_somebody_free(message: OutboxMessage, now: datetime) -> bool:
    """Spare a reader who interviews: True where somebody else has the alert, or gets it now as the next in line."""
    [row] = store.fetch(sql("SELECT {columns} FROM outbox WHERE id = %(id)s", columns=_COLUMNS), id=message.id)
    told = {one["to_user"]: one["state"] for one in _same_alert(row) if one["to_user"] not in row["tried"]}
    if {"sending", "sent"} & set(told.values()):
        return True
    interview = _interview(row)
    waiting = [one for one in recipients.reading_order(interview) if told.get(str(one.user_id)) == "queued"]
    if any(one.user_id != message.to_user for one in recipients.free_of(waiting, now)):
        return True
    reader = recipients.next_reader(interview, {message.to_user, *row["tried"], *told}, now, free=True)
    if reader is not None:
        outbox.put([_again(row, reader, row["tried"])], now)
    return reader is not None


def _same_alert(row: store.Row) -> list[store.Row]:
    """The other rows with the same alert: to whom, and what became of them. A card that is drawn anew is one, too."""
    return store.fetch(
        """SELECT id, to_user, state FROM outbox WHERE audit_id = %(audit)s AND kind = %(kind)s AND id <> %(id)s
           AND interview_id IS NOT DISTINCT FROM %(interview)s AND subject - %(how)s::text[] = %(subject)s::jsonb""",
        how=list(_HOW),
        id=row["id"],
        audit=row["audit_id"],
        kind=row["kind"],
        interview=row["interview_id"],
        subject=store.json(_subject(row)),
    )


def _to_the_next(row: store.Row, now: datetime) -> list[Notice]:
    tried = {*row["tried"], row["to_user"]}
    others = [one for one in _same_alert(row) if one["to_user"] not in tried]
    if any(one["state"] in ("sending", "sent") for one in others):
        return []  # somebody else hears of it
    if waiting := [one["id"] for one in others if one["state"] == "queued"]:
        _look_again(waiting, tried, now)
        return []
    return [_again(row, recipients.next_reader(_interview(row), tried, now), tried)]


def _look_again(ids: Collection[int], tried: Collection[str], now: datetime) -> None:
    """Whoever was spared the same alert because another was to hear of it may have to read it after all."""
    store.execute(
        """UPDATE outbox SET not_before = least(not_before, %(now)s), tried = tried || %(tried)s::text[]
           WHERE id = ANY(%(ids)s) AND state = 'queued'""",
        now=now,
        tried=list(tried),
        ids=list(ids),
    )


def _not_invited(row: store.Row, now: datetime) -> list[Notice]:
    member, interview = people.known(row["to_user"]), _interview(row)
    if member is None or interview is None:
        return []
    return [
        Notice(
            key=f"{NOT_INVITED.name}:{interview.id}:{member.id}:{reader.id if reader else ''}",
            to_user=str(reader.user_id) if reader else NOBODY,
            kind=NOT_INVITED.name,
            interview=interview,
            subject={"member": member.id},
            expires_at=NOT_INVITED.until(interview, now),
            for_sequence=row["for_sequence"],
            audit_id=row["audit_id"],
        )
        for reader in recipients.readers_of_or_nobody(interview, member)
    ]


def _again(row: store.Row, reader: Member | None, tried: Collection[str] = ()) -> Notice:
    """The same for another reader; for nobody, until there is one."""
    return Notice(
        key=f"passed_on:{row['id']}:{reader.id if reader else ''}",
        to_user=str(reader.user_id) if reader else NOBODY,
        kind=row["kind"],
        interview=_interview(row),
        subject=_subject(row),
        not_before=row["not_before"],
        expires_at=row["expires_at"],
        for_sequence=row["for_sequence"],
        audit_id=row["audit_id"],
        tried=sorted(tried),
    )


def _subject(row: store.Row) -> dict[str, object]:
    """What the alert is about, without how its reader was told."""
    return {name: value for name, value in row["subject"].items() if name not in _HOW}


_HOW = ("discreet", "gathered", "matches")


def _interview(row: store.Row) -> Interview | None:
    return next(iter(lookup.load([row["interview_id"]])), None) if row["interview_id"] is not None else None


_COLUMNS = sql("id, to_user, kind, subject, interview_id, for_sequence, audit_id, not_before, expires_at, tried")
