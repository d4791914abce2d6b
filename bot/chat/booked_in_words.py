"""An interview that is asked for in a sentence: 帮董建国约个后端二面，下周五下午三点，张三李四一起，一小时."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.chat import booking_lines
from bot.chat.heard import hear
from bot.chat.understanding.respelled import in_plain_words
from bot.chat.understanding.told import Told
from bot.interviews.line import Line


def line_in(told: Told) -> dict[str, Any] | None:
    """The sentence read as a line, in which most words say nothing of an interview."""
    found = booking_lines.find(_IN_PLACE_OF.sub("", _with_capitals(told)), told.situation, freely=True)
    return {"line": _named_as_typed(found.values[0], told)} if found and found.values else None


_IN_PLACE_OF = re.compile(  # who does not come, beside who does: 约赵小丁…，代替陈晓
    r"(?<=[,，;；。 ])(?:用来|来|以)?(?:代替|顶替|取代|替换掉?|替掉|换掉|而不是|不约)[^,，。;；\s\d]{2,8}(?=$|[,，。;；])|"
    r"(?<=[,; ])(?:instead of|in place of|replacing|rather than) [^\d,.;]{2,24}(?=$|[,.;])",
    re.IGNORECASE,
)


def _with_capitals(told: Told) -> str:
    """As it is spelled to be understood, and with the capitals that tell names."""
    said = hear(told.said.raw)
    low, typed = in_plain_words(said.words.low), said.words.typed
    if len(low) != len(typed):
        return low
    return "".join(as_typed if as_typed.lower() == one else one for one, as_typed in zip(low, typed, strict=True))


def _named_as_typed(line: Line, told: Told) -> Line:
    """羅敏儀 stays so, though 羅 was read as 罗 to be understood, and Fu Lei has capitals."""
    raw = told.said.raw.strip()
    for low in (told.said.low, raw.lower()):
        at = low.find(line.candidate.lower())
        if line.candidate_id is None and line.candidate and at >= 0 and len(raw) == len(low):
            return replace(line, candidate=raw[at : at + len(line.candidate)])
    return line
