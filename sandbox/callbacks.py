"""What a member does, as the inner XML that WeCom makes of it (paths 90239, 90240)."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import Any

from sandbox.company import Company
from sandbox.envelope import CARD_UPDATES, IN_CHAT, clean, is_name, xml
from sandbox.exchange import Call

# The events after which WeCom shows a passive reply (path 90241).
REPLIES_SHOWN = {
    "subscribe",
    "enter_agent",
    "LOCATION",
    "click",
    "view",
    "view_miniprogram",
    "scancode_waitmsg",
    "template_card_menu_event",
}
EMPTY_EVENT_KEY = {"subscribe", "unsubscribe", "enter_agent"}


class BadCallback(ValueError):
    """Nothing that a member could send; the text says why."""


def text(company: Company, user_id: str, content: str, msg_id: str | None = None) -> Call:
    """A text message; `msg_id` is decimal digits, a new one unless given.

    Raises: BadCallback.
    """
    content = clean(content)
    if not content.strip():
        raise BadCallback("消息是空的 the text is empty")
    if msg_id is not None and not (msg_id.isascii() and msg_id.isdecimal()):
        raise BadCallback("msg_id 要是数字 must be decimal digits")
    message = _common(company, user_id, "text") | {
        "Content": content,
        # Beyond 2^53, as WeCom's are: a client that keeps it in a double loses digits.
        "MsgId": int(msg_id) if msg_id else 7_000_000_000_000_000_000 + secrets.randbelow(10**18),
        "AgentID": company.agent_id,
    }
    return Call("text", user_id, content, xml(message), shows=IN_CHAT)


def event(
    company: Company, user_id: str, name: str, event_key: str | None, fields: dict[str, Any], label: str | None = None
) -> Call:
    """An event of any name; `fields` are further elements, nested and repeated as in JSON.

    `label`: the words of the button or menu item that was tapped.

    Raises: BadCallback.
    """
    name = clean(name).strip()
    if not name:
        raise BadCallback("事件没有名字 the event has no name")
    message = _common(company, user_id, "event") | {"Event": name}
    if event_key is not None or name in EMPTY_EVENT_KEY:
        message["EventKey"] = event_key or ""
    message["AgentID"] = company.agent_id
    if taken := [field for field in fields if field in message]:
        raise BadCallback(f"fields 里不能有 must not hold: {', '.join(taken)}")
    _check(fields)
    shows = IN_CHAT if name in REPLIES_SHOWN else frozenset()
    return Call("event", user_id, name, xml(message | fields), shows=shows, label=label)


def tap(
    company: Company, user_id: str, name: str, key: str, fields: dict[str, Any], *, label: str, shows_update: bool
) -> Call:
    """A tap on a card. Whether a passive reply may then change the card is contradictory in WeCom's documents."""
    call = event(company, user_id, name, key, fields, label)
    return replace(call, shows=call.shows | CARD_UPDATES if shows_update else call.shows, task_id=fields["TaskId"])


def save(user_id: str) -> Call:
    """The check of the address when its admin presses save: 19 digits to be said back."""
    digits = str(10**18 + secrets.randbelow(9 * 10**18))
    return Call("save", user_id, "save", digits)


def _common(company: Company, user_id: str, msg_type: str) -> dict[str, Any]:
    return {
        "ToUserName": company.corp_id,
        "FromUserName": user_id,
        "CreateTime": int(time.time()),
        "MsgType": msg_type,
    }


def _check(fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        if not is_name(name):
            raise BadCallback(f"不能作元素名 no element name: {name[:40]!r}")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                _check(one)
            elif isinstance(one, bool) or not isinstance(one, str | int | float):
                raise BadCallback(f"{name} 要是文字、数字或对象 must be text, a number or an object")
