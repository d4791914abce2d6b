"""Whether the two sides of a cut ask for two things, or the second says more of the first: a reason, a wish, whose it is.

So the second side is a request only where it orders something of an interview that it names, or asks for a look in so
many words.
"""

from __future__ import annotations

import re
from datetime import timedelta
from enum import Enum

from bot.chat import verdict_asked
from bot.chat.asks_to_see import LOOKS, LOOKS_AT_END, asks_something, asks_to_see
from bot.chat.call import Call
from bot.chat.cuts import By
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.pronouns import IT
from bot.chat.readers import CODE, Situation
from bot.chat.side_spelled import ANSWERS
from bot.chat.sides import Reading
from bot.chat.stand_in import StandIn
from bot.chat.understanding import learned
from bot.chat.understanding.intents import NOTHING
from bot.chat.understanding.telling import told_of
from bot.chat.verbs import named_in, splits
from bot.chat.which_cue import is_question
from bot.chat.wishes import only_suits
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.interviews.venues import Venue
from bot.times.another import AnotherTime
from bot.times.said import OneDay
from bot.times.spoken import hear as hear_times
from bot.times.values import Span

FOR_ME = re.compile(
    r"^(?:[再请也先]|麻烦|帮忙|帮我){0,3}(?:把.{1,16}?)?(?:给|发|传|甩)(?:给|到)?我(?!们|安排|打电话|布置|排|派|留)|"
    r"^(?:(?:please|also|then|can you|could you|just) ?){0,3}(?:send|give|get|pass|forward|tell|show|hand)(?: over)? me\b"
)
_NAMES_ONE = re.compile(
    r"[那这头一两几]?场(?!地)|(?:[一二三四终首]|[一二三]轮)面|面试(?!官)|\b(?:one|round|final|interview|slot)\b"
)
_WH = re.compile(r"^(?:and |so )?(?:what|who|when|where|which|how)\b(?! would\b| if\b)")
_ORDERS = re.compile(r"^(?:请|麻烦|劳驾|帮我|帮忙|给我|把|(?:please|pls|can you|could you)\b)")
SURELY = 0.8  # how likely it is meant
_CERTAIN = 0.9
_TWO = 2


def may_be_first(one: Reading, said: Heard, handlers: Handlers, by: By) -> bool:
    """A look in front of a comma is one of its own only where it asks; a day or a code is a mere mention.

    So is one that is hardly likely: 我是测试部老王 asks nobody who they are.
    """
    command = one.call.command
    if command.explains:
        return by is By.WORD
    is_likely = not one.call.freely or one.likely >= SURELY
    is_look = by is not By.COMMA and not command.bare and is_likely
    return command.changes or by is By.WORD or is_look or asks_something(said, handlers)


def may_be_asked_behind(second: Heard, handlers: Handlers, situation: Situation) -> bool:
    """False of what stands behind a mere comma and is no request, whatever stands before it: sorry, moving house; 放心哈.

    It names or places nothing, asks and orders nothing, and is no answer.
    """
    low = second.low
    if asks_something(second, handlers) or named_in(second, handlers) or verdict_asked.asks(second):
        return True
    if any(one.search(low) for one in (CODE, _ORDERS, _NAMES_ONE, _WH, ANSWERS, FOR_ME)):
        return True
    told = told_of(second, handlers, situation)
    if told.mentions or told.places_itself:
        return True
    first = learned.intents_of(told.masked, told.said, situation)[0]
    return first.name not in (NOTHING, *handlers.acting) and first.likely >= _MAY_BE_A_LOOK


_MAY_BE_A_LOOK = 0.5


def lacks_more_than_words(order: Call) -> bool:
    """换人 2027 换王五, of which only the code was read."""
    takes_more = any(order.command.takes(one) for one in (Member, Members, AnotherTime))
    return takes_more and len(order.arguments) < _TWO


def are_two(one: Call, other: Reading, handlers: Handlers, by: By) -> bool:
    if one.command.takes_back and not _is_plain(other):
        return False  # the undo, does it take back the message too
    if _is_when_instead(one, other) or _is_for_whom_it_lacks(one, other):
        return False
    is_why = _is_why(one, other.call) or _is_who_comes(one, other)
    if _is_why_it_moves(one, other.call) or (by is By.COMMA and is_why):
        return False
    if other.call.command is one.command and not _differ(one, other.call):
        return False
    if other.call.command.explains:  # 我是谁，还有怎么用你
        is_set_apart = by in (By.WORD, By.STOP) and other.likely >= SURELY
        return is_set_apart or (bool(one.command.dictated) and verdict_asked.asks(other.heard))
    if other.call.command is one.command and not one.command.changes and _names_somebody(one):
        is_only_whom = by is By.COMMA and set(one.arguments) == {"person"} and not other.heard.asks
        if by is By.WEAK or is_only_whom:
            return False  # when could Zhang San, Li Si and Wang Wu do an hour
    if _are_two_settings(one, other.call):
        return other.likely >= SURELY and not _leaves_a_day(other)
    if other.call.command.changes and not (_only_shows(other.call) and asks_something(other.heard, handlers)):
        return _is_another(other, one, handlers, by)
    return _is_look(other, one, handlers, by)


