"""Words from outside for a terminal or a log: nothing in them steers either, and none of their letters is turned around."""

from __future__ import annotations

import json


def printable(text: str) -> str:
    """In one line. Control characters, marks of direction and all that has no shape are written as JSON escapes them."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)
