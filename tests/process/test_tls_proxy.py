"""The proxy's configuration as docs/tls-proxy ships it, in a real nginx, with somebody who attacks it slowly."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import ssl
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import requests
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from bot.interviews.resumes import MOST_BYTES
from bot.settings import ROOT, load
from bot.web.site import session_key
from tests.conftest import free_port, quiet_environ
from tests.databases import Databases
from tests.pdfs import of_size
from tests.serving import end
from tests.world.five import FIVE
from tests.world.processes import House, furnish, is_hung_up, sandbox_for, say, wait_until

SHIPPED = ROOT / "docs" / "tls-proxy"
CLIENTS = 300


_AN_INTERVIEW = """
INSERT INTO member (user_id, name, role, created_at) VALUES ('zhangmin', '张敏', 'recruiter', now());
INSERT INTO candidate (name) VALUES ('陈晓');
INSERT INTO job (title) VALUES ('后端工程师');
INSERT INTO application (candidate_id, job_id) SELECT c.id, j.id FROM candidate c, job j;
INSERT INTO interview (application_id, candidate_id, round_name, slot, created_at)
  SELECT id, candidate_id, '一面', tstzrange(now() + interval '1 day', now() + interval '25 hours'), now() FROM application;
"""


class Proxy(NamedTuple):
    port: int  # TLS
    web_port: int
    folder: Path  # of its logs
    house: House


@pytest.fixture(scope="module")
def proxy(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    openssl = shutil.which("openssl")
    if nginx is None or openssl is None:
        if os.environ.get("REQUIRE_NGINX") == "1":
            pytest.fail("nginx and openssl are needed")
        pytest.skip("needs nginx and openssl (Debian: apt-get install nginx-light openssl)")
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    with databases.one() as url, contextlib.ExitStack() as at_the_end:
        house = House(url, tmp_path_factory.mktemp("behind"))
        at_the_end.callback(house.stop)
        furnish(house)
        house.rows(_AN_INTERVIEW)
        web_port, tls, plain = house.web(), free_port(), free_port()
        key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
        request = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout {key} -out {certificate}"
        subprocess.run([openssl, *request.split()], check=True, capture_output=True)
        (folder / "nginx.conf").write_text(
            f"pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; events {{ worker_connections 768; }}\n"
            f"http {{\n{_shipped(folder, tls, plain, web_port)}\n}}\n"
        )
        running = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-g", "daemon off;", "-p", str(folder)])
        at_the_end.callback(end, [running])
        wait_until(lambda: is_listening(tls))
        yield Proxy(tls, web_port, folder, house)


def is_listening(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def _shipped(folder: Path, tls: int, plain: int, web_port: int) -> str:
    """What is shipped, with this machine's ports and places."""
    conf = (SHIPPED / "upstream-host.conf").read_text() + (SHIPPED / "site.conf").read_text()
    for ours, here in (
        (r"listen 443 ssl;", f"listen 127.0.0.1:{tls} ssl;"),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"/etc/nginx/tls/", f"{folder}/"),
        (r"/var/log/nginx/", f"{folder}/"),
        (r"127\.0\.0\.1:8000", f"127.0.0.1:{web_port}"),
    ):
        conf, times = re.subn(ours, here, conf)
        assert times, ours
    return conf


def tls_line(proxy: Proxy) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection(("127.0.0.1", proxy.port), timeout=10))


@pytest.mark.long("waits for the proxy to hang up on hundreds")
@pytest.mark.parametrize(
    "begun",
    [b"", b"POST /wecom/callback HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n<xml>"],
    ids=["headers", "body"],
)
def test_hundreds_that_drip_keep_nobody_waiting_and_are_hung_up_on(proxy: Proxy, begun: bytes) -> None:
    with contextlib.ExitStack() as lines:
        slow = [lines.enter_context(tls_line(proxy)) for _ in range(CLIENTS if not begun else 90)]
        for line in slow:
            with contextlib.suppress(OSError):
                line.sendall(begun or b"GET / HTTP/1.1\r\nX: ")
        with contextlib.closing(tls_line(proxy)) as quick:
            quick.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert quick.recv(4096).startswith(b"HTTP/1.1 200")
        with sandbox_for(proxy.web_port) as wecom:  # behind the proxy no thread is held either
            assert say(wecom, "mark 一")["outcome"] == "reply"
        for line in slow:
            line.settimeout(0.5)
            wait_until(lambda line=line: is_hung_up(line))


def signed_on(proxy: Proxy) -> str:
    """The cookie of 张敏, of HR, and the address of an interview of hers."""
    house = proxy.house
    environ = (
        quiet_environ(house.folder, house.database_url, proxy.web_port, house.sandbox_port) | FIVE | {"SANDBOX": "1"}
    )
    pages = Flask("pages")
    pages.secret_key = session_key(load(environ))
    serializer = SecureCookieSessionInterface().get_signing_serializer(pages)
    assert serializer is not None
    [(member_id, now)] = house.rows(
        "SELECT id, extract(epoch FROM clock_now())::float FROM member WHERE user_id = 'zhangmin'"
    )
    return str(serializer.dumps({"member": [member_id, now], "_permanent": True}))


