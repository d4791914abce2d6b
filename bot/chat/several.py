"""Texts with more than one order in them: each is done by itself, none is dropped, and nothing of one is put on another."""

from __future__ import annotations

import re

from bot.chat import heard as words
from bot.chat import left_unread, which_cue, words_around
from bot.chat.another_as_why import is_only_why, names_one_as_why
from bot.chat.arguments import fill_slots, only_then, read, settle
from bot.chat.call import Call
from bot.chat.clauses import CLAUSE
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.hints import as_a_hint
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, mask, masked_of, without_days
from bot.chat.only_one import ALL_BUT, BECAUSE, TwoAtOnce, ahead_of, check_not_all_but
from bot.chat.readers import CODE, Situation
from bot.chat.verbs import named_in, splits
from bot.chat.which_interview import by_code, only_row
from bot.interviews.models import Interview
from bot.times.values import Span

ALL = "全部"
_TWO, _MOST = 2, 6  # orders in one text
_EACH = re.compile(r"全都|全部|所有|都|\b(?:all(?: of)?(?: (?:them|the))?|both|everything)\b")
_JOINS = re.compile(
    r"[\s,，、;；。.&+/]|和|跟|与|还有|以及|另外|然后|但是?|不过|可是|[这那]?[两几]?场|的|面试|全都|都|\b(?:and|or|but|both|all|also|then|interviews?|of)\b"
)
_OF_CANDIDATES = re.compile(
    r"[不没来到]|确认|考虑|\b(?:not|come|coming|confirm|drop)|n't"
)  # what they may do themselves
_THE_SAME = re.compile(r"[\s,，、]*(?:也|同样|一样|\b(?:as well|too|also)\b)")
_SEVERAL = re.compile(rf"{CLAUSE.pattern}|{CODE.pattern}.*{CODE.pattern}|{ALL_BUT.pattern}", re.DOTALL)
_NOT = re.compile(r"\b[a-z]{2,6}n['’]t\b")  # can't is no question that begins with can


