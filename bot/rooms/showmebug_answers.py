"""What ShowMeBug answers, read as far as it can be: rooms, refusals, and what an errcode means for us.

Nothing raises here: what went wrong is returned, so that no text of the HTTP library comes along.
"""

from __future__ import annotations

import json
import math
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests

from bot.phrase import Phrase
from bot.rooms.provider import Links, Room, Status
from bot.storable import storable
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

Answer = dict[str, Any]

AFTER_SILENCE_S, LONGEST_PAUSE_S = 5.0, 300.0
UNAUTHORIZED, TOO_MANY = 401, 429
MOST_ERRCODE = 2**53  # beyond it a number of JSON is not exact, and far beyond it none that can be stored
NO_QUOTA = -429  # ours: the vendor names no code for it

SERVED_AT = "served at"  # beside the data: the vendor's clock
_UID = re.compile(r"[\w-]{1,64}", re.ASCII)  # it becomes part of an address
_STATUSES = {f"interview_{one}": one for one in Status}
_BAD_CREDENTIALS = Phrase("rooms.bad_credentials")
QUOTA = Phrase("rooms.no_quota")
_REFUSED = Phrase("rooms.refused")


def judged(response: requests.Response) -> Answer | RetryLater | Refused:
    status = response.status_code
    if status == TOO_MANY:
        wait = number_in(response.headers.get("Retry-After")) or 60.0
        return RetryLater("HTTP 429", min(max(wait, AFTER_SILENCE_S), LONGEST_PAUSE_S), TOO_MANY)
    if status >= 500 or status == 408:
        return RetryLater(f"HTTP {status}", AFTER_SILENCE_S, unresolved=True)
    if not 200 <= status < 300:
        return Refused(status, _REFUSED)
    if not response.content and status == 204:
        return {}
    try:
        answer = storable(json.loads(response.content))
    except (ValueError, RecursionError):
        return unreadable()
    if not isinstance(answer, dict):
        return unreadable()
    errcode = number_in(answer.get("errcode", 0))
    if errcode is None:
        return unreadable()
    errcode = max(-MOST_ERRCODE, min(errcode, MOST_ERRCODE))
    return Refused(int(errcode), _REFUSED) if errcode else answer | {SERVED_AT: _date(response.headers.get("Date"))}


def unreadable() -> RetryLater:
    return RetryLater("the answer cannot be read", AFTER_SILENCE_S, unresolved=True)


def about_the_account(errcode: int, after_s: float) -> RetryLater:
    """Nothing can be done until somebody acts, or later by itself."""
    if errcode in (400, UNAUTHORIZED, 403):
        return NeedsAdmin(errcode, _BAD_CREDENTIALS, after_s, first=False)
    return RetryLater(f"HTTP or errcode {errcode}", after_s, errcode)


def reason(errcode: int | None) -> Phrase:
    """Why nothing can be done, for who is no admin."""
    if errcode == NO_QUOTA:
        return QUOTA
    if errcode in (400, UNAUTHORIZED, 403):
        return Phrase("rooms.not_accepted")
    return Phrase("rooms.no_answer")


def room_in(row: object, served_at: datetime | None = None) -> Room | None:
    if not isinstance(row, dict) or not isinstance(row.get("uid"), str) or not _UID.fullmatch(row["uid"]):
        return None
    general, candidate = link_in(row.get("interviewer_url")), link_in(row.get("candidate_url"))
    told = row.get("interviewer_urls", row.get("interviewers"))
    each = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else None
    own = {str(one.get("uid")): link for one in each or () if (link := link_in(one.get("interviewer_url")))}
    name, made_at = row.get("candidate_name", row.get("name")), _instant(row.get("created_at"))
    return Room(
        uid=row["uid"],
        candidate=name if isinstance(name, str) else None,
        status=_STATUSES.get(str(row.get("status"))),
        seats=None if each is None else frozenset(str(one.get("uid")) for one in each),
        links=Links(general, candidate, own) if general and candidate else None,
        age=served_at - made_at if served_at and made_at else None,
    )


def link_in(value: object) -> str | None:
    """An address of the web, and nothing that a browser would do something else with."""
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("https", "http") and parts.hostname else None


def number_in(value: object) -> float | None:
    """A finite number, also when it is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _date(header: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return date if date.tzinfo else None


def _instant(value: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo else None
