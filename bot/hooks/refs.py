"""What another system calls an interview, and which it is here: one row for each of its ids, held while it is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.db import store
from bot.db.sql import Sql, sql
from bot.hooks.event import Described, Person


@dataclass(frozen=True)
class Done:
    """What of a description has been done here: by it the next one is compared, not by what people made of it since."""

    called: list[object]
    slot: tuple[datetime, datetime]
    panel: frozenset[int]
    recruiter: int | None
    place: str
    meeting_url: str


@dataclass
class Ref:
    """`described` is the source's last word, None where it has not said any; `waits_at` is the version of the interview's
    time since which it has none, because the source's was taken."""

    id: int
    provider: str
    external_id: str
    interview_id: int | None
    occurred_at: datetime | None
    delivery_id: int | None
    cancelled: bool
    described: Described | None
    done: Done | None
    lacks: list[str]
    waits_at: int | None
    brought_id: int | None

    def is_newer_than(self, occurred_at: datetime, delivery_id: int) -> bool:
        """Of two of one moment the later arrival counts; the same once more is no older than itself."""
        if self.occurred_at is None or self.delivery_id is None:
            return False
        return (self.occurred_at, self.delivery_id) > (occurred_at, delivery_id)


_COLUMNS = sql("""id, provider, external_id, interview_id, occurred_at, delivery_id, cancelled, described, done, lacks, waits_at,
  brought_id""")


def hold(provider: str, external_id: str) -> Ref:
    """The row, added where there is none, locked until the transaction ends: before people and interviews are."""
    store.execute(
        """INSERT INTO external_ref (provider, external_id) VALUES (%(provider)s, %(external_id)s)
           ON CONFLICT (provider, external_id) DO NOTHING""",
        provider=provider,
        external_id=external_id,
    )
    [found] = _held(
        sql("provider = %(provider)s AND external_id = %(external_id)s"), provider=provider, external_id=external_id
    )
    return found


def hold_by_id(ref_id: int) -> Ref | None:
    return next(_held(sql("id = %(id)s"), id=ref_id), None)


def hold_of(interview_ids: Collection[int]) -> list[Ref]:
    """Those of the interviews that came from elsewhere, by id."""
    return list(_held(sql("interview_id = ANY(%(ids)s::bigint[])"), ids=list(interview_ids)))


def waiting(limit: int) -> list[int]:
    """Ids of those whose interview has no time yet, because it was taken; who has not been looked at longest comes first."""
    rows = store.fetch_planned(
        "SELECT id FROM external_ref WHERE waits_at IS NOT NULL ORDER BY looked_at, id LIMIT %(limit)s", limit=limit
    )
    return [row["id"] for row in rows]


def looked_at(ref_ids: Collection[int], now: datetime) -> None:
    """The others come before them next time."""
    store.execute(
        "UPDATE external_ref SET looked_at = %(now)s WHERE id = ANY(%(ids)s::bigint[])", ids=list(ref_ids), now=now
    )


_AHEAD = sql("""EXISTS (SELECT 1 FROM interview i WHERE i.id = interview_id
  AND (i.status = 'rescheduling' OR (i.active AND lower(i.slot) > %(now)s)) OFFSET 0)""")


def lacking_ahead(limit: int, now: datetime) -> list[Ref]:
    """Those that lack somebody and are yet to be held, in the same order; not locked."""
    return list(
        _read(
            sql("lacks <> '{{}}' AND {ahead} ORDER BY looked_at, id LIMIT %(limit)s", ahead=_AHEAD),
            limit=limit,
            now=now,
        )
    )


def lack_no_more(now: datetime) -> int:
    """Nobody is looked for any more for what has begun, is over or off."""
    return store.execute_planned(
        sql("UPDATE external_ref SET lacks = '{{}}' WHERE lacks <> '{{}}' AND NOT {ahead}", ahead=_AHEAD), now=now
    )


def save(ref: Ref) -> None:
    store.execute(
        """UPDATE external_ref SET interview_id = %(interview_id)s, occurred_at = %(occurred_at)s,
             delivery_id = %(delivery_id)s, cancelled = %(cancelled)s, described = %(described)s, done = %(done)s,
             lacks = %(lacks)s::text[], waits_at = %(waits_at)s, brought_id = %(brought_id)s
           WHERE id = %(id)s""",
        id=ref.id,
        interview_id=ref.interview_id,
        occurred_at=ref.occurred_at,
        delivery_id=ref.delivery_id,
        cancelled=ref.cancelled,
        described=store.json(_dumped(ref.described)) if ref.described else None,
        done=store.json(_dumped(ref.done)) if ref.done else None,
        lacks=ref.lacks,
        waits_at=ref.waits_at,
        brought_id=ref.brought_id,
    )


def _held(condition: Sql, **values: object) -> Iterator[Ref]:
    return _read(sql("{condition} ORDER BY id FOR UPDATE", condition=condition), **values)


def _read(condition: Sql, **values: object) -> Iterator[Ref]:
    for row in store.fetch_planned(
        sql("SELECT {columns} FROM external_ref WHERE {condition}", columns=_COLUMNS, condition=condition), **values
    ):
        described, done = row.pop("described"), row.pop("done")
        yield Ref(**row, described=described and _described(described), done=done and _done(done))


def _dumped(one: Described | Done) -> dict[str, Any]:
    said = asdict(one) | {"slot": [at.isoformat() for at in one.slot]}
    if isinstance(one, Done):
        return said | {"panel": sorted(one.panel)}
    # The address may open the file to whoever has it: `resumes_wanted` keeps it until that is fetched.
    return said | {"resume_url": ""}


def _described(said: dict[str, Any]) -> Described:
    people = tuple(Person(**one) for one in said["interviewers"])
    recruiter = Person(**said["recruiter"]) if said["recruiter"] else None
    return Described(**said | {"slot": _slot(said), "interviewers": people, "recruiter": recruiter})


def _done(said: dict[str, Any]) -> Done:
    return Done(**said | {"slot": _slot(said), "panel": frozenset(said["panel"])})


def _slot(said: dict[str, Any]) -> tuple[datetime, datetime]:
    start, end = said["slot"]
    return datetime.fromisoformat(start), datetime.fromisoformat(end)
