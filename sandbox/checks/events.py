"""Events, known and unknown (接收事件, path 90240): each wants a 200, whatever it is."""

from __future__ import annotations

from sandbox.checks import letters
from sandbox.checks.check import Finding, check
from sandbox.checks.probe import Probe
from sandbox.checks.reply import judged
from sandbox.envelope import xml

# No menu or card has these keys, so nothing happens behind them.
_NO_KEY = "conformance-check"

_FIX_ZH = "每个事件都回 200（可以是空串）；事件没有 MsgId，不认识的直接忽略。"
_FIX_EN = "Answer every event with 200 (it may be empty); events have no MsgId, and unknown ones are ignored."


@check("events.enter_agent", "进入应用", "enter_agent", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def enter_agent(probe: Probe) -> Finding:
    return _sent(probe, letters.event(probe, "enter_agent", EventKey=""))


@check("events.click", "点菜单", "click", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def click(probe: Probe) -> Finding:
    return _sent(probe, letters.event(probe, "click", EventKey=_NO_KEY))


@check("events.location", "上报位置", "LOCATION", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def location(probe: Probe) -> Finding:
    place = {"Latitude": "39.9", "Longitude": "116.4", "Precision": "65", "AppType": "wxwork"}
    return _sent(probe, letters.event(probe, "LOCATION", **place))


@check("events.card", "点卡片按钮", "template_card_event", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def card(probe: Probe) -> Finding:
    button = {"EventKey": _NO_KEY, "TaskId": _NO_KEY, "CardType": "button_interaction", "ResponseCode": _NO_KEY}
    return _sent(probe, letters.event(probe, "template_card_event", **button))


@check("events.unknown", "没见过的事件", "unknown event", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def unknown(probe: Probe) -> Finding:
    return _sent(probe, letters.event(probe, "conformance_check"))


@check(
    "events.unknown_type",
    "没见过的 MsgType",
    "unknown MsgType",
    fix_zh="不认识的 MsgType 也回 200，企业微信随时会加新的。",
    fix_en="Answer an unknown MsgType with 200 too: WeCom adds new ones at any time.",
)
def unknown_type(probe: Probe) -> Finding:
    return _sent(probe, xml(letters.message(probe, "conformance_check")))


def _sent(probe: Probe, inner: str) -> Finding:
    return judged(probe, probe.send(probe.sealed(inner)))
