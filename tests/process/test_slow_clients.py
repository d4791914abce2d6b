"""Clients that drip what they send hold no thread: everybody else is served, and they are hung up on."""

from __future__ import annotations

import contextlib
import itertools
import socket
from collections.abc import Iterator

import pytest
import requests

from bot.web.whole_requests import LOOKED_AT, Coming
from tests.databases import Databases
from tests.world.processes import House, furnish, is_hung_up, sandbox_for, say, wait_until

CLIENTS = 60  # there are 32 threads
POST = b"POST /wecom/callback?msg_signature=a&timestamp=1&nonce=n HTTP/1.1\r\nHost: x\r\n"
DRIPPING = {
    "headers": b"GET /heal",
    "body": POST + b"Content-Length: 1000\r\n\r\n<xml>",
    "chunks": POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<xml>\r\n",
    "a chunk that looks like the last": POST + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n0\r\n\r\n",
    "a long length": POST + b"Content-Length: 0000000000000001000\r\n\r\n<xml>",
    "behind another": b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" + POST + b"Content-Length: 1000\r\n\r\n<xml>",
    "answered, and never gone": b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "a larger body than is looked at": POST + b"Content-Length: 900000\r\n\r\n" + b"x" * (LOOKED_AT + 5000),
}


@pytest.fixture(scope="module")
def port(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with databases.one() as url:
        house = House(url, tmp_path_factory.mktemp("slow"))
        furnish(house)
        try:
            yield house.web()
        finally:
            house.stop()


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param([*DRIPPING], id="of each kind some"),
        *(
            pytest.param([one], id=one, marks=pytest.mark.long("each waits ten seconds; above all kinds wait at once"))
            for one in DRIPPING
        ),
    ],
)
def test_sixty_that_drip_keep_nobody_waiting_and_are_hung_up_on(port: int, kinds: list[str]) -> None:
    with contextlib.ExitStack() as lines:
        slow = [lines.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(CLIENTS)]
        begun = [DRIPPING[kind] for _, kind in zip(slow, itertools.cycle(kinds), strict=False)]
        for line, first in zip(slow, begun, strict=True):
            line.sendall(first)
            line.settimeout(0.2)
        for line, first in zip(slow, begun, strict=True):
            with contextlib.suppress(OSError):
                line.sendall(b"x" if b"\r\n\r\n" in first else b"a")
        assert requests.get(f"http://127.0.0.1:{port}/healthz", timeout=4).text == "ok\n"
        with sandbox_for(port) as wecom:
            assert say(wecom, "mark 一")["outcome"] == "reply"
        for line in slow:
            wait_until(lambda line=line: is_hung_up(line))


@pytest.mark.parametrize("begun", [b"GET /heal", POST + b"Content-Length: 1000\r\n\r\n<xml>"], ids=["headers", "body"])
def test_a_byte_that_is_urgent_keeps_no_thread(port: int, begun: bytes) -> None:
    with contextlib.ExitStack() as lines:
        slow = [lines.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(CLIENTS)]
        for line in slow:
            line.sendall(begun)
            line.settimeout(0.2)
        assert requests.get(f"http://127.0.0.1:{port}/healthz", timeout=4).text == "ok\n"
        for line in slow:
            line.send(b"x", socket.MSG_OOB)
        assert requests.get(f"http://127.0.0.1:{port}/healthz", timeout=4).text == "ok\n"
        for line in slow:
            wait_until(lambda line=line: is_hung_up(line))


def test_what_comes_in_pieces_is_served_when_it_is_whole(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        for piece in (b"GET /healthz HT", b"TP/1.1\r\nHost: x\r\n", b"Connection: keep-alive\r\n\r\n"):
            line.sendall(piece)
        assert answer(line).startswith(b"HTTP/1.1 200")
        for piece in (POST, b"Content-Length: 6\r\n\r\n", b"<xm", b"l/>"):
            line.sendall(piece)
        assert answer(line).startswith(b"HTTP/1.1 400")


def test_a_client_that_waits_to_be_told_to_go_on_is_told(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(POST + b"Expect: 100-continue\r\nContent-Length: 6\r\n\r\n")
        assert line.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.sendall(b"<xml/>")
        got = b""
        while b" 400 " not in got:
            more = line.recv(4096)
            assert more, got
            got += more


def answer(line: socket.socket) -> bytes:
    """All of one; ours end with their last body's byte."""
    got = b""
    while not Coming().is_whole(got.replace(b"HTTP/1.1", b"POST /", 1)):
        more = line.recv(4096)
        assert more, got
        got += more
    return got


def test_a_client_that_leaves_in_the_middle_is_forgotten_at_once(port: int) -> None:
    for begun in (b"GET /heal", POST + b"Content-Length: 1000\r\n\r\n<xml>"):
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(begun)
            line.shutdown(socket.SHUT_WR)
            line.settimeout(5)
            with contextlib.suppress(ConnectionError):
                line.recv(4096)
    assert requests.get(f"http://127.0.0.1:{port}/healthz", timeout=4).ok


def test_a_larger_body_than_is_looked_at_is_read_all_the_same(port: int) -> None:
    body = b"<xml>" + b"x" * (3 * LOOKED_AT) + b"</xml>"
    url = f"http://127.0.0.1:{port}/wecom/callback?msg_signature=a&timestamp=1&nonce=n"
    assert requests.post(url, data=body, timeout=10).status_code == 400


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "PATH_INFO", "Script-Name"])
def test_no_header_says_what_is_asked_for(port: int, name: str) -> None:
    """Not from a proxy that is trusted either, which we are to it here."""
    assert requests.get(f"http://127.0.0.1:{port}/healthz", headers={name: "/my"}, timeout=4).text == "ok\n"


def test_a_chunk_whose_size_is_none_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<xml>\r\n0\r\n\r\n")
        assert line.recv(4096).split()[1] == b"400"


@pytest.mark.parametrize(
    ("have", "whole"),
    [
        (b"", False),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", False),
        (b"GET / HTTP/1.1\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\ncontent-length: 3\r\n\r\nab", False),
        (b"POST / HTTP/1.1\r\nA: b\r\nContent-Length:3\r\n\r\nabc", True),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n", False),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\na\r\n0\r\nX: 1\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: 1\r\n", False),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nf\r\n0\r\n\r\n", False),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 40 + b"5\r\n0\r\n\r\n", False),
        (b"POST / HTTP/1.1\r\nContent-Length: 00000000000000000003\r\n\r\nab", False),
        (b"POST / HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\nab", False),
    ],
)
def test_a_request_is_whole_with_all_of_the_body_that_it_announces(have: bytes, whole: bool) -> None:
    assert Coming().is_whole(have) is whole
    by_the_byte = Coming()
    assert not any(by_the_byte.is_whole(have[:end]) for end in range(len(have)))
    assert by_the_byte.is_whole(have) is whole


@pytest.mark.parametrize(
    ("begun", "more"),
    [
        (POST + b"Content-Length: 3\r\n\r\na", b"bc"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 9, b"0\r\n\r\n"),
    ],
)
def test_what_was_looked_at_is_not_looked_at_again_when_more_comes(begun: bytes, more: bytes) -> None:
    coming = Coming()
    assert not coming.is_whole(begun)
    assert coming.is_whole(b"?" * len(begun) + more)


def test_nor_are_the_lines_behind_the_last_chunk() -> None:
    coming = Coming()
    begun = POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX: 1"
    assert not coming.is_whole(begun)
    assert not coming.is_whole(b"?" * len(begun) + b"\r\nY: 2")
    assert coming.is_whole(b"?" * len(begun) + b"\r\nY: 2\r\n\r\n")
