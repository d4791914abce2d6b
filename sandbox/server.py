"""The sandbox's HTTP server: the chat page, the API behind it, and WeCom's API."""

from __future__ import annotations

import signal
import socket
import sys
from typing import Any

from flask import Flask, Response, abort, render_template, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox import phones
from sandbox.api import wecom_api
from sandbox.company import Company
from sandbox.control_api import control_api
from sandbox.desk import Desk
from sandbox.desk_api import desk_api
from sandbox.showmebug.api import showmebug_api
from sandbox.showmebug.pages import showmebug_pages
from sandbox.sign_on_pages import sign_on_pages
from sandbox.world import World

BODY_LIMIT = 256 * 1024


def serve(company: Company, port: int, *, is_open: bool = True) -> int:
    """Serves until SIGTERM or Ctrl-C; the exit code. `is_open`: as for `listening`."""
    # SIGINT too: a shell starts what it puts in the background with SIGINT ignored.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.default_int_handler)
    try:
        server = listening(company, port, is_open=is_open)
    except OSError:
        sys.stderr.write(f"端口 {port} 已被占用，请换一个 SANDBOX_PORT。Port {port} is taken; set SANDBOX_PORT.\n")
        return 1
    try:
        sys.stdout.write(f"sandbox ready http://127.0.0.1:{server.port}/\n")
        sys.stdout.flush()
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    return 0


def listening(company: Company, port: int, *, is_open: bool = True) -> BaseWSGIServer:
    """A server that already accepts connections, on loopback only; port 0 takes a free one.

    Unless it `is_open`, WeCom's API answers, and the page waits until `POST /sandbox/open`.

    Raises: OSError if the port is taken.
    """
    # The socket is made here because werkzeug, when it cannot bind, prints its own advice and exits.
    with socket.create_server(("127.0.0.1", port), backlog=128) as line:
        port = line.getsockname()[1]
        return make_server(
            "127.0.0.1",
            port,
            sandbox(company, port, is_open=is_open),
            threaded=True,
            request_handler=_Quiet,
            fd=line.fileno(),
        )


def sandbox(company: Company, port: int, *, is_open: bool = True) -> Flask:
    """The application, to be reached at `port` as 127.0.0.1, localhost or one of the phones' names."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.json = _Json(app)
    _guard(app, port)
    world = World(company)
    if is_open:
        world.state.open.set()
    app.register_blueprint(wecom_api(world))
    app.register_blueprint(desk_api(Desk(world)))
    app.register_blueprint(control_api(world))
    app.register_blueprint(sign_on_pages(world))
    app.register_blueprint(showmebug_api(world.showmebug))
    app.register_blueprint(showmebug_pages(world.showmebug))

    @app.get("/")
    def page() -> str:
        return render_template("chat.html")

    @app.errorhandler(HTTPException)
    def in_json(error: HTTPException) -> tuple[dict[str, Any], int]:
        return {"error": error.description}, error.code or 500

    return app


def _guard(app: Flask, port: int) -> None:
    """Keeps out the pages of other sites that are open in the same browser."""

    @app.before_request
    def refuse_strangers() -> None:
        # Else a foreign name that resolves to 127.0.0.1 would make a foreign page one of ours.
        hostname, _, at_port = request.host.lower().partition(":")
        if at_port != str(port) or not phones.is_this_machine(hostname):
            abort(403, "只接受本机地址 only this machine's own address is served")
        if request.method not in ("POST", "DELETE") or not request.path.startswith("/sandbox/"):
            return
        own = f"http://{request.host}"
        if request.headers.get("Origin", own) != own:
            abort(403, "来自别的网站 from another site")
        # A form cannot send JSON, and a script of another site has to ask before it may.
        if request.method == "POST" and request.mimetype != "application/json":
            abort(415, "只接受 application/json only application/json is accepted")

    @app.after_request
    def keep_to_ourselves(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"
        return response


class _Json(DefaultJSONProvider):
    ensure_ascii = False
    sort_keys = False


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Nothing: the wire log on the page shows what matters."""
