"""A text that asks for two things: 接受1203，然后看下周日程. Each place where it may be parted is weighed by what both sides mean."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from bot.chat import guards, reasons, routing, rows_together, several
from bot.chat.call import Call
from bot.chat.cuts import By, Cut, cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.named_together import members_together, named_together
from bot.chat.one_or_two import LOOKS, SURELY, are_two, asks_something, asks_to_see, may_be_first, may_go_on
from bot.chat.only_one import BECAUSE, TwoAtOnce
from bot.chat.pronouns import IT
from bot.chat.readers import CODE, Situation
from bot.chat.sides import Reading, likewise, readings, readings_behind, says_of_which, says_when
from bot.chat.stand_in import StandIn
from bot.chat.understanding import freely
from bot.chat.understanding.moved import completes
from bot.chat.verbs import splits
from bot.chat.which_interview import by_candidate
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime

_SO = re.compile(r"so\b|所以|因此|于是")  # stuck with a client, so no way I'm doing it
_TURNS_ROUND = re.compile(r"还是|或者?|不对|不是|等等|(?:or|wait|hang on)\b")  # or was it Friday?
_TOGETHER = re.compile(r"\band \w+(?: \w+)? (?:are )?both (?:free|open|available)\b|\bbetween \w+ and \w+\b")
_AND = re.compile(
    r"^(?:(?:and|then|also|plus)\b[ ,]*)?(?:while (?:you're|you are|we're) at it\b[ ,]*)?(?:然后|顺便|另外|还有|再)?"
)
_MENTIONED = 0.5
_WEIGHT = {By.WORD: 1.0, By.STOP: 1.0, By.WEAK: 0.9, By.COMMA: 0.8}
_LEAST = 0.2  # how likely both sides must be meant
_SURE = 0.5
_PLAINLY = 0.75  # how likely the whole must be one look
_TWO = 2
_MOST_READINGS = 2  # of a side


def told_apart(heard: Heard, handlers: Handlers, situation: Situation, *, wants_words: bool = False) -> list[Call]:
    """The requests of a text, in their order; none where it is one. `wants_words`: a sentence was asked for, and may be this.

    Raises: UserError for a code that is not there; TwoAtOnce where it does not tell which verb is whose.
    """
    try:
        each = rows_together.by_their_codes(heard, handlers, situation)
        orders = several.several(each, handlers, situation)
        if each is not heard and not orders:
            raise rows_together.one_at_a_time()
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
    names = {str(one.candidate.name).lower() for one in by_candidate(low, situation)}
    return len(CODE.findall(low)) + sum(low.count(name) for name in names) > len(calls)


def _lacks_more_than_words(order: Call) -> bool:
    """换人 2027 换王五, of which only the code was read."""
    takes_more = any(order.command.takes(one) for one in (Member, Members, AnotherTime))
    return takes_more and len(order.arguments) < _TWO


def _of_two_kinds(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """The two sides of the place where it is likeliest that both are meant."""
    if heard.is_long or heard.has_slash or guards.is_pasted(heard.raw) or _is_one(heard, handlers, situation):
        return []
    if together := named_together(heard, handlers, situation) or members_together(heard, handlers, situation):
        return together
    most, found, by = _LEAST, list[Call](), By.WORD
    told: Heard | None = None
    for cut in cuts(heard.typed):
        if most >= _SURE and cut.by is not by:
            break
        by = cut.by
        if cut.by is By.COMMA and _is_of_the_verb(cut, heard, handlers):
            continue
        for likely, pair in _pairs(cut, heard.asks, handlers, situation, more_than=most):
            if cut.by is not By.WORD and _is_suggested(pair, heard, handlers, situation):
                continue
            is_aside = cut.by is By.STOP and not asks_something(hear(cut.before), handlers)
            may_be_one = cut.by is By.COMMA or is_aside  # Li Si has not written up 1203. Remind him.
            if likely <= most or (may_be_one and _is_one_look(pair, likely, heard, handlers, situation)):
                continue
            if not _says_one_of_them(pair, heard, handlers, situation):
                most, found, told = likely, pair, hear(cut.before)
    if found and told is not None:
        found[0] = reasons.with_one_beside(found[0], told, handlers, situation)
    return found


def _is_of_the_verb(cut: Cut, heard: Heard, handlers: Handlers) -> bool:
    """成员 zhangsan 请假中: a mere space parts what was typed behind its verb."""
    gap = heard.typed[len(cut.before) : len(heard.typed) - len(cut.after)]
    return not gap.strip() and any(not one.before for one in splits(heard, handlers)[:1])


def _is_one_look(pair: list[Call], likely: float, heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """明天的面试官是不是都回了，还差谁 asks one thing, and is likelier that than two."""
    whole = freely.call_for(heard.words, handlers, situation)
    if any(one.command.acts for one in pair):  # 陈晓说上午赶不过来，给他挪到四点: the first is why
        if whole is not None and all(_is_part_of(one, whole) for one in pair):
            return True  # 给李四发个提醒，潘悦然那场
        is_of_whom = IT.search(heard.low) is not None and not pair[1].named
        return is_of_whom and whole is not None and whole.command is pair[1].command and whole.likely >= likely
    return whole is not None and whole.likely >= likely and all(whole.command is not one.command for one in pair)


def _says_one_of_them(pair: list[Call], heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """就这些吗底下还有没有啊接着往下: as a whole it is surely one of the looks, and the other is hardly one."""
    if any(one.command.acts for one in pair):
        return False
    whole = freely.call_for(heard.words, handlers, situation)
    others = [one for one in pair if whole is not None and one.command is not whole.command]
    is_hardly = len(others) == 1 and others[0].freely and others[0].likely < _MENTIONED
    return whole is not None and is_hardly and whole.likely >= _PLAINLY


def _is_suggested(pair: list[Call], heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """2045 is not possible for me. Maybe lisi can do it? The second says who could come instead."""
    if pair[1].command.acts or not any(one.type is StandIn for one in pair[0].command.parameters) or _suggests(pair[0]):
        return False
    whole = freely.call_for(heard.words, handlers, situation)
    return whole is not None and whole.command is pair[0].command and _suggests(whole)


def _suggests(call: Call) -> bool:
    return any(isinstance(one, StandIn) for one in call.arguments.values())


def _is_part_of(one: Call, whole: Call) -> bool:
    return one.command is whole.command and all(whole.arguments.get(name) == it for name, it in one.arguments.items())


def _is_one(heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """free @lisi and me: typed as its verb, with nothing left over; or of two together: between monday and friday."""
    if _TOGETHER.search(heard.low):
        return True
    with contextlib.suppress(UserError):
        whole = routing.call_for(heard, handlers, situation)
        begins = heard.low.startswith(whole.command.verbs) if whole is not None else False
        is_typed = whole is not None and begins and whole.is_ready and not (whole.doubt or whole.freely)
        return whole is not None and is_typed and not (_swallows(whole) or _books_and_more(whole, heard))
    return False


def _books_and_more(call: Call, heard: Heard) -> bool:
    """book the next round for Han Bing; and no feedback needed on 2013: a line takes in all words, and another code."""
    is_line = any(isinstance(value, Line) for value in call.arguments.values())
    return is_line and any(one.by in (By.WORD, By.STOP) and CODE.search(one.after) for one in cuts(heard.typed))


def _swallows(call: Call) -> bool:
    """停用 王五，发条测试消息: what is no sentence of its own accord, as a reason is, holds what may be another request.

    So does a reason with a second sentence in it that asks to be shown something: the job is closed. And show me Thursday.
    """
    sentences = (call.command.asked_words, call.command.dictated) if call.command.acts else ()
    said = (value for name, value in call.arguments.items() if isinstance(value, str) and name not in sentences)
    reasons = [value for name, value in call.arguments.items() if isinstance(value, str) and name in sentences]
    shows = any(
        one.by in (By.WORD, By.STOP) and LOOKS.search(one.after.lower()) for why in reasons for one in cuts(why)
    )
    joined = [rest for why in reasons if (rest := _AND.sub("", why.lower())) != why.lower()]
    shows = shows or any(LOOKS.search(rest) for rest in joined)
    return shows or any(True for one in said for _ in cuts(one))


def _pairs(
    cut: Cut, asks: bool, handlers: Handlers, situation: Situation, *, more_than: float
) -> Iterator[tuple[float, list[Call]]]:
    """What both sides may ask for, and how likely that is; the second is not read where the first alone is no more likely."""
    if cut.before.lower() in {verb for verb, _ in handlers.verbs}:
        return  # 没空 出差回来
    first, second = hear(cut.before), hear(cut.after + ("?" if asks else ""))
    if cut.by is not By.WORD and (BECAUSE.match(second.low) or _TURNS_ROUND.match(second.low)):
        return
    if cut.by is By.COMMA and (guards.is_supposed(first.low) or guards.supposes_at_once(first.low)):
        return  # 要是我去不了，谁来替
    is_why = cut.by is By.COMMA and _SO.match(second.low) is not None
    if cut.by is By.COMMA and completes(first.low, second.low):
        return  # on thursday, 5pm london time
    for one in readings(first, handlers, situation)[:_MOST_READINGS]:
        if not may_be_first(one, first, handlers, cut.by) or (is_why and not one.call.named):
            continue
        likely = one.likely * _WEIGHT[cut.by] * _how_plain(one, handlers)
        if likely <= more_than:
            continue
        if cut.by is By.COMMA and (says_of_which(one.call, second, handlers, situation) or says_when(one.call, second)):
            continue
        others = readings_behind(first, second, one.call, handlers, situation)
        is_order = cut.by is not By.COMMA or not may_go_on(one.call)  # and not 去不了 1203，林悦那场
        if is_order and not asks_to_see(second.low):
            same = likewise(second, one.call, handlers, situation)
            others = [same] if same is not None else others
        for other in others[:_MOST_READINGS]:
            if are_two(one.call, other, handlers, cut.by):
                yield likely * other.likely * _how_plain(other, handlers), [one.call, other.call]


def _how_plain(one: Reading, handlers: Handlers) -> float:
    """Less for a look that nobody asked for in so many words: 彭程挺好的我想要他 is hardly one at the interview."""
    is_plain = one.call.command.acts or one.likely >= SURELY or asks_something(one.heard, handlers)
    return 1 if is_plain else _MENTIONED
