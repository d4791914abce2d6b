"""A running sandbox and the callback server behind it, whose behaviour each test chooses."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from sandbox.company import Company
from sandbox.crypto import Codec
from tests.serving import in_a_thread

KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
TOKEN, CORP_ID, AGENT_ID, SECRET = "QDG6eK", "wx5823bf96d3bd56c7", 1000002, "the-secret-of-the-app"
CODEC = Codec(TOKEN, KEY, CORP_ID)


@dataclass
class Received:
    """A request as the bot saw it."""

    method: str
    query: dict[str, str]
    raw_query: str
    headers: dict[str, str]
    body: str
    plain: str


Answer = tuple[int, bytes]


@dataclass
class Bot:
    """A callback server whose behaviour each test chooses."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    answer: Callable[[Received], Answer] = lambda received: (200, b"")
    release: threading.Event = field(default_factory=threading.Event)
    dropped: threading.Event = field(default_factory=threading.Event)
    drips: bool = False
    arrival: threading.Condition = field(default_factory=threading.Condition)

    def receive(self, received: Received) -> None:
        with self.arrival:
            self.received.append(received)
            self.arrival.notify_all()

    def until(self, count: int) -> list[Received]:
        """What arrived, once it is so many: a delivery may time out before this server has come to read it."""
        with self.arrival:
            assert self.arrival.wait_for(lambda: len(self.received) >= count, timeout=10)
            return list(self.received)


def tag(name: str, document: str) -> str:
    found = re.search(rf"<{name}>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", document, re.DOTALL)
    assert found, f"{name} is not in {document}"
    return found.group(1)


def sealed(inner: str, codec: Codec = CODEC, signature: str | None = None) -> bytes:
    encrypt = codec.encrypt(inner.encode())
    signature = signature or codec.signature("1700000000", "42", encrypt)
    return (
        f"<xml><Encrypt><![CDATA[{encrypt}]]></Encrypt><MsgSignature><![CDATA[{signature}]]></MsgSignature>"
        "<TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[42]]></Nonce></xml>"
    ).encode()


def inner(content: str, *, to: str = "zhangsan", by: str = CORP_ID, msg_type: str = "text") -> str:
    return (
        f"<xml><ToUserName>{to}</ToUserName><FromUserName>{by}</FromUserName><CreateTime>1700000000</CreateTime>"
        f"<MsgType>{msg_type}</MsgType><Content><![CDATA[{content}]]></Content></xml>"
    )


def says(content: str, to: str = "zhangsan") -> Callable[[Received], Answer]:
    return lambda received: (200, sealed(inner(content, to=to)))


@contextmanager
def callback_server() -> Iterator[Bot]:
    """A running callback server that checks every signature."""
    bot = Bot()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.handle_callback()

        def do_POST(self) -> None:
            self.handle_callback()

        def handle_callback(self) -> None:
            raw_query = urlsplit(self.path).query
            query = {name: values[0] for name, values in parse_qs(raw_query).items()}
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            encrypt = query.get("echostr") or tag("Encrypt", body)
            assert CODEC.is_signed(query["msg_signature"], query["timestamp"], query["nonce"], encrypt)
            plain = CODEC.decrypt(encrypt).decode()
            received = Received(self.command, query, raw_query, dict(self.headers), body, plain)
            bot.receive(received)
            if bot.drips:
                return self.drip()
            status, answer = bot.answer(received)
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            except OSError:
                bot.dropped.set()

        def drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            try:
                while not bot.release.wait(0.01):
                    self.wfile.write(b".")
            except OSError:
                bot.dropped.set()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    bot.url = f"http://127.0.0.1:{server.server_port}/wecom/callback"
    with in_a_thread(server):
        yield bot
        bot.release.set()


class Sandbox:
    """The running sandbox, as a client sees it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.http = requests.Session()
        self.http.trust_env = False

    def get(self, path: str, **options: Any) -> Any:
        return self.http.get(self.url + path, **options).json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.http.post(self.url + path, json=body)
        assert answer.ok, answer.text
        return answer.json()

    def delete(self, path: str) -> Any:
        return self.http.delete(self.url + path).json()

    def token(self) -> str:
        query = {"corpid": CORP_ID, "corpsecret": SECRET}
        return str(self.get("/cgi-bin/gettoken", params=query)["access_token"])

    def call(self, path: str, body: dict[str, Any] | bytes | None = None, **query: Any) -> Any:
        """WeCom's answer to a call with a good token; a body is posted as raw UTF-8 JSON."""
        if isinstance(body, dict):
            body = json.dumps(body, ensure_ascii=False).encode()
        url, params = f"{self.url}/cgi-bin/{path}", {"access_token": self.token()} | query
        answer = self.http.get(url, params=params) if body is None else self.http.post(url, params=params, data=body)
        assert answer.status_code == 200
        return answer.json()

    def say(self, text: str, **more: Any) -> Any:
        return self.post("/sandbox/messages", {"from": "zhangsan", "text": text} | more)

    def bubbles(self, user_id: str = "zhangsan") -> list[tuple[str, str]]:
        return [(one["by"], one["text"]) for one in self.get(f"/sandbox/chats/{user_id}")]


def company(callback_url: str) -> Company:
    return Company(corp_id=CORP_ID, agent_id=AGENT_ID, callback_url=callback_url, secret=SECRET, codec=CODEC)


def events(stream: requests.Response) -> Iterator[tuple[str, Any]]:
    """What the sandbox's stream tells once it lets people in: name and data."""
    name = ""
    for line in stream.iter_lines(chunk_size=1):
        if line.startswith(b"event: "):
            name = line.removeprefix(b"event: ").decode()
        if line.startswith(b"data: ") and name not in ("starting", "ready"):
            yield name, json.loads(line.removeprefix(b"data: "))