def several(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """The orders of a text for several interviews: 接受 9479，无法参加 2360; 9479和2360都去不了; 林悦可以，9479 不行. Else none.

    Of two for one interview either may be meant.

    Raises: UserError for a code that is not there; TwoAtOnce where it does not tell which verb is whose.
    """
    low = heard.words.low
    if not _SEVERAL.search(low):  # asked of every message
        return []
    if heard.is_long or heard.asks or which_cue.is_question(_asked(low)):
        return []
    if names_one_as_why(low):
        return []
    check_not_all_but(heard, handlers, situation)
    calls = _of_codes(low, handlers, situation)
    if calls is None:
        calls = _of_clauses(heard, handlers, situation)
        if calls is None and len(set(CODE.findall(low))) > 1 and _is_of_two_orders(low, handlers, situation):
            raise TwoAtOnce(
                "which.two_codes",
            )
    different = [one for at, one in enumerate(calls or []) if one not in (calls or [])[:at]]
    return different if len(different) > 1 else []


_NOT_ALL = re.compile(
    r"(?:别|不要|不用|不必|甭)[^,，。]{0,3}[都全所]|\b(?:not|n't|never)\b[^,.]{0,12}\b(?:all|every|both)"
)
_ON_LEAVE = re.compile("[请休][^,，]{0,3}假|年假")  # 请个假从周五到周日都不要给我安排


def of_all(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """都接受, 今天的都去不了，孩子病了: an order for all that can be meant, which is done one after the other."""
    low = heard.words.low
    if (
        heard.is_long
        or heard.asks
        or CODE.search(low)
        or not _EACH.search(low)
        or _ON_LEAVE.search(low)
        or _NOT_ALL.search(low)
    ):
        return None
    masked = mask(heard.words, situation)
    if set(masked.mentioned) - {Span}:
        return None
    head, *said = CLAUSE.split(masked.with_days, maxsplit=1)
    if Span in masked.mentioned:
        head = without_days(head)
    if not _EACH.search(head) or which_cue.is_question(head):
        return None
    own = [one for one in handlers.commands.values() if one.changes and one.allows(situation.member)]
    own = [one for one in own if one.which is not None and one.which.own]
    said_of_all = _EACH.sub(" ", head)
    call = next((one for mark in ("", INTERVIEW) if (one := _order(said_of_all, own, handlers, mark=mark))), None)
    if call is None:
        return None
    call.leftover, order = ALL, call.command
    if (
        (situation.member.is_hr or situation.member.is_admin)
        and order.which is not None
        and not order.which(situation.member, situation.now)
    ):
        return None  # 取消明天所有面试, of HR or an admin, is no answer of their own
    if order.asked_words is not None and said:
        call.arguments[order.asked_words] = said[0].strip()
    if Span in masked.mentioned:
        interviews = only_then(order, masked.mentioned[Span][0], situation)
        if len(interviews) > 1:
            call.doubtful["interview"] = interviews
        elif interviews:
            call.arguments["interview"] = interviews[0]
    return call


def _asked(low: str) -> str:
    return _NOT.sub("not", CODE.sub(" ", low))


def _of_codes(low: str, handlers: Handlers, situation: Situation) -> list[Call] | None:
    """Of each code its order; None where there is one code at most, or the orders stand in no order."""
    codes = CODE.findall(low)
    if len(codes) < _TWO:
        return None
    parts, orders = _around_codes(low, handlers, situation)
    of_each = _in_front(parts, orders) or _behind(parts, orders)
    return of_each and [_call(order, code, situation) for code, order in zip(codes, of_each, strict=True)]


def _is_of_two_orders(low: str, handlers: Handlers, situation: Situation) -> bool:
    """Two different ones, or one typed twice: 换人 9479 李四，换人 2360 李四."""
    parts, orders = _around_codes(low, handlers, situation)
    if len({one.command.name for one in orders if one is not None}) > 1:
        return True
    typed = [one.name for part in parts for one in named_in(hear(part), handlers) if one.changes]
    return len(set(typed)) < len(typed)


def _around_codes(low: str, handlers: Handlers, situation: Situation) -> tuple[list[str], list[Call | None]]:
    """What stands before, between and behind the codes, and what it orders."""
    codes = list(CODE.finditer(low))
    edges = [0, *(at for one in codes for at in one.span()), len(low)]
    parts = [low[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    interviews = [one for code in codes if (one := by_code(code[1], situation)) is not None]
    fits = _that_fit(interviews, handlers, situation)
    return parts, [_order(part, fits, handlers, mark=INTERVIEW if place else "") for place, part in enumerate(parts)]


def _in_front(parts: list[str], orders: list[Call | None]) -> list[Call] | None:
    """Of each code the order before it, or that of the code before: 接受 9479 和 2360. None where it is told otherwise."""
    if orders[0] is None or not _only_joins(words.without_courtesy(parts[-1])):
        return None
    found: list[Call] = []
    for part, order in zip(parts[:-1], orders[:-1], strict=True):
        if order is None and not (found and _only_joins(part)):
            return None
        found.append(order or found[-1])
    return found


def _behind(parts: list[str], orders: list[Call | None]) -> list[Call] | None:
    """Of each code the order behind it, or that of the next code, or else, 也是, of the one before."""
    if orders[0] is not None or not _only_joins(words.without_courtesy(parts[0])):
        return None
    found: list[Call | None] = []
    for part, order in zip(parts[1:], orders[1:], strict=True):
        if order is None and _THE_SAME.match(part):
            order = next((one for one in reversed(found) if one is not None), None)
        if order is None and not _only_joins(part):
            return None
        found.append(order)
    for place in range(len(found) - 2, -1, -1):
        found[place] = found[place] or found[place + 1]
    whole = [one for one in found if one is not None]
    return whole if len(whole) == len(found) else None


def _of_clauses(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call] | None:
    """Of each interview the order that stands in its clause; None where a clause names none, or says more."""
    clauses = [hear(one) for one in CLAUSE.split(heard.words.typed) if not _only_joins(words.without_courtesy(one))]
    if not _TWO <= len(clauses) <= _MOST or any(
        BECAUSE.match(one.low) or words_around.is_supposed(one.low) or left_unread.says_only_when(one.low)
        for one in clauses[1:]
    ):
        return None
    reason = clauses.pop().typed if len(clauses) > _TWO and not mask(clauses[-1], situation).mentioned else ""
    told = [
        masked_of(one, situation)  # tester, first, Thursday 10am: no list was shown, so it is no row
        if only_row(one.low) is not None and not situation.listed
        else mask(one, situation)
        for one in clauses
    ]
    if any(is_only_why(one.with_days) for one in told[1:]):
        return None
    named = [ahead_of(one.mentioned.get(Interview, []), situation) for one in told]
    if any(len(one) != 1 for one in named):
        return None
    fits = _that_fit([one for [one] in named], handlers, situation)
    calls: list[Call] = []
    for [interview], clause, masked in zip(named, clauses, told, strict=True):
        order = _order_around(masked.text, clause, fits, handlers)
        if order is None and calls and _THE_SAME.match(_behind_mark(masked.text)):
            order = Call(calls[-1].command)  # 彭程也是
        if order is None:
            return None
        call = Call(order.command, dict(order.arguments))
        fill_slots(call, {Interview: [interview]})
        settle(call, situation)
        calls.append(call)
    words_of_last = calls[-1].command.asked_words
    if reason and words_of_last is None:
        return None
    if reason and words_of_last is not None:
        calls[-1].arguments[words_of_last] = reason
    return calls


def _behind_mark(text: str) -> str:
    return text.partition(INTERVIEW if INTERVIEW in text else CANDIDATE)[2]


def _order_around(text: str, typed: Heard, fits: list[Command], handlers: Handlers) -> Call | None:
    """The only order beside the mark of the interview. That a candidate is fine is said of the interview."""
    mark = INTERVIEW if INTERVIEW in text else CANDIDATE
    before, _, after = text.partition(mark)
    first = _order(before, fits, handlers)
    if first is not None and first.command.asked_words is not None and words.without_courtesy(after):
        if any(one in after for one in (COLLEAGUE, INTERVIEW, CANDIDATE)):
            return None
        reason = after.strip()  # 无法参加 林悦 出差
        if typed.low.endswith(reason):
            reason = typed.typed[-len(reason) :]
        first.arguments[first.command.asked_words] = reason
        return first
    if mark == CANDIDATE and not _OF_CANDIDATES.search(after):
        mark = INTERVIEW
    sides = (before, first), (after, _order(after, fits, handlers, mark=mark))
    orders = [order for _, order in sides if order is not None]
    if len(orders) != 1 or not all(order or _only_joins(words.without_courtesy(said)) for said, order in sides):
        return None
    return orders[0]


def _only_joins(said: str) -> bool:
    return not _JOINS.sub("", said)


def _order(part: str, fits: list[Command], handlers: Handlers, *, mark: str = "") -> Call | None:
    """What the words beside a code, or behind its mark, order, of the commands that fit: by a verb, a word that may mean it, or a cue."""
    said = hear(as_a_hint(part))
    for split in splits(said, handlers):
        around = words.without_courtesy(f"{split.before} {split.after}")
        if split.command in fits and _only_joins(around):
            return Call(split.command)
    alone = words.without_courtesy(_JOINS.sub("", said.low))
    if alone and (hinted := next((one for one in fits if alone in one.hints), None)):
        return Call(hinted)
    text = f"{mark}{_EACH.sub('', said.low)}"
    return which_cue.ordered(text, fits, asks=said.asks)


def _that_fit(interviews: list[Interview], handlers: Handlers, situation: Situation) -> list[Command]:
    """The commands that change something and that the member may mean of one of these interviews."""
    member, now = situation.member, situation.now
    return [
        one
        for one in handlers.commands.values()
        if one.changes
        and one.takes(Interview)
        and one.allows(member)
        and (one.which is None or any(one.which.fits(member, which, now) for which in interviews))
    ]


def _call(order: Call, code: str, situation: Situation) -> Call:
    call = Call(order.command, dict(order.arguments))
    read(call, code, situation, words=False)
    settle(call, situation)
    return call
