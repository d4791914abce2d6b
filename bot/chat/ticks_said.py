"""Which of numbered times somebody says will do: 1 3 5, 第2个和第4个可以, 都不行, all of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.chat.readers import Found, Situation, cut

_ONE = r"第? ?(?<![\d.:/-])\d{1,2}(?![\d.:/月日点分周天面轮号]| ?(?:am|pm|min|h\b))(?: ?个)?"
_NUMBERS = re.compile(
    rf"(?:可以|选|勾)?(?:的是)?[:： ]*(?P<numbers>{_ONE}(?:(?:[、,，;；+& ]|和|与|及|跟|\band\b){{1,3}}{_ONE}){{0,30}})"
    r"(?: ?(?:这些|这几个)?都?(?:可以|行|没问题|方便)的?| ?(?:is|are|will do|works?|ok|fine){1,2})?",
    re.I,
)
_NONE = re.compile(
    r"(?:这些|一个|时间|[,， ]){0,3}都?(?:不行|不可以|不方便|没空)(?:啊|呢|了)?|\bnone(?: of (?:them|these))?(?: will do| works?)?\b",
    re.I,
)
_ALL = re.compile(
    r"(?:全部|全|都)(?:可以|行|方便|没问题)的?了?|全部|\b(?:all|any)(?: of (?:them|these))?(?: will do| work)?\b", re.I
)


@dataclass(frozen=True)
class Ticks:
    """`numbers` of those that will do; none of them with neither, each with `every`."""

    numbers: frozenset[int] = frozenset()
    every: bool = False

    def __str__(self) -> str:
        return "all" if self.every else " ".join(map(str, sorted(self.numbers))) or "none"

    def of(self, there: Collection[int]) -> frozenset[int]:
        return frozenset(there) if self.every else self.numbers


def find(text: str, _: Situation) -> Found | None:
    for pattern in (_NONE, _NUMBERS, _ALL):
        if found := pattern.search(text):
            numbers = found.groupdict().get("numbers") or ""
            said = Ticks(frozenset(map(int, re.findall(r"\d+", numbers))), every=pattern is _ALL)
            return Found([said], cut(text, *found.span()))
    return None


_SAYS_SO = re.compile(r"可以|行|没问题|方便|选|勾|\b(?:ok|fine|works?|will do)\b", re.I)


def whole(text: str, *, beside_a_list: bool) -> Ticks | None:
    """What the text says where it says nothing else; a number alone, or beside a list several, may be meant otherwise."""
    text = text.strip().strip("。.!！~ ")
    if _NONE.fullmatch(text) or _ALL.fullmatch(text):
        return Ticks(every=_NONE.fullmatch(text) is None)
    found = _NUMBERS.fullmatch(text)
    numbers = frozenset(map(int, re.findall(r"\d+", found["numbers"]))) if found else frozenset()
    is_sure = _SAYS_SO.search(text) is not None or (len(numbers) > 1 and not beside_a_list)
    return Ticks(numbers) if numbers and is_sure else None


def load(dumped: str, _: Situation) -> Ticks:
    """Raises: ValueError"""
    if dumped in ("all", "none"):
        return Ticks(every=dumped == "all")
    return Ticks(frozenset(int(one) for one in dumped.split()))
