"""What any provider's delivery comes down to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.interviews import identity

Slot = tuple[datetime, datetime]

UPSERTED, CANCELLED = "interview.upserted", "interview.cancelled"
STARTED, ENDED = "interview.started", "interview.ended"


@dataclass(frozen=True)
class Person:
    """Somebody of the company, by what the other system knows of them; at least one is there."""

    user_id: str = ""
    email: str = ""
    mobile: str = ""

    @property
    def addresses(self) -> list[str]:
        """`email:lisi@example.com`, the surest first."""
        said = (
            (self.user_id, identity.account_address),
            (self.email, identity.mail_address),
            (self.mobile, identity.phone_address),
        )
        return [address(value) for value, address in said if not address(value).endswith(":")]


@dataclass(frozen=True)
class Described:
    """An interview as another system describes it, all of it."""

    candidate: str
    email: str
    mobile: str
    resume_url: str
    job: str
    round_no: int
    round_name: str
    slot: Slot
    interviewers: tuple[Person, ...]
    recruiter: Person | None
    place: str
    meeting_url: str

    @property
    def called(self) -> list[object]:
        """Whose it is and for what."""
        return [self.candidate, self.email, self.mobile, self.job, self.round_no, self.round_name]


@dataclass(frozen=True)
class Event:
    """One delivery, understood. `name` is what its sender calls it; `kind` is one of `effects`, or any other.

    `external_id` is the sender's for what it is about; `occurred_at` is None where the sender says none. `payload` is what
    the effect of another kind than these needs.
    """

    name: str
    kind: str
    external_id: str
    occurred_at: datetime | None = None
    interview: Described | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
