"""A résumé is fetched from hosts that the company has named, at addresses of the public internet, and within limits: by a
real server that speaks TLS, which plays whoever writes the address."""

from __future__ import annotations

import http.server
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.interviews.resumes import MOST_BYTES
from bot.resumes.fetching import Fetcher, NotFetched, is_public
from tests.pdfs import of_size, pdf
from tests.serving import in_a_thread

HOST = "files.example.com"
PUBLIC = "93.184.216.34"

Play = Callable[[http.server.BaseHTTPRequestHandler], None]


def certificate(folder: Path) -> Path:
    """Of a key of its own, for the host's name; both in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "both.pem"
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(key.private_bytes(*plain) + made.public_bytes(serialization.Encoding.PEM))
    return path


class Files:
    """A server at which the host's public address is played; `asked` are the paths that were asked for."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.looked_up: list[str] = []
        self.addresses: Sequence[Sequence[str]] = [[PUBLIC]]
        self.play: Play = sends(pdf())
        pem = certificate(folder)
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.asked.append(f"{self.headers['Host']}{self.path}")
                try:
                    outer.play(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None: ...

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_: object) -> None: ...

        self.server = Server(("127.0.0.1", 0), Handler)
        server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server_side.load_cert_chain(pem)
        self.server.socket = server_side.wrap_socket(
            self.server.socket, server_side=True, do_handshake_on_connect=False
        )
        self.tls = ssl.create_default_context(cafile=str(pem))

    def fetcher(self, *hosts: str, within_s: float = 20) -> Fetcher:
        def resolve(host: str) -> Sequence[str]:
            self.looked_up.append(host)
            return self.addresses[min(len(self.looked_up), len(self.addresses)) - 1]

        def connect(address: str, port: int, within_s: float) -> socket.socket:
            self.dialled.append((address, port))
            return socket.create_connection(self.server.server_address[:2], timeout=within_s)

        return Fetcher(hosts or (HOST,), resolve=resolve, connect=connect, tls=self.tls, within_s=within_s)

    def why_not(self, url: str = f"https://{HOST}/cv.pdf", within_s: float = 20) -> tuple[str, bool]:
        with pytest.raises(NotFetched) as refused:
            self.fetcher(within_s=within_s).fetch(url)
        return refused.value.why, refused.value.may_pass


def sends(content: bytes, status: int = 200, length: int | None = None, **headers: str) -> Play:
    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(content) if length is None else length))
        to.end_headers()
        to.wfile.write(content)

    return play


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Files]:
    built = Files(tmp_path)
    with in_a_thread(built.server):
        yield built


# --- what is fetched --------------------------------------------------------------------------------------------------


def test_a_pdf_is_fetched_from_the_address_that_was_checked(files: Files) -> None:
    assert files.fetcher().fetch(f"https://{HOST}/简历/陈晓.pdf?sign=a%2Fb c") == pdf()
    assert files.asked == [f"{HOST}/%E7%AE%80%E5%8E%86/%E9%99%88%E6%99%93.pdf?sign=a%2Fb%20c"]
    assert files.dialled == [(PUBLIC, 443)]
    assert files.looked_up == [HOST]


def test_a_redirect_within_the_host_is_followed_and_looked_up_anew(files: Files) -> None:
    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        (sends(b"", 302, Location="/new.pdf") if to.path == "/cv.pdf" else sends(pdf()))(to)

    files.play = play
    assert files.fetcher().fetch(f"https://{HOST}/cv.pdf") == pdf()
    assert files.looked_up == [HOST, HOST]


def test_without_a_length_it_is_read_to_its_end(files: Files) -> None:
    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Connection", "close")
        to.end_headers()
        to.wfile.write(pdf())
        to.close_connection = True

    files.play = play
    assert files.fetcher().fetch(f"https://{HOST}/cv.pdf") == pdf()


