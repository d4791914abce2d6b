"""The app's menu at the bottom of the chat (创建菜单, path 90231): a tap sends its item's key.

Three buttons of at most 16 bytes, five below each of at most 40.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_MORE = "更多"
_SIDE_BY_SIDE = 2  # beside the button that opens the rest
_BELOW = 5


def buttons(items: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The menu of these (name, key), the likeliest first.

    Raises: ValueError when there are more than a menu holds.
    """
    if len(items) > _SIDE_BY_SIDE + _BELOW:
        raise ValueError(f"a menu holds {_SIDE_BY_SIDE + _BELOW} items, here are {len(items)}")
    clicks = [{"type": "click", "name": name, "key": key} for name, key in items]
    beside, below = clicks[:_SIDE_BY_SIDE], clicks[_SIDE_BY_SIDE:]
    return [*beside, {"name": _MORE, "sub_button": below}] if below else beside


def lines(buttons: Sequence[dict[str, Any]]) -> list[str]:
    """The menu as text: one line for each top button."""
    return [
        f"{button['name']}: {' · '.join(below['name'] for below in button['sub_button'])}"
        if "sub_button" in button
        else str(button["name"])
        for button in buttons
    ]
