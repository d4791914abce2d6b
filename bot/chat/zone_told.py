"""Whose time somebody wants theirs shown in: use Paris time for me, put my clock to Warsaw, 以后都按新加坡的时间来."""

from __future__ import annotations

import re

from bot.times.zones import zone_called

_PIECE = re.compile(r"[a-z]+(?:[/_ ][a-z]+){0,4}|[\u4e00-\u9fff]+")
_WORDS_OF_PLACE, _CHARACTERS_OF_PLACE = 3, 6  # New York, 布宜诺斯艾利斯 is rare
_ITS_TIME = re.compile(  # stands behind the city whose time it is
    r"(?P<latin>(?:[a-z]+ ){1,3})(?:time|clock|hours)(?: ?zone)?\b|"
    r"(?P<han>[\u4e00-\u9fff]{2,8})(?:当地)?的?(?:时间|时区|钟点)|(?:按照?|照|依|跟着?|随)(?P<there>[\u4e00-\u9fff]{2,6})(?:那边|当地)?的?(?=来|走|算|显示|为准|就行|就好)"
)
_MY_CLOCK = re.compile(
    r"\b(?:my|the) (?:clock|watch|zone|time ?zone)s? (?:(?:is |now |over ){0,2}(?:to|on|in|for|at)) (?P<latin>(?:[a-z]+ ?){1,3})|"
    r"(?:时区|时钟|钟)(?:给我|帮我)?(?:[改换调设切]|定)(?:成|到|为|在)(?P<han>[\u4e00-\u9fff]{2,6})"
)
_WISHED = re.compile(
    r"\b(?:use|show|give|display|set|put|change|switch|move|turn|make|want|need|prefer|read|see|get|have|convert|please|from now on)\b|\bmy (?:clock|times?|calendar|schedule|interviews)\b|"
    r"[按照用改换调设切]|显示|为准|以后|给我"
)
_THERE = re.compile(
    r"\b(?:local (?:time|clock)|time (?:over )?(?:there|here))\b|(?:当地|本地|这边|那边|那儿|这儿)的?时间"
)
_NO_WISH = re.compile(
    r"\b(?:not|never|don't|what time|which time|when is|is it|how late|right now)\b|几点|什么时[候间]|多少点|别|不[要用是]|没"
)
_HOUR = re.compile(r"\d|[一二两三四五六七八九十半][点时]|noon|o'?clock")


def zone_wished(text: str) -> str:
    """The key of the zone; empty where no city's time is wished for oneself, as in 3pm London time, which is of an hour."""
    if _HOUR.search(text) or not _WISHED.search(text) or _NO_WISH.search(text):
        return ""
    for pattern in (_ITS_TIME, _MY_CLOCK):
        for said in pattern.finditer(text):
            name = next((one for one in said.groups() if one), "")
            if place := _at_its_end(name) if pattern is _ITS_TIME else place_in(name):
                return place
    return place_in(text) if _THERE.search(text) else ""


def _at_its_end(name: str) -> str:
    """Paris, of use paris, 新加坡 of 以后按新加坡."""
    latin = name.isascii()
    parts = name.split() if latin else list(name.removesuffix("的").removesuffix("当地"))
    for size in range(min(len(parts), _WORDS_OF_PLACE if latin else _CHARACTERS_OF_PLACE), 0 if latin else 1, -1):
        if (zone := zone_called((" " if latin else "").join(parts[-size:]))) is not None:
            return zone.key
    return ""


def place_in(text: str) -> str:
    """The city or the zone that a text names: 改成伦敦, set成london, moved to New York."""
    for piece in _PIECE.findall(text):
        latin = piece.isascii()
        parts = re.split("(?<= )", piece) if latin else list(piece)
        most = _WORDS_OF_PLACE if latin else _CHARACTERS_OF_PLACE
        for size in range(min(most, len(parts)), 0 if latin else 1, -1):
            for at in range(len(parts) - size + 1):
                name = "".join(parts[at : at + size]).strip()
                if (zone := zone_called(name)) is not None:
                    return zone.key
    return ""
