"""The network a request comes from: every limit on requests counts what `networks_of` says.

Only a peer that TRUSTED_PROXY names is believed, and of what it sends only the last entry of `X-Forwarded-For`, which it
wrote itself. What anybody else puts into that header is ignored, so that nobody gets a new network by sending another one.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from flask import Request

ANY_PEER = "*"
# The bits of IPv6 that are counted, and how much more is taken from all of such a network than from one address of IPv4:
# a household or an office has a /64 or more, up to a /48.
_V6_BITS = {64: 1, 48: 4}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def networks_of(request: Request, trusted: Sequence[str]) -> dict[str, int]:
    """The networks that hold the client, each with how many times the limit of one address it may use.

    `trusted` are the addresses and networks of our own proxies, or `ANY_PEER`.
    """
    said = request.remote_addr or ""
    if (forwarded := request.headers.get("X-Forwarded-For")) and _is_trusted(said, trusted):
        said = forwarded.rpartition(",")[2].strip()
    address = _address(said)
    if address is None:
        return {"unknown": 1}
    if isinstance(address, ipaddress.IPv4Address):
        return {str(address): 1}
    return {str(ipaddress.ip_network((address, bits), strict=False)): times for bits, times in _V6_BITS.items()}


def _is_trusted(peer: str, trusted: Sequence[str]) -> bool:
    if ANY_PEER in trusted:
        return True
    address = _address(peer)
    return address is not None and any(address in ipaddress.ip_network(one) for one in trusted)


def _address(said: str) -> Address | None:
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return None
    return (isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped) or address
