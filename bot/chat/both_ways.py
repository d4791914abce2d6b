"""A no to one interview and a yes to another in one text: 周五上午那场我来不了，让张三替我，下午的没问题.

The clause of the yes says nothing of the no: it is neither its reason, nor is its day the day of the no.
"""

from __future__ import annotations

import re

from bot.chat.call import Call
from bot.chat.clauses import APART, joined
from bot.chat.heard import Heard, hear
from bot.chat.side_spelled import DAY

_WHEN = (
    "(?:(?:[下本这]个?)?(?:周|星期|礼拜)[一二三四五六日天]|[今明后]天|[今明]晚|早上|上午|中午|下午|傍晚|晚上|"
    r"\d{1,2}(?:点半?|号|:\d\d)|[一二两三四五六七八九十]{1,2}点半?|另外?|其[他它余]|别|剩下)"
)
_FINE_ZH = (
    "(?:没问题|没事|不受影响|不影响|照常|照旧|不变|正常|ok|可以|行|能[来去参]加?|[来去]得了|我?参加)(?:的|了|吧|啊|哈)?"
)
_STAYS = re.compile(
    rf"(?:但是?|不过|那?我?){{0,2}}{_WHEN}{{1,3}}(?:的?那?一?[场个轮]|的)(?:面试)?(?:我|就|也|都|还是|倒是?|则|应该| ){{0,4}}{_FINE_ZH}|"
    rf"(?:但是?|不过){{0,2}}{_WHEN}{{1,3}}(?:我|就|也|都|还是|倒是?|则){{0,4}}(?:没问题|照常|照旧|不变|不受影响|不影响)(?:的|了|吧)?|"
    r"(?:but |and )?(?:the |my )?(?:other|\w+day(?:'s)?|(?:morning|afternoon|evening|\w+day(?:'s)? (?:morning|afternoon|evening)) (?:ones?|interview|slot))(?: (?:ones?|interview|slot))?(?:'s| is| are| still)? (?:fine|ok|okay|good|no problem|unchanged|on|stands)|"
    r"(?:but |and )?(?:the |my )?(?:morning|afternoon|evening|\w+day (?:morning|afternoon|evening))(?:'s| is| are)? (?:still (?:fine|ok|okay|good|on)|unchanged|still works|stands)"
)
_CANNOT = re.compile(
    "[来去过到赶参加面]{1,2}不(?:了|成|来|去|上)|不(?:行|能|可以|去|来|参加)|没(?:空|时间|法)|无法|抽不[出开]|"
    r"\b(?:can't|cannot|can not|unable|won't|not able|unavailable)\b"
)


def without_the_yes(heard: Heard) -> Heard | None:
    """The no, with its day where only the yes says it: 明天下午的没问题，上午的来不了. None where not both are said."""
    if heard.asks or heard.is_long or heard.has_slash:
        return None
    clauses = [one for one in APART.split(heard.typed) if one]
    fine = [one for one in clauses if _STAYS.fullmatch(one.lower())]
    rest = [one for one in clauses if one not in fine]
    if len(fine) != 1 or not any(_CANNOT.search(one.lower()) for one in rest):
        return None
    day = DAY.search(fine[0].lower()) if clauses[0] == fine[0] else None
    if day is not None and not any(DAY.search(one.lower()) for one in rest):
        rest[0] = fine[0][day.start() : day.end()] + (" " if day[0].isascii() else "") + rest[0]
    return hear(joined(rest, heard.typed))


def are_both(requests: list[Call]) -> bool:
    """True of what was understood as two answers, of which one is the yes."""
    return len({one.command.name for one in requests}) > 1


def with_all_of_it(requests: list[Call], no: Call | None) -> list[Call]:
    """The two, with who could come instead and why, which may stand between them."""
    is_same = no is not None and any(
        one.command is no.command and one.arguments.get("interview") == no.arguments.get("interview")
        for one in requests
    )
    return [no if no is not None and is_same and one.command is no.command else one for one in requests]
