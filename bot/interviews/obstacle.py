"""One thing that stands in the way of a planned interview, or is odd about it: a value with its sentence,
without a stop. What `refuses` cannot be done; the rest is said, and done all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.interviews.availability import Finding
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.phrase import Phrase, Sentence
from bot.times.zones import company_zone


class Coded(NamedTuple):
    """An interview that is shown as `1187 林悦`."""

    interview: Interview


@dataclass(frozen=True)
class ByCompanysClock:
    """A time of the day as it is where the company is; who reads another clock there and then is told whose it is."""

    at: datetime

    def __str__(self) -> str:
        return f"{self.at.astimezone(company_zone()):%H:%M}"


@dataclass(frozen=True)
class Obstacle:
    """`kind` is one of past, far, length, person, candidate, room, left, conflict, leave, limit, work, job, night, hours, abroad, day,
    again, order, application, capacity. `phrase` says it, without a stop."""

    kind: str
    phrase: Phrase
    refuses: bool = True
    finding: Finding | None = None  # what was found of somebody's time: of a limit that is passed the record keeps it

    @property
    def values(self) -> Mapping[str, object]:
        return self.phrase.values

    @property
    def is_clash(self) -> bool:
        """Another time would do."""
        return self.kind in ("person", "candidate", "room")

    @property
    def error(self) -> UserError:
        return UserError(Sentence(self.phrase.id, **self.phrase.values))
