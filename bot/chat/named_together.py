"""Several interviews of one verb, by their names: 陈晓、吕品两场我都可以, I can take Chen Xiao and Lü Pin. One request each."""

from __future__ import annotations

import contextlib
import re

from bot.chat import members_said, on_its_own_day
from bot.chat.arguments import settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.masked import COLLEAGUE
from bot.chat.readers import Situation
from bot.chat.side_spelled import only_names_one
from bot.chat.sides import readings
from bot.chat.understanding import freely
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import which_interview
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_JOINS = re.compile(
    r" ?(?:、|(?<=[\u4e00-\u9fff\d])[和跟与及](?=[\u4e00-\u9fff\d])|还有|以及|&|[,，](?: ?and\b)?|\band\b) ?"
)
_ALL = re.compile(r"[这那]?[两三四几俩仨][场个位](?:面试)?|两边|全?都|全部|\b(?:both(?: of them)?|all(?: of them)?)\b")
_EACH = re.compile(r"都|[两三四几俩仨][场个位]|\b(?:both|all)\b")
_PEOPLE = re.compile(rf"{COLLEAGUE}(?: ?(?:、|和|跟|与|,|还有|&|\band\b|\balso\b)){{0,2}} ?{COLLEAGUE}")
_TWO = 2
_MOST = 5  # interviews
_TO_BE_MEANT = 0.4


def named_together(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """What is ordered of each, in their order; none where the text is no such list."""
    if heard.asks:
        return []
    joins = list(_JOINS.finditer(heard.low))
    if len(joins) >= _MOST:
        return []  # each more would be read at twice the cost
    for join in joins:
        if join[0].strip() in (",", "，") and not _EACH.search(heard.low):
            continue  # 陈晓那场，吕品我去不了
        before, after = heard.typed[: join.start()], heard.typed[join.end() :]
        if before and after and (calls := _in_front(before, after, handlers, situation)):
            return calls
    return []


def members_together(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """停用王五和李四, deactivate wangwu and lisi: what an admin orders of each."""
    if heard.asks or not situation.member.is_admin or len(situation.called.mentioned(heard.low)) < _TWO:
        return []
    told = told_of(heard.words, handlers, situation)
    whole = freely.call_for(heard.words, handlers, situation) if _PEOPLE.search(told.text) else None
    if whole is None or not (whole.changes and whole.is_ready and isinstance(whole.arguments.get("person"), str)):
        return []
    people = [str(one.user_id) for one in members_said.people_in(told)]
    return [Call(whole.command, whole.arguments | {"person": one}, doubt=True) for one in people]


def _in_front(before: str, after: str, handlers: Handlers, situation: Situation) -> list[Call]:
    """Of the names in front of a verb, or behind it, with the one that stands apart from it at its end of the list."""
    if before.startswith("把"):
        before, after = before.removeprefix("把"), f"把{after}"  # 把2031和2037取消掉
    for named, said, is_first in ((before, after, True), (after, before, False)):
        if not only_names_one(named, handlers, situation):
            continue
        orders = named_together(hear(said), handlers, situation) or _order(said, handlers, situation)
        if orders and len(orders) < _MOST and (same := _same_of(named, orders[0], handlers, situation)) is not None:
            found = [same, *orders] if is_first else [*orders, same]
            return found if len({str(one.arguments["interview"].id) for one in found}) == len(found) else []
    return []


def _order(said: str, handlers: Handlers, situation: Situation) -> list[Call]:
    """What is ordered of the one that is named beside the verb."""
    found = readings(hear(_ALL.sub("", said)), handlers, situation)[:1]
    return [
        one.call
        for one in found
        if one.call.command.changes
        and one.call.named
        and one.likely >= _TO_BE_MEANT
        and isinstance(one.call.arguments.get("interview"), Interview)
    ]


def _same_of(said: str, order: Call, handlers: Handlers, situation: Situation) -> Call | None:
    found = which_interview(told_of(hear(said), handlers, situation), order.command)
    which, now = order.command.which, situation.now
    meant = [one for one in found if which is None or which.fits(situation.member, one, now)] if found[1:] else found
    if len(meant) != 1:
        return None
    arguments = on_its_own_day.counted_anew(order.arguments, situation)
    if arguments is None:
        return None
    call = Call(order.command, arguments | {"interview": meant[0]}, doubt=True, named=True)
    with contextlib.suppress(UserError):
        settle(call, situation)
        return call
    return None
