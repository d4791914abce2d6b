"""When something is to be instead, and which interview that is of, where a text says two times: 明天下午那场挪到周五三点."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import UnionType

from bot.chat.clauses import STOP
from bot.chat.heard import Heard
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, without_days
from bot.chat.readers import Situation
from bot.chat.understanding import evidence
from bot.chat.understanding.changed import length_in
from bot.chat.understanding.told import Told
from bot.chat.wishes import clause_of_the_wish, day_refused, only_suits
from bot.interviews.models import Interview
from bot.times.another import AnotherTime, another, says_both_ways
from bot.times.number_words import COUNTS, UP_TO_TWELVE, either
from bot.times.said import Clock, Day
from bot.times.spoken import words_of

_WHEN = "(?:今|明|后天|周|星期|礼拜|下周|下下周|上午|下午|晚上|傍晚|中午|早上|\\d|[一二两三四五六七八九十]+点)"
_TO = re.compile(
    "(?:改|挪|换|推迟?|提前|调整?|移|延|放|约|顺延|拖|延后|推后|往[前后][^到]{0,3}|shift|move|change|push)(?:一下)?(?:到|至|成|为|在|去)|到(?=[^达了])|→|->|"
    f"(?:改|挪|换|调)(?=的?{_WHEN})|往(?=[^前后,，]{{1,12}}(?:放|挪|移|靠|排))|"
    r"\b(?:to|till|until|for|at)\b(?! (?:you|me|the|be|have|see|ask|move|change|make|take|do|shift|postpone|reschedule|push|delay|bring|slide|bump|put)\b)|\b(?:do|make it|try|suggest|propose|prefer)\b|"
    r"\b(?:could|can|may|might|would) (?:it|we|that|this) be\b|\bsay\b,?|"
    r"(?<=moved )on\b(?= \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m\b| o'clock| in the |$|[,.;?!]| because))|\bon\b(?= \d{1,2} ?[ap]m\b)"
)
_WISHED = re.compile(r"吧$|开始|怎么样|可以|行吗?$|才行|\b(?:instead|works?|fine|better|starts?|only)\b")
_NUMBER = f"(?:an?|{either(COUNTS)}|\\d{{1,3}})"
_LENGTH = (
    "(?:半个?(?:小时|钟头)|半 ?h\\b|一刻钟|[\\d.一二两三四五六十]+个?半?(?:小时|钟头|分钟|天(?!的)|周|个?星期|min\\w*|hours?|hrs?|h)|"
    f"half an hour|an? hour and a half|a quarter of an hour|{_NUMBER} ?(?:min\\w*|hours?|hrs?|h|days?|weeks?)\\b)"
)
_BY = re.compile(
    "(?:推(?!荐)|拖|延(?!长)|顺|推迟|延迟|延后|推后|顺延|往后|提前|提早|往前|tui ?chi|ti ?qian|"
    f"delay|push|postpone|back|bring|forward|up|move|shift)[^,，。到至]{{0,40}}?{_LENGTH}(?: (?:later|earlier|sooner|forward)\\b)?|"
    f"(?:[晚早]|\\bwan\\b|\\bzao\\b)(?:点|个|开始| ){{0,2}}{_LENGTH}|{_LENGTH} (?:later|earlier|sooner|(?:after|before)(?= ?(?:$|[,.;?!])))"
)
_EARLIER = re.compile(r"提前|提早|往前|早|ti ?qian|\bzao\b|forward|earlier|sooner|\bbefore\b|\bup\b|\bbring\b")
_MINUTES = re.compile(r"(\d) ?min[a-z]*")
_NEXT_DAY = re.compile(
    r"(?:改|挪|移|推|换|延)[到至]?(?:第二天|隔天|次日)(?![上下中早晚\d一二两三四五六七八九十])|\b(?:to|till|until) the (?:next|following) day\b(?! at| \d)|\ba day later\b"
)
_DAYS = re.compile(
    rf"(?<!\d)(?:\d{{1,3}}|[一二两三四五六])个?(?:天|周|星期)|\b(?:an?|{either(COUNTS)}|\d) (?:day|week)s?\b"
)
_BARE_HOUR = re.compile(
    rf" ?(\d{{1,2}}|{either(UP_TO_TWELVE)})(?=$|[,.?!] ?|"
    r" (?:on|instead|please|pls|plz|if|tomorrow|today|in the|works|or|,|mon|tue|wed|thu|fri|sat|sun))"
)
_INSTEAD = re.compile(r"\binstead\b(?! of)")
_BLANKS = re.compile(" {2,}")  # where the time stood that it has now
_WEEKDAY = re.compile("[ 的]?(?=(?:周|星期|礼拜)[一二三四五六日天])")
_NEXT_WEEK = re.compile("(下下?)个?(?:周|星期|礼拜)[一二三四五六日天]")
_BOUND = re.compile(" ?(?:之前|以前|前(?![端台天])|之后|以后)")
_BY_WHOSE_CLOCK = re.compile(r" ?(?:(?:[a-z]+ ){1,2}time\b|[\u4e00-\u9fff]{2,5}时间)")  # 9am london time
_WHY = re.compile(
    r"因为|由于|我[^,，]{0,8}(?:要|得|有|去|接|赶)|要(?:接|赶|去|开)|\b(?:because|since|i have|i've|i need|i must|my)\b"
)
_NOT_THEN = re.compile(
    r"\b(?:instead of|rather than|and not|not on|originally|currently|it was|was(?= (?:at|on|for)\b))(?: (?:on|at|for|the)){0,3}|(?:本来|原来|原定|原先|原本)(?:是|在|定|约|的|说){0,4}|而?不是(?:在|说)?"
)  # what it is now, and is not to be
_OF_WHICH = re.compile(  # one of my friday interviews, 周五的面试: which it is of, and no time to go to
    r"\b(?:(?:of|the|my|on|next|this) ){0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)(?:'s)?(?: (?:morning|afternoon|evening))? (?:interviews?|ones?|rounds?)\b|"
    "(?:今天|明天|后天|(?:[本这]|下下?)?个?(?:周|星期|礼拜)[一二三四五六日天])(?:上午|中午|下午|晚上|早上)?(?:有|的)?(?:一?[场个])?(?:面试(?![官到])|[那这]一?[场个])"
)
_WORDS_OF_ONE_TIME = 4
_BETWEEN = re.compile("[的在 ,，]|at|on|from|around")  # that may stand between a day and its hour


def moved(told: Told, told_of: Callable[[Heard], Told]) -> tuple[Told, AnotherTime | None]:
    """What is to be moved, and to when; `told_of` tells a part of the text. None where no other time is said."""
    if _ON_ITS_DAY.search(told.said.low):
        return moved(_on_its_day(told, told_of), told_of)
    low, situation = told.said.low, told.situation
    if (wished_at := clause_of_the_wish(low)) is not None:
        return _as_wished(told, wished_at, told_of)
    if (by := _BY.search(low)) and (time := _by(by[0], situation)):
        return _without_the_reason(told, by.start(), told_of), time
    if _NEXT_DAY.search(low):
        return told, time_in("推迟1天", situation)
    bound: tuple[Told, AnotherTime] | None = None
    wish = _without_asides(_without_what_it_is_now(low))
    for to in reversed(list(_TO.finditer(wish))):
        left, right = low[: to.start()], _BLANKS.sub(" ", _first_of(wish[to.end() :]).rstrip())
        is_wish = to[0] not in ("at", "for") or (to[0] == "at" and _INSTEAD.search(right) is not None)
        if is_wish and (hour := _BARE_HOUR.match(right)):
            right = f"at {hour[1]}{_INSTEAD.sub('', right[hour.end() :])}"
        if to[0] == "at" and not _says(right, Day) and (day := _day_before(left)):
            right = f"{day} at {right}"
        time = time_in(_with_its_week(right, left), situation)
        if time is None or time.later is not None:
            continue
        about = told_of(replace(told.said, low=left, typed=left)) if left.strip() else told
        tells = _tells_which(about)
        found = (about if tells else _without_the_time(told, to.end(), told_of)), time
        if time.unclear is None:
            return found
        bound = bound or found
    clauses = _clauses(_without_asides(_without_what_it_is_now(_OF_WHICH.sub(" ", told.masked.with_days))))
    said = [(one, time) for one in clauses if (time := time_in(one, situation))]
    wished = [time for one, time in said if _WISHED.search(one)]
    if bound is None:
        return told, next(iter((*wished, *(time for _, time in said))), None)
    plain = [time for one, time in said if time.unclear is None and _says(one, Clock)]
    return (told, plain[-1]) if plain else bound


_ON_ITS_DAY = re.compile(
    r"\b(?:(?:in|on|at) )?the same (?:day|date)(?: (?=morning|afternoon|evening))?|\b(?:in |on )?(?:the |that )?same (?=morning|afternoon|evening)|"
    "(?:同一天|当天|同天)(?:的)?"
)


def _on_its_day(told: Told, told_of: Callable[[Heard], Told]) -> Told:
    """in the same afternoon, 当天下午: the day that the interview has, and no other is said."""
    low = _ON_ITS_DAY.sub(" ", told.said.low)
    return told_of(replace(told.said, low=" ".join(low.split()), typed=" ".join(low.split())))


def _as_wished(told: Told, wish: tuple[int, int], told_of: Callable[[Heard], Told]) -> tuple[Told, AnotherTime | None]:
    """陈晓说明天来不了，想约下周: tomorrow is the interview's, and only what is wished says when it is to be."""
    low = told.said.low
    begins, ends = wish
    about, wished = (
        f"{low[:begins]} {low[ends:]}".strip(),
        f"{day_refused(low[:begins], low[begins:ends])}{low[begins:ends]}",
    )
    _, time = moved(told_of(replace(told.said, low=wished, typed=wished)), told_of)
    time = time or (time_in(wished, told.situation) if only_suits(wished) else None)  # of nothing that is then
    is_plain = time is not None and time.unclear is None
    return told_of(replace(told.said, low=about, typed=about)) if about else told, time if is_plain else None


