"""What can go wrong with ShowMeBug, on demand, and what its pages leave open, to try either reading."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, fields, replace
from typing import Any


class BadFaults(ValueError):
    """Faults that cannot be; the text says why."""


@dataclass(frozen=True)
class Faults:
    """`down`: 503 for every call. `slow_ms`: each answer takes so long. `no_quota`: no room is left. `wrong_secret`: the
    application's secret was reset. `lost_callbacks`: events reach nobody. `lost_posts`: so many more POSTs are done, and
    their answers lost. `delete_refused`: rooms are not deleted.

    Readings: `list_has_links`, `list_has_seats`, `list_has_status`: what a list tells of a room. `patch_answers`: whether it tells the links.
    `candidate_link_hours`: how long the candidate's link lives, None for ever (not stated).
    """

    down: bool = False
    slow_ms: int = 0
    no_quota: bool = False
    wrong_secret: bool = False
    lost_callbacks: bool = False
    lost_posts: int = 0
    delete_refused: bool = False
    list_has_links: bool = False
    list_has_seats: bool = True
    list_has_status: bool = True
    patch_answers: bool = True
    candidate_link_hours: int | None = None


class Switch:
    """The faults in force. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._in_force = Faults()

    @property
    def in_force(self) -> Faults:
        with self._lock:
            return self._in_force

    def change(self, changes: dict[str, Any]) -> None:
        """Puts in force what is named; all else stays.

        Raises: BadFaults.
        """
        for name, value in changes.items():
            _check(name, value)
        with self._lock:
            self._in_force = replace(self._in_force, **changes)

    def clear(self) -> None:
        with self._lock:
            self._in_force = Faults()

    def loses_this_answer(self) -> bool:
        """One of `lost_posts` is used up."""
        with self._lock:
            left = self._in_force.lost_posts
            self._in_force = replace(self._in_force, lost_posts=max(left - 1, 0))
            return left > 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self.in_force)


_WELL = {one.name: one.default for one in fields(Faults)}


def _check(name: str, value: Any) -> None:
    if name not in _WELL:
        raise BadFaults(f"没有这个故障 no such fault: {name}")
    if isinstance(_WELL[name], bool):
        if not isinstance(value, bool):
            raise BadFaults(f"{name} 要是 true 或 false must be true or false")
    elif value is None and _WELL[name] is None:
        return
    elif isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 60_000:
        raise BadFaults(f"{name} 要是 0 到 60000 的整数 must be a whole number from 0 to 60000")