# --- where it is not fetched from ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example.com/cv.pdf",
        "http://files.example.com/cv.pdf",
        "ftp://files.example.com/cv.pdf",
        "file:///etc/passwd",
        "https://127.0.0.1/cv.pdf",
        "https://[::1]/cv.pdf",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.8/cv.pdf",
        "https://2130706433/cv.pdf",
        "https://0x7f000001/cv.pdf",
        "https://0177.0.0.1/cv.pdf",
        "https://127.1/cv.pdf",
        "https://files.example.com@127.0.0.1/cv.pdf",
        "https://files.example.com:secret@evil.example/cv.pdf",
        "https://user@files.example.com/cv.pdf",
        "https://127.0.0.1#@files.example.com/",
        "https://127.0.0.1\\@files.example.com/",
        "https://files.example.com\\.evil.example/",
        "https://files.example.com.evil.example/",
        "https://files.example.com./cv.pdf",
        "https://evil.example/?https://files.example.com/",
        "https://files.example.com:22/cv.pdf",
        "https://files.example.com:8443/cv.pdf",
        "https://files.example.com:99999/cv.pdf",
        "https://files。example。com/cv.pdf",
        "https://[files.example.com/cv.pdf",
        "//files.example.com/cv.pdf",
        "",
    ],
)
def test_nobody_is_even_looked_up_at_any_other_address(files: Files, url: str) -> None:
    assert files.why_not(url) == ("host", False)
    assert (files.looked_up, files.dialled) == ([], [])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",  # a cloud's own, in China
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "2002:808:808::",  # 6to4, whatever it has in it
        "192.88.99.1",
        "168.63.129.16",  # a cloud's own, though it looks like anybody's
        "169.254.0.23",
        "100.127.255.255",
        "239.1.1.1",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "::127.0.0.1",
        "::93.184.216.34",
        "::ffff:93.184.216.34",
        "::ffff:0:127.0.0.1",
        "::ffff:0:93.184.216.34",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::7f00:1",
        "64:ff9b:1::5db8:d822",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo: 127.0.0.1 is in it
        "2001::1",
        "2001:10::1",
        "2001:20::1",
        "100::1",
        "3fff::1",
        "5f00::1",
        "fec0::1",
        "feff::1",
        "ff0e::1",
        "2606:2800:220:1:248:1893:25c8:1946%eth0",
        "4000::1",
        "2001:db8::1",
        "no address",
    ],
)
def test_a_name_of_the_list_that_leads_inside_is_not_followed(files: Files, address: str) -> None:
    assert not is_public(address)
    files.addresses = [[PUBLIC, address]]
    assert files.why_not() == ("address", False)
    assert files.dialled == []


@pytest.mark.parametrize(
    "address", [PUBLIC, "1.2.4.8", "2606:2800:220:1:248:1893:25c8:1946", "240e::1", "64:ff9b::5db8:d822"]
)
def test_the_public_internet_is(address: str) -> None:
    assert is_public(address)


def test_what_the_name_means_a_moment_later_is_of_no_interest(files: Files) -> None:
    """The address that was checked is the one that is dialled: the second look-up would lead inside."""
    files.addresses = [[PUBLIC], ["127.0.0.1"]]
    assert files.fetcher().fetch(f"https://{HOST}/cv.pdf") == pdf()
    assert files.dialled == [(PUBLIC, 443)]


def test_a_redirect_is_looked_up_and_judged_like_any_address(files: Files) -> None:
    files.addresses = [[PUBLIC], ["127.0.0.1"]]
    files.play = sends(b"", 302, Location="/inside")
    assert files.why_not() == ("address", False)
    assert files.dialled == [(PUBLIC, 443)]


@pytest.mark.parametrize(
    "to",
    [
        "https://other.example.com/cv.pdf",
        "https://elsewhere.example.com/cv.pdf",
        "http://files.example.com/cv.pdf",
        "https://files.example.com:8443/",
        "//127.0.0.1/",
        "https://files.example.com@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://files.example.com/",
    ],
)
def test_no_redirect_leads_to_another_host(files: Files, to: str) -> None:
    """Not even to one that is named as well: who may say what is at one may not send us to the other."""
    files.play = sends(b"", 301, Location=to)
    with pytest.raises(NotFetched) as refused:
        files.fetcher(HOST, "other.example.com").fetch(f"https://{HOST}/cv.pdf")
    assert refused.value.why == "redirect"
    assert set(files.looked_up) == {HOST}


def test_redirects_end(files: Files) -> None:
    files.play = sends(b"", 302, Location="/cv.pdf?again")
    assert files.why_not() == ("redirect", False)
    assert len(files.asked) == 4


