"""The rows of rooms: what is to be done, and what has come of it. Each function is one short unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import sql
from bot.rooms import sealing, seats
from bot.rooms.provider import Links, Room, Seat
from bot.rooms.wanting import WANTS

UNRESOLVED_AFTER = timedelta(seconds=60)  # longer than an attempt takes
LONGEST_BACK_OFF = timedelta(hours=1)


@dataclass(frozen=True)
class Pad:
    """A row that is to be seen to. `is_wanted`: its interview wants a room as things stand."""

    id: int
    interview_id: int | None
    candidate_id: int | None
    state: str
    uid: str | None
    candidate: str = field(repr=False)
    asked_at: datetime | None
    has_seats: bool
    is_wanted: bool


def due(now: datetime, *, but_making: bool = False) -> Pad | None:
    """The next one that is to be made, looked for, changed or deleted; `but_making`: that none is made for now."""
    rows = store.fetch(
        sql(
            """SELECT r.id, r.interview_id, coalesce(r.candidate_id, i.candidate_id) AS candidate_id, r.state, r.uid,
              coalesce(r.candidate, c.name, '') AS candidate, r.asked_at, r.panel IS DISTINCT FROM %(nobody)s AS has_seats,
              coalesce({wants}, false) AS is_wanted
            FROM pad r LEFT JOIN interview i ON i.id = r.interview_id LEFT JOIN candidate c ON c.id = i.candidate_id
            WHERE r.next_try_at <= %(now)s AND NOT (%(but_making)s AND r.state = 'wanted')
            ORDER BY r.next_try_at, r.id LIMIT 1""",
            wants=WANTS,
        ),
        now=now,
        but_making=but_making,
        nobody=seats.digest([]),
    )
    return Pad(**rows[0]) if rows else None


def asked(pad: Pad, panel: Sequence[Seat], now: datetime) -> bool:
    """It is about to be asked for, for this candidate: what comes of it is looked for in a minute, unless we hear of it. False where it
    is somebody else's by now."""
    return bool(
        store.execute(
            """UPDATE pad SET state = 'asked', candidate = %(candidate)s, candidate_id = %(candidate_id)s, panel = %(panel)s, asked_at = %(now)s,
                 tries = tries + 1, next_try_at = %(unresolved)s WHERE id = %(id)s AND state = 'wanted'""",
            id=pad.id,
            candidate=pad.candidate,
            candidate_id=pad.candidate_id,
            panel=seats.digest(list(panel)),
            now=now,
            unresolved=now + UNRESOLVED_AFTER,
        )
    )


def made(pad: Pad, room: Room, panel: Sequence[Seat] | None) -> None:
    """It is there. `panel`: whom the provider has given a seat; None where that is not known for sure."""
    assert room.links is not None
    look_again(pad)
    store.execute(
        """UPDATE pad SET state = 'open', uid = %(uid)s, key_id = %(key)s, general = %(general)s,
             for_candidate = %(for_candidate)s, panel = %(panel)s, tries = 0, errcode = NULL, next_try_at = NULL
           WHERE id = %(id)s""",
        id=pad.id,
        uid=room.uid,
        key=sealing.key_id(),
        general=sealing.sealed(room.links.general, pad.id, sealing.GENERAL),
        for_candidate=sealing.sealed(room.links.candidate, pad.id, sealing.CANDIDATE),
        panel=None if panel is None else seats.digest(list(panel)),
    )
    keep_links(pad, room.links)


def changed(pad: Pad, links: Links | None, panel: Sequence[Seat]) -> None:
    """The provider knows of this panel. Who is not in it any more keeps what they have opened, and nothing else."""
    look_again(pad)
    store.execute(
        "UPDATE pad SET panel = %(panel)s, tries = 0, errcode = NULL, next_try_at = NULL WHERE id = %(id)s AND state = 'open'",
        id=pad.id,
        panel=seats.digest(list(panel)),
    )
    store.execute(
        """DELETE FROM pad_link WHERE pad_id = %(id)s AND opened_at IS NULL
           AND NOT ('m' || member_id = ANY (%(uids)s::text[]))""",
        id=pad.id,
        uids=[one.uid for one in panel],
    )
    if links is not None:
        keep_links(pad, links)


