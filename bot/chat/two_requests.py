"""A text that asks for two things: 接受1203，然后看下周日程. Each place where it may be parted is weighed by what both sides mean.

What follows a comma is most often a reason, a wish or a sentence of its own. So the second side is a request only where
it orders something of an interview that it names, or asks for a look in so many words.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from bot.chat import gist, guards, reasons, routing, rows_together, several
from bot.chat.call import Call
from bot.chat.cuts import By, Cut, cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.named_together import members_together, named_together
from bot.chat.only_one import BECAUSE, TwoAtOnce
from bot.chat.readers import CODE, Situation
from bot.chat.sides import ANSWERS, IT, Reading, likewise, readings, readings_behind, says_of_which
from bot.chat.understanding import freely
from bot.chat.understanding.moved import completes
from bot.chat.verbs import named_in, splits
from bot.chat.which_interview import by_candidate
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime

LOOKS = re.compile(
    r"^(?:[再请也先]|帮我|麻烦|给我|告诉我|我想|想){0,3}(?:看|查|列|发我|发一?下|告诉)|"
    r"^(?:(?:please|also|then|can you|could you|let me) ?){0,2}(?:show|list|see(?! you)|check|tell|give me|get me|view|look)\b"
)
_LOOKS_AT_END = re.compile("(?:给我|发我|列一?下|列出来|发一?下)(?:看看|看|一[下份个]|下|吧|呗|啊)*$")
_NAMES_ONE = re.compile(
    r"[那这头一两几]?场(?!地)|(?:[一二三四终首]|[一二三]轮)面|面试(?!官)|\b(?:one|round|final|interview|slot)\b"
)
_WH = re.compile(r"^(?:and |so )?(?:what|who|when|where|which|how)\b(?! would\b| if\b)")
_TURNS_ROUND = re.compile(r"还是|或者?|不对|不是|等等|(?:or|wait|hang on)\b")  # or was it Friday?
_ORDERS = re.compile(r"^(?:请|麻烦|劳驾|帮我|帮忙|给我|把|(?:please|pls|can you|could you)\b)")
_TOGETHER = re.compile(r"\band \w+(?: \w+)? (?:are )?both (?:free|open|available)\b|\bbetween \w+ and \w+\b")
_AND = re.compile(
    r"^(?:(?:and|then|also|plus)\b[ ,]*)?(?:while (?:you're|you are|we're) at it\b[ ,]*)?(?:然后|顺便|另外|还有|再)?"
)
_MENTIONED = 0.5
_WEIGHT = {By.WORD: 1.0, By.STOP: 1.0, By.WEAK: 0.9, By.COMMA: 0.8}
_LEAST = 0.2  # how likely both sides must be meant
_SURE = 0.5
_SURELY = 0.8
_CERTAIN = 0.9
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
        for likely, pair in _pairs(cut, heard.asks, handlers, situation):
            is_aside = cut.by is By.STOP and not _asks(hear(cut.before), handlers)
            may_be_one = cut.by is By.COMMA or is_aside  # Li Si has not written up 1203. Remind him.
            if likely > most and not (may_be_one and _is_one_look(pair, likely, heard, handlers, situation)):
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
        return whole is not None and is_typed and not _swallows(whole)
    return False


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


def _pairs(cut: Cut, asks: bool, handlers: Handlers, situation: Situation) -> Iterator[tuple[float, list[Call]]]:
    """What both sides may ask for, and how likely that is."""
    if cut.before.lower() in {verb for verb, _ in handlers.verbs}:
        return  # 没空 出差回来
    first, second = hear(cut.before), hear(cut.after + ("?" if asks else ""))
    if cut.by is not By.WORD and (BECAUSE.match(second.low) or _TURNS_ROUND.match(second.low)):
        return
    if cut.by is By.COMMA and guards.is_supposed(first.low):
        return  # 要是我去不了，谁来替
    if cut.by is By.COMMA and completes(first.low, second.low):
        return  # on thursday, 5pm london time
    for one in readings(first, handlers, situation)[:_MOST_READINGS]:
        if not _may_be_first(one.call, first, handlers, cut.by):
            continue
        if cut.by is By.COMMA and says_of_which(one.call, second, handlers, situation):
            continue
        others = readings_behind(first, second, one.call, handlers, situation)
        is_order = cut.by is not By.COMMA or not _may_go_on(one.call)  # and not 去不了 1203，林悦那场
        if is_order and not _looks(second.low):
            same = likewise(second, one.call, handlers, situation)
            others = [same] if same is not None else others
        for other in others[:_MOST_READINGS]:
            if _are_two(one.call, other, handlers, cut.by):
                weight = _WEIGHT[cut.by] * _how_plain(one, handlers) * _how_plain(other, handlers)
                yield one.likely * other.likely * weight, [one.call, other.call]


def _how_plain(one: Reading, handlers: Handlers) -> float:
    """Less for a look that nobody asked for in so many words: 彭程挺好的我想要他 is hardly one at the interview."""
    is_plain = one.call.command.acts or one.likely >= _SURELY or _asks(one.heard, handlers)
    return 1 if is_plain else _MENTIONED


def _may_be_first(one: Call, said: Heard, handlers: Handlers, by: By) -> bool:
    """A look in front of a comma is one of its own only where it asks; a day or a code is a mere mention."""
    if one.command.explains:
        return by is By.WORD
    is_look = by is not By.COMMA and not one.command.bare
    return one.command.acts or by is By.WORD or is_look or _asks(said, handlers)


def _are_two(one: Call, other: Reading, handlers: Handlers, by: By) -> bool:
    if other.call.command.explains:  # 我是谁，还有怎么用你
        return by in (By.WORD, By.STOP) and other.likely >= _SURELY
    if _is_why_it_moves(one, other.call) or (by is By.COMMA and _is_why(one, other.call)):
        return False
    if other.call.command is one.command and not _differ(one, other.call):
        return False
    if other.call.command is one.command and by is By.WEAK and not one.command.acts and _names_somebody(one):
        return False  # when could Zhang San and Li Si both do an hour
    if other.call.command.acts and not (_only_shows(other.call) and _asks(other.heard, handlers)):
        return _is_another(other, one, handlers, by)
    return _is_look(other, one, handlers, by)


def _only_shows(call: Call) -> bool:
    """The list of members, of a command that changes them as well."""
    return not (call.changes or call.command.dictated or call.arguments or call.doubtful or call.missing)


def _differ(one: Call, other: Call) -> bool:
    """False where one says more of the other: 催一下李四，1203 他还没回."""
    if one.changes is not other.changes:
        return True  # 启用李四，然后看看都有谁
    both = [name for name in one.arguments if name in other.arguments and name != one.command.asked_words]
    return any(one.arguments[name] != other.arguments[name] for name in both)


def _is_why(one: Call, other: Call) -> bool:
    """明天出差，1203 我过不来: what was not typed as an order, and is of no interview, is why the other is asked for."""
    return one.freely and one.command.which is None and other.command.which is not None and other.command.acts


def _is_why_it_moves(one: Call, other: Call) -> bool:
    """陈晓来不了明天了，换周一上午10点半: who wishes for another time does not refuse."""
    is_no = getattr(one.arguments.get("answer"), "name", "") == "DECLINED"
    named = other.arguments.get("interview") if other.named else None
    return is_no and other.command.takes(AnotherTime) and named in (None, one.arguments.get("interview"))


def _is_another(other: Reading, first: Call, handlers: Handlers, by: By) -> bool:
    """An order by its own interview, or another one for what the first was of; what names none says more of the first."""
    order, low = other.call, other.heard.low
    interview = order.arguments.get("interview")
    if first.command.previews and order.freely:
        return False  # 约面 陈晓 后端一面，周五三点，面试官李四: who interviews is a part of the line
    if order.doubtful:
        if by in (By.WORD, By.STOP):
            return other.likely >= _SURELY
        return other.likely >= _CERTAIN and _names_somebody(order)
    if order.command.takes(AnotherTime) and not order.is_ready:
        return False
    if not isinstance(interview, Interview):
        tells_whom = _names_somebody(order) and not _may_go_on(first)  # 王五那边也催一下
        is_order = other.likely >= _SURELY and (by is By.WEAK or bool(_ORDERS.search(low)) or tells_whom)
        is_set_apart = by in (By.WORD, By.STOP) or is_order
        is_whole = order.is_ready and (order.changes or not _may_go_on(first))
        if order.command.previews and by in (By.WEAK, By.COMMA):
            return False  # on leave thu and fri, book nothing
        is_other = order.command is not first.command or _is_of_another_person(order, first)
        return is_set_apart and is_whole and is_other
    if interview == first.arguments.get("interview"):
        is_set_apart = by is not By.COMMA or bool(_ORDERS.search(low))  # 取消 1203，他不来了
        is_of_it = bool(IT.search(low)) or (by is By.WORD and bool(_ORDERS.search(low)))  # 顺便把李四换成王五
        return is_set_apart and order.command is not first.command and order.is_ready and is_of_it
    if order.named or by is By.WORD:
        return True
    if order.command is first.command and order.command.dictated:
        return False  # 面得不错，推荐进二面
    if by is not By.COMMA and any(
        one.command is order.command and not one.before for one in splits(other.heard, handlers)
    ):
        return True  # and nudge wangwu for tomorrow night
    # 周五那个二面去不了, 明晚我不行: by its day, round or job. 下午有会 is none.
    is_answer = order.command.name in ("accept", "decline") and ANSWERS.search(low)
    return bool(_NAMES_ONE.search(low) or is_answer)


def _is_of_another_person(order: Call, first: Call) -> bool:
    """lisi -> coordinator, wangwu -> disable"""
    who = order.arguments.get("person")
    return who is not None and first.arguments.get("person") not in (None, who)


def _names_somebody(call: Call) -> bool:
    return "person" in call.arguments or any(isinstance(one, Member | Members) for one in call.arguments.values())


def _is_look(other: Reading, first: Call, handlers: Handlers, by: By) -> bool:
    """看下周日程. Behind a mere comma, or a reason, less than a look in so many words may be more of that: 去不了1203，看病."""
    low, is_sure = other.heard.low, other.likely >= _SURELY
    asks = _asks(other.heard, handlers)
    if by in (By.WEAK, By.COMMA) and (other.only_names or _is_of_the_same(other.call, first)) and not _looks(low):
        return False  # free tomorrow and Friday afternoon? 他周六不行，可以吗？
    if by is By.COMMA and first.command.acts:
        in_so_many_words = other.heard.asks or any(one.search(low) for one in (LOOKS, _WH, _ORDERS))
        return bool(_LOOKS_AT_END.search(low)) or (
            in_so_many_words if is_sure else _looks(low) and not _may_go_on(first)
        )
    if _may_go_on(first):  # 去不了1203，还有下一场
        return asks and (other.heard.asks or _looks(low) or gist.is_question(low))
    is_set_apart = by is By.STOP and not first.command.acts
    return asks or by is By.WORD or is_set_apart or (by is By.STOP and is_sure) or other.likely >= _CERTAIN


def _is_of_the_same(look: Call, first: Call) -> bool:
    return (
        look.command.bare
        and "interview" in first.arguments
        and look.arguments == {"interview": first.arguments["interview"]}
    )


def _may_go_on(first: Call) -> bool:
    """True where a sentence may follow that is a part of it: a reason, an opinion."""
    return first.command.acts and (first.command.asked_words is not None or bool(first.command.dictated))


def _asks(heard: Heard, handlers: Handlers) -> bool:
    """More than 明天 or 1203, which may as well belong to what stands beside it."""
    looks = any(not one.acts for one in named_in(heard, handlers))
    return heard.asks or looks or gist.is_question(CODE.sub(" ", heard.low)) or _looks(heard.low)


def _looks(low: str) -> bool:
    return bool(LOOKS.search(low) or _LOOKS_AT_END.search(low))
