"""Other times for pasted rows that clash, and another room where only that is taken: nobody and nothing of the row is
wanted then by another interview, booked or in another row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher

from bot.db import store
from bot.imports.judging import Judged
from bot.interviews import alternatives
from bot.interviews.models import Room
from bot.interviews.planned import Planned

MOST_ROWS, MOST_OFFERED = 3, 2  # each row costs a look, and stands in one line with what is offered
_MOST_ROOMS = 200


def of(judged: Sequence[Judged], now: datetime) -> dict[int, list[Room | datetime]]:
    """By the number of the row: a room, then the times nearest to what was meant; of the first rows that need no more."""
    found: dict[int, list[Room | datetime]] = {}
    for one in judged:
        planned = one.planned
        if len(found) < MOST_ROWS and planned is not None and _needs_another_time(one):
            times = alternatives.of(planned, now, besides=_wanted_by_others(one, judged))
            rooms = _free_rooms(one, planned, judged)[:1] if _needs_another_room(one) else []
            offered: list[Room | datetime] = [*rooms, *times]
            found |= {one.number: offered[:MOST_OFFERED]} if offered else {}
    return found


def _needs_another_time(one: Judged) -> bool:
    """And is no copy of another row."""
    refusing = [it for it in one.obstacles if it.refuses]
    return bool(refusing) and all(it.is_clash or (it.kind == "row" and "who" in it.values) for it in refusing)


def _needs_another_room(one: Judged) -> bool:
    """Whoever it wants is free."""
    room = str(one.room.name) if one.room is not None else None
    refusing = [it for it in one.obstacles if it.refuses]
    return all(it.kind == "room" or (it.kind == "row" and it.values.get("who") == room) for it in refusing)


def _wanted_by_others(one: Judged, rows: Sequence[Judged]) -> list[tuple[datetime, datetime]]:
    """When rows that can be booked want somebody of it, or its room: as if they were."""
    theirs = {who for who, _ in one.takes}
    return [
        (other.row.line.start, other.row.line.end)
        for other in rows
        if other is not one and other.is_sound and other.row.line.start is not None and other.row.line.end is not None
        if theirs & {who for who, _ in other.takes}
    ]


def _free_rooms(one: Judged, planned: Planned, rows: Sequence[Judged]) -> list[Room]:
    """Known ones that nobody wants then, the most alike by name first: that is the same house, or floor."""
    found = store.fetch(
        """SELECT r.id, r.name FROM room r WHERE NOT EXISTS (SELECT 1 FROM interview i WHERE i.room_id = r.id
             AND i.active AND i.slot && tstzrange(%(starts)s, %(ends)s)) ORDER BY r.id LIMIT %(most)s""",
        starts=planned.start,
        ends=planned.end,
        most=_MOST_ROOMS,
    )
    wanted = {
        other.room.id
        for other in rows
        if other is not one and other.is_sound and other.room is not None
        if (line := other.row.line).start is not None and line.end is not None
        if line.start < planned.end and planned.start < line.end
    }
    meant = str(one.room.name) if one.room is not None else ""
    free = [Room(id=row["id"], name=row["name"]) for row in found if row["id"] not in wanted and row["name"] != meant]
    return sorted(free, key=lambda room: -SequenceMatcher(None, meant, str(room.name)).ratio())
