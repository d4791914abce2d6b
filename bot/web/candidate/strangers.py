"""Who asks for pages that are none: after so many within ten minutes they are told to wait. Whoever has a link that we gave
out is never among them, wherever they are: the same network may hold both.
"""

from __future__ import annotations

import hmac
import ipaddress
from datetime import timedelta

from flask import Request

from bot.db import store
from bot.interviews import candidate_link

MOST, WITHIN = 30, timedelta(minutes=10)
_V6 = 64  # bits that one household or company has; the rest is its own to choose


def is_one_too_many(request: Request) -> bool:
    """Count one more; True beyond the limit. All web processes count together."""
    [row] = store.fetch(
        """INSERT INTO wrong_link AS w (visitor, since, times) VALUES (%(visitor)s, clock_now(), 1)
           ON CONFLICT (visitor) DO UPDATE SET
             times = CASE WHEN w.since > clock_now() - %(within)s THEN w.times + 1 ELSE 1 END,
             since = CASE WHEN w.since > clock_now() - %(within)s THEN w.since ELSE clock_now() END
           RETURNING times""",
        visitor=hmac.digest(candidate_link.key(), b"visitor " + _network(request).encode(), "sha256")[:16],
        within=WITHIN,
    )
    return bool(row["times"] > MOST)


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
