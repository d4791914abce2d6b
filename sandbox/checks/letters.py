"""Messages and events that do no harm, as WeCom words them (接收消息, path 90239; 接收事件, path 90240)."""

from __future__ import annotations

import secrets
import time
from xml.sax.saxutils import escape

from sandbox.checks.probe import Probe
from sandbox.envelope import xml

# A command that changes nothing, and that an open question of this member does not take for its answer.
HARMLESS = "/help"

Fields = dict[str, str | int]


def text(probe: Probe, content: str = HARMLESS) -> str:
    """The inner XML of a text message; every call makes another message."""
    return xml(message(probe, "text", Content=content))


def bare_text(probe: Probe) -> str:
    """The same without CDATA, as WeCom's older samples are."""
    fields = message(probe, "text", Content=HARMLESS).items()
    return f"<xml>{''.join(f'<{name}>{escape(str(value))}</{name}>' for name, value in fields)}</xml>"


def message(probe: Probe, msg_type: str, **fields: str) -> Fields:
    """A message with the fields that `msg_type` has; the lengths of all others never vary."""
    msg_id = 7 * 10**18 + secrets.randbelow(10**18)  # 64 bits, and more than a double can hold
    return _head(probe, msg_type) | fields | {"MsgId": msg_id, "AgentID": probe.company.agent_id}


def text_for(probe: Probe, **addressed: str | int) -> str:
    """A text message with another company or app as its addressee."""
    return xml(message(probe, "text", Content=HARMLESS) | addressed)


def event(probe: Probe, name: str, **fields: str) -> str:
    """The inner XML of an event, which has no MsgId."""
    return xml(_head(probe, "event") | {"Event": name} | fields | {"AgentID": probe.company.agent_id})


def _head(probe: Probe, msg_type: str) -> Fields:
    return {
        "ToUserName": probe.company.corp_id,
        "FromUserName": probe.user,
        "CreateTime": int(time.time()),
        "MsgType": msg_type,
    }
