"""A text that asks for two things: 接受1203，然后看下周日程. Each of them must be whole by itself, else it is one request.

What follows a comma is most often a reason, a wish or a sentence of its own. So the second part is a request only where
it orders something of an interview that it names, or asks for a look in so many words.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from enum import Enum

from bot.chat import gist, hints, routing, several
from bot.chat.arguments import settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW
from bot.chat.only_one import BECAUSE, TwoAtOnce, check_one
from bot.chat.readers import CODE, Situation
from bot.chat.understanding.moved import completes
from bot.chat.understanding.telling import told_of
from bot.chat.verbs import named_in, splits
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime

_COMMA = re.compile(r"[ ,，、]*[,，][ ,，、]*|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff\d])")
_STOP = re.compile(r"[ ,，、;；。]*(?:[;；。?？!！\n]|\.(?= ))[ ,，、;；。]*")
_AND = re.compile(
    r"[ ,，;；。?？]*(?:然后|接着|顺便|顺带|另外|同时|此外|(?<![^ ,，;；。?？])还有|以及|(?:哦|啊|噢)?对了|弄完|跟住|仲有|再(?=[看帮查给把发告列催a-z])|并(?=[看帮查把])|[，,]也(?=[看帮查把]))"
    r"(?:再|也|就|我想|麻烦|请|你|[,，]){0,3}|"
    r"[ ,;.?]*\b(?:and then|and also|(?:and )?by the way|btw|oh and|and|then|also|plus|but|n|as well as)\b[ ,]*(?:please |also |can you |could you |if (?:i may|you don't mind)(?: add)?,? ){0,3}"
)
_WEAK = re.compile(r"\W*(?:and|but|n)\W*(?:please )?")  # stands as well between two names
_LOOKS = re.compile(
    r"^(?:[再请也先]|帮我|麻烦|给我|告诉我|我想|想){0,3}(?:看|查|列|发我|发一?下|告诉)|"
    r"^(?:(?:please|also|then|can you|could you|let me) ?){0,2}(?:show|list|see|check|tell|give me|get me|view|look)\b"
)
_LOOKS_AT_END = re.compile("(?:给我|发我|列一?下|列出来|发一?下)(?:看看|看|一下|下|吧|呗|啊)*$")
_NAMES_ONE = re.compile(
    r"[那这头一两几]?场(?!地)|(?:[一二三四终首]|[一二三]轮)面|面试(?!官)|\b(?:one|round|final|interview|slot)\b"
)
_ANSWERS = re.compile(
    r"(?:我|的|也|就|倒是?|都|还是| ){0,8}(?:不行|不可以|不能|不接|不成|去不[了成]|来不[了成]|参加不了|行|可以|能[来去]|接受?|参加|没问题|ok)(?![么吗不])|"
    r"(?: |i|,|also|too|is|am|'s){0,8}\b(?:not|isn't|fine|ok|okay|can't|cannot|works?|good|no|yes)\b"
)
_IS_NOT = re.compile(r"(?P<what>.{2,}?) (?:is not|isn't|isnt|is a no|not)")
_NOT = re.compile("(?P<what>.{2,}?)(?:我|就|的)?(?:不接|不行|不可以|不成)了?")
_LOOKING = re.compile(
    "^(?:[再请也先]|帮我|麻烦|给我|我想|想){0,3}(?:看看?|查查?|查看|列|告诉我)(?:一下|下(?![周个月午]))?|"
    r"^(?:(?:please|also|then|to|can you|could you|let me) ?){0,2}(?:show|list|see|check|tell|give|get) ?(?:me|us)?\b ?"
)
_BA = re.compile(
    r"(?:请|帮我|麻烦|帮忙|再|也){0,3}把 ?(?P<what>.{1,20}?) ?(?P<verb>[\u4e00-\u9fff]{2,4}?)(?:[掉了吧]|一下){0,3}"
)
_POLITE = re.compile("^(?:请|帮我|麻烦|帮忙|再|也){1,3}")
_REFUSES = re.compile("(?:回绝|拒|推)(?:[掉了]|绝掉){1,2}")
_MOST = 5  # places where a text may be parted
_TWO = 2


def told_apart(heard: Heard, handlers: Handlers, situation: Situation, *, wants_words: bool = False) -> list[Call]:
    """The requests of a text, in their order; none where it is one. `wants_words`: a sentence was asked for, and may be this.

    Raises: UserError for a code that is not there; TwoAtOnce where it does not tell which verb is whose.
    """
    try:
        orders = several.several(heard, handlers, situation)
    except TwoAtOnce:  # 先把 2059 取消，再把 2060 挪到周三十一点
        parted = [] if wants_words else _of_two_kinds(heard, handlers, situation)
        if not parted or _leave_one_out(parted, heard, situation):
            raise
        return parted
    if wants_words or (orders and not any(_lacks_more_than_words(one) for one in orders)):
        return orders
    return _of_two_kinds(heard, handlers, situation) or orders


def _leave_one_out(calls: list[Call], heard: Heard, situation: Situation) -> bool:
    """接受 1203，陈晓和 2024 不行: three are named, and orders are there for two."""
    low = heard.words.low
    names = {str(one.candidate.name).lower() for one in lookup.by_candidate(situation.member, low, situation.now)}
    return len(CODE.findall(low)) + sum(low.count(name) for name in names) > len(calls)


def _lacks_more_than_words(order: Call) -> bool:
    """换人 2027 换王五, of which only the code was read."""
    takes_more = any(order.command.takes(one) for one in (Member, Members, AnotherTime))
    return takes_more and len(order.arguments) < _TWO


class _By(Enum):
    """What parts a text in two."""

    WORD = "然后, and then: a second request begins"
    STOP = "a full stop: a second sentence"
    WEAK = "and, but: it may as well stand between two names"
    COMMA = "a comma or a space: what follows may be a reason"


def _of_two_kinds(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    if heard.is_long or heard.has_slash or _is_one(heard, handlers, situation):
        return []
    verbs = {verb for verb, _ in handlers.verbs}
    for before, after, by in _parted(heard.typed):
        if before.lower() in verbs:
            continue  # 没空 出差回来
        first, second = hear(before), hear(after + ("?" if heard.asks else ""))
        if by is _By.COMMA and completes(first.low, second.low):
            continue  # on thursday, 5pm london time
        one = _request(first, handlers, situation)
        if one is None:
            continue
        is_look = by is not _By.COMMA and not one.command.bare  # and no mere mention, which a day or a code is
        if not (one.command.acts or by is _By.WORD or is_look or _asks(first, handlers)):
            continue
        if by is not _By.WORD and BECAUSE.match(second.low):
            continue
        if by is _By.COMMA and _says_of_which(one, second, handlers, situation):
            continue
        other = _likewise(first, second, one, handlers, situation, by) or _request(
            second, handlers, situation, behind=one
        )
        if other is None or (by is _By.COMMA and _is_why(one, other)):
            continue
        if _is_another(other, one, second, handlers, by) if other.command.acts else _is_look(second, one, handlers, by):
            return [one, other]
    return []


def _is_why(one: Call, other: Call) -> bool:
    """明天出差，1203 我过不来: what was not typed as an order, and is of no interview, is why the other is asked for."""
    return one.freely and one.command.which is None and other.command.which is not None and other.command.acts


_TOGETHER = re.compile(r"\band \w+(?: \w+)? (?:are )?both (?:free|open|available)\b|\bbetween \w+ and \w+\b")


def _is_one(heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """free @lisi and me: typed as its verb, with nothing left over; or of two together: between monday and friday."""
    if _TOGETHER.search(heard.low):
        return True
    with contextlib.suppress(UserError):
        whole = routing.call_for(heard, handlers, situation)
        begins = heard.low.startswith(whole.command.verbs) if whole is not None else False
        return whole is not None and begins and whole.is_ready and not (whole.doubt or whole.freely)
    return False


def _parted(typed: str) -> Iterator[tuple[str, str, _By]]:
    """What stands before and behind each place where a second request may begin, the likeliest place first."""
    low = typed.lower()
    found = [(one, _By.WEAK if _WEAK.fullmatch(one[0]) else _By.WORD) for one in _AND.finditer(low)]
    found += [(one, _By.STOP) for one in _STOP.finditer(low)] + [(one, _By.COMMA) for one in _COMMA.finditer(low)]
    found = [(one, by) for one, by in found if one.start() > 0 and one.end() < len(low)]
    found.sort(key=lambda one: (list(_By).index(one[1]), one[0].start()))
    for place, by in found[:_MOST]:
        yield typed[: place.start()], typed[place.end() :], by


def _request(heard: Heard, handlers: Handlers, situation: Situation, behind: Call | None = None) -> Call | None:
    """What one part asks for, where it is whole, and nothing of it is left to be guessed: an order before a look."""
    look: Call | None = None
    for said in (*_spelled(heard, handlers), *(_spelled_behind(heard) if behind is not None else ())):
        for read in (routing.call_for, _hinted):
            with contextlib.suppress(UserError):
                call = read(said, handlers, situation)
                if call is not None and behind is not None:
                    _of_the_same(call, said, behind, handlers, situation)
                if call is None or not _is_whole(call) or not _is_theirs(call, said, handlers, situation):
                    continue
                check_one(call, said, handlers, situation)
                if call.command.acts:
                    return call
                look = look or call
    return look


def _of_the_same(call: Call, heard: Heard, behind: Call, handlers: Handlers, situation: Situation) -> None:
    """邀请语也给我 behind what was ordered of an interview is of that one; 今天的终面在哪 is of another."""
    is_missing = "interview" in call.missing or call.nothing_at is not None
    if call.command.takes(AnotherTime) and _IT.search(heard.low) and not call.named:  # and move it to 1pm
        is_of_it = is_missing
    else:
        places_itself = told_of(heard, handlers, situation).places_itself
        is_of_it = call.missing[:1] == ["interview"] and not (
            call.doubtful or call.nothing_at is not None or places_itself
        )
    if not is_of_it:
        return
    same = behind.arguments.get("interview")
    if isinstance(same, Interview):
        call.doubtful, call.nothing_at = {}, None
        call.arguments["interview"] = same
        settle(call, situation)


def _is_theirs(call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """Or it is refused by the verb that was typed."""
    return call.command.allows(situation.member) or call.command in named_in(heard, handlers)


def _spelled(heard: Heard, handlers: Handlers) -> Iterator[Heard]:
    """As it was typed; then with the verb in front, and without the words that only say that something is looked at."""
    yield heard
    typed = heard.typed
    if (order := _BA.fullmatch(typed)) and order["verb"] in {verb for verb, _ in handlers.verbs}:
        yield hear(f"{order['verb']} {order['what']}")
    if (plain := _REFUSES.sub("拒绝", _POLITE.sub("", typed))) != typed:
        yield hear(plain)
    if rest := _LOOKING.sub("", typed):
        yield hear(rest)


def _spelled_behind(heard: Heard) -> Iterator[Heard]:
    """周日那场不行 and the Sunday one is not, which are an answer only beside another; and without what follows as a reason."""
    head, *reason = _COMMA.split(heard.typed, maxsplit=1)
    for typed in (heard.typed, head) if reason else (heard.typed,):
        if said := _IS_NOT.fullmatch(typed.lower()):
            yield hear(f"can't do {said['what']}")
        if said := _NOT.fullmatch(typed.lower()):
            yield hear(f"{said['what']}去不了")
    if reason and _ANSWERS.search(head.lower()):
        yield hear(head)


def _likewise(first: Heard, second: Heard, one: Call, handlers: Handlers, situation: Situation, by: _By) -> Call | None:
    """nudge wangwu on 2016 and zhangsan on 2013: what only names another interview is ordered as the first was."""
    if by is _By.COMMA and (
        one.command.takes_words or not any(isinstance(v, Interview) for v in one.arguments.values())
    ):
        return None  # 去不了 1203，林悦那场; and 催一下李四，彭程的面评, which says what to nudge about
    told = told_of(second, handlers, situation)
    if Interview not in told.masked.mentioned or _BESIDE.sub("", told.text):
        return None
    typed = [split.verb for split in splits(first, handlers) if split.command is one.command and not split.before]
    is_answer = one.command.which is not None and one.command.which.own and by is _By.WEAK
    verb = next(iter(typed or one.command.verbs[:is_answer]), None)
    return _request(hear(f"{verb} {second.typed}"), handlers, situation) if verb is not None else None


def _says_of_which(one: Call, second: Heard, handlers: Handlers, situation: Situation) -> bool:
    """催一下李四，彭程的面评: what the first is about, where that names no interview."""
    if not (one.command.acts and one.command.takes(Interview)) or {"interview"} & {*one.arguments, *one.doubtful}:
        return False
    told = told_of(second, handlers, situation)
    return Interview in told.masked.mentioned and not _BESIDE.sub("", _WHAT_OF_IT.sub("", told.text))


_WHAT_OF_IT = re.compile("面评|评价|反馈|面试|feedback|interview")
_BESIDE = re.compile(
    rf"{COLLEAGUE}|{CANDIDATE}|{INTERVIEW}|[\s的那场,，。.]|也|\b(?:the|on|of|for|about|too|as well|one)\b"
)


def _hinted(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """取消 2063 and 拒绝 2026, where that can mean but one thing."""
    calls = hints.hinted(heard, handlers, situation) if CODE.search(heard.low) else []
    if len(calls) != 1:
        return None
    calls[0].named = True
    return calls[0]


def _is_whole(call: Call) -> bool:
    if call.leftover or call.unknown or call.doubtful or call.nothing_at is not None:
        return False
    if call.missing and call.missing != [call.command.asked_words] and (call.doubt or not call.changes):
        return False  # 王大锤不来了 is of nobody here
    command = call.command
    is_hidden = command.hidden and (command.acts or not command.cues)  # who declined has no verb in the help
    return not (is_hidden or command.explains or command.slow or command.not_yet or command.takes_back)


def _is_another(order: Call, first: Call, heard: Heard, handlers: Handlers, by: _By) -> bool:
    """An order by its own interview, or another one for what the first was of; what names none says more of the first."""
    interview = order.arguments.get("interview")
    if first.command.previews and order.freely:
        return False  # 约面 陈晓 后端一面，周五三点，面试官李四: who interviews is a part of the line
    if order.command.takes(AnotherTime) and not order.is_ready:
        return False
    if not isinstance(interview, Interview):
        return by in (_By.WORD, _By.STOP) and order.is_ready and order.command is not first.command
    if interview == first.arguments.get("interview"):
        return order.command is not first.command and order.is_ready and bool(_IT.search(heard.low))
    if order.named or by is _By.WORD:
        return True
    if order.command is first.command and order.command.dictated:
        return False  # 面得不错，推荐进二面
    if by is not _By.COMMA and any(one.command is order.command and not one.before for one in splits(heard, handlers)):
        return True  # and nudge wangwu for tomorrow night
    # 周五那个二面去不了, 明晚我不行: by its day, round or job. 下午有会 is none.
    is_answer = order.command.name in ("accept", "decline") and _ANSWERS.search(heard.low)
    return bool(_NAMES_ONE.search(heard.low) or is_answer)


_IT = re.compile(r"[他她它]|这场|\b(?:it|him|her|that|this)\b")


def _is_look(heard: Heard, first: Call, handlers: Handlers, by: _By) -> bool:
    """看下周日程. Behind a mere comma, or a reason, less than a look in so many words may be more of that: 去不了1203，看病."""
    asks = _asks(heard, handlers)
    if first.command.takes_words:  # 去不了1203，还有下一场
        is_plain = heard.asks or _looks(heard.low) or gist.is_question(heard.low)
        return is_plain and asks and (by is not _By.COMMA or bool(_LOOKS_AT_END.search(heard.low)))
    if first.command.acts and by is _By.COMMA and not _looks(heard.low):
        return False
    return asks or by is _By.WORD or (by is _By.STOP and not first.command.acts)


def _asks(heard: Heard, handlers: Handlers) -> bool:
    """More than 明天 or 1203, which may as well belong to what stands beside it."""
    looks = any(not one.acts for one in named_in(heard, handlers))
    return heard.asks or looks or gist.is_question(CODE.sub(" ", heard.low)) or _looks(heard.low)


def _looks(low: str) -> bool:
    return bool(_LOOKS.search(low) or _LOOKS_AT_END.search(low))
