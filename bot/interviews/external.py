"""What is known here of interviews that another system keeps: whose they are, and what it wants of them that cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.interviews import identity, planned
from bot.interviews.models import Interview, Member
from bot.interviews.planned import Planned, Taken
from bot.phrase import Phrase

Slot = tuple[datetime, datetime]


WILL_NOT_KNOW = Phrase("move.elsewhere_will_not_know")


def is_kept_elsewhere(interview: Interview) -> bool:
    """Another system has it as well, and does not hear what is changed here."""
    return bool(store.fetch("SELECT 1 FROM external_ref WHERE interview_id = %(id)s LIMIT 1", id=interview.id))


@dataclass(frozen=True)
class Overlap:
    """An interview has no time, since others have theirs at `slot`, where another system wants it."""

    interview: Interview
    slot: Slot
    taken: list[Taken]

    @property
    def others(self) -> list[Interview]:
        """Each once."""
        return list({one.other.id: one.other for one in self.taken}.values())

    @property
    def people(self) -> list[Member]:
        """Who of the panel would be in two places."""
        return [one.who for one in self.taken if isinstance(one.who, Member)]

    @property
    def allows_both(self) -> bool:
        """If some of the panel need not come: neither the candidate nor a room can be in two places."""
        return len(self.people) == len(self.taken)


def overlap_of(interview: Interview) -> Overlap | None:
    """As `lookup` has loaded it; None where it does not wait for such a time (any more)."""
    rows = store.fetch(
        """SELECT described -> 'slot' ->> 0 AS start, described -> 'slot' ->> 1 AS end FROM external_ref
           WHERE interview_id = %(id)s AND waits_at = %(sequence)s""",
        id=interview.id,
        sequence=interview.sequence,
    )
    if not rows or interview.status != "rescheduling" or interview.slot is not None:
        return None
    slot = datetime.fromisoformat(rows[0]["start"]), datetime.fromisoformat(rows[0]["end"])
    return Overlap(interview, slot, _taken(interview, slot))


def wanted_starts(interview_ids: Sequence[int]) -> dict[int, datetime]:
    """When each of these is to start that waits for such a time, by its id."""
    rows = store.fetch(
        """SELECT i.id, (r.described -> 'slot' ->> 0)::timestamptz AS start
           FROM external_ref r JOIN interview i ON i.id = r.interview_id
           WHERE i.id = ANY(%(ids)s) AND r.waits_at = i.sequence AND i.status = 'rescheduling' AND lower(i.slot) IS NULL""",
        ids=list(interview_ids),
    )
    return {row["id"]: row["start"] for row in rows}


def _taken(interview: Interview, slot: Slot) -> list[Taken]:
    panel = [one.member for one in interview.panel if one.takes_time]
    [found] = planned.taken([Planned(*slot, panel, interview.candidate, interview.room, but=interview)])
    return found


def wait_no_longer(interview: Interview) -> None:
    """HR has decided: it is not tried again."""
    store.execute("UPDATE external_ref SET waits_at = NULL WHERE interview_id = %(id)s", id=interview.id)


# --- people of whom nobody knows who they are here --------------------------------------------------------------------


@dataclass(frozen=True)
class Unknown:
    """An address that another system gave for somebody, which interviews wait for them, and when the first that is not
    over begins, as far as one has a time."""

    address: str
    interviews: list[int]
    begins: datetime | None = None


def unknown(address: str) -> Unknown:
    rows = store.fetch(
        sql(
            """SELECT r.interview_id AS id FROM external_ref r JOIN interview i ON i.id = r.interview_id
            WHERE {lacks_somebody} AND r.lacks @> ARRAY[%(address)s] ORDER BY lower(i.slot), i.id""",
            lacks_somebody=_LACKS_SOMEBODY,
        ),
        address=address,
    )
    return Unknown(address, [row["id"] for row in rows])


def unknown_people(among: Sequence[str] | None = None) -> list[Unknown]:
    """All of them, or those of these addresses, whom most interviews wait for first."""
    rows = store.fetch(
        sql(
            """SELECT address, array_agg(r.interview_id ORDER BY upper(i.slot) <= clock_now(), lower(i.slot), i.id) AS ids,
              min(lower(i.slot)) FILTER (WHERE upper(i.slot) > clock_now()) AS begins
            FROM external_ref r JOIN interview i ON i.id = r.interview_id CROSS JOIN unnest(r.lacks) AS them (address)
            WHERE {lacks_somebody} AND (%(among)s::text[] IS NULL OR address = ANY(%(among)s))
            GROUP BY address ORDER BY count(*) DESC, address""",
            lacks_somebody=_LACKS_SOMEBODY,
        ),
        among=None if among is None else list(among),
    )
    known = identity.active_at([row["address"] for row in rows])
    return [Unknown(row["address"], row["ids"], row["begins"]) for row in rows if row["address"] not in known]


_LACKS_SOMEBODY = sql("""r.lacks <> '{{}}' AND NOT r.cancelled
  AND i.status IN ('on_hold', 'scheduled', 'confirmed', 'rescheduling')""")


def expect_no_more(address: str) -> None:
    """Nobody is to come for it."""
    store.execute(
        """UPDATE external_ref SET lacks = array_remove(lacks, %(address)s)
           WHERE lacks <> '{}' AND lacks @> ARRAY[%(address)s]""",
        address=address,
    )
