"""The app's access tokens (获取access_token, path 91039)."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

LIFE_S = 7200


class AccessTokens:
    """Hands out tokens and knows which are good. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._expires_at: dict[str, float] = {}
        self._revoked: dict[str, int] = {}
        self._current = ""

    def get(self, *, anew: bool = False) -> tuple[str, int]:
        """A token and the whole seconds that it still lives: the present one, unless asked for `anew`."""
        now = self._clock()
        with self._lock:
            if anew or self._current in self._revoked or self._expires_at.get(self._current, now) <= now:
                self._current = secrets.token_urlsafe(160)
                self._expires_at[self._current] = now + LIFE_S
            return self._current, round(self._expires_at[self._current] - now)

    def revoke(self, errcode: int) -> None:
        """From now on, calls with any token handed out so far get `errcode`."""
        with self._lock:
            self._revoked |= dict.fromkeys(self._expires_at, errcode)

    def fault(self, access_token: str) -> int:
        """The errcode that WeCom gives to a call with this token; 0 if it is good."""
        if not access_token:
            return 41001
        with self._lock:
            if access_token in self._revoked:
                return self._revoked[access_token]
            expires_at = self._expires_at.get(access_token)
        if expires_at is None:
            return 40014
        return 42001 if expires_at <= self._clock() else 0