def multipart(token: str, file: bytes) -> tuple[bytes, bytes]:
    """A form's body, and its type."""
    part = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    body = part % (b"csrf_token", b"", token.encode()) + part % (b"resume", b'; filename="cv.pdf"', file) + b"--b--\r\n"
    return body, b"multipart/form-data; boundary=b"


def test_a_resume_of_20_mb_comes_through_and_so_does_one_from_a_telephone_that_pauses(proxy: Proxy) -> None:
    """What goes on for longer than the web process waits for anybody: the proxy passes it on when it is there as a whole."""
    ref = proxy.house.rows("SELECT ref FROM interview")[0][0]
    page = f"https://127.0.0.1:{proxy.port}/i/{ref}/resume"
    with requests.Session() as session, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session.verify, session.trust_env = False, False
        session.cookies.set("interviews", signed_on(proxy), domain="127.0.0.1")
        token = re.search(r'name="csrf_token" value="([^"]+)"', session.get(page, timeout=10).text)
        assert token is not None
        body, kind = multipart(token[1], of_size(MOST_BYTES))
        said = session.post(page, data=body, headers={"Content-Type": kind}, timeout=60)
        assert "已收到" in said.text
        assert proxy.house.rows("SELECT octet_length(content) FROM resume") == [(MOST_BYTES,)]

        body, _ = multipart(token[1], of_size(200_000))
        cookies = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
        head = (
            f"POST /i/{ref}/resume HTTP/1.1\r\nHost: 127.0.0.1:{proxy.port}\r\nCookie: {cookies}\r\nConnection: close\r\n"
            f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        with (
            contextlib.closing(tls_line(proxy)) as line,
            contextlib.closing(socket.create_connection(("127.0.0.1", proxy.web_port))) as without_proxy,
        ):
            for one in (line, without_proxy):
                one.sendall(head + body[:100_000])
            without_proxy.settimeout(0.5)
            wait_until(lambda: is_hung_up(without_proxy))
            line.sendall(body[100_000:])
            line.settimeout(30)
            assert line.recv(4096).startswith(b"HTTP/1.1 303")
        assert proxy.house.rows("SELECT octet_length(content) FROM resume") == [(200_000,)]


def test_such_a_body_comes_through_nowhere_else_and_a_larger_one_not_even_there(proxy: Proxy) -> None:
    base, ref = f"https://127.0.0.1:{proxy.port}", proxy.house.rows("SELECT ref FROM interview")[0][0]
    with requests.Session() as session, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session.verify, session.trust_env = False, False

        def post(path: str, size: int) -> requests.Response:
            return session.post(f"{base}{path}", data=bytes(size), timeout=30)

        for path in (f"/i/{ref}/room", f"/i/{ref}/resume/file", f"/i/{ref}/resume/1", "/c/x/resume", "/wecom/callback"):
            refused = post(path, 2_000_000)
            assert refused.status_code == 413
            assert "nginx" in refused.text
        too_large = post(f"/i/{ref}/resume", 23_000_000)
        assert too_large.status_code == 413
        assert "简历最大 20 MB" in too_large.text


def test_what_it_passes_on_and_what_it_keeps(proxy: Proxy) -> None:
    base = f"https://127.0.0.1:{proxy.port}"
    with requests.Session() as session:
        session.verify, session.trust_env = False, False
        with pytest.warns(Warning, match="Unverified HTTPS"):
            ready = session.get(f"{base}/readyz", headers={"X-Forwarded-For": "127.0.0.1"}, timeout=10)
            counts = session.get(f"{base}/metrics", timeout=10)
    assert ready.text in ("ok\n", "not ready\n")  # no details for who only says that they are this machine
    assert counts.status_code == 404


def test_the_path_that_opens_a_candidates_page_stands_in_none_of_its_logs(proxy: Proxy) -> None:
    base, token = f"https://127.0.0.1:{proxy.port}", "q" * 56
    with requests.Session() as session, pytest.warns(Warning, match="Unverified HTTPS"):
        session.verify, session.trust_env = False, False
        assert session.get(f"{base}/c/{token}", timeout=10).status_code == 404
        assert session.post(f"{base}/c/{token}/confirm", timeout=10).status_code == 400
        assert session.get(f"{base}/healthz", timeout=10).status_code == 200
    log = proxy.folder / "access.log"
    wait_until(lambda: "/healthz" in log.read_text())
    assert token not in log.read_text() + (proxy.folder / "error.log").read_text()
