"""What the bot asked of WeCom's API, for the log on the page: request, answer and errcode, without secrets."""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Blueprint, Response, g, request

from sandbox.delivery import milliseconds_since, now
from sandbox.exchange import ApiCall
from sandbox.mishaps import met_rule, named
from sandbox.state import State

SECRETS = {"access_token", "corpsecret", "code"}
KEPT_LETTERS = 6  # of a token, so that two can be told apart


def record_calls(api: Blueprint, state: State) -> None:
    """Has every call of `api` remembered; to be set up before anything that may end a call."""

    @api.before_request
    def begin() -> None:
        g.call_id, g.began, g.began_at = state.new_exchange_id(), time.perf_counter(), now()

    @api.after_request
    def end(response: Response) -> Response:
        if call_id() is None:  # turned away at the door: no call of the bot's
            return response
        rule = met_rule()
        is_lost = bool(rule and rule.drop)
        answer = "" if is_lost else response.get_data(as_text=True)
        sent, answered = _object(request.get_data(as_text=True)), _object(answer)
        state.called(
            ApiCall(
                id=g.call_id,
                at=g.began_at,
                ms=milliseconds_since(g.began),
                method=request.method,
                path=request.path.removeprefix("/cgi-bin/"),
                users=tuple(sorted(named())),
                summary=_summary(sent),
                query={name: _masked(name, value) for name, value in request.args.items()},
                body=_readable(sent, request.get_data(as_text=True)),
                status=None if is_lost else response.status_code,
                answer=_readable(answered, answer),
                errcode=answered.get("errcode"),
            )
        )
        return response


def call_id() -> int | None:
    """The number of the call that is being answered."""
    found: int | None = g.get("call_id")
    return found


def _summary(sent: dict[str, Any]) -> str:
    """What a message or a changed card says, in a line; it may be malformed, as that is for others to judge."""
    msgtype = sent.get("msgtype")
    content = sent.get(msgtype) if isinstance(msgtype, str) else sent.get("template_card") or sent.get("button")
    if not isinstance(content, dict):
        return ""
    title = content.get("main_title")
    said = [title.get("title"), title.get("desc")] if isinstance(title, dict) else []
    said += [content.get(name) for name in ("sub_title_text", "content", "title", "replace_name")]
    return " · ".join(words.split("\n")[0] for words in said if isinstance(words, str) and words)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _readable(found: dict[str, Any], text: str) -> str:
    masked = {name: _masked(name, value) for name, value in found.items()}
    return json.dumps(masked, ensure_ascii=False, indent=2) if masked else text


def _masked(name: str, value: Any) -> Any:
    if name not in SECRETS or not isinstance(value, str):
        return value
    return f"{value[:KEPT_LETTERS]}…" if name == "access_token" else "…"
