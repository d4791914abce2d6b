"""Events, as ShowMeBug sends them (help/openapi/guide-notification): signed, and again after 15, 15 and 30 seconds.

`Smb-Signature` is the upper-case hex of HMAC-SHA1 over the raw body, the key is the client secret. Only 200 counts as
taken. `ts` is that of the try.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests

AGAIN_AFTER_S = (15, 15, 30)
PATIENCE_S = 5.0
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True)
class Try:
    """One try and its outcome; `status` is None where nothing came back."""

    event: str
    body: bytes
    signature: str
    status: int | None


class Callbacks:
    """`address` is what was registered with a token; without one nothing is sent."""

    def __init__(
        self,
        client_secret: str,
        team_id: int,
        clock: Callable[[], float],
        shows: Callable[[], str],
        are_lost: Callable[[], bool],
    ) -> None:
        self.address = ""
        self.tries: list[Try] = []
        self._secret, self._team_id = client_secret.encode(), team_id
        self._clock, self._shows, self._are_lost = clock, shows, are_lost

    def tell(self, event: str, payload: dict[str, Any]) -> None:
        """Send it from a thread of its own, until it is taken or the tries are used up."""
        if self.address:
            threading.Thread(target=self._deliver, args=(event, payload, self.address), daemon=True).start()

    def _deliver(self, event: str, payload: dict[str, Any], address: str) -> None:
        for wait_s in (*AGAIN_AFTER_S, None):
            begun = self._clock()
            if self._try(event, payload, address) == 200 or wait_s is None:
                return
            until = begun + wait_s
            while self._clock() < until:  # a clock that may be moved meanwhile
                threading.Event().wait(_LOOK_EVERY_S)

    def _try(self, event: str, payload: dict[str, Any], address: str) -> int | None:
        ts = int(datetime.fromisoformat(self._shows()).timestamp())
        body = json.dumps(
            {"event": event, "ts": ts, "tid": self._team_id, "payload": payload}, ensure_ascii=False
        ).encode()
        signature = hmac.new(self._secret, body, hashlib.sha1).hexdigest().upper()
        status = None
        if not self._are_lost():
            with requests.Session() as session:
                session.trust_env = False
                try:
                    status = session.post(
                        address,
                        data=body,
                        headers={"Content-Type": "application/json", "Smb-Signature": signature},
                        timeout=PATIENCE_S,
                        allow_redirects=False,
                    ).status_code
                except requests.RequestException:
                    status = None
        self.tries.append(Try(event, body, signature, status))
        return status