def _are_two_settings(one: Call, other: Call) -> bool:
    """I'm off Thursday and Friday, don't bother me after 9pm: each with what it is to be, and not only shown."""
    command = one.command
    if other.command is not command or command.is_whole is None or not (one.changes and other.changes):
        return False
    kinds = [name for name, value in one.arguments.items() if isinstance(value, Enum) and name in other.arguments]
    is_other = any(one.arguments[name] is not other.arguments[name] for name in kinds)
    return is_other and all(command.is_whole(**each.arguments) for each in (one, other))


def _leaves_a_day(other: Reading) -> bool:
    """Fri, don't bother me after 9pm: a day in front of what is of none belongs to what stands before it."""
    is_of_days = any(isinstance(value, Span) for value in other.call.arguments.values())
    return not is_of_days and any(isinstance(piece, OneDay) for piece in hear_times(other.heard.low)[0])


def _is_when_instead(one: Call, other: Reading) -> bool:
    """潘悦然那场我没时间，周五下午可以: when they could come to it, and no yes to what is on then."""
    which = one.command.which
    is_no = which is not None and which.own and not one.command.agrees and one.named
    is_more = other.call.command.agrees or not other.call.command.changes
    return (is_no or one.command.takes(AnotherTime)) and is_more and only_suits(other.heard.low)


_SOMEBODY = re.compile(
    "(?:请|麻烦|帮我|帮忙|给我|替我|你|再|那就?|快|尽快|[ ,，]){0,5}(?:找|换|安排|派|推荐)(?:一?[个位]|别的|别|其[他它])?(?:人|同事|替补|面试官)(?:吧|来|替|顶|上|一?下|班|呗|啊){0,4}|"
    r"(?:please |pls |can you |could you |and |so ){0,3}(?:find|get|need)(?: me)? (?:someone|somebody|a (?:sub|substitute|replacement|stand-in))(?: else)?(?: please)?"
)


def _is_for_whom_it_lacks(one: Call, other: Reading) -> bool:
    """丁香 王五临时有事 帮我找个人: that somebody is looked for is what the first asks for, and nobody called 个人."""
    takes_over = one.command.name in ("replace", "substitutes") and "new" not in one.arguments
    return takes_over and _SOMEBODY.fullmatch(other.heard.low) is not None


def _is_plain(other: Reading) -> bool:
    """An order by its interview, or a look in so many words."""
    low = other.heard.low
    is_order = other.call.command.changes and isinstance(other.call.arguments.get("interview"), Interview)
    return not IT.search(low) and (is_order or asks_to_see(low) or FOR_ME.search(low) is not None)


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
    is_order = one.freely and one.command.changes and one.command.which is None
    return is_order and other.command.which is not None and other.command.changes


def _is_who_comes(one: Call, other: Reading) -> bool:
    """张三那天有空，2043让他替李四: whose time would be looked at is who is to come, and that they have it is why."""
    people = [person for value in one.arguments.values() if isinstance(value, Members) for person in value]
    order = other.call
    coming = [value.member for value in order.arguments.values() if isinstance(value, StandIn)]
    coming += [order.arguments["new"]] if "new" in order.arguments else []
    lacks_who = any(one.name == "new" for one in order.command.parameters) and not coming
    is_of_them = people[:1] == coming or (lacks_who and IT.search(other.heard.low) is not None)
    return order.command.changes and len(people) == 1 and is_of_them


def _is_why_it_moves(one: Call, other: Call) -> bool:
    """陈晓来不了明天了，换周一上午10点半: who wishes for another time does not refuse."""
    is_no = getattr(one.arguments.get("answer"), "name", "") == "DECLINED"
    named = other.arguments.get("interview") if other.named else None
    return is_no and other.command.takes(AnotherTime) and named in (None, one.arguments.get("interview"))