def _day_before(text: str) -> str:
    """wednesday the 18th of “prefers wednesday the 18th”: the day of the hour that follows."""
    begins = len(text)
    for word in reversed(list(words_of(text))):
        if any(isinstance(one, Day) for one in word.pieces or ()):
            begins = word.at
        elif text[word.at : word.end].strip() not in ("", "the", ","):
            break
    return text[begins:].strip()


def _without_what_it_is_now(text: str) -> str:
    """monday instead of sunday, 3pm and 本来四点半，五点吧, with blanks for sunday and 四点半."""
    for not_then in _NOT_THEN.finditer(text):
        end = not_then.end()
        for word in itertools.islice(words_of(text[end:].split(",")[0]), _WORDS_OF_ONE_TIME * 2):
            if word.pieces is None and not text[end + word.at : end + word.end].isspace():
                break
            end = not_then.end() + word.end
        if bare := _BARE_HOUR.match(text, not_then.end()):
            end = max(end, bare.end())
        if end > not_then.end():
            text = f"{text[: not_then.start()]}{' ' * (end - not_then.start())}{text[end:]}"
    return text


_MOVES = re.compile(
    r"改|挪|换到|推|调|移|提前|延|顺延|放到|\b(?:move|push|shift|put|reschedule|postpone|bring|change|make|slide|bump|set)\b"
)
_OF_SOMEBODY = re.compile(
    rf" ?(?:因为|because |since |as |so )?(?:[他她我](?!们?想|们?要改)|候选人|{CANDIDATE}|{COLLEAGUE}|对方|人家|(?:she|he|they|i|we|it|the (?:candidate|room|boss)|my|his|her|their)\b)"
)


