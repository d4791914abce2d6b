"""Whom and what somebody spares beside an order: 苏航一面别动，二面改到五点; 停用赵六，别动李四. It is none of what is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat import not_to_be_done
from bot.chat.readers import THAT_ONE
from bot.chat.repair import denials
from bot.chat.repair.denials import Denial
from bot.chat.repair.pieces import Kind, Run
from bot.chat.repair.times import Span

THAT_DAY = re.compile(
    r"的?[那这]一?[场个轮]|的?[一二三终初复]面|'s (?:one|interview|call|final|round)|'?s? (?:one|interview|final|call|round)\b"
)
_SPARED = frozenset((Kind.COLLEAGUE, Kind.INTERVIEW, Kind.ROUND))
_ONLY_SPARES = re.compile(
    r"(?:[\s的,，]|[那这]一?场|那边|面试|先|就|也|但是?|不过|请|千万|把|再|别|不要|不用|不必|不|甭|停用|启用|取消|催|改期?|换|动|碰|管|撤|挪|保留|照旧|照常|不变|留着|了|啊|吧|哦|哈|"
    r"(?<![a-z])(?:but|and|please|don't|do not|not|touch|cancel|move|change|remind|deactivate|the|his|her)(?![a-z])){1,40}"
)


_ALL = re.compile(r"全部|所有|大家|每[个位人场]|全体|都|\b(?:all|every\w{0,4})\b")


def within(runs: Sequence[Run], at: int, end: int) -> list[Run]:
    return [one for one in runs if at <= one.at < end]


def spares_one_of(runs: Sequence[Run], at: int, end: int) -> bool:
    return any(one.kinds & _SPARED for one in within(runs, at, end))


def but_the_other_one(low: str, runs: Sequence[Run], goes_on: int, begins: int, ends: int) -> list[Span]:
    """苏航 of 苏航一面别动，二面改到五点: the round that is spared, or the day, is none of what is ordered from `goes_on` on."""
    order = within(runs, goes_on, len(low))
    is_of_round = any(Kind.ROUND in one.kinds for one in order)
    is_of_day = any(one.is_of_time and THAT_DAY.match(low[one.end :]) for one in order)
    spans: list[Span] = []
    at = 0
    for one in within(runs, begins, ends):
        if (is_of_round and Kind.ROUND in one.kinds) or (is_of_day and one.is_of_time):
            spans.append((at, one.at))
            that = THAT_ONE.match(low[one.end : ends])
            at = one.end + (that.end() if that else 0)
    return [*spans, (at, ends)]


def kept_before(low: str, runs: Sequence[Run], denial: Denial) -> list[Span] | None:
    """苏航一面取消 of 苏航一面取消，二面别取消: what is spared behind an order is no part of it, and no reason."""
    begins = denials.clause_begin(low, denial.begins)
    before = low[:begins]
    if _ALL.search(before):
        return None  # 全部催一下，王五不用: who is left out of all is read with them
    if not denial.is_to_be_done or not denials.orders_something(before) or not_to_be_done.forbids(before):
        return None
    if not spares_one_of(runs, begins, denial.ends):
        return None
    names = within(runs, begins, denial.ends)
    words = "".join(low[at] for at in range(begins, denial.ends) if not any(one.at <= at < one.end for one in names))
    if not _ONLY_SPARES.fullmatch(words):
        return None
    return [(0, len(before.rstrip(" ,，、;；。"))), (denial.ends, len(low))]
