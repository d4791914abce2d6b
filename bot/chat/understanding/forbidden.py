"""What forbids to take a text for the change that it most likely means."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import guards, not_so, not_to_be_done, rumours
from bot.chat.command import Although, Command
from bot.chat.masked import COLLEAGUE
from bot.chat.stand_in import StandIn
from bot.chat.understanding import ordering, turned_round
from bot.chat.understanding.told import Told
from bot.chat.understanding.what_is_so import without_what_is_so
from bot.chat.understanding.who_for_whom import exchange
from bot.times.another import AnotherTime

_CERTAIN = 0.95
_BEYOND_DOUBT = 0.99
SURE = 0.80  # what is as likely is meant, whatever the cues say

_BESIDE = re.compile(
    f"(?:跟|和|与|同){COLLEAGUE}(?:一起|一块儿?|搭档?|pair|那场|面|的){{0,4}}|\\bwith {COLLEAGUE}|"
    f"(?:跟|和|给|告诉|通知|转告){COLLEAGUE}(?:[说讲]?一[声下]|说说|带个话)|\\b(?:tell|let) {COLLEAGUE}(?: know)?"
)  # who else is on it, or is to hear of it

_NOT_WHO = re.compile(
    f"(?:不要|别|不用|不是|不)再?(?:换|改|替|找)(?:成|为|给)?{COLLEAGUE}|\\bnot {COLLEAGUE}(?: (?:for|on) ◇)?"
)


_IS_A_NO = re.compile(r"no to\b")  # no to 2029 tomorrow, which is of tomorrow and goes nowhere


def is_forbidden(command: Command, told: Told, likely: float) -> bool:
    """What forbids stands in the clause that orders; what is supposed, before it."""
    return told.once(("forbidden", command.name, likely), lambda: _is_forbidden(command, told, likely))


def _is_forbidden(command: Command, told: Told, likely: float) -> bool:
    if turned_round.is_turned_round(command.name, told.text):
        return True
    told = _without_whom_it_denies(told) if command.name == "replace" else told
    before, clause, marked = ordering.clause_of(command.name, told)
    if guards.supposes_at_once(_plainly(before, command)):
        return True
    text = _plainly(clause, command)
    if not command.takes(AnotherTime):
        text = without_what_is_so(text, told)
    asks = guards.asks_plainly if likely >= _CERTAIN else guards.asks
    if guards.supposes(text) or (likely < _BEYOND_DOUBT and asks(text, marked=marked)):
        return True
    if command.agrees and guards.asks_plainly(text, marked=marked):
        return True  # is 1203 ok from my side, however likely
    if guards.asks_which_with(clause, told.masked.with_days or told.text):
        return True
    is_told = Although.TOLD_BY_OTHERS in command.although
    if not (is_told or command.dictated) and guards.is_past(told.said.low):
        return True
    if any(one.is_out_of_place(text) for one in command.cues):
        return True
    if not command.takes_back and not_so.disowns(text):
        return True
    if command.takes(AnotherTime) and _IS_A_NO.match(told.said.low):
        return True
    if guards.is_of_something_else(text) or rumours.is_rumour(told.text):
        return True
    if Although.DENIED not in command.although and (guards.denies(text) or _is_not_to_be_done(clause, command, told)):
        return True
    if likely < SURE and guards.doubts(text) and Although.DOUBTED not in command.although:
        return True
    is_hr = told.situation.member.is_hr
    if command.which is not None and command.which.own:
        if COLLEAGUE in text and not _names_stand_in(command, told) and not command.dictated:
            return True
        if command.dictated:
            return False
        if (
            guards.is_past(told.said.low)
            or guards.is_told_of_others(_plainly(told.text, command))
            or (command.agrees and guards.disagrees(text))
        ):
            return True
        return guards.is_hearsay(text)
    return guards.is_hearsay(text) and not is_told and not is_hr


def _without_whom_it_denies(told: Told) -> Told:
    """换成张三 of 不要换成王五，换成张三, which denies no exchange."""
    said = exchange(told)
    if not said.denied or said.comes is None:
        return told
    text, with_days = (_NOT_WHO.sub("", one) for one in (told.masked.text, told.masked.with_days))
    return replace(told, masked=replace(told.masked, text=text, with_days=with_days))


def _is_not_to_be_done(clause: str, command: Command, told: Told) -> bool:
    """In whichever clause that is said; 别取消丁香那场，往后推到四点半 denies one thing, and orders another."""
    if not not_to_be_done.forbids(_plainly(told.text, command)):
        return False
    if not_to_be_done.forbids(_plainly(clause, command)) or Although.TOLD_BY_OTHERS in command.although:
        return True  # don't move her, she is fine with Friday
    names = [one.name for one in told.handlers.commands.values() if one.changes]
    denied = [one for one in ordering.clauses(told) if not_to_be_done.forbids(_plainly(one, command))]
    return not denied or any(ordering.speaks_most_for(names, one, told) == command.name for one in denied)


def _plainly(text: str, command: Command) -> str:
    """Without what sounds as if it forbade, and does not."""
    text = _BESIDE.sub(" ", guards.without_ifs(text))
    return text if command.harmless is None else command.harmless.sub("", text)


def _names_stand_in(command: Command, told: Told) -> bool:
    given = command.freely(told) if command.freely is not None else None
    return any(isinstance(one, StandIn) for one in (given or {}).values())
