"""Many interviews that are to be booked at once, one a row, as they are kept between two messages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.interviews import line
from bot.interviews.line import Line


@dataclass(frozen=True)
class Row:
    """`number` is its author's; `left` are words of it that nothing explains."""

    number: int
    line: Line
    left: str = ""
    email: str | None = None
    mobile: str | None = None


@dataclass(frozen=True)
class Batch:
    """`asked`: the numbers of the rows of which their author has read that a yes books them. `first`: how many lines of
    what is said about the rows have been shown already. `unused`: columns that say nothing to us. `added`: the numbers of
    the rows that have just come to those that were there."""

    rows: Sequence[Row]
    asked: tuple[int, ...] = ()
    first: int = 0
    unused: tuple[str, ...] = ()
    added: tuple[int, ...] = ()  # said once, and not kept

    def __str__(self) -> str:
        return f"×{len(self.rows)}"

    def without(self, numbers: Iterable[int]) -> Batch:
        gone = set(numbers)
        return Batch([one for one in self.rows if one.number not in gone])

    def dump(self) -> str:
        rows = [vars(one) | {"line": one.line.dump()} for one in self.rows]
        return json.dumps(
            {"rows": rows, "asked": self.asked, "first": self.first, "unused": self.unused}, ensure_ascii=False
        )


def load(dumped: str) -> Batch:
    """Raises: ValueError, TypeError or KeyError for what `Batch.dump` never wrote."""
    kept = json.loads(dumped)
    return Batch(
        [_row(one) for one in kept["rows"]],
        tuple(map(int, kept["asked"])),
        int(kept["first"]),
        tuple(map(str, kept.get("unused") or ())),
    )


def _row(kept: dict[str, Any]) -> Row:
    return Row(int(kept["number"]), line.load(kept["line"]), str(kept["left"]), kept["email"], kept["mobile"])
