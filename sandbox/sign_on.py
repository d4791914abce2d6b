"""The codes with which somebody signs on to a page of the bot's, and where WeCom takes them (paths 91022, 91023, 98152)."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urlencode, urlsplit, urlunsplit

from sandbox import phones
from sandbox.errors import Refused

LIFE_S = 300
KEPT = 1000

_NOT_IN_ADDRESS = re.compile(r"[\s\\\x00-\x1f\x7f]")


@dataclass(frozen=True)
class _Issued:
    user_id: str
    at: float
    is_used: bool = False


class SignOnCodes:
    """Codes, each good for once within five minutes. `clock` counts seconds. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._issued: dict[str, _Issued] = {}

    def issue(self, user_id: str) -> str:
        """A new code for this person."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._issued[code] = _Issued(user_id, self._clock())
            if len(self._issued) > KEPT:
                del self._issued[next(iter(self._issued))]
        return code

    def redeem(self, code: str, *, tells_why: bool) -> str:
        """The user id that the code stands for; it has had its use then.

        Raises: Refused with 40029 (path 91023); if it `tells_why`, 42022 for a used code and 42003 for an expired one
        (path 90313).
        """
        with self._lock:
            issued = self._issued.get(code)
            if issued is None:
                raise Refused(40029)
            if issued.is_used:
                raise Refused(42022 if tells_why else 40029)
            if self._clock() - issued.at >= LIFE_S:
                raise Refused(42003 if tells_why else 40029)
            self._issued[code] = replace(issued, is_used=True)
        return issued.user_id


def address_in(redirect_uri: str) -> SplitResult | None:
    """The address, where it is one of the web's that every reader takes for the same."""
    try:
        address = urlsplit(redirect_uri)
        is_web = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None
    return address if is_web and not _NOT_IN_ADDRESS.search(redirect_uri) else None


def is_trusted(address: SplitResult, callback_url: str) -> bool:
    """Whether the app's trusted domain is that of the address: the callback's, port and all, or any name of this machine."""
    return _domain(address) == trusted_domain(callback_url) or phones.is_this_machine(address.hostname or "")


def trusted_domain(callback_url: str) -> str:
    """The domain that the console shows as trusted: that of the callback, with its port where it has one (path 91335)."""
    return _domain(urlsplit(callback_url))


def led_back(address: SplitResult, code: str, state: str | None) -> str:
    """The address with the code, and the state as it came, added to its query."""
    added = {"code": code} if state is None else {"code": code, "state": state}
    return urlunsplit(address._replace(query="&".join(filter(None, (address.query, urlencode(added))))))


def _domain(address: SplitResult) -> str:
    return f"{address.hostname}:{address.port}" if address.port else str(address.hostname)
