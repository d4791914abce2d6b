"""An interview that is asked for in a sentence: 帮董建国约个后端二面，下周五下午三点，张三李四一起，一小时."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.chat import booking_lines
from bot.chat.understanding.told import Told
from bot.interviews.line import Line
from bot.interviews.models import Interview

_ORDER = re.compile(
    "(?:(?:你好|你|help|麻烦|请|帮我?|给我|再|先|可以|能不能|能|想|要|需要|嗯{1,3}|那个|我|就|把|新) ?){0,5}(?:安排|约|预约|预订|新建|book|schedule|arrange|[排定订加开建组](?=一?[下个场次]|[好面上给 ])) ?(?:一?[下个场次]|一下子?|上|好|面|试|面试){0,4}(?:面试|面)?(?:给|和|跟|让|啊)?|"
    r"\b(?:please |pls |to |hey!? |hi!? |can you |could you |would you |i need (?:you )?to |i want to |i wanna |i'd like to |let's |help me ){0,3}(?:book|schedule|set up|arrange|organi[sz]e|put|add|create|fix|pop|slot|squeeze)(?: up| in)?(?: an?| the| me)?(?: new)?(?: interview| slot| meeting| session)?(?: for| with| of)?\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    "(?:(?:有个|新来(?:了|一)?个?|一个|一位)?(?:候选人|应聘者|candidate) ?(?:是|叫|名叫)|(?:一个|一位|有个|有位|来了个|这个)叫) ?"
    "(?P<name>[\u4e00-\u9fff]{2,3}?(?=[的投面来应 ,，。]|$)|[\u4e00-\u9fff]{3}|[A-Za-z][\\w.'-]*(?: [A-Z\u4e00-\u9fff][\\w.'-]*)?)(?: ?投|的)?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:mr|ms|mrs|miss|dr)\b\.? ?(?=[a-z])", re.IGNORECASE)
_IN_PASSING = re.compile(
    "的?面试(?!官)|这个?候选人|候选人(?:是|叫)|面试官[是:：]?|(?:让|由|找|请|叫|给)(?=[\u4e00-\u9fff]{2,3})|来面|面[他她]|时间[是定在:：]*|就?定在|安排在|吧$|(?<=[\u4e00-\u9fff])(?:一起|主面|搭着|就行)|谢谢|\bplease\b|\bthanks?\b|\binterviewed by\b|\bwith\b|\bfor an?\b|\bthe\b"
)


def line_in(told: Told) -> dict[str, Any] | None:
    """What is left of the sentence without the words that ask for it, read as a line."""
    text = _TITLE.sub("", _CALLED.sub(r" 候选人 \g<name> ", told.said.typed, count=1))
    said = _IN_PASSING.sub(" ", _without_the_order(text, told))
    found = booking_lines.find(" ".join(said.split()), told.situation)
    return {"line": _named_as_typed(found.values[0], told)} if found and found.values else None


def _without_the_order(text: str, told: Told) -> str:
    """帮董建国约个二面 without 约个: 建 is a part of the name."""
    names = {str(one.candidate.name) for one in told.masked.mentioned.get(Interview, [])}
    spans = [seen.span() for name in names for seen in re.finditer(re.escape(name), text)]
    orders = (
        one for one in _ORDER.finditer(text) if not any(at < one.end() and one.start() < end for at, end in spans)
    )
    order = next(orders, None)
    return f"{text[: order.start()]} {text[order.end() :]}" if order else text


def _named_as_typed(line: Line, told: Told) -> Line:
    """羅敏儀 stays so, though 羅 was read as 罗 to be understood."""
    raw, at = told.said.raw.strip(), told.said.low.find(line.candidate.lower())
    if line.candidate_id is not None or not line.candidate or at < 0 or len(raw) != len(told.said.low):
        return line
    return replace(line, candidate=raw[at : at + len(line.candidate)])