def _says_an_hour(text: str) -> bool:
    """Back to 11, too."""
    return _says(text, Clock) or any(_BARE_HOUR.match(text, to.end()) for to in _TO.finditer(text))


def _without_asides(text: str) -> str:
    """push her to 5pm on sunday, she's on a train till four: beside an order with its hour, what somebody does is no time of it."""
    begins, said = 0, list[tuple[int, int, str]]()
    for stop in (*STOP.finditer(text), None):
        ends = stop.start() if stop else len(text)
        said.append((begins, ends, text[begins:ends]))
        begins = stop.end() if stop else ends
    if not any(_MOVES.search(one) and _says_an_hour(one) for _, _, one in said):
        return text
    for at, end, one in said:
        if _OF_SOMEBODY.match(one) and not _MOVES.search(one):
            text = f"{text[:at]}{' ' * (end - at)}{text[end:]}"
    return text


def _first_of(text: str) -> str:
    return next(iter(_clauses(text)), "")


def _clauses(text: str) -> list[str]:
    """Each by itself, but for an hour that follows its day: 周二，慕尼黑时间上午九点; 3pm, on monday."""
    clauses: list[str] = []
    for one in STOP.split(text):
        if clauses and completes(clauses[-1], one):
            clauses[-1] = f"{clauses[-1]} {one.strip()}"
        else:
            clauses.append(one)
    return clauses


