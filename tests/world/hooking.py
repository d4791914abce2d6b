"""Another system that signs what it sends, as docs/hooks.md says, over real HTTP."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from datetime import datetime, timedelta
from typing import Any

import requests

SECRET, OLD_SECRET = "s3cret-of-the-hooks", "f0rmer-s3cret-of-the-hooks"
_ids = itertools.count(1)


def signed(body: bytes, secret: str = SECRET, at: float | None = None, **more: str) -> dict[str, str]:
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Interview-Timestamp": stamp, "X-Interview-Signature": f"sha256={digest}"} | more


class Ats:
    """A recruiting system: what it sends, and what it is told. `address` is the bot's."""

    def __init__(self, address: str, begins: datetime) -> None:
        self.address, self.begins = address, begins
        self.clock = itertools.count()

    def post(self, body: object, **headers: str) -> requests.Response:
        raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        return requests.post(f"{self.address}/hooks/generic", data=raw, headers=signed(raw, **headers), timeout=30)

    def body(
        self, its_id: str = "a-1", event: str = "interview.upserted", at: float | None = None, **interview: Any
    ) -> dict[str, Any]:
        """`at`: so many minutes after the first; later than all before unless said. Without `interview` as it is."""
        minutes = next(self.clock) if at is None else at
        said: dict[str, Any] = {
            "event": event,
            "id": its_id,
            "occurred_at": (self.begins + timedelta(minutes=minutes)).isoformat(),
        }
        if event == "interview.upserted":
            said["interview"] = self.interview(**interview)
        return said

    def interview(self, start: datetime | None = None, hours: float = 1.0, **more: Any) -> dict[str, Any]:
        begin = start or self.begins + timedelta(hours=24)
        return {
            "candidate": {"name": "陈晓", "email": "chenxiao@example.com"},
            "job": "后端工程师",
            "round": "二面",
            "start": begin.isoformat(),
            "end": (begin + timedelta(hours=hours)).isoformat(),
            "interviewers": [{"user_id": "lisi"}],
            "recruiter": {"user_id": "zhangmin"},
            "meeting_url": "https://meeting.example.com/7",
        } | more

    def sends(
        self, its_id: str = "a-1", event: str = "interview.upserted", at: float | None = None, **interview: Any
    ) -> None:
        """It is taken, or the test fails."""
        answer = self.post(self.body(its_id, event, at, **interview))
        assert answer.status_code == 200, answer.text
