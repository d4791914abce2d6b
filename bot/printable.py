"""Words from outside for a terminal or a log: nothing in them steers either, and none of their letters is turned around."""

from __future__ import annotations

import json
import unicodedata

_HOLLOW = "\u115f\u1160\u2800\u3164\uffa0"  # letters to Unicode, and nothing to the eye: of Hangul and of Braille


def printable(text: str) -> str:
    """In one line. Control characters, marks of direction and all that has no shape are written as JSON escapes them."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


def is_blank(text: str) -> bool:
    """Nothing of it is seen: spaces, what has no shape, and marks with no letter to stand on."""
    return all(map(_is_unseen, text))


def _is_unseen(character: str) -> bool:
    is_shape = character.isprintable() and not character.isspace() and character not in _HOLLOW
    return not is_shape or unicodedata.category(character).startswith("M")
