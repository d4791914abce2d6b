"""Which command a text calls. Text in, call out; nothing is executed here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pypinyin import lazy_pinyin
from rapidfuzz.distance import OSA

from bot.chat.arguments import Call, Situation, fill
from bot.chat.command import Command, Handlers
from bot.times.typed import normalise, tidy

GUESSES = 3
_BETWEEN = " ：:，,、的"  # may stand between a verb and its arguments


def call_for(text: str, handlers: Handlers, situation: Situation) -> Call | None:
    """The call that `text` makes: a verb with arguments, or a bare argument such as a name, a code or a day.

    A verb comes first (`/schedule tomorrow`, 日程明天) or, where the rest is explained, last (今天有几场面试).
    Raises: UserError when the text names somebody or something that is not there.
    """
    typed = _typed(text)
    words = typed.removeprefix("/").strip()
    if not words:
        return None
    by_verb = next(_called_by_verb(words, handlers, situation), None)
    if by_verb is not None and (typed.startswith("/") or not by_verb.leftover):
        return by_verb
    by_argument = None if typed.startswith("/") else next(_called_by_argument(words, handlers, situation), None)
    return by_argument or by_verb


def is_another_command(text: str, handlers: Handlers) -> bool:
    """True for what leaves an open question: `/verb …`, or a text that is exactly a verb."""
    typed = _typed(text)
    if typed.startswith("/"):
        return _longest(typed.removeprefix("/").strip(), handlers, _starts) is not None
    return any(normalise(typed) == verb for command in handlers.commands.values() for verb in command.verbs)


def guesses(text: str, commands: Iterable[Command]) -> list[Command]:
    """Three of the commands that may have been meant, the likeliest first; to be offered, never executed."""
    low = normalise(text).removeprefix("/")
    likely = list(commands)
    return sorted(likely, key=lambda one: (_distance(low, one), likely.index(one)))[:GUESSES]


def _typed(text: str) -> str:
    # A lone question mark is a question for help; elsewhere a closing one says nothing.
    only_marks = set(unicodedata.normalize("NFKC", text).strip()) == {"?"}
    return "help" if only_marks else tidy(text)


def _called_by_verb(text: str, handlers: Handlers, situation: Situation) -> Iterator[Call]:
    """What the verb at the beginning makes of the text, or else the verb at the end, or else the first after all."""
    leading = None
    if found := _longest(text, handlers, _starts):
        command, verb = found
        rest = text if verb in command.words else text[len(verb) :].strip(_BETWEEN)
        leading = fill(command, rest, situation)
        if not leading.leftover:
            yield leading
    if found := _longest(text, handlers, _ends):
        command, verb = found
        trailing = fill(command, text[: -len(verb)].strip(_BETWEEN), situation)
        if not trailing.leftover:
            yield trailing
    if leading:
        yield leading


def _called_by_argument(text: str, handlers: Handlers, situation: Situation) -> Iterator[Call]:
    for command in handlers.commands.values():
        if command.bare and command.allows(situation.member):
            call = fill(command, text, situation)
            if not call.leftover and (call.arguments or call.doubtful):
                yield call


def _longest(text: str, handlers: Handlers, fits: Callable[[str, str], bool]) -> tuple[Command, str] | None:
    low = normalise(text)
    found = [(verb, command) for command in handlers.commands.values() for verb in command.verbs if fits(low, verb)]
    if not found:
        return None
    verb, command = max(found, key=lambda pair: len(pair[0]))
    return command, verb


def _starts(text: str, verb: str) -> bool:
    # 日程明天 needs no space, "nextel" is not "next".
    return text.startswith(verb) and not (verb.isascii() and text[len(verb) : len(verb) + 1].isalnum())


def _ends(text: str, verb: str) -> bool:
    return not verb.isascii() and text.endswith(verb) and text != verb


def _distance(text: str, command: Command) -> float:
    return min(_verb_distance(text, verb) for verb in command.verbs)


def _verb_distance(text: str, verb: str) -> float:
    """0 for a homophone, 1 or 2 for a typing error, infinite for anything else."""
    start = text[: len(verb)]
    if not verb.isascii() and _sound(start) == _sound(verb):
        return 0
    distance = min(OSA.distance(text, verb), OSA.distance(start, verb))
    slips = min(len(verb) - 1, 1 if len(verb) <= 4 else 2)  # one slip in a single character leaves nothing of it
    return distance if distance <= slips else float("inf")


@lru_cache(maxsize=1000)
def _sound(text: str) -> str:
    return " ".join(lazy_pinyin(text))
