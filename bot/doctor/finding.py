"""One thing that the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it is; only WRONG has to be put right."""

    FINE = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True)
class Finding:
    """`part` and `seen` hold both languages on one line; `cure` is one line in each (English, Chinese)."""

    mark: Mark
    part: str
    seen: str
    cure: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([f"{self.mark} {self.part}  {self.seen}", *(f"  {line}" for line in reversed(self.cure))])


def fine(part: str, seen: str) -> Finding:
    return Finding(Mark.FINE, part, seen)


def note(part: str, seen: str, en: str, zh: str) -> Finding:
    return Finding(Mark.NOTE, part, seen, (en, zh))


def wrong(part: str, seen: str, en: str, zh: str) -> Finding:
    return Finding(Mark.WRONG, part, seen, (en, zh))
