"""What may have been meant by a text that calls nothing: offered, never done."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rapidfuzz.distance import OSA

from bot.chat.arguments import can_be_meant, fill_slots, settle, slots
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.heard import Heard
from bot.chat.readers import Situation
from bot.chat.words_around import is_denied
from bot.chat.words_around import is_of_others as speaks_for_others
from bot.interviews.models import Member
from bot.one_message import kept_meanwhile

GUESSES = 3
_LETTERS = re.compile("[a-z]*")


def guesses(
    heard: Heard,
    named: Sequence[Command],
    commands: Sequence[Command],
    situation: Situation,
    meant: Mapping[str, float] = MappingProxyType({}),
) -> list[Call]:
    """Calls of three of the commands, the likeliest first, with what the text mentions.

    Likely are those whose verb stands in it (`named`), then those of which it is a typing error, then those that people
    mean who say such things (`meant`, how likely by name), then those that can use what it mentions. None is offered of an interview with which the member cannot do it, nor the member's own answer
    to what somebody else said; what says no is not offered a yes first.
    """
    low = heard.words.low
    mentioned = slots(heard.words.typed, situation, {part.type for one in commands for part in one.parameters})
    denies = is_denied(low)
    is_of_others = Member in mentioned or speaks_for_others(low)

    def unlikely(one: Command) -> tuple[bool, float, bool, float, bool, int]:
        uses = sum(any(part.type is kind for part in one.parameters) for kind in mentioned)
        agrees = denies and one.changes and not any(is_denied(verb) for verb in one.verbs)
        likely = meant.get(one.name, 0.0)
        return one not in named, _distance(low, one), agrees, -likely, not uses, commands.index(one)

    calls = []
    for command in sorted(commands, key=unlikely):
        call = Call(command)
        if not command.words:  # 设置 3月16日 says nothing: which setting, its verb says
            fill_slots(call, mentioned)
        if mentioned:
            settle(call, situation)
        is_own = command.which is not None and command.which.own
        if can_be_meant(call, situation) and not (is_own and is_of_others):
            calls.append(call)
        if len(calls) == GUESSES:
            break
    return calls


def _distance(text: str, command: Command) -> float:
    return min(_verb_distance(text, verb) for verb in command.verbs)


def _verb_distance(text: str, verb: str) -> float:
    """0 for a homophone, 1 or 2 for a typing error, infinite for anything else."""
    start = _start(text, len(verb))
    if not verb.isascii() and _sound(start) == _sound_of_verb(verb):
        return 0
    distance = min(OSA.distance(text, verb), OSA.distance(start, verb))
    slips = min(len(verb) - 1, 1 if len(verb) <= 4 else 2)  # one slip in a single character leaves nothing of it
    return distance if distance <= slips else float("inf")


def _start(text: str, size: int) -> str:
    """The first `size` characters, and what is left of an English word cut there: makr is no slip of max."""
    rest = _LETTERS.match(text, size) if text[:size].isascii() and text[size - 1 : size].isalpha() else None
    return text[: rest.end() if rest else size]


@kept_meanwhile
def _sound(text: str) -> str:
    return text if text.isascii() else _spoken(text)


@functools.cache
def _sound_of_verb(verb: str) -> str:
    return _spoken(verb)


def _spoken(text: str) -> str:
    from pypinyin import lazy_pinyin  # a quarter of what every process would load, for few texts

    return " ".join(lazy_pinyin(text))
