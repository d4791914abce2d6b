"""Other times for pasted rows that clash: nobody of the row has another interview then, booked or in another row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.imports.judging import Judged
from bot.interviews import alternatives
from bot.interviews.planned import Planned

MOST_ROWS, MOST_TIMES = 3, 2  # each row costs a look, and stands in one line with its times


def of(judged: Sequence[Judged], now: datetime) -> dict[int, list[datetime]]:
    """By the number of the row, the nearest to what was meant; of the first rows that need no more than another time."""
    found: dict[int, list[datetime]] = {}
    for one in judged:
        planned = one.planned
        if len(found) < MOST_ROWS and planned is not None and _needs_another_time(one):
            free = [at for at in alternatives.of(planned, now) if not _is_wanted(one, planned.at(at), judged)]
            found |= {one.number: free[:MOST_TIMES]} if free else {}
    return found


def _needs_another_time(one: Judged) -> bool:
    """And is no copy of another row."""
    refusing = [it for it in one.obstacles if it.refuses]
    return bool(refusing) and all(it.is_clash or (it.kind == "row" and "who" in it.values) for it in refusing)


def _is_wanted(one: Judged, planned: Planned, rows: Sequence[Judged]) -> bool:
    """A row that can be booked wants somebody of it at that time."""
    theirs = {who for who, _ in one.takes}
    for other in rows:
        line = other.row.line
        if other is one or not other.is_sound or line.start is None or line.end is None:
            continue
        if line.start < planned.end and planned.start < line.end and theirs & {who for who, _ in other.takes}:
            return True
    return False
