"""One callback, delivered as WeCom does: sealed, limited in time, repeated (paths 90930, 90238)."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sandbox import wire
from sandbox.company import Company
from sandbox.envelope import BadReply, opened, posted, reply
from sandbox.exchange import Call, Exchange, Outcome, Request, Response, Settings, Try


def deliver(
    company: Company,
    call: Call,
    settings: Settings,
    *,
    exchange_id: int,
    replay_of: Exchange | None = None,
    envelope: str = "fresh",
) -> Exchange:
    """Delivers `call` until it is taken or the tries are used up; blocks meanwhile.

    `envelope`: a replay may begin with the very request (`same`) of what it repeats.
    """
    at, started = now(), time.perf_counter()
    request = replay_of.request if replay_of and envelope == "same" else sealed(company, call)
    attempts: list[_Attempt] = []
    for n in range(1, (1 if call.kind == "save" else settings.tries) + 1):
        if n > 1 and settings.repeat_envelope == "fresh":
            request = sealed(company, call)
        attempts.append(_attempt(company, call, request, settings, n))
        if not _is_repeated(attempts[-1].outcome, settings):
            break
    last = attempts[-1]
    return Exchange(
        id=exchange_id,
        origin_id=replay_of.origin_id if replay_of else exchange_id,
        call=call,
        at=at,
        ms=milliseconds_since(started),
        outcome=last.result,
        tries=tuple(one.outcome for one in attempts),
        request=request,
        response=last.response,
        reply=last.reply,
        replay_of=replay_of.id if replay_of else None,
    )


def sealed(company: Company, call: Call) -> Request:
    """`call` in a new envelope, signed with the present time and a new nonce."""
    timestamp, nonce = str(int(time.time())), str(10**9 + secrets.randbelow(9 * 10**9))
    encrypt = company.codec.encrypt(call.plain.encode())
    query = {
        "msg_signature": company.codec.signature(timestamp, nonce, encrypt),
        "timestamp": timestamp,
        "nonce": nonce,
    }
    if call.kind == "save":
        return Request("GET", query | {"echostr": encrypt}, None, call.plain)
    return Request("POST", query, posted(company.corp_id, company.agent_id, encrypt), call.plain)


def now() -> str:
    """This instant as ISO text with its zone."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def milliseconds_since(started: float) -> int:
    """Whole milliseconds since this reading of `time.perf_counter`."""
    return round((time.perf_counter() - started) * 1000)


@dataclass(frozen=True)
class _Attempt:
    outcome: Try
    response: Response | None = None
    reply: dict[str, Any] | None = None

    @property
    def result(self) -> Outcome:
        if self.outcome.error or self.outcome.status != 200:
            return "failed"
        return "reply" if self.reply else "empty"


def _attempt(company: Company, call: Call, request: Request, settings: Settings, n: int) -> _Attempt:
    outcome, started = Try(n, now(), 0, None, None), time.perf_counter()
    try:
        answer = wire.call(
            request.method,
            _address(company.callback_url, request.url_query),
            None if request.body is None else request.body.encode(),
            limit_s=settings.save_timeout_s if call.kind == "save" else settings.timeout_s,
            language=call.language,
        )
    except wire.NoAnswer as reason:
        return _Attempt(replace(outcome, ms=milliseconds_since(started), error=str(reason)))
    outcome = replace(outcome, ms=milliseconds_since(started), status=answer.status)
    response = Response(
        answer.status, {"content-type": answer.content_type}, answer.body.decode(errors="backslashreplace")
    )
    if answer.status != 200:
        return _Attempt(outcome, response)
    try:
        if call.kind == "save":
            return _Attempt(outcome, response, _echoed(call, answer.body))
        if answer.body.strip().lower() in (b"", b"success"):
            return _Attempt(outcome, response)
        response = replace(response, plain=opened(company.codec, answer.body))
        return _Attempt(outcome, response, _said(company, call, response.plain or ""))
    except BadReply as reason:
        return _Attempt(replace(outcome, error=f"bad reply: {reason}"), response)


def _echoed(call: Call, body: bytes) -> dict[str, Any]:
    if body != call.plain.encode():
        raise BadReply("the body is not exactly the decrypted echostr")
    return {"type": "echostr", "text": call.plain}


def _said(company: Company, call: Call, plain: str) -> dict[str, Any]:
    said = reply(plain, corp_id=company.corp_id, user_id=call.user_id)
    if not call.shows:
        return said | {"shown": False, "note": "企业微信不显示对这个事件的回复；not shown: a reply to such an event"}
    return said | {"shown": said["type"] in call.shows}


def _is_repeated(outcome: Try, settings: Settings) -> bool:
    if outcome.status is None:
        return True
    return settings.retry_on == "non_200" and outcome.status != 200


def _address(callback_url: str, query: dict[str, str]) -> str:
    joint = "&" if "?" in callback_url else "?"
    return callback_url + joint + "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items())
