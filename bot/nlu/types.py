"""The values that a text becomes on its way: an utterance, its mentions, what the reader says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Utterance:
    """A text as it is read, in lower case and plain spelling, and as it was typed.

    `begins` and `ends` say of each letter of `text` where in `raw` it was.
    """

    raw: str
    text: str
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def typed(self, at: int, end: int) -> str:
        """What was typed where `text[at:end]` stands."""
        if at >= end:
            return ""
        return self.raw[min(self.begins[at:end]) : max(self.ends[at:end])]


class Kind(Enum):
    """What a mention may be, by its form or by an index of names."""

    CODE = "code"  # 1203
    ROW = "row"  # 第2场, the last one; its value counts from 1, or backwards from -1
    CANDIDATE = "candidate"  # its values are names in lower case
    MEMBER = "member"  # its values are accounts
    TIME = "time"
    PLACE = "place"  # a room, a link, by phone
    JOB = "job"  # its value is a part of a title
    ROUND = "round"
    NUMBER = "number"
    CONTACT = "contact"  # a phone number or mail


@dataclass(frozen=True)
class Mention:
    """Something named in `Utterance.text`, from `at` to `end`.

    `values` are all that it may be. `tags` tell more of its kind: what a time says (D a day, C an hour, L a length, P a part of
    a day), that a name is said in part or by its sound.
    """

    kind: Kind
    at: int
    end: int
    values: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Slot:
    """A stretch of the text that plays a role in a request."""

    role: str
    at: int
    end: int
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One request: a command, what plays which role in it, and what else is told of it by its words alone (`values`)."""

    command: str
    score: float
    slots: Sequence[Slot] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def of(self, role: str) -> list[Slot]:
        return [one for one in self.slots if one.role == role]
