"""A text is parted where both sides mean something by themselves, and each side may be several requests as well.

accept 2021, decline 2026, and show me tomorrow: of each place it is weighed how likely both sides are meant, and the sides
of the likeliest are parted again. What stands behind may take from what stands before it (`sides`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat import guards, left_unread, pasted, reasons, several, words_around
from bot.chat.another_as_why import is_only_why
from bot.chat.as_one import is_of_the_verb, is_one, is_one_look, is_suggested, says_one_of_them
from bot.chat.asks_to_see import asks_something, asks_to_see
from bot.chat.call import Call
from bot.chat.clauses import CLAUSE
from bot.chat.cuts import By, Cut, cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.masked import masked_of
from bot.chat.named_together import members_together, named_together
from bot.chat.one_or_two import (
    SURELY,
    are_two,
    lacks_more_than_words,
    may_be_asked_behind,
    may_be_first,
    may_go_on,
)
from bot.chat.only_one import BECAUSE
from bot.chat.pronouns import IT
from bot.chat.readers import Situation
from bot.chat.sides import Reading, likewise, readings, readings_behind, says_of_which, says_when
from bot.chat.understanding.moved import completes
from bot.chat.understanding.telling import told_of
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_SO = re.compile(r"so\b|所以|因此|于是")  # stuck with a client, so no way I'm doing it
_TURNS_ROUND = re.compile(r"还是|或者?|不对|不是|等等|(?:or|wait|hang on)\b")  # or was it Friday?
_MENTIONED = 0.5
_WEIGHT = {By.WORD: 1.0, By.STOP: 1.0, By.WEAK: 0.9, By.COMMA: 0.8}
_LEAST = 0.2  # how likely both sides must be meant
_SURE = 0.5
_MOST_READINGS = 2  # of a side
_MOST_PLACES = 3  # of a side that means nothing as a whole


@dataclass(frozen=True)
class Requests:
    """What a text, or one side of it, asks for, in its order, and how likely all of that is meant."""

    each: list[Reading]
    likely: float


@dataclass(frozen=True)
class Before:
    """What stands before a side, and the last that it asks for."""

    heard: Heard
    call: Call


@dataclass(frozen=True)
class _Sides:
    """A cut with what its sides ask for."""

    first: Requests
    second: Requests
    likely: float

    @property
    def each(self) -> list[Reading]:
        return [*self.first.each, *self.second.each]


def requests_of(
    heard: Heard, handlers: Handlers, situation: Situation, before: Before | None = None
) -> Requests | None:
    """The requests of a text, or of a side and what stands `before` it; None where it is one, or none.

    A side is parted once for a message, for it is a side of many places: else each more would double the work.
    """
    behind = None if before is None else (before.heard, _as_read(before.call))
    read: Requests | None = situation.once(
        ("requests", heard, behind), lambda: _requests_in(heard, handlers, situation, before)
    )
    return replace(read, each=[replace(one, call=one.call.copied()) for one in read.each]) if read is not None else None


def _as_read(call: Call) -> str:
    return repr((call.command.name, call.arguments, call.doubtful, call.missing, call.named))


def _requests_in(heard: Heard, handlers: Handlers, situation: Situation, before: Before | None) -> Requests | None:
    if heard.is_long or heard.has_slash or pasted.is_pasted(heard.raw):
        return None
    places = list(cuts(heard.typed))
    together = _together(heard, handlers, situation)
    if together is not None and not any(one.by in (By.WORD, By.STOP) for one in places):
        return together
    if is_one(heard, handlers, situation):
        return together
    found = _at_the_likeliest(places, heard, before, handlers, situation)
    return max((one for one in (together, found) if one is not None), key=lambda one: len(one.each), default=None)


def _together(heard: Heard, handlers: Handlers, situation: Situation) -> Requests | None:
    """Several interviews, or people, of one verb."""
    calls = named_together(heard, handlers, situation) or members_together(heard, handlers, situation)
    return _certain(calls, heard) if calls else None


def _certain(calls: list[Call], heard: Heard) -> Requests:
    return Requests([Reading(replace(one, named=True), 1.0, heard) for one in calls], 1.0)


def _at_the_likeliest(
    places: list[Cut], heard: Heard, before: Before | None, handlers: Handlers, situation: Situation
) -> Requests | None:
    """What both sides ask for of the place where it is likeliest that both are meant."""
    most, found, by = _LEAST, None, By.WORD
    for cut in places:
        if most >= _SURE and cut.by is not by:
            break
        by = cut.by
        if cut.by is By.COMMA and is_of_the_verb(cut, heard, handlers):
            continue
        is_aside = cut.by is By.STOP and not asks_something(hear(cut.before), handlers)
        may_be_one = cut.by is By.COMMA or is_aside  # Li Si has not written up 1203. Remind him.
        for sides in _sides(cut, heard.asks, before, handlers, situation, more_than=most):
            if sides.likely <= most or (
                may_be_one and is_one_look(sides.each, sides.likely, heard, handlers, situation)
            ):
                continue
            if says_one_of_them(sides.each, heard, handlers, situation):
                continue
            if cut.by is not By.WORD and is_suggested(sides.each, heard, handlers, situation):
                continue
            if whole := _with_each_parted(sides, cut, heard.asks, before, handlers, situation):
                most, found = sides.likely, Requests(whole, sides.likely)
    return found


def _sides(
    cut: Cut,
    asks: bool,
    before: Before | None,
    handlers: Handlers,
    situation: Situation,
    *,
    more_than: float,
) -> Iterator[_Sides]:
    """What both sides may ask for, and how likely that is; the second is not read where the first alone is no more likely."""
    alone = handlers.by_verb.get(cut.before.lower())
    if alone is not None and not alone.takes_back:
        return  # 没空 出差回来
    first, second = _heard(cut, asks)
    if cut.by is not By.WORD and (BECAUSE.match(second.low) or _TURNS_ROUND.match(second.low)):
        return
    if left_unread.says_only_when(second.low):
        return  # 2031接受，不过11点半才能到
    if not second.asks and is_only_why(told_of(second, handlers, situation).masked.with_days):
        return  # 2021去不了，那个点我在面2026
    if cut.by is By.COMMA and (words_around.is_supposed(first.low) or guards.supposes_at_once(first.low)):
        return  # 要是我去不了，谁来替
    if cut.by is not By.STOP and IT.search(second.low) and guards.supposes(first.low):
        return  # what happens when I accept 2021 and then decline it
    is_why = cut.by is By.COMMA and _SO.match(second.low) is not None
    if cut.by is By.COMMA and (
        completes(first.low, second.low) or not may_be_asked_behind(second, handlers, situation)
    ):
        return  # on thursday, 5pm london time
    for ones in _of_first(first, second, before, handlers, situation):
        one = ones.each[-1]
        if not may_be_first(one, first, handlers, cut.by) or (is_why and not one.call.named):
            continue
        likely = ones.likely * _WEIGHT[cut.by] * _how_plain(one, handlers)
        if likely <= more_than:
            continue
        if cut.by is By.COMMA and (says_of_which(one.call, second, handlers, situation) or says_when(one.call, second)):
            continue
        for others in _of_second(first, second, one.call, cut, handlers, situation):
            other = others.each[0]
            if are_two(one.call, other, handlers, cut.by):
                yield _Sides(ones, others, likely * others.likely * _how_plain(other, handlers))


def _heard(cut: Cut, asks: bool) -> tuple[Heard, Heard]:
    return hear(cut.before), hear(cut.after + ("?" if asks else ""))


def _of_first(
    first: Heard, second: Heard, before: Before | None, handlers: Handlers, situation: Situation
) -> list[Requests]:
    """Each that it may be; where it is none by itself, the several that it is."""
    alone = _read(first, before, handlers, situation)
    if alone or not readings(second, handlers, situation):
        return [Requests([one], one.likely) for one in alone[:_MOST_READINGS]]
    several_of_it = _several_in(first, before, handlers, situation)
    return [several_of_it] if several_of_it is not None else []


def _read(heard: Heard, before: Before | None, handlers: Handlers, situation: Situation) -> list[Reading]:
    if before is None:
        return readings(heard, handlers, situation)
    return readings_behind(before.heard, heard, before.call, handlers, situation)


def _of_second(
    first: Heard, second: Heard, one: Call, cut: Cut, handlers: Handlers, situation: Situation
) -> list[Requests]:
    """The same of what stands behind, with what it takes from the first."""
    is_order = cut.by is not By.COMMA or not may_go_on(one)  # and not 去不了 1203，林悦那场
    if is_order and not asks_to_see(second.low) and (same := likewise(second, one, handlers, situation)) is not None:
        return [Requests([same], same.likely)]
    alone = readings_behind(first, second, one, handlers, situation)
    if alone:
        return [Requests([other], other.likely) for other in alone[:_MOST_READINGS]]
    if len(list(cuts(second.typed))) > _MOST_PLACES:
        return []
    several_of_it = _several_in(second, Before(first, one), handlers, situation)
    return [several_of_it] if several_of_it is not None else []


def _several_in(side: Heard, before: Before | None, handlers: Handlers, situation: Situation) -> Requests | None:
    """The requests of a side that is several."""
    orders: list[Call] = []
    with contextlib.suppress(UserError):
        orders = several.several(side, handlers, situation)
    found = requests_of(side, handlers, situation, before)
    if any(map(lacks_more_than_words, orders)) or (found is not None and len(found.each) >= len(orders)):
        return found
    return _certain(orders, side) if orders else found


def _with_each_parted(
    sides: _Sides, cut: Cut, asks: bool, before: Before | None, handlers: Handlers, situation: Situation
) -> list[Reading]:
    """With the several that a side is; none where what stands on both sides of the place is not two."""
    first, second = _heard(cut, asks)
    ones, others = sides.first.each, sides.second.each
    if len(ones) == 1:
        again = _several_in(first, before, handlers, situation)
        told = reasons.with_one_beside(ones[0].call, first, handlers, situation)
        if again is None and _leaves_one_out(first, told, situation):
            return []
        ones = again.each if again is not None else [replace(ones[0], call=told)]
    if len(others) == 1:
        last = Before(first if len(ones) == 1 else ones[-1].heard, ones[-1].call)
        again = _several_in(second, last, handlers, situation)
        loses = _leaves_one_out(second, others[0].call, situation) or _loses_a_request(
            second, others[0], handlers, situation
        )
        if again is None and loses:
            return []
        others = again.each if again is not None else others
    return [*ones, *others] if are_two(ones[-1].call, others[0], handlers, cut.by) else []


def _leaves_one_out(side: Heard, call: Call, situation: Situation) -> bool:
    """yes to Chen Xiao, no to Lü Pin, which was read as the yes alone: a clause names another interview than the call is of."""
    clauses = [hear(one) for one in CLAUSE.split(side.typed) if one.strip()]
    if len(clauses) == 1 or not call.interviews:
        return False
    said = [value.lower() for value in call.arguments.values() if isinstance(value, str)]
    for clause in clauses:
        masked = masked_of(clause, situation)
        named = masked.mentioned.get(Interview, []) if masked.time is None else []
        is_told = any(clause.low.strip() in one for one in said) or is_only_why(masked.with_days)
        if named and not is_told and not any(one in call.interviews for one in named):
            return True
    return False


def _loses_a_request(side: Heard, read: Reading, handlers: Handlers, situation: Situation) -> bool:
    """Lisi tomorrow afternoon, and list whoever declined: read as one look at her day, the other would be lost."""
    for cut in cuts(side.typed):
        if cut.by is By.COMMA:
            continue
        for other in readings(hear(cut.after), handlers, situation)[:1]:
            is_other = other.likely >= SURELY and other.call.command is not read.call.command
            if is_other and asks_to_see(other.heard.low):
                return True
    return False


def _how_plain(one: Reading, handlers: Handlers) -> float:
    """Less for a look that nobody asked for in so many words: 彭程挺好的我想要他 is hardly one at the interview."""
    is_plain = one.call.command.changes or one.likely >= SURELY or asks_something(one.heard, handlers)
    return 1 if is_plain else _MENTIONED
