"""What we need of whoever provides rooms, and what they tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

GONE = 404  # the errcode of what the provider does not know, or knows no more


class Status(StrEnum):
    """How far a room has come."""

    OPENED = "opened"  # nobody has begun
    STARTED = "started"
    ENDED = "ended"


@dataclass(frozen=True)
class Seat:
    """Somebody of the panel who gets a link of their own; `uid` is ours, and one of e-mail and phone is there."""

    uid: str
    name: str = field(repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True)
class Links:
    """The ways into a room: `own` by the seat's uid, `general` for whoever of the panel has none, the candidate's."""

    general: str = field(repr=False)
    candidate: str = field(repr=False)
    own: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Room:
    """A room as its provider tells of it. What it did not tell is None. `seats` are the uids of those with a seat; `age` is
    by the provider's own clock, which may be another than ours."""

    uid: str
    candidate: str | None = field(default=None, repr=False)
    status: Status | None = None
    seats: frozenset[str] | None = None
    links: Links | None = field(default=None, repr=False)
    age: timedelta | None = None


@dataclass(frozen=True)
class Result:
    """What came of it, as far as it is told: a rate on a scale that the provider does not name, and its report."""

    rate: float | None = None
    report: str | None = field(default=None, repr=False)


class RoomProvider(Protocol):
    """Every method may raise RetryLater, of which NeedsAdmin, or Refused, and must be called outside any transaction.

    Of a `RetryLater` that is `unresolved` nobody knows whether it was done.
    """

    name: str

    def refresh_ahead(self) -> None:
        """Get the next access token before the present one dies; for a job that runs every so often."""
        ...

    def open(self, candidate: str, seats: Sequence[Seat]) -> Room:
        """A new room with its links."""
        ...

    def change(self, uid: str, seats: Sequence[Seat]) -> Links | None:
        """The panel is this one now. Links, as far as the answer has them; those that are not in it stay as they were."""
        ...

    def close(self, uid: str) -> None:
        """The room is gone, now or already."""
        ...

    def look(self, candidate: str, *, began: bool = False) -> list[Room]:
        """The rooms for a candidate of that name: those in which nobody has begun, or with `began` the others."""
        ...

    def result(self, uid: str) -> Result:
        """What came of a room that ended."""
        ...
