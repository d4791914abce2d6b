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

# That one is to be booked, and nothing of it: 帮我约个面试, I want to set up an interview.
BOOKS_ONE = (
    "(?<![有没未已])(?:新?约|安排|新建|新增|[加排订定]|创建|预约|发起)(?:一?[个场下轮次]|新的?| ){0,3}面试(?:吧|一下|吗)?$|"
    r"\b(?:book|schedule|set up|arrange|create|add|make|organi[sz]e|plan) (?:an?|another|one more|a new|new)(?: new)? interview(?: please)?$"
)
_WISHES = (
    "(?:[我想要来再需得请麻烦帮给先去]|能不能|可不可以|可以|能){0,8}|"
    "(?:please|can you|could you|can i|could i|i|we|want to|need to|would like to|'d like to|have to|let's|help me|let me|to|,| ){0,8}"
)
_WANTS_ONE = re.compile(f"(?:{_WISHES})(?:{BOOKS_ONE})")


def wants_one(told: Told) -> bool:
    return _WANTS_ONE.fullmatch(told.text.strip()) is not None


def line_in(told: Told) -> dict[str, Any] | None:
    """The sentence read as a line, in which most words say nothing of an interview; empty where only that is said."""
    found = booking_lines.find(_IN_PLACE_OF.sub("", _with_capitals(told)), told.situation, freely=True)
    if found and found.values:
        return {"line": _named_as_typed(found.values[0], told)}
    return {} if wants_one(told) else None


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
