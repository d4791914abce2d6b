"""One team at ShowMeBug: its application's tokens, its rooms and who is in them."""

from __future__ import annotations

import hmac
import secrets
import string
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.showmebug.callbacks import Callbacks
from sandbox.showmebug.faults import Switch

TEAM_ID, CREATOR_ID = 1024, 6
TOKEN_LIVES_S = 7200
QUOTA = 10_000
HERE_FOR_S = 6.0  # after the last sign of life of a page
_LETTERS = string.ascii_uppercase


@dataclass
class Way:
    """One link into a room. `uid` is the interviewer's, as whoever made the room calls them; the candidate has none."""

    key: str
    role: str
    name: str
    uid: str | None = None


@dataclass
class Room:
    uid: str
    candidate: str
    made_s: float
    ways: dict[str, Way]
    status: str = "interview_opened"
    rate: int | None = None
    seen_s: dict[str, float] = field(default_factory=dict)  # by key: when that page was last heard of
    was_in: set[str] = field(default_factory=set)


class Team:
    """`clock` counts seconds, `shows` tells the time. Safe to use from several threads."""

    def __init__(
        self, client_id: str, client_secret: str, clock: Callable[[], float], shows: Callable[[], str]
    ) -> None:
        self.client_id, self._secret = client_id, client_secret
        self.switch = Switch()
        self.callbacks = Callbacks(client_secret, TEAM_ID, clock, shows, lambda: self.switch.in_force.lost_callbacks)
        self._clock = clock
        self._lock = threading.RLock()
        self._tokens: dict[str, float] = {}
        self.rooms: dict[str, Room] = {}
        self.deleted: list[str] = []
        self.calls: list[tuple[str, str]] = []  # method and path of all that were answered

    # --- the application ----------------------------------------------------------------------------------------------

    def is_ours(self, client_id: str, client_secret: str) -> bool:
        known = hmac.compare_digest(client_secret.encode(), self._secret.encode()) and client_id == self.client_id
        return known and not self.switch.in_force.wrong_secret

    def new_token(self, callback_uri: str) -> tuple[str, int]:
        with self._lock:
            if callback_uri:
                self.callbacks.address = callback_uri
            token = secrets.token_urlsafe(32)
            self._tokens[token] = self._clock() + TOKEN_LIVES_S
            return token, TOKEN_LIVES_S

    def admits(self, token: str) -> bool:
        with self._lock:
            return self._tokens.get(token, 0.0) > self._clock() and not self.switch.in_force.wrong_secret

    def revoke_tokens(self) -> None:
        with self._lock:
            self._tokens.clear()

    @property
    def left_quota(self) -> int:
        return 0 if self.switch.in_force.no_quota else QUOTA - len(self.rooms) - len(self.deleted)

    # --- rooms --------------------------------------------------------------------------------------------------------

    def make(self, candidate: str, interviewers: list[dict[str, Any]]) -> Room:
        with self._lock:
            uid = "".join(secrets.choice(_LETTERS) for _ in range(8))
            ways = [_way("interviewer", "面试官"), _way("candidate", candidate)]
            room = Room(uid, candidate, self._clock(), {one.key: one for one in ways})
            self.rooms[uid] = room
            self.seat(room, interviewers)
            return room

    def seat(self, room: Room, interviewers: list[dict[str, Any]]) -> None:
        """Links are permanent: who is there keeps theirs, and who is not any more can still use it."""
        with self._lock:
            there = {one.uid for one in room.ways.values()}
            for one in interviewers:
                if one["uid"] not in there:
                    way = _way("interviewer", one["name"], one["uid"])
                    room.ways[way.key] = way

    def delete(self, uid: str) -> bool:
        with self._lock:
            if self.rooms.pop(uid, None) is None:
                return False
            self.deleted.append(uid)
            return True

    def by_key(self, key: str) -> tuple[Room, Way] | None:
        """The room that a link leads into, if it still does."""
        with self._lock:
            for room in self.rooms.values():
                if way := room.ways.get(key):
                    hours = self.switch.in_force.candidate_link_hours
                    is_old = hours is not None and self._clock() - room.made_s > hours * 3600
                    return None if way.role == "candidate" and is_old else (room, way)
        return None

    def enter(self, room: Room, way: Way) -> None:
        """Somebody's page is open; the interview begins with the first interviewer."""
        with self._lock:
            room.seen_s[way.key] = self._clock()
            room.was_in.add(way.key)
            begins = room.status == "interview_opened" and way.role == "interviewer"
            if begins:
                room.status = "interview_started"
        if begins:
            self.callbacks.tell("interview_started", {"uid": room.uid})

    def end(self, room: Room, rate: int | None = None) -> None:
        with self._lock:
            if room.status == "interview_ended":
                return
            room.status, room.rate = "interview_ended", rate
        self.callbacks.tell("interview_ended", {"uid": room.uid} | ({} if rate is None else {"rate": rate}))

    def who_is_in(self, room: Room) -> list[Way]:
        with self._lock:
            since = self._clock() - HERE_FOR_S
            return [room.ways[key] for key, seen in room.seen_s.items() if seen >= since]

    def made_at(self, room: Room) -> datetime:
        """By the clock that the server's Date tells: so long ago as it is by the desk's, which may be moved."""
        return datetime.now(UTC) - timedelta(seconds=self._clock() - room.made_s)


def _way(role: str, name: str, uid: str | None = None) -> Way:
    return Way(secrets.token_urlsafe(24), role, name, uid)
