"""Words from outside as they are shown: nothing in them steers a screen, and none of their letters is turned around.

What was typed stays as it was typed where it is kept. It is made fit to be shown on its way out, in one place for each way:
for chats and cards in `bot.wecom.content.without_links`, for pages in `bot.web.site` (each value of each template), for a
terminal and the log by `printable`. What a candidate may have chosen, their name and their words, goes through
`without_addresses` before it stands in any of our sentences (`Candidate.shown_name`, `Wish.shown_words`).
"""

from __future__ import annotations

import json
import re
import unicodedata

_HOLLOW = "\u115f\u1160\u2800\u3164\uffa0"  # letters to Unicode, and nothing to the eye: of Hangul and of Braille


def printable(text: str) -> str:
    """In one line. Control characters, marks of direction and all that has no shape are written as JSON escapes them."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


# Controls but for tab and line end; what changes the direction; what nobody sees, tags and halves of lines included.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"  # between two it makes one emoji
)
_EMPTY = re.compile(f"[{_HOLLOW}\u2028\u2029]")
_SCHEME = re.compile(r"(?<=[a-z0-9])\s*:\s*[/\\\\／＼]{2,}", re.IGNORECASE)
_DOT = "[.．。｡]"  # browsers take each of them for one
_HOST = re.compile(
    rf"(?<![a-z0-9])(?:(?:[a-z0-9-]{{1,63}}{_DOT}){{1,60}}[a-z]{{2,63}}|(?:[0-9]{{1,3}}{_DOT}){{3}}[0-9]{{1,3}})(?![a-z0-9])"
    # and in other letters; Chinese only before what is a domain, as 好的。谢谢 is two sentences
    r"|(?:[\w-]{1,63}[.．]){1,60}(?:[^\W\d_\u3400-\u9fff]{2,63}|(?:中国|中國|公司|网络|網絡|网址|商城|香港|台湾))(?!\w)",
    re.IGNORECASE,
)


def visible(text: str) -> str:
    """Without what steers a screen or is seen by nobody; line ends and tabs stay, what looks like a space becomes one."""
    if text.isprintable() and text.isascii():  # as most is
        return text
    return _EMPTY.sub(" ", _UNSEEN.sub("", text))


def without_addresses(text: str) -> str:
    """Visible, on one line, and nothing in it that a chat would make a link of: `https: evil·example/x`."""
    said = " ".join(visible(text).split())
    return _HOST.sub(lambda host: re.sub(_DOT, "·", host[0]), _SCHEME.sub(": ", said))


def is_blank(text: str) -> bool:
    """Nothing of it is seen: spaces, what has no shape, and marks with no letter to stand on."""
    return all(map(_is_unseen, text))


def _is_unseen(character: str) -> bool:
    is_shape = character.isprintable() and not character.isspace() and character not in _HOLLOW
    return not is_shape or unicodedata.category(character).startswith("M")