def keep_links(pad: Pad, links: Links) -> None:
    """Each person's own, sealed. Of seats that are none of ours none is kept."""
    members = {
        seats.uid_of(row["member_id"]): row["member_id"]
        for row in store.fetch("SELECT member_id FROM participant WHERE interview_id = %(id)s", id=pad.interview_id)
    }
    for uid in sorted(links.own.keys() & members.keys()):
        store.execute(
            """INSERT INTO pad_link (pad_id, member_id, link) VALUES (%(pad)s, %(member)s, %(link)s)
               ON CONFLICT (pad_id, member_id) DO UPDATE SET link = excluded.link""",
            pad=pad.id,
            member=members[uid],
            link=sealing.sealed(links.own[uid], pad.id, uid),
        )


def look_again(pad: Pad) -> None:
    """At whatever has changed while the provider was asked. Before the room itself is touched: in that order all do."""
    store.fetch("SELECT room_is_due(ARRAY[%(id)s]::bigint[])", id=pad.interview_id)


def not_made(pad: Pad, *, at: datetime) -> None:
    """It is not there, and is to be made at that time."""
    store.execute(
        "UPDATE pad SET state = 'wanted', candidate = NULL, candidate_id = NULL, next_try_at = %(at)s WHERE id = %(id)s AND state = 'asked'",
        id=pad.id,
        at=at,
    )


def refused(pad: Pad, errcode: int, now: datetime) -> None:
    """The provider would not do it: again later, ever more rarely."""
    not_made(pad, at=now)
    store.execute("UPDATE pad SET errcode = %(errcode)s WHERE id = %(id)s", id=pad.id, errcode=errcode)
    failed(pad, now)


def failed(pad: Pad, now: datetime) -> None:
    """Whatever has come of it: again later, ever more rarely."""
    store.execute(
        """UPDATE pad SET tries = tries + 1,
             next_try_at = %(now)s + least(%(longest)s, interval '30 seconds' * 2 ^ least(tries, 12)) WHERE id = %(id)s""",
        id=pad.id,
        now=now,
        longest=LONGEST_BACK_OFF,
    )


def put_off(pad: Pad, until: datetime | None) -> None:
    """None: there is nothing to be done, until something changes."""
    store.execute("UPDATE pad SET next_try_at = %(until)s WHERE id = %(id)s", id=pad.id, until=until)


def closing(pad: Pad, now: datetime) -> None:
    store.execute("UPDATE pad SET state = 'closing', next_try_at = %(now)s WHERE id = %(id)s", id=pad.id, now=now)


def closed(pad: Pad) -> None:
    """It is gone, or was never made: nothing of its links is left."""
    _closed([pad.id])


def is_gone(pad: Pad) -> None:
    """The provider knows it no more: closed, and another is made where one is wanted."""
    if pad.interview_id is not None:
        look_again(pad)
    closed(pad)


def are_gone(before: datetime) -> None:
    """A provider that was started anew knows nothing of rooms from before: as on a desk."""
    gone = store.fetch(
        """SELECT id, interview_id FROM pad
           WHERE state IN ('open', 'leaving', 'closing') AND coalesce(asked_at, '-infinity') < %(before)s ORDER BY id""",
        before=before,
    )
    store.fetch("SELECT room_is_due(%(ids)s::bigint[])", ids=[row["interview_id"] for row in gone])
    _closed([row["id"] for row in gone])


def _closed(ids: Sequence[int]) -> None:
    store.execute(
        """UPDATE pad SET state = 'closed', candidate = NULL, general = NULL, for_candidate = NULL, key_id = NULL,
             next_try_at = NULL, next_look_at = NULL, errcode = NULL WHERE id = ANY (%(ids)s::bigint[])""",
        ids=list(ids),
    )
    store.execute("UPDATE pad_link SET link = NULL WHERE pad_id = ANY (%(ids)s::bigint[])", ids=list(ids))


def unknown_among(rooms: Iterable[Room], provider: str) -> list[Room]:
    """Of rooms that a provider has, those that we have not heard of."""
    found = list(rooms)
    known = store.fetch(
        "SELECT uid FROM pad WHERE provider = %(provider)s AND uid = ANY (%(uids)s::text[])",
        provider=provider,
        uids=[one.uid for one in found],
    )
    ours = {row["uid"] for row in known}
    return [one for one in found if one.uid not in ours]


def to_be_closed(pad: Pad, uid: str, provider: str, now: datetime) -> None:
    """A room that an attempt of ours has left behind."""
    store.execute(
        """INSERT INTO pad (interview_id, provider, state, uid, next_try_at)
           VALUES (%(interview)s, %(provider)s, 'closing', %(uid)s, %(now)s) ON CONFLICT DO NOTHING""",
        interview=pad.interview_id,
        provider=provider,
        uid=uid,
        now=now,
    )
