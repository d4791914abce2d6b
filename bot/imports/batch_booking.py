"""Booking the pasted rows that nothing keeps from it: all of these at once, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import peewee

from bot.db import store
from bot.imports import judging
from bot.imports.judging import Judged, resolve
from bot.interviews import availability, identity, locks, many
from bot.interviews.audit import Change
from bot.interviews.availability import Finding
from bot.interviews.batch import Batch, Row
from bot.interviews.line import Line
from bot.interviews.matches import note_said
from bot.interviews.models import Member
from bot.interviews.obstacle import Obstacle
from bot.interviews.obstacles import is_of_match
from bot.phrase import Phrase

TRIES = 3


@dataclass(frozen=True)
class Outcome:
    """`booked` are the rows with the ids of their interviews, `rest` the others."""

    booked: list[tuple[Judged, int]]
    rest: list[Judged]


def book(change: Change, batch: Batch, author: Member) -> Outcome:
    """Book those of the rows that their author was asked about and that nothing keeps, as things are now.

    Everybody is held from the look to the commit. Who locks nobody, an import, is found by the constraints: then it is
    looked again.
    """
    judged: list[Judged] = []
    sound: list[Judged] = []
    booked: list[int] = []
    recorded = len(change.rows)
    for tries in range(TRIES):
        if not tries:
            _hold_names(batch)
        now, appeared = _known_by_now(batch)
        rows = resolve(now)
        if not tries:
            _hold([one for one in rows if one.number in batch.asked])
        judged = judging.judged(rows, author, change)
        for one in judged:
            if one.number in appeared:  # it was read back as of somebody new
                one.obstacles.insert(
                    0, Obstacle("namesake", Phrase("row_odd.there_by_now", who=one.row.line.candidate))
                )
        sound = [one for one in judged if one.is_sound and one.number in batch.asked]
        try:
            with store.db.atomic():
                added = _add_what_is_new(sound)
                bookings = [one.booking(author) for one in sound]
                passed = [availability.passed(_findings(one)) for one in sound]
                booked = many.book_by_hand(change, bookings, added, passed)
                if booked:  # all of them are undone together
                    said = [
                        (one.candidate.id, one.row.email or "", one.row.mobile or "") for one in sound if one.candidate
                    ]
                    new = [one["candidate"] for one in added if "candidate" in one]
                    note_said(said, booking=booked[0], new=new)
            break
        except peewee.IntegrityError:
            del change.rows[recorded:]
            if tries + 1 == TRIES:
                raise
    rest = [one for one in judged if one not in sound]
    keep_addresses(rest)
    return Outcome(list(zip(sound, booked, strict=True)), rest)


def keep_addresses(rows: Sequence[Judged]) -> None:
    """Of rows that are refused because somebody of the panel may be the candidate: what was said of a candidate who is there
    is matched all the same."""
    note_said(
        (one.candidate.id, one.row.email or "", one.row.mobile or "")
        for one in rows
        if one.candidate is not None and one.candidate.id and is_of_match(one.obstacles)
    )


def _findings(one: Judged) -> list[Finding]:
    return [it.finding for it in one.obstacles if it.finding is not None]


def _hold_names(batch: Batch) -> None:
    """Of what would be new: who else is about to add it comes first, or after."""
    new = (one for one in batch.rows if one.line.candidate_id is None and one.line.candidate)
    identity.hold_candidates((one.line.candidate, one.email or "", one.mobile or "") for one in new)
    names = {
        f"{kind}:{identity.name_key(name)}"
        for one in batch.rows
        for kind, id, name in (
            ("job", one.line.job_id, one.line.job),
            ("room", one.line.room_id, one.line.room),
        )
        if id is None and name
    }
    for name in sorted(names):
        store.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0))", name=name)


def _hold(rows: Sequence[Judged]) -> None:
    locks.hold(
        members={member.id for one in rows for member in one.panel},
        candidates={one.candidate.id for one in rows if one.candidate is not None and one.candidate.id},
        rooms={one.room.id for one in rows if one.room is not None and one.room.id},
    )


def _known_by_now(batch: Batch) -> tuple[Batch, set[int]]:
    """With who and what was new when the rows were read, and is there since; and the numbers of the rows of which the
    candidate is: nobody has read yet who that may be."""
    new = [one for one in batch.rows if _is_of_somebody_new(one.line)]
    index = identity.Candidates((one.line.candidate, one.email or "", one.mobile or "") for one in new)
    there = {
        one.number: tuple(
            it.id for it in identity.meant_by(index.matches(one.line.candidate, one.email or "", one.mobile or ""))
        )
        for one in new
    }
    jobs = {one.line.job: None for one in batch.rows if one.line.job_id is None and one.line.job}
    by_title = {said: identity.only(identity.jobs(said)) for said in jobs}
    rooms = {one.line.room: None for one in batch.rows if one.line.room_id is None and one.line.room}
    by_name = {said: identity.only(identity.rooms(said)) for said in rooms}

    def known(one: Row) -> Row:
        line, found = one.line, there.get(one.number, ())
        job, room = by_title.get(line.job), by_name.get(line.room)
        line = replace(
            line,
            candidate_id=line.candidate_id or (found[0] if len(found) == 1 else None),
            candidates=line.candidates or (found if len(found) > 1 else ()),
            job_id=line.job_id or (job.id if job else None),
            room_id=line.room_id or (room.id if room else None),
        )
        return replace(one, line=line)

    return replace(batch, rows=[known(one) for one in batch.rows]), {number for number, it in there.items() if it}


def _is_of_somebody_new(line: Line) -> bool:
    return bool(line.candidate and line.candidate_id is None and not line.candidates and not line.is_new)


def _add_what_is_new(rows: Sequence[Judged]) -> list[dict[str, int]]:
    """Candidates, jobs and rooms, of each row what it brings: several that name one alike share it."""
    added: list[dict[str, int]] = []
    for one in rows:
        brings: dict[str, int] = {}
        for kind, it in (("candidate", one.candidate), ("job", one.job), ("room", one.room)):
            if it is not None and not it.id:
                it.save(force_insert=True)
                brings[kind] = it.id
        added.append(brings)
    return added