def completes(first: str, then: str) -> bool:
    """True for the hour behind its day, or the day behind its hour, in a clause of its own."""
    if _WHY.search(then) or _HUSHES.search(then) or not (_says(first, Day) ^ _says(first, Clock)):
        return False
    if _says(first, Day):
        return _says(then, Clock) and not _says(then, Day) and _BEGINS_WITH_ITS_HOUR.match(then) is not None
    return _says(then, Day) and not _says(then, Clock) and len(then) <= _LONGEST_DAY


_BEGINS_WITH_ITS_HOUR = re.compile(
    r" ?(?:(?:at|by|let's say|say|就|在|从|对)? ?(?:[\u4e00-\u9fff]{2,5}时间|[a-z]+ time)?(?:上午|下午|早上?|晚上?|中午|傍晚)? ?(?:\d|[一二两三四五六七八九十]+点|noon|midday|half|[a-z]+ (?:o'clock|hundred)))"
)
_LONGEST_DAY = 16  # characters
_HUSHES = re.compile(
    "(?:点|:\\d\\d)[^,，]{0,4}(?:后|前|起)[^,，]{0,4}(?:别|不要|勿)"
)  # 周五我休假，晚上9点以后别发消息


def _without_the_time(told: Told, at: int, told_of: Callable[[Heard], Told]) -> Told:
    """那个改到四点 is not of what is at four."""
    if told.masked.time is None:
        return told
    low = told.said.low
    wished = _first_of(low[at:])
    text = f"{low[:at]} {without_days(wished)} {low[at + len(wished) :]}"
    return told_of(replace(told.said, low=text, typed=text))


def _without_the_reason(told: Told, at: int, told_of: Callable[[Heard], Told]) -> Told:
    """周五终面提前一小时，我五点半要赶火车: the time behind the reason is that of no interview."""
    low = told.said.low
    if told.masked.time is None:
        return told
    kept, begins = [], 0
    for clause in (*STOP.finditer(low), None):
        ends = clause.start() if clause else len(low)
        if begins <= at < ends or not _WHY.search(low[begins:ends]):
            kept.append(low[begins:ends])
        begins = clause.end() if clause else ends
    order = ",".join(kept)
    about = told_of(replace(told.said, low=order, typed=order))
    return about if _tells_which(about) else told


def _tells_which(about: Told) -> bool:
    """Also 把那个后端的 of 把那个后端的推迟到五点, which is of no interview at five."""
    is_placed = about.masked.time is not None or about.days is not None or about.places_one
    return Interview in about.masked.mentioned or is_placed or bool(evidence.described(about.text))


def _with_its_week(text: str, left: str) -> str:
    """下周三那场挪到周四: the Thursday of that week."""
    week = _NEXT_WEEK.search(left)
    return f"{week[1]}{text.lstrip()}" if week and _WEEKDAY.match(text) else text


def _by(text: str, situation: Situation) -> AnotherTime | None:
    if says_both_ways(text):
        return time_in(text, situation)  # postpone it half an hour earlier
    later = "提前" if _EARLIER.search(text) else "推迟"
    if days := _DAYS.search(text):
        return time_in(f"{later} {days[0]}", situation)
    length = length_in(_MINUTES.sub(r"\1 minutes", text))
    return time_in(f"{later}{length // timedelta(minutes=1)}分钟", situation) if length else None


def _says(text: str, kind: type | UnionType) -> bool:
    return any(isinstance(piece, kind) for word in words_of(text) for piece in word.pieces or ())


def time_in(text: str, situation: Situation) -> AnotherTime | None:
    found = another(_to_its_hour(text), now=situation.now, zone=situation.member.tz)
    if found is None or found[0] is None:
        return None
    return replace(found[0], text=found[0].words or _MARK.sub(" ", found[0].text).strip())  # it is read back


_MARK = re.compile(f"{INTERVIEW}|{COLLEAGUE}|{CANDIDATE}")


def _to_its_hour(text: str) -> str:
    """五点半 of 五点半开始，三点我要接孩子: what follows an hour is another's, but for what makes a bound of it."""
    at_hour = False
    for word in words_of(text):
        if at_hour and word.pieces is None and not _BETWEEN.fullmatch(text[word.at : word.end]):
            belongs = _BOUND.match(text, word.at) or _BY_WHOSE_CLOCK.match(text, word.at)
            return text[: belongs.end() if belongs else word.at]
        at_hour = at_hour or any(isinstance(one, Clock) for one in word.pieces or ())
    return text
