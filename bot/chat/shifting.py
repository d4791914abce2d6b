"""By how much something is to be earlier or later than it is: 提前一小时吧, 再推半小时, 30 min earlier; and 推后吧, which does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.taken_back import EITHER
from bot.times.another import AnotherTime, another

_LEAD = re.compile(
    rf"(?:那个|{EITHER}|能不能|可不可以|可以|能|不是|不|就|给我|帮我|把?(?:它|这场|面试|时间)|我想|改成|改为|换成|[,， ]|"
    r"\b(?:make it|push it|move it|bring it|let's|please|just|can you|could you|can we|could we|would you)\b){0,6}"
)
_TAIL = re.compile(
    r"(?:[吧呢了啊]|好了|就行|怎么样|可以吗|行吗|一?下|[,， ]|\b(?:it|instead|then|please|rather|by)\b){0,6}"
)
_FURTHER = re.compile(r"再|又|还要|\b(?:another|more|further)\b")
_SHORT = re.compile(r"(?<!顺)(?P<verb>[推提])(?=[\d一二两三四五六七八九十半])(?![\d一二两三四五六七八九十半]+[点:：])")
_AS_SPELLED = {"推": "推迟", "提": "提前"}
_DIRECTIONS = (
    ("推后", re.compile("推迟|推后|延后|延迟|延期|顺延|往后[推挪延移]?|晚[一点些]{0,2}|later|push it back|postpone(?: it)?")),
    ("提前", re.compile("提前|提早|往前[提挪移推]?|早[一点些]{0,2}|earlier|bring it forward")),
    ("", re.compile("改期|改个?时间|换个?时间|改天|换一?天|改一?下时间|reschedule(?: it)?|another time|a different time")),
)  # fmt: skip


@dataclass(frozen=True)
class Shift:
    """`is_further`: than was said last, as 再推半小时 is."""

    by: AnotherTime
    is_further: bool


def told(ctx: Context, heard: Heard) -> Shift | None:
    """None where a text says more than by how much, or does not say that."""
    further = _FURTHER.search(heard.low)
    said = _FURTHER.sub("", heard.low, count=1)
    said = said[_LEAD.match(said).end() :]  # type: ignore[union-attr]
    said = _SHORT.sub(lambda found: _AS_SPELLED[found["verb"]], said)
    found = another(ctx.situation.in_figures(said), now=ctx.now, zone=ctx.user.tz)
    if found is None or found[0] is None or not (found[0].later or found[0].days):
        return None
    return Shift(found[0], further is not None) if _TAIL.fullmatch(found[1]) else None


def direction(low: str) -> str | None:
    """推后 of 推迟吧, 提前 of 还是早点吧; empty where only another time is wanted, and None of any other text."""
    said = low[_LEAD.match(low).end() :]  # type: ignore[union-attr]
    for way, pattern in _DIRECTIONS:
        if (found := pattern.match(said)) is not None and _TAIL.fullmatch(said[found.end() :]):
            return way
    return None


def in_direction(ctx: Context, way: str, heard: Heard) -> str:
    """推后半小时 of 半小时, where it was asked by how much."""
    found = another(ctx.situation.in_figures(heard.low), now=ctx.now, zone=ctx.user.tz)
    is_length = found is not None and found[0] is not None and found[0].length is not None and not found[0].words
    return f"{way}{heard.typed}" if is_length else heard.typed
