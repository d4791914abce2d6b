"""A résumé fetched from its address: over https, from hosts that the company has named, and from nowhere else.

The address comes from outside, so that whoever writes it would have our machine ask for them. Hence a name is looked up
once, each address that it has must be one of the public internet, and the connection goes to that very address: what the
name means a moment later is of no interest. No proxy and no password of the environment's is used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from bot.interviews import resumes

PORT = 443
CONNECT_WITHIN_S = 10.0
QUIET_FOR_AT_MOST_S = 15.0
WITHIN_S = 180.0  # all of it, redirects and all: 20 MB at a megabit a second
MOST_REDIRECTS = 3
MOST_ADDRESSES = 3
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429)
# What is_global takes for the public internet, or took before some release of Python: none of it is where a file is.
_NO_HOSTS = [
    ipaddress.ip_network(one)
    for one in (
        "168.63.129.16/32",  # Azure's own, inside each of its machines
        "192.0.0.0/24",  # IETF protocol assignments (RFC 6890); Oracle Cloud's own is in it
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "224.0.0.0/4",  # multicast
        "2001::/23",  # IETF protocol assignments (RFC 2928): Teredo, which has an IPv4 address in it, and others
        "2002::/16",  # 6to4, which has one in it as well
        "3fff::/20",  # documentation (RFC 9637)
    )
]
# Of IPv6 only this is given to hosts (RFC 4291). So it is no ::127.0.0.1, ::ffff:127.0.0.1, ::ffff:0:127.0.0.1, 64:ff9b:1::
# (a network's own translator), fc00::, fe80::, fec0:: or ff00::.
_UNICAST = ipaddress.IPv6Network("2000::/3")
# RFC 6052: what a network without IPv4 reaches 8.8.8.8 by, in the last bytes.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class NotFetched(Exception):
    """`why`, as `bot.wording.resumes` tells it; `may_pass` where another try may bring it."""

    def __init__(self, why: str, *, may_pass: bool = False) -> None:
        super().__init__(why)
        self.why, self.may_pass = why, may_pass


Resolve = Callable[[str], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]


def _resolve(host: str) -> list[str]:
    """Raises: OSError"""
    found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def _connect(address: str, port: int, within_s: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=within_s)


def is_public(address: str) -> bool:
    """Whether it is an address of the public internet, and leads to no other kind by the back door."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _UNICAST or ip.scope_id:
            return False
    return ip.is_global and not any(ip in one for one in _NO_HOSTS)


class Fetcher:
    """`hosts` are names, in lower case. The rest says how it gets there: by the public internet, if not otherwise."""

    def __init__(
        self,
        hosts: Collection[str],
        *,
        resolve: Resolve = _resolve,
        connect: Connect = _connect,
        tls: ssl.SSLContext | None = None,
        within_s: float = WITHIN_S,
    ) -> None:
        self._hosts = frozenset(hosts)
        self._resolve, self._connect, self._within_s = resolve, connect, within_s
        self._tls = tls

    def fetch(self, url: str) -> bytes:
        """The file, by its bytes a PDF of at most 20 MB.

        Raises: NotFetched
        """
        first = self._allowed(url, "host")
        address, until = url, time.monotonic() + self._within_s
        for _ in range(MOST_REDIRECTS + 1):
            parts = self._allowed(address, "redirect" if address != url else "host")
            if parts.hostname != first.hostname:
                raise NotFetched("redirect")
            answer = self._ask(parts, until)
            if isinstance(answer, bytes):
                return answer
            try:
                address = urljoin(address, answer)
            except ValueError:  # a bracket that is not closed
                raise NotFetched("redirect") from None
        raise NotFetched("redirect")

    def _allowed(self, url: str, otherwise: str) -> SplitResult:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise NotFetched(otherwise) from None
        has_password = parts.username is not None or parts.password is not None
        if parts.scheme != "https" or parts.hostname not in self._hosts or port not in (None, PORT) or has_password:
            raise NotFetched(otherwise)
        return parts

    def _ask(self, parts: SplitResult, until: float) -> bytes | str:
        """The file, or where else to look for it."""
        assert parts.hostname is not None
        line = self._line(parts.hostname, until)
        tls = self._tls or ssl.create_default_context()
        asked = http.client.HTTPSConnection(parts.hostname, context=tls, timeout=QUIET_FOR_AT_MOST_S)
        with _hung_up_after(line, until - time.monotonic()) as is_over:
            try:
                asked.sock = tls.wrap_socket(line, server_hostname=parts.hostname)
                asked.request("GET", _target(parts), headers=_HEADERS)
                with asked.getresponse() as response:
                    answer = _read(response)
            except (OSError, http.client.HTTPException, ValueError):
                raise NotFetched("away", may_pass=True) from None
            finally:
                asked.close()
                line.close()
            if is_over():
                raise NotFetched("away", may_pass=True)
        return answer

    def _line(self, host: str, until: float) -> socket.socket:
        """To one of the addresses that the host has now, all of which must be public."""
        try:
            addresses = self._resolve(host)
        except OSError:
            raise NotFetched("away", may_pass=True) from None
        if not addresses or not all(is_public(one) for one in addresses):
            raise NotFetched("address")
        for address in addresses[:MOST_ADDRESSES]:
            left = until - time.monotonic()
            if left <= 0:
                break
            with suppress(OSError):
                line = self._connect(address, PORT, min(CONNECT_WITHIN_S, left))
                line.settimeout(QUIET_FOR_AT_MOST_S)
                return line
        raise NotFetched("away", may_pass=True)


# Packed, a small answer could become a very large one.
_HEADERS = {"Accept": "application/pdf", "Accept-Encoding": "identity", "User-Agent": "interview-assistant"}


def _read(answer: http.client.HTTPResponse) -> bytes | str:
    if answer.status in _REDIRECTS:
        return answer.getheader("Location") or ""
    if answer.status in _LATER or answer.status >= 500:
        raise NotFetched("away", may_pass=True)
    if answer.status != 200:
        raise NotFetched("gone")
    if answer.length is not None and answer.length > resumes.MOST_BYTES:
        raise NotFetched("too_large")
    announced, file = answer.length, bytearray()
    while chunk := answer.read(_CHUNK):
        file += chunk
        if len(file) > resumes.MOST_BYTES:
            raise NotFetched("too_large")
    if announced is not None and len(file) < announced:
        raise NotFetched("away", may_pass=True)
    if fault := resumes.fault_of(bytes(file)):
        raise NotFetched(fault)
    return bytes(file)


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_SAID_AS_IT_IS)
    return f"{path}?{quote(parts.query, safe=_SAID_AS_IT_IS)}" if parts.query else path


_SAID_AS_IT_IS = "/?%:@!$&'()*+,;=~-._"


@contextmanager
def _hung_up_after(line: socket.socket, within_s: float) -> Iterator[Callable[[], bool]]:
    """What drips, a byte every few seconds, is ended as well; then it is over."""
    over = threading.Event()
    end = line.dup()  # TLS takes the line itself over

    def hang_up() -> None:
        over.set()
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(within_s, 0), hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield over.is_set
    finally:
        timer.cancel()
        end.close()
