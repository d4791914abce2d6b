"""A text that asks for several things: 接受1203，然后看下周日程. Orders for interviews by their codes, and what `parting` finds."""

from __future__ import annotations

from bot.chat import rows_together, several
from bot.chat.call import Call
from bot.chat.cuts import cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.only_one import TwoAtOnce
from bot.chat.parting import lacks_more_than_words, requests_of
from bot.chat.readers import CODE, Situation
from bot.chat.which_interview import by_candidate


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
        parted = [] if wants_words else _parted(heard, handlers, situation)
        if not parted or _leave_one_out(parted, heard, situation):
            raise
        return parted
    if wants_words:
        return orders
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
