"""Is it up, is it ready, what does it count: `/healthz`, `/readyz`, `/metrics`."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import peewee
from flask import Blueprint, Response, jsonify, request

from bot import metrics
from bot.db import clock, condition, ownership, schema, store
from bot.db.store import db
from bot.deadline import Within
from bot.interviews import accounts
from bot.launch import disk
from bot.launch.ownership import Owner
from bot.notices import unread

ALL_WITHIN_S = 5.0
TOLD_ONLY = ("accounts", "readers")  # somebody has to see to them; what comes is answered all the same


def blueprint(
    own_clock: Callable[[], datetime],
    owner: Owner,
    var: Path,
    metrics_token: str = "",
    counts: metrics.Shared | None = None,
) -> Blueprint:
    """The pages for those who watch the installation; `metrics_token` opens `/metrics` to other machines, too.

    `counts` are those of all processes of the server; without it each tells its own.
    """
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
        found = readiness(own_clock(), owner, var)
        ready = all(said == "ok" for part, said in found.items() if part not in TOLD_ONLY)
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
        return Response(metrics.exposition(counts), content_type="text/plain; version=0.0.4; charset=utf-8")

    return pages


def readiness(own_now: datetime, owner: Owner, var: Path) -> dict[str, str]:
    """Each part with `ok` or what is wrong with it. Every look has its deadline, and all of them together."""
    found: dict[str, str] = {"database": "ok"}
    try:
        for looked in Within(ALL_WITHIN_S, lambda: _looks(own_now, owner)):
            found.update([looked])
    except TimeoutError:
        found["database"] = f"no answer within {ALL_WITHIN_S:.0f} s"
    except store.DatabaseDown:
        found["database"] = "cannot be reached"
    if left := disk.left_where_short(var):
        found["disk"] = f"only {left} left: VAR_DIR"
    return found


def _looks(own_now: datetime, owner: Owner) -> Iterator[tuple[str, str]]:
    """Raises: store.DatabaseDown"""
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("locks", lambda: str(next(iter(condition.holders()), "ok"))),
        ("migrations", _migrations),
        ("owner", lambda: "ok" if ownership.find_trouble(owner) is None else "not this mode's: see doctor"),
        ("clock", lambda: _clock(own_now)),
        ("disk", lambda: "ok" if condition.has_room() else "full: the database's"),
        ("worker", _worker),
        ("queue", _queue),
        ("accounts", lambda: _several(accounts.unverified(), "not verified")),
        ("readers", _readers),
    )
    with store.connected():
        for part, look in looks:
            said = _looked(look)
            yield part, said
            if part == "migrations" and said != "ok":
                return  # the others would stumble over what is missing


def _looked(look: Callable[[], str]) -> str:
    try:
        with db.atomic():
            store.execute("SET LOCAL statement_timeout = '700ms'")
            return look()
    except peewee.PeeweeException as error:
        if store.is_lost(error):
            raise
        return "kept waiting" if store.is_timeout(error) else f"failed: {type(error).__name__}"


def _migrations() -> str:
    if pending := schema.pending():
        return f"pending: {', '.join(pending)}"
    if newer := schema.of_newer_code():
        return f"of newer code: {', '.join(newer)}"
    return _several(schema.missing_tables(), "missing tables")


def _several(found: Sequence[str], what: str) -> str:
    return f"{what}: {', '.join(found)}" if found else "ok"


def _readers() -> str:
    found = unread.look()
    if not found.has_reader:
        return "nobody reads what HR has to know"
    return f"{found.waiting} alerts wait for a reader, {found.refused} were refused for theirs" if found else "ok"


def _clock(own_now: datetime) -> str:
    if clock.is_gone():
        return "gone: see doctor"
    [row] = store.fetch("SELECT clock_timestamp() AS now")
    apart = own_now - row["now"]
    if abs(apart) <= clock.MOST_APART:
        return "ok"
    return f"{apart.total_seconds():+.0f} s from the database's"


def _worker() -> str:
    silent_s = condition.worker_silent_s()
    if silent_s is None:
        return "has never run"
    return "ok" if silent_s < condition.WORKER_SILENT_AFTER_S else f"silent for {silent_s:.0f} s"


def _queue() -> str:
    waiting_s = condition.unanswered().oldest_s
    return "ok" if waiting_s < condition.QUEUE_TOO_OLD_S else f"oldest waits for {waiting_s:.0f} s"


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
