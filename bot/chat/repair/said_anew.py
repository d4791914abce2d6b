"""An order that begins again as it began, behind words that take back: 停用王五，不，停用李四. It is said instead of the first."""

from __future__ import annotations

import re

from bot.chat.repair.said import Said
from bot.chat.repair.times import Span

_ASKED_FOR = re.compile(r"(?:请|麻烦|帮我|帮忙|给我|(?:please|pls|can you|could you) ?|[ ,，]){0,8}")
_STATES = re.compile(r"停用|启用|禁用|激活|恢复|(?:re)?activate|deactivate|disable|enable")
_SHORTEST_HAN, _SHORTEST_LATIN, _LONGEST_VERB = 2, 4, 12


def said_anew(said: Said) -> list[Span] | None:
    """停用王五，不，停用李四; 晚到 2020 10分钟，不，晚到 2021: the order begins again as it began, and is said instead of the first."""
    low, mark = said.low, said.mark
    if not (mark.is_sure or mark.is_set_apart):
        return None
    begins = _ASKED_FOR.match(low).end()  # type: ignore[union-attr]
    again = _ASKED_FOR.match(low, mark.end).end()  # type: ignore[union-attr]
    size = 0
    while size < _LONGEST_VERB and again + size < len(low) and low[begins + size] == low[again + size]:
        size += 1
    shortest = _SHORTEST_LATIN if low[again : again + 1].isascii() else _SHORTEST_HAN
    is_of_states = _STATES.match(low, begins) and _STATES.match(low, again)
    if not (size >= shortest or is_of_states) or begins + size > mark.at:
        return None
    return [(0, begins), (again, len(low))]
