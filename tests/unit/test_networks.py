"""Which network a request is counted for: nobody gets another one by a header, or by another address of their own."""

from __future__ import annotations

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from bot.web.networks import networks_of

OURS = ("127.0.0.1", "10.0.0.0/8")


def counted(peer: str, forwarded: str | None = None, trusted: tuple[str, ...] = OURS) -> dict[str, int]:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return networks_of(
        Request(EnvironBuilder(headers=headers, environ_base={"REMOTE_ADDR": peer}).get_environ()), trusted
    )


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.1.2.3"])
def test_a_proxy_of_ours_says_who_it_is_by_what_it_added_itself(peer: str) -> None:
    assert counted(peer, "198.51.100.1, 203.0.113.7") == {"203.0.113.7": 1}
    assert counted(peer) == {peer: 1}


@pytest.mark.parametrize("peer", ["192.168.1.9", "172.17.0.1", "203.0.113.9", "fe80::1", "::1"])
def test_nobody_else_does(peer: str) -> None:
    assert counted(peer, "203.0.113.7") == counted(peer)
    assert counted(peer, "203.0.113.7", trusted=("*",)) == {"203.0.113.7": 1}


def test_ipv6_is_counted_by_household_and_by_what_an_office_has() -> None:
    assert counted("2001:db8:1:2::3") == {"2001:db8:1:2::/64": 1, "2001:db8:1::/48": 4}
    assert counted("2001:db8:1:9::3")["2001:db8:1::/48"] == 4
    assert counted("::ffff:203.0.113.7") == {"203.0.113.7": 1}


@pytest.mark.parametrize("said", ["", "nobody", "203.0.113.7:80", "203.0.113.7,"])
def test_whatever_is_no_address_is_one_network(said: str) -> None:
    assert counted("127.0.0.1", said) in ({"unknown": 1}, {"127.0.0.1": 1})
