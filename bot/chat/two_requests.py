"""A text that asks for several things: 接受1203，然后看下周日程. Orders for interviews by their codes, and what `parting` finds."""

from __future__ import annotations

import contextlib

from bot.chat import left_unread, routing, rows_together, several, words_around
from bot.chat.asks_to_see import asks_something
from bot.chat.call import Call
from bot.chat.cuts import By, cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.one_or_two import lacks_more_than_words
from bot.chat.only_one import TwoAtOnce, check_not_but_one
from bot.chat.parting import requests_of
from bot.chat.readers import CODE, Situation
from bot.chat.which_interview import by_candidate
from bot.chat.wishes import asked_for_instead, only_suits
from bot.interviews.errors import UserError


def told_apart(heard: Heard, handlers: Handlers, situation: Situation, *, wants_words: bool = False) -> list[Call]:
    """The requests of a text, in their order; none where it is one. `wants_words`: a sentence was asked for, and may be this.

    Raises: UserError for a code that is not there; TwoAtOnce where it does not tell which verb is whose.
    """
    if not wants_words:
        check_not_but_one(heard, situation)
    try:
        each = rows_together.by_their_codes(heard, handlers, situation)
        orders = several.several(each, handlers, situation)
        if each is not heard and not orders:
            raise rows_together.one_at_a_time()
    except TwoAtOnce:  # 先把 2059 取消，再把 2060 挪到周三十一点
        parted = [] if wants_words else _parted(heard, handlers, situation)
        if not parted or _leave_one_out(parted, heard, situation):
            raise
        return parted
    if wants_words:
        return orders
    if orders and only_suits(asked_for_instead(heard.words.low)):
        orders = []  # 潘悦然那场我没空，周四下午两点可以: when they could come to it
    if orders and not any(map(lacks_more_than_words, orders)):
        return _with_what_follows(orders, heard, handlers, situation)
    return _parted(heard, handlers, situation) or orders


def _parted(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    found = requests_of(heard, handlers, situation)
    return [one.call for one in found.each] if found is not None else []


def _with_what_follows(orders: list[Call], heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """陈晓接，吕品去不了，顺便看看周六有几场: what was read as a reason of the last may be a request of its own."""
    if len(list(cuts(heard.typed))) < len(orders):
        return orders
    parted = _parted(heard, handlers, situation)
    told = [(one.command, one.arguments.get("interview")) for one in parted]
    is_more = len(told) > len(orders) and all((one.command, one.arguments.get("interview")) in told for one in orders)
    return parted if is_more else orders


def _leave_one_out(calls: list[Call], heard: Heard, situation: Situation) -> bool:
    """接受 1203，陈晓和 2024 不行: three are named, and orders are there for two."""
    low = heard.words.low
    names = {str(one.candidate.name).lower() for one in by_candidate(low, situation)}
    return len(CODE.findall(low)) + sum(low.count(name) for name in names) > len(calls)


def are_of_one(requests: list[Call]) -> bool:
    """接受 1203，无法参加 1203: either may be meant. 1203 加上王五，再改到下午三点 are two."""
    answers = [one for one in requests if one.changes and one.command.which is not None and one.command.which.own]
    answered = [one.arguments.get("interview") for one in answers]
    return any(one in answered[:at] for at, one in enumerate(answered))


def order_and_rest(heard: Heard, handlers: Handlers, situation: Situation) -> tuple[Call, str] | None:
    """accept 2021 and whats the room for dong: an order typed as its verb, and another request that is not understood.

    None where the whole is an order as well, or asks what the verb does.
    """
    if (led := _order_and_unread(heard, handlers, situation)) is not None:
        return led
    if (
        heard.is_long or not CODE.search(heard.low) or not heard.low.startswith(handlers.acting_verbs)
    ):  # of every message
        return None
    with contextlib.suppress(UserError):
        whole = routing.call_for(heard, handlers, situation)
        if whole is not None and (whole.command.changes or whole.command.explains):
            return None
        for cut in cuts(heard.typed):
            first, rest = hear(cut.before), hear(cut.after)
            if cut.by is By.COMMA or not CODE.search(first.low) or words_around.is_supposed(rest.low):
                continue
            call = routing.call_for(first, handlers, situation)
            is_typed = call is not None and call.changes and call.is_ready and not call.freely
            if call is not None and is_typed and asks_something(rest, handlers):
                return call, cut.after
    return None


def _order_and_unread(heard: Heard, handlers: Handlers, situation: Situation) -> tuple[Call, str] | None:
    """2031接受，不过11点半才能到; 2031加王五，去掉李四: an order, and what cannot be done with it."""
    if heard.is_long or heard.asks or not left_unread.may_be(heard.low):
        return None
    with contextlib.suppress(UserError):
        for cut in cuts(heard.typed):
            call = routing.call_for(hear(cut.before), handlers, situation)
            is_order = call is not None and call.changes and call.is_ready
            if call is not None and is_order and left_unread.is_left(hear(cut.after), call, situation):
                return call, cut.after
    return None
