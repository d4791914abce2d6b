"""When something is to be instead, and which interview that is of, where a text says two times: 明天下午那场挪到周五三点."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.chat.heard import Heard
from bot.chat.readers import Situation
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview
from bot.times.another import AnotherTime, another
from bot.times.said import Clock, Length
from bot.times.spoken import words_of

_WHEN = "(?:今|明|后天|周|星期|礼拜|下周|下下周|上午|下午|晚上|傍晚|中午|早上|\\d|[一二两三四五六七八九十]+点)"
_TO = re.compile(
    "(?:改|挪|换|推迟?|提前|调整?|移|延|放|约|顺延|拖|延后|推后|往[前后][^到]{0,3})(?:一下)?(?:到|至|成|为|在|去)|到(?=[^达了])|→|->|"
    f"(?:改|挪|换|调)(?=的?{_WHEN})|往(?=[^前后,，]{{1,12}}(?:放|挪|移|靠|排))|"
    r"\b(?:to|till|until|for|at)\b(?! (?:you|me|the|be|have|see|ask|move|change|make|take|do)\b)|\b(?:do|make it|try|suggest|propose|prefer)\b"
)
_CLAUSE = re.compile(r"[,，。;；?？!！]|\. ")
_WISHED = re.compile(r"吧$|开始|怎么样|可以|行吗?$|才行|\b(?:instead|works?|fine|better|starts?|only)\b")
_LENGTH = "(?:半个?(?:小时|钟头)|一刻钟|[\\d一二两三四五六十]+个?半?(?:小时|钟头|分钟|min\\w*|hours?|hrs?|h)|半h|half an hour|an? hour(?: and a half)?|a quarter(?: of an hour)?|\\d+ (?:min\\w*|hours?|hrs?))"
_BY = re.compile(
    f"(?:推(?!荐)|拖|延|顺|推迟|延迟|延后|推后|顺延|往后|晚|提前|提早|往前|早|delay|push|postpone|back|bring|forward|up|move)[^,，。到至]{{0,24}}?{_LENGTH}|"
    f"{_LENGTH} (?:later|earlier)|(?:tui ?chi|wan) ?ban ?(?:ge ?)?xiao ?shi"
)
_EARLIER = re.compile(r"提前|提早|往前|早|forward|earlier|\bup\b|\bbring\b")
_BETWEEN = re.compile("[的在 ,，]|at|on|from|around")  # that may stand between a day and its hour


def moved(told: Told, told_of: Callable[[Heard], Told]) -> tuple[Told, AnotherTime | None]:
    """What is to be moved, and to when; `told_of` tells a part of the text. None where no other time is said."""
    low, situation = told.said.low, told.situation
    if (by := _BY.search(low)) and (time := _by(by[0], situation)):
        return told, time
    for to in reversed(list(_TO.finditer(low))):
        left, right = low[: to.start()], _CLAUSE.split(low[to.end() :])[0]
        time = time_in(right, situation)
        if time is None or time.later is not None:
            continue
        about = told_of(replace(told.said, low=left, typed=left)) if left.strip() else told
        if Interview in about.masked.mentioned or about.masked.time is not None or about.days is not None:
            return about, time
        return told, time
    said = [(one, time) for one in _CLAUSE.split(told.masked.with_days) if (time := time_in(one, situation))]
    wished = [time for one, time in said if _WISHED.search(one)]
    return told, next(iter((*wished, *(time for _, time in said))), None)


def _by(text: str, situation: Situation) -> AnotherTime | None:
    later = "提前" if _EARLIER.search(text) else "推迟"
    lengths = [piece for word in words_of(text) for piece in word.pieces or () if isinstance(piece, Length)]
    if not lengths:
        return None
    return time_in(f"{later}{int(lengths[0].time.total_seconds()) // 60}分钟", situation)


def time_in(text: str, situation: Situation) -> AnotherTime | None:
    found = another(_to_its_hour(text), now=situation.now, zone=situation.member.tz)
    return found[0] if found is not None else None


def _to_its_hour(text: str) -> str:
    """五点半 of 五点半开始，三点我要接孩子: what follows an hour is another's."""
    at_hour = False
    for word in words_of(text):
        if at_hour and word.pieces is None and not _BETWEEN.fullmatch(text[word.at : word.end]):
            return text[: word.at]
        at_hour = at_hour or any(isinstance(one, Clock) for one in word.pieces or ())
    return text
