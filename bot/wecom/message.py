"""One parser for every message and event that WeCom sends (接收消息 path 90239, 接收事件 path 90240; read 2026-11-24).

Nothing here knows a list of types: an element that repeats becomes a list, an element with children a mapping, so a
type that WeCom invents tomorrow is read as well as today's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from crypto import BadEnvelope
from crypto.xml import parse as parse_xml

Value = str | list["Value"] | dict[str, "Value"]


TAP = "template_card_event"
_LONGEST = 256  # characters; WeCom's longest account has 64, its ids 20


@dataclass(frozen=True)
class Message:
    """A message or event as WeCom sent it. `fields` holds all of it; the properties read what everyone needs.

    `user_id` is in lower case, as WeCom compares it without case. `kind` is the message's type or, for an event,
    the event's name as WeCom spells it. `lang` is the language of the page that it was written on, which only the
    sandbox tells.
    """

    user_id: str
    kind: str
    is_event: bool
    dedup_key: str
    fields: Mapping[str, Value] = field(repr=False)
    lang: str = ""

    @property
    def text(self) -> str:
        return self._plain("Content")

    def rewritten(self, write: Callable[[str], str]) -> Message:
        """The same with the text of each element as `write` has it."""
        fields = {tag: _rewritten(value, write) for tag, value in self.fields.items()}
        return self if fields == self.fields else replace(self, fields=fields)

    @property
    def event_key(self) -> str:
        return self._plain("EventKey")

    @property
    def is_tap(self) -> bool:
        """True for a button of a card."""
        return self.is_event and self.kind == TAP

    @property
    def selected(self) -> dict[str, list[str]]:
        """What was ticked or chosen on a card: ids of options by the key of their question (SelectedItems, path 90240).

        Of one item, or one id, WeCom's element is no list.
        """
        items = [one for one in _under(self.fields.get("SelectedItems"), "SelectedItem") if isinstance(one, dict)]
        return {
            str(one.get("QuestionKey")): [
                each for each in _under(one.get("OptionIds"), "OptionId") if isinstance(each, str)
            ]
            for one in items
        }

    def addressed_elsewhere(self, corp_id: str, agent_id: int) -> str | None:
        """The element that names another company or another app than this; None where none does.

        An element that is missing or empty names nobody: WeCom leaves `AgentID` out of events that belong to no app.
        Only these elements are sealed; those of the envelope around them are not, and are never read.
        """
        ours = {"ToUserName": corp_id, "AgentID": str(agent_id), "AgentId": str(agent_id)}
        for tag, our in ours.items():
            said = self.fields.get(tag, "")
            if not isinstance(said, str) or said.strip() not in ("", our):
                return tag
        return None

    def dump(self) -> dict[str, Any]:
        """As JSON, for the row that keeps it."""
        return vars(self)  # fields are plain JSON already

    @classmethod
    def load(cls, dumped: dict[str, Any]) -> Message:
        return cls(**dumped)

    def field(self, tag: str) -> str:
        """The text of an element; empty if there is none, or several."""
        return self._plain(tag)

    def _plain(self, tag: str) -> str:
        value = self.fields.get(tag, "")
        return value if isinstance(value, str) else ""


def parse(plaintext: bytes) -> Message:
    """The message in an opened envelope.

    Raises: BadEnvelope when it is not XML, or sender or type is missing, said twice, or longer than one can be.
    """
    root = parse_xml(plaintext)
    fields = _children(root)
    msg_type = _once(fields, "MsgType")
    is_event = msg_type == "event"
    return Message(
        user_id=_short(_once(fields, "FromUserName").lower()),
        kind=_short(_once(fields, "Event") if is_event else msg_type),
        is_event=is_event,
        dedup_key=_short(_dedup_key(fields, plaintext)),
        fields=fields,
    )


def _rewritten(value: Value, write: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return write(value)
    if isinstance(value, list):
        return [_rewritten(one, write) for one in value]
    return {tag: _rewritten(one, write) for tag, one in value.items()}


def _under(value: Value | None, tag: str) -> list[Value]:
    """What an element has under a tag that may be there once, several times, or not at all."""
    found = value.get(tag) if isinstance(value, dict) else None
    return [] if found is None else found if isinstance(found, list) else [found]


def _once(fields: Mapping[str, Value], tag: str) -> str:
    value = fields.get(tag)
    if not isinstance(value, str) or not value.strip():
        raise BadEnvelope(f"{tag} must be there once, with a text")
    return value.strip()


def _short(value: str) -> str:
    if len(value) > _LONGEST:
        raise BadEnvelope("an account, a type or an id of that length does not exist")
    return value


def _dedup_key(fields: Mapping[str, Value], plaintext: bytes) -> str:
    """What a repeat has in common with its first delivery, and no other message has.

    A message has its MsgId, unique within the app. An event has none, and sender with second is too weak: two real
    events of one second differ elsewhere. So the whole plaintext counts.
    """
    agent_id, msg_id = fields.get("AgentID", ""), fields.get("MsgId", "")
    if isinstance(msg_id, str) and msg_id.strip("0 "):
        return f"{agent_id}:{msg_id}"
    return f"{agent_id}:sha256:{hashlib.sha256(plaintext).hexdigest()}"


def _children(parent: etree._Element) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for child in parent:
        value: Value = _children(child) if len(child) else child.text or ""
        before = found.get(child.tag)
        if before is None:
            found[child.tag] = value
        elif isinstance(before, list):
            before.append(value)
        else:
            found[child.tag] = [before, value]
    return found
