"""The app's menu (创建菜单, path 90231; codes of path 90313)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox import fields
from sandbox.errors import Refused

TYPES = (
    "click",
    "view",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
    "view_miniprogram",
)
KEY_BYTES, URL_BYTES = 128, 1024


@dataclass(frozen=True)
class Level:
    """The limits of one level, and the codes for what breaks them."""

    name_bytes: int
    bad_type: int
    bad_name: int
    bad_key: int
    bad_url: int


TOP = Level(16, bad_type=40017, bad_name=40018, bad_key=40019, bad_url=40020)
SUB = Level(40, bad_type=40024, bad_name=40025, bad_key=40026, bad_url=40027)


def check(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The menu's buttons, if WeCom would take them.

    Raises: Refused.
    """
    buttons = fields.mappings(body, "button", 40016, at_least=1, at_most=3)
    for button in buttons:
        _check_name(button, TOP)
        if "sub_button" not in button:
            _check_button(button, TOP)
            continue
        for below in fields.mappings(button, "sub_button", 40023, at_least=1, at_most=5):
            if "sub_button" in below:
                raise Refused(40022, "a menu has two levels")
            _check_name(below, SUB)
            _check_button(below, SUB)
    return buttons


def label(buttons: list[dict[str, Any]], key: str | None) -> str | None:
    """What is written on the item with this key, or with this address where it opens one; None if the menu has none."""
    items = [below for button in buttons for below in button.get("sub_button", [button])]
    return next((str(one["name"]) for one in items if one.get("url" if one["type"] == "view" else "key") == key), None)


def _check_name(button: dict[str, Any], level: Level) -> None:
    if len(fields.needed(button, "name", 41102).encode()) > level.name_bytes:
        raise Refused(level.bad_name, f"name is longer than {level.name_bytes} bytes")


def _check_button(button: dict[str, Any], level: Level) -> None:
    kind = button.get("type")
    if kind not in TYPES:
        raise Refused(level.bad_type, "type")
    if kind == "view":
        fields.needed(button, "url", level.bad_url, at_most_bytes=URL_BYTES)
    elif kind == "view_miniprogram":
        fields.needed(button, "appid", 40058)
        fields.needed(button, "pagepath", 40058)
    else:
        fields.needed(button, "key", level.bad_key, at_most_bytes=KEY_BYTES)
