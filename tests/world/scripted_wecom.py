"""A WeCom of a few lines that answers as the test says, well or badly, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.serving import in_a_thread


@dataclass(frozen=True)
class Call:
    """One call as it came in; `name` is what follows /cgi-bin/."""

    method: str
    name: str
    query: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Raw:
    """An answer that is none of WeCom's. With `head` it is written as it is, headers and all."""

    body: bytes = b""
    status: int = 200
    head: bytes = b""


Answer = dict[str, object] | Raw | None
"""JSON, or something else; with None the connection is dropped without a word."""


@dataclass
class Script:
    """`address` is its API base, `calls` holds all calls in the order in which they came."""

    answer: Callable[[Call], Answer]
    address: str
    calls: list[Call]

    def named(self, name: str) -> list[Call]:
        return [call for call in self.calls if call.name == name]


@contextlib.contextmanager
def scripted_wecom(answer: Callable[[Call], Answer]) -> Iterator[Script]:
    """The server, listening for as long as the block; `Script.answer` may be changed meanwhile."""
    script = Script(answer, "", [])
    # 20 threads connect at once.
    server = type("Server", (ThreadingHTTPServer,), {"request_queue_size": 64})(("127.0.0.1", 0), _handler(script))
    script.address = f"http://127.0.0.1:{server.server_port}"
    with in_a_thread(server):
        yield script


def _handler(script: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            call = Call(self.command, address.path.removeprefix("/cgi-bin/"), dict(parse_qsl(address.query)), body)
            script.calls.append(call)
            answer = script.answer(call)
            if isinstance(answer, Raw) and answer.head:
                self.wfile.write(answer.head + b"\r\n\r\n" + answer.body)
            elif isinstance(answer, Raw):
                self._say(answer.status, answer.body)
            elif answer is not None:
                self._say(200, json.dumps(answer, ensure_ascii=False).encode())

        do_POST = do_GET

        def _say(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if 300 <= status < 400:
                self.send_header("Location", "/cgi-bin/elsewhere")
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client had no patience
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    return Handler
