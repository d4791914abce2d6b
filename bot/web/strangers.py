"""Who tries what was never given out: a candidate's page that is none, or a code for signing on that WeCom does not know.

After so many within ten minutes they are told to wait. Whoever has a link that we gave out is never among them, wherever
they are: the same network may hold both. Nor is the browser of a member for what another has tried.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from datetime import timedelta

from flask import Request

from bot.db import store
from bot.interviews import candidate_link
from bot.web.screen import Said, Screen

MOST, WITHIN = 30, timedelta(minutes=10)
# Codes, of browsers that nobody has signed on in yet: anybody gets as many of these as they like. An office is one network,
# and WeCom answers 150,000 such questions of a company within an hour (访问频率限制 path 90312).
MOST_OF_A_NETWORK, MOST_OF_ALL = 1000, 5000
_V6 = 64  # bits that one household or company has; the rest is its own to choose

Tried = Mapping[bytes, int]  # by whom, as a hash, and how many each may: what is counted, all of it or nothing


def links(request: Request) -> Tried:
    """Addresses below `/c/`, by the network."""
    return {_hashed("visitor " + _network(request)): MOST}


def codes_of_member(member_id: int) -> Tried:
    """Codes, in a browser in which this member has signed on before."""
    return {_hashed(f"member {member_id}"): MOST}


def codes_of_browser(request: Request, browser: str) -> Tried:
    """Codes, in a browser of which nothing is known but that it is the same one."""
    return {
        _hashed(f"browser {browser}"): MOST,
        _hashed("code " + _network(request)): MOST_OF_A_NETWORK,
        _hashed("codes"): MOST_OF_ALL,
    }


def is_one_too_many(tried: Tried) -> bool:
    """Count one more; True beyond a limit. All web processes count together."""
    rows = store.fetch(
        """INSERT INTO wrong_link AS w (visitor, since, times)
           SELECT visitor, clock_now(), 1 FROM unnest(%(visitors)s::bytea[]) visitor ORDER BY visitor
           ON CONFLICT (visitor) DO UPDATE SET
             times = CASE WHEN w.since > clock_now() - %(within)s THEN w.times + 1 ELSE 1 END,
             since = CASE WHEN w.since > clock_now() - %(within)s THEN w.since ELSE clock_now() END
           RETURNING visitor, times""",
        visitors=list(tried),
        within=WITHIN,
    )
    return any(row["times"] > tried[bytes(row["visitor"])] for row in rows)


def has_to_wait(tried: Tried) -> bool:
    """The next one would be too many; nothing is counted."""
    rows = store.fetch(
        """SELECT visitor, times FROM wrong_link
           WHERE visitor = ANY(%(visitors)s::bytea[]) AND since > clock_now() - %(within)s""",
        visitors=list(tried),
        within=WITHIN,
    )
    return any(row["times"] >= tried[bytes(row["visitor"])] for row in rows)


def told_to_wait(title: Said) -> Screen:
    minutes = int(WITHIN.total_seconds()) // 60
    return Screen(
        title,
        ((f"Please try again in {minutes} minutes.", f"请 {minutes} 分钟后再试。"),),
        status=429,
        retry_after_s=minutes * 60,
    )


def _hashed(who: str) -> bytes:
    return hmac.digest(candidate_link.key(), who.encode(), "sha256")[:16]


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
