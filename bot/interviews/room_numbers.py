"""A room that is told by its number: 会议室被占了 换5号 is 换成5号会议室, and room 5 is 5号会议室 where that is what it is called."""

from __future__ import annotations

import re

_ROOM = "(?:会议室|会客室|面试间|洽谈室|房间)"
_FIGURE = "(?P<number>[1-9][0-9]{0,2}|[一二三四五六七八九十]{1,2})"
_TAKEN = "(?:已经?|都|又|给|被){0,3}(?:[^,，。;； 换改]{0,6}?占(?:用|着|满)?|有人(?:在?用|订)?|满|坏|没|冲突|用不了|不能用|订不到|订满|太小|不够大|停电|在用|有会|开着?会)(?:了|的|着|啦){0,2}"
_INSTEAD = (
    "(?:那就?|就|先|请|麻烦|帮我|给我|我们?|所以|吧|[,，;；。 ]){0,5}(?:换|改|挪|搬|用|去|移)(?:成|到|为|去|用|个)?"
)
_NO_TIME = "(?![0-9月日点时:：]|[上下]午|[早晚中]上|[早中]|晚|周|星期| ?[0-9])"
_OTHER = re.compile(
    rf"(?:[\w#-]{{0,8}}?{_ROOM}[^,，。;；]{{0,3}}?{_TAKEN}{_INSTEAD}|{_ROOM}(?:就|还是|要|给我|帮我)?(?:换|改|挪|调|用)(?:成|到|为|用|去)?) ?{_FIGURE} ?号(?:房间?|那[间个]|会议室)?{_NO_TIME}"
)
_TAKEN_EN = re.compile(
    r"\b(?:the )?(?:meeting |conference )?room(?: [a-z]?\d{1,3})?(?: is|'s| was| has been| got)(?: already| now)? (?:taken|occupied|booked|busy|gone|full|in use|unavailable|not (?:free|available))(?: (?:then|now|already))?[,;. ]+(?:so |please |then |let's |can we |we'll |and ){0,3}"
    r"(?:(?:use|take|try|make it|(?:change|switch|move)(?: it)? to|go (?:to|for)) )?(?:room )?(?P<number>\d{1,3})(?![\d:.]| ?[ap]m)(?: instead)?",
    re.IGNORECASE,
)


def in_full(text: str) -> str:
    """换成5号会议室 of 3号会议室有人了 换成5号, in which 5号 is no day."""
    if "号" in text:
        text = _OTHER.sub(lambda said: f"换成{said['number']}号会议室", text)
    if "room" in text.lower():
        text = _TAKEN_EN.sub(lambda said: f"change it to room {said['number']}", text)
    return text


_NUMBERED = re.compile(
    rf"\b(?:meeting |conference )?room ?(?P<en>[a-z]?\d{{1,4}})\b|(?P<zh>[a-z]?\d{{1,4}}) ?号?{_ROOM}|{_ROOM} ?(?P<behind>[a-z]?\d{{1,4}})(?!\d)",
    re.IGNORECASE,
)


def other_names(text: str) -> dict[str, list[str]]:
    """By what the text calls a room with a number, what else that may be called, in small letters: 5号会议室 of room 5."""
    found = {}
    for said in _NUMBERED.finditer(text.lower()):
        number = said["en"] or said["zh"] or said["behind"]
        names = [f"{number}号会议室", f"{number}会议室", f"会议室{number}", f"room {number}", f"meeting room {number}"]
        found[said[0]] = [one for one in names if one != said[0]]
    return found