def _is_another(other: Reading, first: Call, handlers: Handlers, by: By) -> bool:
    """An order by its own interview, or another one for what the first was of; what names none says more of the first."""
    order, low = other.call, other.heard.low
    interview = order.arguments.get("interview")
    is_of_a_code = by in (By.WORD, By.STOP) and CODE.search(low) is not None
    is_of_another = by is By.WORD and order.named and "line" not in first.arguments  # 约下一轮，再催李四交彭程的面评
    if first.command.previews and order.freely and not (is_of_a_code or is_of_another):
        return False  # 约面 陈晓 后端一面，周五三点，面试官李四: who interviews is a part of the line
    if order.doubtful:
        if by in (By.WORD, By.STOP):
            return other.likely >= SURELY
        return other.likely >= _CERTAIN and _names_somebody(order)
    if order.command.takes(AnotherTime) and not order.is_ready:
        return False
    if by is By.COMMA and order.freely and order.command.takes(AnotherTime) and not _says_when(order):
        return False  # 2034 needs the room before that
    if not isinstance(interview, Interview):
        tells_whom = _names_somebody(order) and not may_go_on(first)  # 王五那边也催一下
        is_order = other.likely >= SURELY and (by is By.WEAK or bool(_ORDERS.search(low)) or tells_whom)
        is_set_apart = by in (By.WORD, By.STOP) or is_order
        is_whole = order.is_ready and (order.changes or not may_go_on(first))
        if order.command.previews and by in (By.WEAK, By.COMMA):
            return False  # on leave thu and fri, book nothing
        if order.command is first.command and set(order.arguments) < set(first.arguments):
            return False  # 把钱六加成面试官，账号qianliu
        is_other = order.command is not first.command or not first.changes or _is_of_another_person(order, first)
        return is_set_apart and is_whole and is_other
    if interview == first.arguments.get("interview"):
        names_it = bool(CODE.search(low)) and not order.command.bare  # move 2034 to 5pm and add Li Si to 2034
        is_set_apart = by is not By.COMMA or bool(_ORDERS.search(low))  # 取消 1203，他不来了
        is_own = first.command.which is not None and first.command.which.own
        goes_on = bool(_ORDERS.search(low)) or (_says_when(order) and not is_own)  # 顺便把李四换成王五, 再改到五点半
        is_of_it = names_it or bool(IT.search(low)) or (by is By.WORD and goes_on)
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
    is_answer = order.command.which is not None and order.command.which.own and ANSWERS.search(low)
    return bool(_NAMES_ONE.search(low) or is_answer)


def _says_when(order: Call) -> bool:
    return any(isinstance(one, AnotherTime | timedelta | Venue) for one in order.arguments.values())


def _is_of_another_person(order: Call, first: Call) -> bool:
    """lisi -> coordinator, wangwu -> disable"""
    who = order.arguments.get("person")
    return who is not None and first.arguments.get("person") not in (None, who)


def _names_somebody(call: Call) -> bool:
    return "person" in call.arguments or any(isinstance(one, Member | Members) for one in call.arguments.values())


def _is_look(other: Reading, first: Call, handlers: Handlers, by: By) -> bool:
    """看下周日程. Behind a mere comma, or a reason, less than a look in so many words may be more of that: 去不了1203，看病."""
    low, is_sure = other.heard.low, other.likely >= SURELY
    asks = asks_something(other.heard, handlers)
    if by in (By.WEAK, By.COMMA) and (other.only_names or _is_of_the_same(other.call, first)) and not asks_to_see(low):
        return False  # free tomorrow and Friday afternoon? 他周六不行，可以吗？
    if by is By.COMMA and first.command.changes:
        in_so_many_words = other.heard.asks or any(one.search(low) for one in (LOOKS, _WH, _ORDERS))
        in_so_many_words = in_so_many_words or (is_question(CODE.sub(" ", low)) and _is_of_another(other.call, first))
        return bool(LOOKS_AT_END.search(low)) or (
            in_so_many_words if is_sure else asks_to_see(low) and not may_go_on(first)
        )
    if by in (By.WORD, By.STOP) and is_sure and FOR_ME.search(low):
        return True  # 曾柔不推荐，接口测试没做过；另外给我2022的入口
    if may_go_on(first):  # 去不了1203，还有下一场
        return asks and (other.heard.asks or asks_to_see(low) or is_question(low))
    is_set_apart = by is By.STOP and not first.command.changes
    return asks or by is By.WORD or is_set_apart or (by is By.STOP and is_sure) or other.likely >= _CERTAIN


def _is_of_another(look: Call, first: Call) -> bool:
    """2020谁能替李四, behind what is ordered of 2024."""
    it = look.arguments.get("interview")
    return isinstance(it, Interview) and bool(it != first.arguments.get("interview"))


def _is_of_the_same(look: Call, first: Call) -> bool:
    return (
        look.command.bare
        and "interview" in first.arguments
        and look.arguments == {"interview": first.arguments["interview"]}
    )


def may_go_on(first: Call) -> bool:
    """True where a sentence may follow that is a part of it: a reason, an opinion."""
    return first.command.changes and (first.command.asked_words is not None or bool(first.command.dictated))
