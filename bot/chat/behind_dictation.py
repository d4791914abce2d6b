"""A sentence behind 面评 1203 推荐 基础好 that is none of it: feedback for Zeng Rou is yes, she is careful. Also I can come to 2029.

What is dictated is kept letter for letter, whatever it says, so such a sentence stands apart by a full stop, and orders
something of another interview, or asks to be shown something. Both are read back: no word is lost unseen.
"""

from __future__ import annotations

import re

from bot.chat import dictated, words_around
from bot.chat.asks_to_see import LOOKS
from bot.chat.call import Call
from bot.chat.cuts import Cut, cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.one_or_two import FOR_ME, SURELY
from bot.chat.readers import CODE, Situation
from bot.chat.sides import Reading, readings
from bot.chat.which_cue import is_question
from bot.interviews.models import Interview

_ENDS = re.compile(r"[.;!。；！\n]")
_BEGINS_ANOTHER = re.compile(r"另外|顺[便带手]|对了|同时|此外|\b(?:and also|by the way|btw|oh and|and then)\b")
_OF_ONESELF = re.compile(r"我|\bi\b")


def told_apart(whole: Call, heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """What is dictated, and what the sentence behind it asks for; none where all of it is dictated."""
    if heard.is_long or whole.missing or whole.command.dictated not in whole.arguments:
        return []
    for cut in cuts(heard.typed):
        second = hear(cut.after + ("?" if heard.asks else ""))
        speaks_of_it = any(one.search(second.low) for one in (CODE, _OF_ONESELF, LOOKS, FOR_ME)) or _asks(second)
        if not (_is_a_sentence(cut, heard) and speaks_of_it):
            continue
        first = dictated.call_for(hear(cut.before), handlers, situation)
        if first is None or first.missing or first.arguments.get("interview") != whole.arguments.get("interview"):
            continue
        for other in readings(second, handlers, situation)[:1]:
            if other.likely >= SURELY and _is_request(other, first):
                return [first, other.call]
    return []


def _is_a_sentence(cut: Cut, heard: Heard) -> bool:
    """Also behind a full stop, and none behind a mere comma: 面评 2013 推荐，另外2021我接受."""
    between = heard.typed[len(cut.before) : len(heard.typed) - len(cut.after)]
    return _ENDS.search(between) is not None or (
        bool(CODE.search(cut.after)) and _BEGINS_ANOTHER.search(between.lower()) is not None
    )


def _asks(said: Heard) -> bool:
    """下一场几点, and not 他问下一场几点."""
    return (said.asks or is_question(CODE.sub(" ", said.low))) and not words_around.is_of_others(said.low)


def _is_request(other: Reading, first: Call) -> bool:
    call = other.call
    if not call.command.changes:
        return any(one.search(other.heard.low) for one in (LOOKS, FOR_ME)) or _asks(other.heard)
    named = call.arguments.get("interview")
    is_of_another = isinstance(named, Interview) and named != first.arguments.get("interview")
    is_order = call.changes and call.named and call.command.name != first.command.name
    return bool(is_of_another and is_order)
