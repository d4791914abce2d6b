"""A text around the words that take back: what it is made of before them and behind, and how far back they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.chat.repair.marks import Mark
from bot.chat.repair.orders import order_at, orders_in
from bot.chat.repair.pieces import Run

_SPACED = r"[\s,，、。.…~—–\-]"
AROUND = re.compile(  # what may stand around the pieces, between what is corrected and the words that take it back
    rf"(?:{_SPACED}|的|[那这]|一|[场个位轮次]|面试官?|面|把|让|给|由|跟|和|与|在|是|就|到|至|了|吧|成|为|改|换|挪|推|调|放|约|移|找|请|叫|催|提醒|来|去|上|顶|替|同学|老师|过来|开始|以[前后]|"
    r"(?<![a-z])(?:the|a|an|ones?|interviews?|slot|round|'s|’s|with|to|till|until|at|on|for|in|of|about|by|from|and|moved?|please|like|this|that|his|her|feedback|notes|candidate|guy|girl|starting|it|be)(?![a-z])){0,14}"
)
IN_FRONT = re.compile(  # of what is meant
    rf"(?:{_SPACED}|把|让|给|由|跟|和|与|找|请|叫|在|从|到|至|是|[他她]?[那这]个?|就|"
    r"(?<![a-z])(?:to|till|until|at|on|for|with|from|by|about|in|of|that|the|an?|one|it's|it)(?![a-z])){0,6}"
)
NOTHING_MORE = re.compile(
    r"(?:\s|的|[那这]一?[场个位轮]|那边|吧|啊|呀|哈|了|才对|就行|就好|[。.!！?？~]|(?<![a-z])(?:ones?|interview|please|pls|thanks|instead|'s|’s)(?![a-z])){0,6}"
)
ENDS = re.compile("[。；;！？!?\n]")
_IS_WRONG = re.compile(  # 周五的时间不对 says what is wrong, and takes nothing back
    "(?:时间|日期|链接|地[址点]|信息|名字|姓名|会议室|编号|数据|状态|内容|感觉|方向|态度|岗位|简历|显示|结果|面评|他|她|人|都|还|也|有点)的?$|[说写讲填记]的$"
)
_MOST_RUNS = 4
_DENIES_AGAIN = re.compile(r"[\s,，]*(?:(?<![a-z])(?:not|don't|do not)(?![a-z])|不是|不要|别)\s*")


@dataclass(frozen=True)
class Said:
    low: str
    mark: Mark
    runs: Sequence[Run]

    @property
    def before(self) -> list[Run]:
        return [one for one in self.runs if one.end <= self.mark.at]

    def instead(self, begins: int) -> list[Run]:
        """What is meant, from `begins` on, with nothing else between.

        The hour behind a word that moves (是余笑那场挪到五点半) is none of it, unless something was to be moved before.
        """
        may_move = any(one.is_of_time for one in orders_in(self.low[: self.mark.at]))
        found = runs_from(self.low, self.runs, begins)
        for at, one in enumerate(found[1:], 1):
            if not may_move and any(each.is_of_time for each in orders_in(self.low[found[at - 1].end : one.at])):
                return found[:at]
        return found

    def without_what_is_denied_again(self) -> Said:
        """tonight no not tonight tomorrow night, cancel no sorry not cancel just replace: what is meant begins behind that."""
        denies = _DENIES_AGAIN.match(self.low, self.mark.end)
        end = self._end_of_the_same(denies.end()) if denies is not None else None
        return self if end is None else replace(self, mark=replace(self.mark, end=end, is_sure=True))

    def _end_of_the_same(self, at: int) -> int | None:
        """Of what was said last before the mark, where it is said again from there on."""
        run = next((one for one in self.runs if one.at == at), None)
        if run is not None and self.before and is_said_again(self.before[-1], run, self.low):
            return run.end
        order, orders = order_at(self.low, at), orders_in(self.low[: self.mark.at])
        return order.end if order is not None and orders and order.kind == orders[-1].kind else None

    def reaches(self, one: Run, instead: Sequence[Run]) -> bool:
        """True where nothing but such pieces, and what belongs to them, stands between it and the words that take back.

        Whatever stands there where what is meant is all that follows (我周四有什么面试 哦不 周五), is followed by the same
        words again (2031没问题 说错了 2032没问题), or says first what was said (周四有什么 不是周四 是周五).
        """
        between = self.low[one.end : self.mark.at]
        if self._reaches_far(one, instead):
            return not (ENDS.search(between.rstrip("?？ ")) or _IS_WRONG.search(between))
        if not self.mark.is_sure and not one.is_of_time:
            return AROUND.fullmatch(between) is not None
        left = "".join(
            " " if any(other.at <= at < other.end for other in self.before) else self.low[at]
            for at in range(one.end, self.mark.at)
        )
        return AROUND.fullmatch(" ".join(left.split())) is not None

    def _reaches_far(self, one: Run, instead: Sequence[Run]) -> bool:
        if not instead:
            return False
        if self.mark.is_sure or self.mark.is_set_apart:
            last = instead[-1].end
            if NOTHING_MORE.fullmatch(self.low, last) or self.is_whole_again(last):
                return True
        return (self.mark.is_sure or self.mark.only_denies) and is_said_again(one, instead[0], self.low)

    def is_whole_again(self, last: int) -> bool:
        """去不了 behind 许诺我去不了，说错了，是苏航: the sentence is said once more."""
        goes_on = _GOES_ON.match(self.low, last)
        words = goes_on["words"] if goes_on else None
        ends = max((one.end for one in self.before), default=0)
        return words is not None and words in self.low[ends : self.mark.at]


def runs_from(low: str, runs: Sequence[Run], begins: int) -> list[Run]:
    """Those that stand together from there on, but for what may stand between them."""
    found: list[Run] = []
    for one in (one for one in runs if one.at >= begins):
        between = low[found[-1].end if found else begins : one.at]
        if not (IN_FRONT if not found else AROUND).fullmatch(between) or len(found) == _MOST_RUNS:
            break
        found.append(one)
    return found


def is_said_again(old: Run, new: Run, low: str) -> bool:
    return {low[one.at : one.end] for one in new.pieces} <= {low[one.at : one.end] for one in old.pieces}


_GOES_ON = re.compile(
    r"\s*(?:的?(?:那|这)?一?[场个]|[一二三终]面|也|都|我|说|,|，){0,4}+(?P<words>[\u4e00-\u9fff]{2}|(?:i |she |he )?[a-z'’]{3,})(?![a-z])"
)
