"""WeCom's callback: `GET` checks the URL, `POST` brings a message or event (回调配置, path 90930; read 2026-11-24).

Every refusal has an empty body, and nothing of a message is logged before it is verified, nor its text after.
"""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, Request, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from bot import metrics
from bot.chat.dispatcher import REPEATED, Dispatcher
from bot.chat.handling import Handled
from bot.db.clock import MOST_APART
from bot.db.ownership import NotOurs
from bot.db.store import DatabaseDown
from bot.interviews import candidate_link
from bot.log import log
from bot.web import languages
from bot.web.plain import Whole
from bot.wecom.content import blanked
from bot.wecom.message import parse
from bot.wecom.reply import passive_xml
from crypto import BadEnvelope, BadSignature, CallbackCrypto, Query, WrongReceiver

FRESH_WITHIN_S = 600  # a callback older, or from further ahead, is a replay or a clock that is wrong
_DIGITS = 12
_TOLD_AGAIN_S = 60.0
_SETTING_OF = {"ToUserName": "WECOM_CORP_ID", "AgentID": "WECOM_AGENT_ID", "AgentId": "WECOM_AGENT_ID"}


class Stale(Exception):
    """Rightly signed, at another time."""


def blueprint(
    crypto: CallbackCrypto,
    dispatcher: Dispatcher,
    corp_id: str,
    agent_id: int,
    clock: Callable[[], datetime],
    before_a_message: Callable[[], None],
    *,
    on_desk: bool = False,
) -> Blueprint:
    """The two routes of `/wecom/callback`. `clock` is this machine's own: it judges the age of what arrives.

    `before_a_message` may refuse all of them. (Flask's own `before_request` costs each a look at what kind of function it is.)
    `on_desk`: the sandbox plays WeCom, and tells the language of its page as a browser does.
    """
    door = Blueprint("callback", __name__)
    clocks = _Clocks()

    @door.get("/wecom/callback", provide_automatic_options=False)
    def check_url() -> Response:
        query = _query(request.args)
        echo = crypto.open_text(query, _once(request.args, "echostr"))
        _check_fresh(query, clock())
        return Response(echo, content_type="text/plain; charset=utf-8")

    @door.post("/wecom/callback", provide_automatic_options=False)
    def receive() -> Response:
        started = time.monotonic()
        before_a_message()
        query = _query(request.args)
        plaintext = crypto.open(query, _body(request))
        _check_fresh(query, clock())
        message = parse(plaintext).rewritten(blanked)
        if elsewhere := message.addressed_elsewhere(corp_id, agent_id):
            # 200, or WeCom would bring it again; nothing of it is kept, and nobody is answered.
            log.warning("callback of another app", differs=elsewhere, compared_with=_SETTING_OF[elsewhere])
            metrics.callbacks.labels("elsewhere").inc()
            return Response(status=200)
        if on_desk and "HTTP_ACCEPT_LANGUAGE" in request.environ:
            message = replace(message, lang=languages.asked_for(request))
        handled = dispatcher.answer(message)
        _note(handled, time.monotonic() - started)
        if handled is not None and handled.by_database is not None:
            clocks.compare(clock(), handled.by_database)
        if handled is None or not handled.said.parts:
            return Response(status=200)
        now = str(int(clock().timestamp()))
        inner = passive_xml(
            handled.said,
            to_user=message.user_id,
            from_user=corp_id,
            created_at=int(now),
            token_of=candidate_link.token_of,
        )
        sealed = crypto.seal(inner, timestamp=now, nonce=secrets.token_hex(8))
        return Whole(sealed, content_type="application/xml; charset=utf-8")

    for refusal, (status, reason) in _REFUSALS.items():
        door.register_error_handler(refusal, _refuse_with(status, reason))
    return door


class _Clocks:
    """Says, at most once a minute, that this machine's clock is not PostgreSQL's: one of them refuses, or reminds, wrongly."""

    def __init__(self) -> None:
        self._told_at = -math.inf

    def compare(self, own: datetime, theirs: datetime) -> None:
        metrics.clock_apart_seconds.set((own - theirs).total_seconds())
        if abs(own - theirs) > MOST_APART and time.monotonic() - self._told_at > _TOLD_AGAIN_S:
            self._told_at = time.monotonic()
            log.error("clocks differ", ahead_of_database_s=round((own - theirs).total_seconds()))


_REFUSALS: dict[type[Exception], tuple[int, str]] = {
    BadEnvelope: (400, "envelope"),
    BadSignature: (403, "signature"),
    WrongReceiver: (403, "receive_id"),
    Stale: (403, "timestamp"),
    DatabaseDown: (503, "database"),
    NotOurs: (503, "database of the other mode"),
}


def _refuse_with(status: int, reason: str) -> Callable[[Exception], Response]:
    def refuse(_: Exception) -> Response:
        log.warning("callback refused", status=status, reason=reason)
        metrics.callbacks.labels(reason).inc()
        return Response(status=status)

    return refuse


def _note(handled: Handled | None, spent_s: float) -> None:
    if handled is None:
        metrics.callbacks.labels("ignored").inc()
        return
    metrics.callbacks.labels("repeated" if handled.what == REPEATED else "answered").inc()
    metrics.callback_seconds.observe(spent_s)
    log.info("exchange", who=handled.who, said=handled.what, summary=handled.summary, ms=round(spent_s * 1000))


def _query(said: MultiDict[str, str]) -> Query:
    return Query(_once(said, "msg_signature"), _once(said, "timestamp"), _once(said, "nonce"))


def _body(incoming: Request) -> bytes:
    try:
        return incoming.get_data(cache=False)
    except HTTPException:  # it is too large
        raise
    except Exception as error:  # the server's own, whatever it is: chunks that are none, a client that is gone
        raise BadEnvelope("the body cannot be read") from error


def _once(said: MultiDict[str, str], name: str) -> str:
    values = said.getlist(name)
    if len(values) != 1 or not values[0]:
        raise BadEnvelope(f"{name} must be there once")
    return values[0]


def _check_fresh(query: Query, now: datetime) -> None:
    if not query.timestamp.isascii() or not query.timestamp.isdigit() or len(query.timestamp) > _DIGITS:
        raise BadEnvelope("timestamp must be Unix seconds")
    if abs(now.timestamp() - int(query.timestamp)) > FRESH_WITHIN_S:
        raise Stale
