"""An interview that is named only to say why another cannot be: 那个点我在面2026, it's a duplicate of 2037, 2032 may overrun.

Such a clause orders nothing, whatever else it may sound like.
"""

from __future__ import annotations

import re

from bot.chat.masked import CANDIDATE, INTERVIEW
from bot.chat.readers import CODE

_ONE = rf"(?:{INTERVIEW}|{CANDIDATE}|#?(?<!\d)\d{{4,6}}(?!\d))(?: ?[那这]一?[场个轮位]|的?面试|的|'s)?(?: (?:interview|one|slot))?"
_AS_WHY = re.compile(
    # compared with it, or in its way
    rf"(?:跟|和|与|同|像|比|被|让) ?{_ONE}[^,，。;；]{{0,6}}?(?:一样|撞|冲突|重|叠|挨|紧|差不多|连|隔|同[一时个样]|一起|背靠背|一个(?:点|时间|岗位|人)|占|拖|耽误)|"
    rf"{_ONE}[^,，。;；]{{0,5}}?(?:拖堂|拖延|超时|没结束|没完|没面完|[刚才]结束|[刚才]面?完|占[着了用]|同一(?:时间|个点)|同时|是一个(?:时间|点|岗位|人))|"
    rf"{_ONE}[^,，。;；]{{0,3}}?(?:那会儿?|那时候?|那个点|之?[前后])[^,，。;；]{{0,3}}?(?:在|也|还|赶|来不及|回不|才)|"
    rf"(?:在|正|正好|刚好|得先?|要先|先得)(?:面|参加|开|忙)着?{_ONE}|"
    rf"\b(?:same (?:\w+ )?(?:as|with)|duplicates?(?: of)?|(?:clash|overlap|conflict|collid)\w*(?: with)?|because of|due to|back to back with|too close to|in the way of) (?:the )?{_ONE}|"
    rf"\b(?:i am|i['’]?m|i['’]ll be|being|we are|he is|she is|he['’]s|she['’]s|stuck|busy|tied up) (?:already |still |also |then )?(?:in|on|at|with|doing|interviewing) (?:the )?{_ONE}|"
    rf"{_ONE} (?:is|runs|starts|begins|goes|will be|needs|takes|might|may|could|can|has|'ll|will)(?: \w+){{0,3}}? ?(?:at the same|overrun|overlap|clash|the (?:same )?room\b|same (?:time|slot)|right (?:before|after)|just (?:before|after)|back to back)\w*|"
    rf"{_ONE} (?:overruns|overlaps|clashes|runs over|collides)\b"
)


def is_only_why(text: str) -> bool:
    """True of a clause without names, or with codes, all of whose interviews stand in what is only a reason."""
    left = without_why(text)
    return left != text and not (INTERVIEW in left or CANDIDATE in left or CODE.search(left))


def names_one_as_why(text: str) -> bool:
    return _AS_WHY.search(text) is not None


def without_why(text: str) -> str:
    """What is left speaks of the interviews of which something is ordered."""
    return _AS_WHY.sub(" ", text)
