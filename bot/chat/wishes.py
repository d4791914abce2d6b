"""A wish for another time beside a no to this one: 明天来不了，想约下周 is a move, and no refusal."""

from __future__ import annotations

import itertools
import re

from bot.chat.clauses import STOP
from bot.times.said import Clock, Day, Part
from bot.times.spoken import words_of

_DAY = "(?:今|明|后天|下下?周|下下?个?(?:星期|礼拜)|周|星期|礼拜|别的?|其[他它]|上午|下午|晚上|[0-9一二两三四五六七八九十]{1,3}[点号月])"
ANOTHER_TIME = (
    "(?<!不想)(?<!不愿)(?<!不愿意)(?<!^不能)(?<![^能]不能)(?<!不要)(?<!不用)(?<!别)(?:"
    f"(?:改|换|挪|推|移|调)(?:一?下|个)?(?:到|成|在|至)?(?:{_DAY}|时间|日子|一天|天(?!气))|(?:改|延)期|(?:另|再|改|重新?|换个?时间)约|约(?:到|在|个)?{_DAY}|"
    f"{_DAY}[^,，。]{{0,4}}再(?:约|来|面|说|聊|安排)|(?:推迟|延后|顺延|往后[推挪延])|"
    r"\b(?:another|a different|some other) (?:time|day|date|slot)|\breschedul\w{0,5}|\b(?:move|push|shift) (?:it|this|that|the interview)\b|"
    r"\b(?:next week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow) instead\b)"
)
# The same of a text with marks for what it mentions, and without its days.
ANOTHER_TIME_MARKED = f"{ANOTHER_TIME}|[,，][^,，]{{0,6}}(?<!别)(?<!不)(?<!不想)(?:改|换|挪|约)(?:到|成|在|个)?(?:◇|[,，。 吧]|$)|(?:改|换|挪|约)(?:到|成|在|个)?(?:◇|$)"
_WISH = re.compile(ANOTHER_TIME)
_A_TIME = (
    "(?:(?:今|明|后)[天晚早]|大后天|(?:[这本]|下{1,2})?个?(?:周|星期|礼拜)(?:[一二三四五六日天末]|(?=[^一-鿿]|[可都也就我的]|$))|下{1,2}个?(?:周|星期|礼拜)|"
    "(?:[0-9]{1,2}月)?[0-9]{1,2}[号日]|[上下中]午|早上|晚上|傍晚|[0-9一二两三四五六七八九十]{1,3}(?:点半?|:[0-9]{2}))"
)
_TIMES = f"{_A_TIME}(?:{_A_TIME}|[的或和、到至~-](?={_A_TIME})|以后|以前|之后|之前|[前后]|左右|整天|全天|一天| ){{0,8}}"
_GOES = "(?:倒是?|就|都|也|还|则|应该|一般|反而|我这边|我|可能|全天|整天|的话|是| ){0,5}"
_A_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|next week|(?:late |early )?(?:morning|afternoon|evening)|noon|\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d)"
_DAYS = rf"(?:on |in |from |after |before |at |any ?time |the |this |next |later |early |late ){{0,4}}{_A_DAY}(?:(?:,? | or | and |'s )(?:on |in |from |after |before |at |the |morning|afternoon|evening){{0,3}}(?:{_A_DAY})?){{0,3}}?"
_SUITS = (  # 周四下午倒可以, and nothing else in its clause; 周四下午那场可以 is of another interview
    f"(?:(?<=[,，;；。!！ ])|(?<=没空)|(?<=时间)|(?<=不了)|^)(?P<led>(?:但是?|不过|可是?|那|我这边|我|或者|要不|换成|[ ,，]){{0,3}})(?P<when>{_TIMES}){_GOES}"
    "(?:可不可以|行不行|能不能面|成不成|好不好|可以|能行|行|有空|有时间|空着|没问题|方便|合适|ok(?:ay)?|能[面来去上参]加?|成|怎么样)(?:的|了|吧|呀|啊|哦|吗|么|些|一些|一点){0,4}(?=$|[,，。;；！!?？])|"
    rf"(?:(?<=[,.;] )|(?<=but )|(?<=though )|(?<=however )|^)(?:(?:but|and|however|though|maybe|perhaps|so|then) ){{0,3}}"
    rf"(?:(?:i (?:can|could)(?: do| make| manage)?|i(?:'m| am|'d be| would be) (?:free|available|ok|okay|fine|good)|how about|what about|"
    rf"(?:could|can|might) (?:it|we|you|this) (?:be|do|move (?:it|this)?(?: to)?|make it|have it)) {_DAYS}|"
    rf"{_DAYS} (?:(?:would|will|could|might|should|does|is) ?)?(?:also |still |probably )?(?:works?|suits?|do|fine|ok|okay|better|possible|good|be (?:fine|ok|okay|better|possible|good)))"
    r"(?: (?:for me|me|though|please|instead|better|perhaps|fine|too)){0,3}(?=$|[,.;!?])"
)
SUITS = re.compile(_SUITS)
_NO = re.compile(
    "[来去到]不[了成]|(?<!起)(?:不|没法|无法|不能)(?:来|去|参加|面)|没空|有事|(?:不|没)(?:行|方便|时间)|不太?(?:行|方便|合适)|撞[了车期会]|冲突|赶不[上到回]|"
    r"\b(?:can't|cannot|can not|won't|isn't|doesn't|not (?:coming|available|free)|unavailable|busy)\b"
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
    wish = _WISH.search(low, no.end()) or SUITS.search(low, no.end())
    if wish is None:
        wish = _WISH.search(low, 0, no.start())
        if wish is None or _WISHES.search(low, 0, wish.start()) is None:
            return None
    end = STOP.search(low, wish.end())
    begins = wish.end() - len(wish[0].lstrip(" ,，"))
    return begins, end.start() if end else len(low)


_LEADS_TO = re.compile(  # 能不能换到下周一 of this interview, and not 出差改到周四
    "(?:^|[,，;；。!！?？ ]|没空|没时间|不了)(?:能不能|可不可以|可否|能否|可以|能|想|希望|是否|要不|要么|不如|还是|那就?|或者|但是?|不过|我们?|帮我|帮忙|麻烦|请|申请|建议|"
    "最好|看看?|是不是|有没有可能|有可能|给我|一起|把|它|这场|那场|这个|面试|时间|也许|得|需要|[你您]|hr|安排| ){0,8}$|"
    r"(?:^|[,.;!?] ?|\bbut |\band |\bso )(?:(?:can|could|would|may|might|please|pls|kindly|we|you|i|it|be|is|possible|to|like|want|let's|maybe|perhaps|then|so|but|and|ask|any|chance|of) ?){0,8}$"
)
_IS_DONE = re.compile(r"(?<!就好)(?<!可以)(?<!就行)了$|\b(?:rescheduled|moved|pushed|shifted)\b")


def asked_for_instead(low: str) -> str:
    """改到周五上午行不行 of 魏子淇那场我来不了，改到周五上午行不行, and 周四下午倒可以: what is wished instead, where it is of the interview."""
    found = clause_of_the_wish(low)
    if found is None:
        return ""
    begins, ends = found
    said = low[begins:ends]
    is_led = SUITS.fullmatch(low, begins, ends) is not None or _LEADS_TO.search(low[:begins]) is not None
    return said if is_led and not _IS_DONE.search(said) else ""


def only_suits(low: str) -> bool:
    """周五下午可以, which is when somebody can, and names no interview."""
    return SUITS.fullmatch(low.strip()) is not None


def day_refused(no: str, wished: str) -> str:
    """周四 of 周四上午不行，下午可以: other hours of the day, where only its hours were refused."""
    if any(isinstance(one, Day) for word in words_of(wished) for one in word.pieces or ()):
        return ""
    day = ""
    for word, follows in itertools.pairwise([*words_of(no)]):
        if any(isinstance(one, Day) for one in word.pieces or ()):
            with_hour = (*(word.pieces or ()), *(follows.pieces or ()))
            day = no[word.at : word.end] if any(isinstance(one, Part | Clock) for one in with_hour) else ""
    return f"{day} " if day else ""
