"""Who tries what was never given out: a candidate's page that is none, or a code for signing on that WeCom does not know.

After so many within ten minutes they are told to wait. Whoever has a link that we gave out is never among them, wherever
they are: the same network may hold both.
"""

from __future__ import annotations

import hmac
import ipaddress
from datetime import timedelta
from enum import Enum

from flask import Request, Response

from bot.db import store
from bot.interviews import candidate_link
from bot.web.screen import Said, Screen, browsers_language

MOST, WITHIN = 30, timedelta(minutes=10)
_V6 = 64  # bits that one household or company has; the rest is its own to choose


class Tried(Enum):
    """What is counted by itself."""

    LINK = b"visitor "
    CODE = b"code "


def is_one_too_many(request: Request, what: Tried) -> bool:
    """Count one more; True beyond the limit. All web processes count together."""
    [row] = store.fetch(
        """INSERT INTO wrong_link AS w (visitor, since, times) VALUES (%(visitor)s, clock_now(), 1)
           ON CONFLICT (visitor) DO UPDATE SET
             times = CASE WHEN w.since > clock_now() - %(within)s THEN w.times + 1 ELSE 1 END,
             since = CASE WHEN w.since > clock_now() - %(within)s THEN w.since ELSE clock_now() END
           RETURNING times""",
        visitor=_visitor(request, what),
        within=WITHIN,
    )
    return bool(row["times"] > MOST)


def has_to_wait(request: Request, what: Tried) -> bool:
    """The next one would be too many; nothing is counted."""
    rows = store.fetch(
        "SELECT times FROM wrong_link WHERE visitor = %(visitor)s AND since > clock_now() - %(within)s",
        visitor=_visitor(request, what),
        within=WITHIN,
    )
    return any(row["times"] >= MOST for row in rows)


def told_to_wait(title: Said) -> Response:
    minutes = int(WITHIN.total_seconds()) // 60
    answer = Screen(
        title,
        ((f"Please try again in {minutes} minutes.", f"请 {minutes} 分钟后再试。"),),
        status=429,
    ).response(browsers_language())
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer


def _visitor(request: Request, what: Tried) -> bytes:
    return hmac.digest(candidate_link.key(), what.value + _network(request).encode(), "sha256")[:16]


def _network(request: Request) -> str:
    """Whose request it is. A proxy of ours, which no address of the internet is, says so by X-Forwarded-For: what it has
    put there itself stands last."""
    said = request.remote_addr or ""
    if not _is_global(said) and (forwarded := request.headers.get("X-Forwarded-For")):
        said = forwarded.rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "unknown"
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, _V6), strict=False))
    return str(address)


def _is_global(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_global
    except ValueError:
        return False
