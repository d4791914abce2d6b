"""The HTTP API behind the chat page and the terminal chat (JSON, under `/sandbox`)."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, abort, request

from sandbox import directory, languages, phones
from sandbox.callbacks import BadCallback
from sandbox.desk import Desk
from sandbox.directory import Person
from sandbox.exchange import BadSettings
from sandbox.fields import json_object
from sandbox.state import State

QUIET_S = 15  # a stream without news says so this often; writing is also how a reader that left is noticed


def desk_api(desk: Desk) -> Blueprint:
    """The API as a blueprint."""
    api, state = Blueprint("desk_api", __name__, url_prefix="/sandbox"), desk.state

    @api.errorhandler(BadCallback)
    @api.errorhandler(BadSettings)
    def refuse(reason: ValueError) -> tuple[dict[str, str], int]:
        return {"error": str(reason)}, 400

    def told(person: Person) -> dict[str, str | None]:
        """Somebody, and `web`: the origin at which their phone opens the bot's pages, where it has one of its own."""
        return asdict(person) | {"web": phones.web_of(person, desk.company.callback_url)}

    @api.get("/people")
    def people() -> list[dict[str, str | None]]:
        return [told(person) for person in directory.PEOPLE.values()]

    @api.post("/people")
    def hire() -> dict[str, str | None]:
        body = json_object()
        contacts = {one: _text(body, one) for one in ("mobile", "email") if one in body}
        return told(directory.hire(_text(body, "user_id"), _text(body, "name"), **contacts))

    @api.post("/messages")
    def send_message() -> dict[str, Any]:
        body = json_object()
        msg_id = body.get("msg_id")
        return desk.say(
            _sender(body), _text(body, "text"), None if msg_id is None else str(msg_id), languages.asked_for(request)
        ).as_json()

    @api.post("/events")
    def send_event() -> dict[str, Any]:
        body = json_object()
        event_key = None if body.get("event_key") is None else _text(body, "event_key")
        fields = body.get("fields") or {}
        if not isinstance(fields, dict):
            abort(400, "fields 要是对象 must be an object")
        return desk.send_event(
            _sender(body), _text(body, "event"), event_key, fields, languages.asked_for(request)
        ).as_json()

    @api.post("/taps")
    def tap() -> dict[str, Any]:
        body = json_object()
        tapped = _sender(body), _text(body, "task_id"), _text(body, "key"), _selected(body)
        return desk.tap(*tapped, languages.asked_for(request)).as_json()

    @api.post("/save")
    def save() -> dict[str, Any]:
        return desk.save().as_json()

    @api.get("/exchanges")
    def exchanges() -> list[dict[str, Any]]:
        return [one.as_json() for one in state.exchanges(after=request.args.get("after", 0, type=int))]

    @api.get("/calls")
    def calls() -> list[dict[str, Any]]:
        return [one.as_json() for one in state.calls(after=request.args.get("after", 0, type=int))]

    @api.get("/menu")
    def menu() -> dict[str, Any]:
        return {"button": state.menu}

    @api.post("/exchanges/<int:exchange_id>/replay")
    def replay(exchange_id: int) -> dict[str, Any]:
        envelope = json_object().get("envelope", "same")
        if envelope not in ("same", "fresh"):
            abort(400, "envelope 可选 may be: same, fresh")
        earlier = state.exchange(exchange_id)
        if earlier is None:
            abort(404, "没有这条记录 no such exchange")
        return desk.replay(earlier, envelope).as_json()

    @api.get("/chats/<user_id>")
    def chat(user_id: str) -> list[dict[str, Any]]:
        person = directory.find(user_id)
        if person is None:
            abort(404, "没有这个成员 no such member")
        return [message.as_json() for message in state.chat(person.user_id)]

    @api.get("/settings")
    def settings() -> dict[str, Any]:
        return asdict(state.settings)

    @api.post("/settings")
    def change_settings() -> dict[str, Any]:
        return asdict(state.change_settings(json_object()))

    @api.get("/stream")
    def stream() -> Response:
        return Response(_stream(state), mimetype="text/event-stream", headers={"Cache-Control": "no-store"})

    return api


def _stream(state: State) -> Iterator[str]:
    """Server-sent events, until the reader leaves or has missed something and had better connect again."""
    with state.watching() as news:
        yield "retry: 1000\n\n"
        if not state.open.is_set():
            yield _event("starting", {})
        while not state.open.wait(QUIET_S):
            yield ": quiet\n\n"
        yield _event("ready", {"start": state.start})
        while state.is_watching(news):
            try:
                name, data = news.get(timeout=QUIET_S)
            except queue.Empty:
                yield ": quiet\n\n"
            else:
                yield _event(name, data)


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        abort(400, f"缺少 {name}（文字） {name} is missing or no text")
    return value


def _selected(body: dict[str, Any]) -> dict[str, list[str]]:
    selected = body.get("selected") or {}
    if not isinstance(selected, dict) or not all(isinstance(one, list) for one in selected.values()):
        abort(400, "selected 要是 {题目: [选项]} must map question keys to lists of option ids")
    return {question_key: [str(one) for one in option_ids] for question_key, option_ids in selected.items()}


def _sender(body: dict[str, Any]) -> str:
    person = directory.find(_text(body, "from"))
    if person is None:
        abort(400, f"没有这个成员，可选 no such member; there are: {', '.join(directory.PEOPLE)}")
    return person.user_id
