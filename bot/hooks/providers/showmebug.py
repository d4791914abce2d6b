"""ShowMeBug's callbacks: POST JSON `{event, ts, tid, payload}` (showmebug.com/help/openapi/guide-notification, read 2026-11-30).

`Smb-Signature` is the upper-case hex of HMAC-SHA1 over the raw body; the key is the client secret. What is not answered
by 200 comes again after 15, 15 and 30 seconds, each time with another `ts`: so that is no part of what tells two apart.
The page's list of events is cut off where it could be read, so what is not known here is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from werkzeug.datastructures import Headers

from bot.hooks import event, json_body
from bot.hooks.event import Event
from bot.hooks.provider import BadSignature, Problem, Provider, Unusable
from bot.settings import Settings
from bot.storable import storable

_KINDS = {"interview_started": event.STARTED, "interview_ended": event.ENDED}


def _secrets(settings: Settings) -> Sequence[str]:
    secret = settings.showmebug_client_secret.get_secret_value()
    return [secret] if secret else []


def signature(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha1).hexdigest().upper()


def _verify(secrets: Sequence[str], headers: Headers, body: bytes, own_now: datetime) -> bytes:
    given = headers.get("Smb-Signature", "").strip().upper().encode()
    if not any(hmac.compare_digest(signature(one, body).encode(), given) for one in secrets):
        raise BadSignature
    return body


def _key(headers: Headers, body: bytes) -> str:
    said = json_body.parsed(body)
    told = [said.get("event"), said.get("tid"), said.get("payload")] if isinstance(said, dict) else said
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _read(body: bytes) -> Event:
    said = json_body.parsed(body)
    if not isinstance(said, dict):
        raise Unusable([Problem("", "must be an object")])
    name, payload = said.get("event"), said.get("payload")
    problems = []
    if not isinstance(name, str) or not name:
        problems.append(Problem("event", "must be a text"))
    kind = _KINDS.get(name, "") if isinstance(name, str) else ""
    uid = payload.get("uid") if isinstance(payload, dict) else None
    if kind and not (isinstance(uid, str) and uid):
        problems.append(Problem("payload.uid", "must be a text"))
    if problems:
        raise Unusable(problems)
    about: dict[str, Any] = storable(payload) if isinstance(payload, dict) else {}
    return Event(storable(str(name))[:200], kind, str(about.get("uid") or "")[:200], payload=about)


PROVIDER = Provider("showmebug", secrets=_secrets, verify=_verify, read=_read, key=_key)
