"""A wish for another time beside a no to this one: 明天来不了，想约下周 is a move, and no refusal."""

from __future__ import annotations

import re

from bot.chat.clauses import STOP

_DAY = "(?:今|明|后天|下下?周|下下?个?(?:星期|礼拜)|周|星期|礼拜|别的?|其[他它]|上午|下午|晚上|[0-9一二两三四五六七八九十]{1,3}[点号月])"
ANOTHER_TIME = (
    "(?<!不想)(?<!不愿)(?<!不愿意)(?<!不能)(?<!不要)(?<!不用)(?<!别)(?:"
    f"(?:改|换|挪|推|移|调)(?:一?下|个)?(?:到|成|在|至)?(?:{_DAY}|时间|日子|一天|天(?!气))|(?:改|延)期|(?:另|再|改|重新?|换个?时间)约|约(?:到|在|个)?{_DAY}|"
    f"{_DAY}[^,，。]{{0,4}}再(?:约|来|面|说|聊|安排)|(?:推迟|延后|顺延|往后[推挪延])|"
    r"\b(?:another|a different|some other) (?:time|day|date|slot)|\breschedul\w{0,5}|\b(?:move|push|shift) (?:it|this|that|the interview)\b|"
    r"\b(?:next week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow) instead\b)"
)
# The same of a text with marks for what it mentions, and without its days.
ANOTHER_TIME_MARKED = f"{ANOTHER_TIME}|[,，][^,，]{{0,6}}(?<!别)(?<!不)(?<!不想)(?:改|换|挪|约)(?:到|成|在|个)?(?:◇|[,，。 吧]|$)|(?:改|换|挪|约)(?:到|成|在|个)?(?:◇|$)"
_WISH = re.compile(ANOTHER_TIME)
_NO = re.compile(
    "[来去到]不[了成]|(?<!起)(?:不|没法|无法|不能)(?:来|去|参加|面)|没空|有事|(?:不|没)(?:行|方便|时间)|赶不[上到回]|"
    r"\b(?:can't|cannot|can not|won't|isn't|not (?:coming|available|free)|unavailable)\b"
)
_WISHES = re.compile(r"想|希望|要求|问|能不能|可不可以|能否|可否|\b(?:want|ask|like|prefer|hop|could|can)\w*")


def wishes_another_time(low: str) -> bool:
    """True of 来不了，换周一; also of 想约下周，明天来不了; false of 改到周五的话来不了, which is a no to it."""
    return clause_of_the_wish(low) is not None


def clause_of_the_wish(low: str) -> tuple[int, int] | None:
    """Where what is wished begins and ends, beside a no to the time that it has."""
    no = _NO.search(low)
    if no is None:
        return None
    wish = _WISH.search(low, no.end())
    if wish is None:
        wish = _WISH.search(low, 0, no.start())
        if wish is None or _WISHES.search(low, 0, wish.start()) is None:
            return None
    end = STOP.search(low, wish.end())
    return wish.start(), end.start() if end else len(low)
