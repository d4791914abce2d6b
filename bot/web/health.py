"""Is it up, is it ready, what does it count: `/healthz`, `/readyz`, `/metrics`."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable
from datetime import datetime, timedelta

import peewee
from flask import Blueprint, Response, jsonify, request
from playhouse.pool import MaxConnectionsExceeded

from bot import metrics
from bot.db import clock, store
from bot.db.store import db

WORKER_SILENT_AFTER = timedelta(seconds=60)
QUEUE_TOO_OLD_S = 60


def blueprint(own_clock: Callable[[], datetime], metrics_token: str = "") -> Blueprint:
    """The pages for those who watch the installation; `metrics_token` opens `/metrics` to other machines, too."""
    pages = Blueprint("health", __name__)

    @pages.get("/")
    def front() -> Response:
        text = "面试助手在运行，请在企业微信里打开它。\nThe interview assistant is running: open it in WeCom.\n"
        return Response(text, content_type="text/plain; charset=utf-8")

    @pages.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", content_type="text/plain; charset=utf-8")

    @pages.get("/readyz")
    def readyz() -> Response:
        found = readiness(own_clock())
        ready = all(value == "ok" for value in found.values())
        # Strangers learn that something is wrong, not what.
        answer = (
            jsonify(found) if _from_loopback() else Response("ok\n" if ready else "not ready\n", mimetype="text/plain")
        )
        answer.status_code = 200 if ready else 503
        return answer

    @pages.get("/metrics")
    def metrics_() -> Response:
        if not _from_loopback() and not _has_token(metrics_token):
            return Response(status=403)
        return Response(metrics.exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")

    return pages


def readiness(own_now: datetime) -> dict[str, str]:
    """Each part with `ok` or what is wrong with it."""
    try:
        with db.connection_context():
            pending = store.pending_migrations()
            if pending:
                return {"database": "ok", "migrations": f"pending: {', '.join(pending)}"}
            return {
                "database": "ok",
                "migrations": "ok",
                "clock": _clock(own_now),
                "worker": _worker(),
                "queue": _queue(),
            }
    except (peewee.OperationalError, peewee.InterfaceError, MaxConnectionsExceeded):
        return {"database": "cannot be reached"}


def _clock(own_now: datetime) -> str:
    apart = clock.apart(own_now)
    if abs(apart) <= clock.MOST_APART:
        return "ok"
    return f"{apart.total_seconds():+.0f} s from the database's"


def _worker() -> str:
    # The heartbeat is the database's clock, and so is its age.
    [row] = store.fetch("SELECT extract(epoch FROM now() - max(last_heartbeat)) AS age FROM procrastinate_workers")
    if row["age"] is None:
        return "has never run"
    return "ok" if row["age"] < WORKER_SILENT_AFTER.total_seconds() else f"silent for {row['age']:.0f} s"


def _queue() -> str:
    [row] = store.fetch(
        "SELECT extract(epoch FROM clock_now() - min(received_at)) AS age FROM inbox WHERE done_at IS NULL"
    )
    waiting = row["age"] or 0
    return "ok" if waiting < QUEUE_TOO_OLD_S else f"oldest waits for {waiting:.0f} s"


def _has_token(metrics_token: str) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(metrics_token) and hmac.compare_digest(given.encode(), metrics_token.encode())


def _from_loopback() -> bool:
    # A proxy's own address says nothing of whom it speaks for.
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
