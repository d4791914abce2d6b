"""The app's menu at the bottom of the chat (创建菜单, path 90231): a tap says the command's name.

Three buttons of at most 16 bytes, five below each of at most 40.
"""

from __future__ import annotations

from typing import Any


def _says(name: str, command: str) -> dict[str, Any]:
    return {"type": "click", "name": name, "key": command}


BUTTONS: list[dict[str, Any]] = [
    _says("我的面试", "schedule"),
    _says("下一场", "next"),
    {
        "name": "更多",
        "sub_button": [
            _says("进度", "status"),
            _says("撤销", "undo"),
            _says("设置", "settings"),
            _says("我是谁", "whoami"),
            _says("帮助", "help"),
        ],
    },
]


def lines() -> list[str]:
    """The menu as text: one line for each top button."""
    return [
        f"{button['name']}: {' · '.join(below['name'] for below in button['sub_button'])}"
        if "sub_button" in button
        else str(button["name"])
        for button in BUTTONS
    ]
