"""A card in a passive reply, whose elements are named otherwise than in the sending API (path 90241)."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

LISTS = {
    "horizontal_content_list",
    "vertical_content_list",
    "jump_list",
    "action_list",
    "button_list",
    "option_list",
    "select_list",
}
NUMBERS = {"type", "style", "mode", "desc_color"}
ONE_WORD = {"key_name": "keyname", "user_id": "userid", "app_id": "appid", "page_path": "pagepath"}


def card(element: etree._Element) -> dict[str, Any]:
    """The `template_card` that this `TemplateCard` stands for; its lists are repeated siblings."""
    fields: dict[str, Any] = {}
    for child in element:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(child.tag)).lower()
        name = ONE_WORD.get(name, name)
        value = card(child) if len(child) else _value(name, child.text or "")
        if name in LISTS:
            fields.setdefault(name, []).append(value)
        else:
            fields[name] = value
    return fields


def _value(name: str, text: str) -> str | int:
    return int(text) if name in NUMBERS and text.isdecimal() else text
