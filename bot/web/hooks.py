"""`POST /hooks/<provider>`: what other systems send. Verified as it came, kept, and answered; the worker does the rest.

A refusal says no more than its status, but for 422, whose JSON names each field: only who has signed is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import peewee
from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from bot import metrics
from bot.db import store
from bot.db.ownership import NotOurs
from bot.db.store import DatabaseDown
from bot.hooks import deliveries, json_body
from bot.hooks.event import Event
from bot.hooks.provider import BadSignature, NotJson, Problem, Provider, Unusable
from bot.hooks.providers import all_by_name, generic
from bot.hooks.trouble import Refusals
from bot.log import log
from bot.settings import Settings

_AHEAD_AT_MOST = timedelta(days=1)  # by whatever clock the other side stamps: what it says later would be overtaken
_LONGEST_FIELD = 200  # of what is said back; a name of theirs may have a mebibyte
_AHEAD = Problem("occurred_at", "must not be more than a day ahead")
_TWICE = Problem("Idempotency-Key", "was used before for something else")


def blueprint(
    settings: Settings, own_clock: Callable[[], datetime], before_a_delivery: Callable[[], None]
) -> Blueprint:
    """The routes below `/hooks`. `own_clock` is this machine's: it judges the age of what arrives."""
    door = Blueprint("hooks", __name__)
    refusals = Refusals()

    @door.post("/hooks/<provider>", provide_automatic_options=False)
    def receive(provider: str) -> Response:
        found, secrets = _provider(provider, settings)
        body = _body()
        try:
            signed = found.verify(secrets, request.headers, body, own_clock())
        except BadSignature:
            refusals.note(provider)
            raise
        event, key = found.read(body), found.key(request.headers, body)
        if event.occurred_at is not None and event.occurred_at > own_clock() + _AHEAD_AT_MOST:
            raise Unusable([_AHEAD])
        before_a_delivery()
        is_new = store.retry_once(lambda: _keep(found, signed, key, event, body))
        _count(provider, "kept" if is_new else "repeated")
        return Response(status=200)

    @door.get("/hooks/generic/schema.json", provide_automatic_options=False)
    def schema() -> Response:
        return jsonify(generic.schema())

    @door.errorhandler(Unusable)
    def refuse(unusable: Unusable) -> Response:
        _refuse("unusable")
        answer = jsonify(
            errors=[{"field": one.field[:_LONGEST_FIELD], "message": one.message} for one in unusable.problems]
        )
        answer.status_code = 422
        return answer

    for error, status, reason in _REFUSALS:
        door.register_error_handler(error, _refuse_with(status, reason))

    @door.errorhandler(peewee.PeeweeException)
    def put_off(error: peewee.PeeweeException) -> Response:
        if not store.is_timeout(error):
            raise error
        return _refuse_with(503, "database")(error)

    return door


_REFUSALS: Sequence[tuple[type[Exception], int, str]] = (
    (BadSignature, 401, "signature"),
    (NotJson, 400, "json"),
    (DatabaseDown, 503, "database"),
    (NotOurs, 503, "database of the other mode"),
)


def _provider(name: str, settings: Settings) -> tuple[Provider, Sequence[str]]:
    found = all_by_name().get(name)
    secrets = found.secrets(settings) if found else ()
    if found is None or not secrets:
        raise NotFound
    return found, secrets


def _body() -> bytes:
    try:
        body = request.get_data(cache=False)
        is_in_chunks = "chunked" in request.headers.get("Transfer-Encoding", "").lower()
        if is_in_chunks and request.environ["wsgi.input"].read(1):  # they were read up to the most that is taken
            raise RequestEntityTooLarge
        return body
    except HTTPException:  # it is too large
        raise
    except Exception as error:  # the server's own, whatever it is: chunks that are none, a client that is gone
        raise NotJson from error


def _keep(provider: Provider, signed: bytes, key: str, event: Event, body: bytes) -> bool:
    """False where it is there already. Raises: Unusable, and nothing is kept of it"""
    with store.db.atomic():
        there = deliveries.put(provider.name, signed, key, event.name, event.external_id, body)
        if there is not None and not _is_same(provider, there, body):
            raise Unusable([_TWICE])
    return there is None


def _is_same(provider: Provider, there: bytes, body: bytes) -> bool:
    """The same event. Where the résumé is does not tell: an address that is signed is another one each time."""
    one, other = json_body.without_resumes(there), json_body.without_resumes(body)
    return one == other or provider.read(one) == provider.read(other)


def _refuse_with(status: int, reason: str) -> Callable[[Exception], Response]:
    def refuse(_: Exception) -> Response:
        _refuse(reason)
        return Response(status=status)

    return refuse


def _refuse(reason: str) -> None:
    provider = str((request.view_args or {}).get("provider", ""))
    if reason != "signature":  # of what nobody has signed there is no line: it is counted
        log.warning("hook refused", provider=provider, reason=reason)
    _count(provider, reason)


def _count(provider: str, outcome: str) -> None:
    metrics.hooks.labels(provider, outcome).inc()
