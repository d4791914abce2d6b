"""A company under a clock that is moved: real processes, WeCom beside them, and people who tap and write."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import requests

from bot.db import store
from bot.db.store import Purpose
from bot.notices import queue
from tests.world.clock import BEIJING, stop_clock_at
from tests.world.installation import Installation

# What WeCom does where it fails: each is one rule of the sandbox's.
FAILURES: tuple[dict[str, Any], ...] = (
    {"errcode": 45009},
    {"errcode": -1},
    {"outage": True},
    {"drop": "after"},
    {"drop": "before"},
)


@dataclass
class MovedCompany:
    """Time stands still while people act and the processes do what is due, however long that takes them."""

    place: Installation
    now: datetime = datetime.min

    def go_to(self, now: datetime) -> None:
        passing = 0.0 if self.now == datetime.min else (now - self.now).total_seconds()
        self.now = now
        with store.connected():
            stop_clock_at(now)
        self.place.post("clock", {"advance_s": passing})

    def may_leave(self) -> list[str]:
        """Whose messages are due, but for those who have got as many within this minute as WeCom shows."""
        return [one for one in queue.members_with_due_rows(self.now) if queue.pace_allows(one, self.now)]

    def chat(self, user_id: str) -> list[dict[str, Any]]:
        """What the bot said to them, oldest first."""
        return [one for one in self.phone(user_id) if one["by"] == "bot"]

    def phone(self, user_id: str) -> list[dict[str, Any]]:
        """The chat as they see it, their own messages included."""
        return list(requests.get(f"{self.place.wecom}/sandbox/chats/{user_id}", timeout=30).json())


@contextlib.contextmanager
def connected(database_url: str) -> Iterator[None]:
    store.connect(database_url, Purpose.TOOL)
    try:
        with store.db.connection_context():
            yield
    finally:
        store.db.close_all()


def at(date: datetime, clock_time: time) -> datetime:
    return datetime.combine(date, clock_time, BEIJING).astimezone(UTC)


def open_buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Those that can still be tapped."""
    return [] if message["state"] else list(message["content"].get("button_list", []))
