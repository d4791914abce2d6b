"""Who tries what was never given out: a candidate's page that is none, or a code for signing on that WeCom does not know.

After so many within ten minutes they are told to wait. Whoever has a link that we gave out is never among them, wherever
they are: the same network may hold both. Nor is the browser of a member for what another has tried.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Request, current_app

from bot.db import store
from bot.interviews import candidate_link
from bot.phrase import Phrase
from bot.web.networks import networks_of
from bot.web.screen import Said, Screen

MOST, WITHIN = 30, timedelta(minutes=10)
# Codes, of browsers that nobody has signed on in yet: anybody gets as many of these as they like. An office is one network,
# and WeCom answers 150,000 such questions of a company within an hour (访问频率限制 path 90312). Once all together have
# tried so many, a network gets no more than `MOST`: what some try keeps only those networks out that have tried themselves.
MOST_OF_A_NETWORK, MANY_OF_ALL = 1000, 5000


@dataclass(frozen=True)
class Limit:
    """How many one of them may try: at any time, and while all together try too many."""

    most: int
    in_a_flood: int


Tried = Mapping[bytes, Limit]  # by whom, as a hash: what is counted, all of it or nothing
_UNLIMITED = Limit(1 << 31, 1 << 31)


def links(request: Request) -> Tried:
    """Addresses below `/c/`, by the network."""
    return {_hashed(f"visitor {one}"): Limit(n * MOST, n * MOST) for one, n in _networks(request).items()}


def codes_of_member(member_id: int) -> Tried:
    """Codes, in a browser in which this member has signed on before."""
    return {_hashed(f"member {member_id}"): Limit(MOST, MOST)}


def codes_of_browser(request: Request, browser: str) -> Tried:
    """Codes, in a browser of which nothing is known but that it is the same one."""
    networks = _networks(request).items()
    return {
        _hashed(f"browser {browser}"): Limit(MOST, MOST),
        **{_hashed(f"code {one}"): Limit(n * MOST_OF_A_NETWORK, n * MOST) for one, n in networks},
        _of_all(): _UNLIMITED,
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
    return _most_used(tried, rows) > 0


def has_to_wait(tried: Tried) -> bool:
    """The next one would be too many; nothing is counted."""
    rows = store.fetch(
        """SELECT visitor, times FROM wrong_link
           WHERE visitor = ANY(%(visitors)s::bytea[]) AND since > clock_now() - %(within)s""",
        visitors=list(tried),
        within=WITHIN,
    )
    return _most_used(tried, rows) >= 0


def _most_used(tried: Tried, rows: list[dict[str, Any]]) -> int:
    """By how many the limit is passed that is passed the furthest; less than 0 where none is reached."""
    times = {bytes(row["visitor"]): int(row["times"]) for row in rows}
    is_flood = times.get(_of_all(), 0) >= MANY_OF_ALL
    return max(
        (n - (tried[who].in_a_flood if is_flood else tried[who].most) for who, n in times.items()),
        default=-1,
    )


def told_to_wait(title: Said) -> Screen:
    minutes = int(WITHIN.total_seconds()) // 60
    return Screen(
        title,
        (Phrase("screen.try_in_minutes", minutes=minutes),),
        status=429,
        retry_after_s=minutes * 60,
    )


def _hashed(who: str) -> bytes:
    return hmac.digest(candidate_link.key(), who.encode(), "sha256")[:16]


def _of_all() -> bytes:
    return _hashed("codes")


def _networks(request: Request) -> dict[str, int]:
    return networks_of(request, current_app.config["TRUSTED_PROXY"])
