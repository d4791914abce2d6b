"""What is said of what was offered, where that is not one of them: 都不行，还有别的时间吗, 晚一点的有吗, anything later?, 更多, 随便.

Read alike of times and of people; what is offered instead is found by `offered_times` and `offered_people`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALL_OF_THEM = "(?:这|那|上面|以上|给的|几|些|三|两|俩|仨|个|位|时间|时段|人|都|全|好像|感觉|我|[他她]们?|对方|候选人|面试官|[,， ]){0,8}"
_REFUSES = re.compile(
    rf"{_ALL_OF_THEM}(?:(?<=都)|(?<=全)|(?<=些)|(?<=几个)|(?<=几位)|(?<=俩)|(?<=两个)|(?<=时间))(?:不(?:太|是很|怎么)?(?:行|可以|合适|方便|好|ok|要|喜欢|能来)|没空|没时间|来不了|去不了)[了啊呢]?|"
    r"\b(?:none|neither)(?: of (?:these|those|them|the above))?(?: (?:really )?(?:works?|suits?|fits?|is (?:good|ok|fine)|are (?:good|ok|fine)|will do))?(?: for (?:me|us|him|her|them|the candidate))?\b|"
    r"\b(?:these|those|they)(?: times)? (?:all )?(?:don't|do not|won't) (?:work|suit|fit|do)(?: for (?:me|us|him|her|them|the candidate))?\b|"
    r"\b(?:i|we|he|she|they|the candidate) can't (?:do|make) (?:any of (?:these|those|them)|these|those|them)\b|^(?:不行|不合适|不方便|no)[,， ]{1,2}"
)
_EARLIER = re.compile(
    "(?:更|再|稍|稍微|偏)早(?:一?[点些]儿?)?|(?<![今明])早(?:一?[点些]儿?)(?![一二三四五六七八九十\\d])|(?:再)?往前(?:面|点|一点)?|靠前(?:一?[点些])?|提前(?:一?[点些])|"
    r"\b(?:earlier|sooner|before (?:that|these|those))\b"
)
_LATER = re.compile(
    "(?:更|再|稍|稍微|偏)晚(?:一?[点些]儿?)?|(?<![今明])晚(?:一?[点些]儿?)(?![一二三四五六七八九十\\d])|(?:再)?往后(?:面|点|一点)?|靠后(?:一?[点些])?|"
    r"\b(?:later|after (?:that|these|those))\b"
)
_OTHERS = re.compile(
    "(?:还)?(?:有没有|有)?(?:别的|其[他它余]的?|另外的?|更多的?)(?:选择|选项|[日天])?|换一?[批天]|改天|另一天|换(?:几|一)?(?:个|位)|(?:再|多)(?:给|来|找|看|推荐|列)(?:看|找)?(?:我)?(?:几|一|些)?(?:个|些|位|点)?|还?有谁|还有|别人|"
    r"\b(?:more|others?|another(?: one)?|different(?: ones?)?|(?:anything|something|anyone|anybody|someone|somebody|who) else|else|anything|any)\b"
)
_ASKS = re.compile(
    "还?有没有(?:人)?|(?:还)?有(?:吗|么|没有?)|能不能|可不可以|行不行|(?:可以|行|成)[吗么]|[吗么呢]|没有$|"
    r"\b(?:(?:do|have) (?:you|we) (?:have|got)|is there|are there|what about|how about|can (?:we|you) (?:do|find|offer)|could (?:we|you) (?:do|find)|got|have)\b"
)
_ANY = re.compile(
    "(?:我|那|就|这几?个?|时间|[他她]们|[,， ]){0,4}(?:随便|随意|都(?:行|可以|好|成|ok)|谁都(?:行|可以|好|成)|哪[个位]都(?:行|可以|好|成)|无所谓|任意|(?:帮我|给我|替我|你)?(?:推荐|选|挑|定)一?个|你(?:来)?(?:定|选|挑|看着办)|听你的)(?:一?个)?[的了吧啊呀啦,， ]{0,3}(?:你(?:来)?(?:定|选|挑))?吧?|"
    r"(?:any(?: of (?:them|these|those)|one| one| time)?|whichever|whatever|either(?: one)?|all (?:good|fine|work|ok)|i don't (?:mind|care)|you (?:choose|pick|decide)|up to you|whoever)(?: (?:works|is fine|is ok|will do|is good|for me))?"
)
_FILL = re.compile(
    "候选人|[他她我]们?|只有|只能|方便|希望|最好|比较|安排|时间段?|时段|时候|空闲|档期|人选?|面试官|选择|选项|合适|可以|推荐|"
    r"[点的那这个些一位空行吧啊呀哦嗯诶再也还就有看给只能好,，、。.?？!！ ]|\b(?:slots?|times?|ones?|people|options?|on|at|in|the|a|of|for|please|maybe|perhaps|then|me|us|ok|free|available|instead|possible|there|that|is|are|work|works)\b"
)
MORE = frozenset(("更多", "more", "下一页", "换一批", "还有吗", "还有没有", "next page"))
LONGEST = 40  # characters


@dataclass(frozen=True)
class Wish:
    """`rest` is what else a text says, which may be when. `way`: -1 for earlier, 1 for later."""

    way: int
    is_refusal: bool
    asks: bool
    wants_others: bool
    rest: str

    @property
    def says_more(self) -> bool:
        return bool(left(self.rest))


def takes_any(low: str) -> bool:
    """随便, 谁都行, 你定吧, whichever: the first of them will do."""
    return _ANY.fullmatch(low) is not None


def told(low: str) -> Wish:
    refused, low = _taken(_REFUSES, low)
    later, low = _taken(_LATER, low)
    earlier, low = _taken(_EARLIER, low)
    asks, low = _taken(_ASKS, low)
    others, low = _taken(_OTHERS, low)
    return Wish(1 if later else -1 if earlier else 0, refused, asks, others, low)


_WHO = "(?:他们?|她们?|我们?|大家|对方|候选人|面试官)?"
_NOT_THEN = re.compile(
    r"(?:那|就|可|但|[,， ]){0,3}(?:不要|别要?|不选|不想要?|除了|避开|not|except|but not|anything but)(?: on| the| in)? ?(?P<when>.{2,20})|"
    rf"(?:那|就|可|但|[,， ]){{0,3}}{_WHO}(?P<zh>(?:那天|当天)[^,，。;；只这那]{{0,10}}?|[^,，。;；只这那]{{2,12}}?)(?:都|也|就|全|整天|全天|这天|那天|的话){{0,3}}(?:不太?(?:行|可以|合适|方便)|没空|没时间|[来去]不了|有事|有安排)[了啊呢的]{{0,2}}|"
    r"(?:he|she|they|i|we|the candidate) can't (?:do|make|come)(?: on| in)?(?: the)? (?P<en>.{3,20})|(?P<day>.{3,20}?) (?:doesn't|does not|won't|isn't|is not) (?:work|suit|good|possible|ok)(?: for (?:me|us|him|her|them|the candidate))?"
)


def not_then(low: str) -> str:
    """周四的 of 不要周四的, 周六 of 他们周六都没空; empty where nothing is ruled out."""
    said = _NOT_THEN.fullmatch(low)
    return next(filter(None, said.groups()), "") if said is not None else ""


def left(rest: str) -> str:
    """What is none of the words around it."""
    return _FILL.sub("", rest).strip()


def _taken(pattern: re.Pattern[str], low: str) -> tuple[bool, str]:
    found = pattern.search(low)
    return found is not None and bool(found[0].strip()), pattern.sub(" ", low) if found is not None else low
