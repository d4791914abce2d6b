"""Who hears that rooms cannot be made, that one is not there in time, and that nobody is in one although it is time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import Statement, sql
from bot.interviews import lookup
from bot.interviews.models import Interview, Member
from bot.notices import outbox, recipients
from bot.notices.catalogue import rooms
from bot.notices.kind import Kind
from bot.notices.outbox import Notice
from bot.rooms import outage
from bot.rooms.showmebug_answers import reason

WORTH_TELLING = timedelta(minutes=2)  # what is over sooner nobody needs to hear of
NEEDED = timedelta(minutes=30)  # before the start
OVERDUE = timedelta(minutes=1)  # what the keeper should have done by then
PANEL_AFTER, HR_AFTER = timedelta(minutes=5), timedelta(minutes=10)  # the start
_MOST = 200


def tell(now: datetime) -> None:
    """Queue what is to be told. Inside a transaction; told again, nothing happens."""
    _of_an_outage(now)
    _of_those_that_are_not_there(now)
    _of_those_that_are_empty(now)


def _of_an_outage(now: datetime) -> None:
    """Each of HR once for an outage, whatever else waits for it by then."""
    found = outage.of(now)
    if found is None or now - found.since < WORTH_TELLING:
        return
    waiting = _ids(
        sql(
            """SELECT r.interview_id AS id FROM pad r JOIN interview i ON i.id = r.interview_id
            WHERE r.next_try_at IS NOT NULL AND r.state IN ('wanted', 'asked') AND upper(i.slot) > %(now)s
            ORDER BY lower(i.slot) LIMIT {most}""",
            most=_MOST,
        ),
        now=now,
    )
    theirs: dict[str, list[int]] = {}
    for interview in lookup.load(waiting):
        for one in _hr_of(interview):
            theirs.setdefault(str(one.user_id), []).append(int(interview.id))
    kind = rooms.NO_ROOMS
    outbox.put(
        [
            Notice(
                key=f"{kind.name}:{found.since.isoformat()}:{user_id}",
                to_user=user_id,
                kind=kind.name,
                subject={"interviews": interviews, "because": reason(found.errcode).id},
                expires_at=kind.until(None, now),
            )
            for user_id, interviews in theirs.items()
        ],
        now,
    )


def _of_those_that_are_not_there(now: datetime) -> None:
    """Not while the first attempt is under way."""
    late = _ids(
        sql(
            """SELECT r.interview_id AS id FROM pad r JOIN interview i ON i.id = r.interview_id
            WHERE r.next_try_at IS NOT NULL AND r.state IN ('wanted', 'asked') AND lower(i.slot) <= %(near)s
              AND upper(i.slot) > %(now)s
              AND (r.tries > 1 OR r.next_try_at < %(overdue)s
                OR EXISTS (SELECT 1 FROM room_provider WHERE down_since IS NOT NULL)) LIMIT {most}""",
            most=_MOST,
        ),
        now=now,
        near=now + NEEDED,
        overdue=now - OVERDUE,
    )
    _put(rooms.NO_ROOM, ((one, _hr_of(one)) for one in lookup.load(late)), now)


def _of_those_that_are_empty(now: datetime) -> None:
    """Only where the provider has said so since: whether somebody is there is known to nobody else."""
    for kind, after in ((rooms.NOBODY_IS_THERE, PANEL_AFTER), (rooms.NOBODY_CAME, HR_AFTER)):
        empty = _ids(
            sql(
                """SELECT r.interview_id AS id FROM pad r JOIN interview i ON i.id = r.interview_id
                WHERE r.next_look_at IS NOT NULL AND r.state = 'open' AND r.started_at IS NULL AND r.ended_at IS NULL
                  AND r.candidate_opened_at IS NULL AND r.looked_at >= lower(i.slot) + %(after)s
                  AND lower(i.slot) BETWEEN %(since)s AND %(until)s AND i.status = 'in_progress'
                  AND NOT EXISTS (SELECT 1 FROM pad_link l WHERE l.pad_id = r.id AND l.opened_at IS NOT NULL)
                LIMIT {most}""",
                most=_MOST,
            ),
            after=after,
            since=now - NEEDED,
            until=now - after,
        )
        for_panel = kind is rooms.NOBODY_IS_THERE
        _put(kind, ((one, _panel_of(one) if for_panel else _hr_of(one)) for one in lookup.load(empty)), now)


def _put(kind: Kind, told: Iterable[tuple[Interview, Sequence[Member]]], now: datetime) -> None:
    outbox.put(
        [
            Notice(
                key=f"{kind.name}:{interview.id}:{interview.sequence}:{one.user_id}",
                to_user=str(one.user_id),
                kind=kind.name,
                interview=interview,
                for_sequence=int(interview.sequence),
                expires_at=kind.until(interview, now),
            )
            for interview, whom in told
            for one in whom
        ],
        now,
    )


def _hr_of(interview: Interview) -> list[Member]:
    return recipients.readers_of(interview)


def _panel_of(interview: Interview) -> list[Member]:
    return [one.member for one in interview.panel if one.attends]


def _ids(statement: Statement, **values: object) -> list[int]:
    return [row["id"] for row in store.fetch(statement, **values)]