def test_whose_certificate_is_anothers_is_told_nothing(files: Files) -> None:
    with pytest.raises(NotFetched) as refused:
        files.fetcher("other.example.com").fetch("https://other.example.com/cv.pdf?secret")
    assert (refused.value.why, refused.value.may_pass) == ("away", True)
    assert files.asked == []


# --- what is not taken ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("play", "why"),
    [
        (sends(b"<html>log in</html>", Content_Type="application/pdf"), ("not_pdf", False)),
        (sends(b""), ("empty", False)),
        (sends(pdf(), 404), ("gone", False)),
        (sends(pdf(), 403), ("gone", False)),
        (sends(pdf(), 204), ("gone", False)),
        (sends(pdf(), 500), ("away", True)),
        (sends(pdf(), 503), ("away", True)),
        (sends(pdf(), 429), ("away", True)),
        (sends(b"", length=MOST_BYTES + 1), ("too_large", False)),
        (sends(b"\x1f\x8b\x08" + bytes(50), Content_Encoding="gzip"), ("not_pdf", False)),
    ],
    ids=["html", "empty", "404", "403", "204", "500", "503", "429", "announced too large", "packed"],
)
def test_what_is_no_resume_is_not_taken(files: Files, play: Play, why: tuple[str, bool]) -> None:
    files.play = play
    assert files.why_not() == why


def test_what_is_a_byte_too_large_is_given_up_on_the_way(files: Files) -> None:
    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.end_headers()
        to.wfile.write(of_size(MOST_BYTES + 1))
        to.close_connection = True

    files.play = play
    assert files.why_not(within_s=60) == ("too_large", False)


def test_what_never_ends_is_given_up(files: Files) -> None:
    stop = threading.Event()

    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.end_headers()
        to.wfile.write(pdf())
        while not stop.wait(0.05):
            to.wfile.write(b"x")

    files.play = play
    begun = time.monotonic()
    assert files.why_not(within_s=1) == ("away", True)
    stop.set()
    assert time.monotonic() - begun < 15


def test_what_leads_on_again_and_again_has_no_more_time_for_all_of_it(files: Files) -> None:
    """Each answer within its time, all four of them not."""

    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        time.sleep(0.8)
        (sends(b"", 302, Location="/cv.pdf?again") if len(files.asked) < 4 else sends(pdf()))(to)

    files.play = play
    assert files.why_not(within_s=2) == ("away", True)
    assert len(files.asked) < 4


def test_what_drips_its_headers_is_given_up(files: Files) -> None:
    stop = threading.Event()

    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        while not stop.wait(0.05):
            to.wfile.write(b"H")

    files.play = play
    assert files.why_not(within_s=1) == ("away", True)
    stop.set()


def test_what_breaks_off_is_not_taken_for_whole(files: Files) -> None:
    def play(to: http.server.BaseHTTPRequestHandler) -> None:
        sends(pdf()[:100], length=len(pdf()))(to)
        to.close_connection = True

    files.play = play
    assert files.why_not() == ("away", True)


def test_whoever_is_not_there_may_be_later(files: Files) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))

        def connect(address: str, port: int, within_s: float) -> socket.socket:
            return socket.create_connection(nobody.getsockname(), timeout=within_s)

        with pytest.raises(NotFetched) as refused:
            Fetcher([HOST], resolve=lambda _: [PUBLIC], connect=connect).fetch(f"https://{HOST}/")
    assert (refused.value.why, refused.value.may_pass) == ("away", True)


def test_a_name_that_nobody_knows_may_be_known_later() -> None:
    def resolve(host: str) -> Sequence[str]:
        raise socket.gaierror

    with pytest.raises(NotFetched) as refused:
        Fetcher([HOST], resolve=resolve).fetch(f"https://{HOST}/")
    assert (refused.value.why, refused.value.may_pass) == ("away", True)


def test_no_error_says_the_address_which_may_open_the_file(files: Files) -> None:
    files.play = sends(b"", 404)
    with pytest.raises(NotFetched) as refused:
        files.fetcher().fetch(f"https://{HOST}/cv.pdf?sign=s3cret")
    assert "s3cret" not in repr(refused.value)
    assert refused.value.__cause__ is None
