"""Which of the options that were offered a text tells by their words: 都回复无法参加就好, 逐场看吧，别一刀切, 候选人压根没来."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from bot.chat.context import Context
from bot.chat.dialog import LABEL, Question
from bot.chat.heard import ASKING
from bot.chat.masked import spelled
from bot.chat.phrasing import parameter_of
from bot.chat.words_around import is_denied
from bot.times.typed import normalise

_CLAUSE = re.compile(r"[,，;；。!！] *|\. +|还是|或者|\bor\b")
_SHORTEST = 3  # characters, or a word and a half: shorter ones are words of any sentence
_MOST_BETWEEN = 3  # characters or words that stand between those of an option
_MOST_AROUND = 6


def told(ctx: Context, question: Question, said: str) -> int | None:
    """The number of the only one whose words a clause has, in their order, and none that deny it; the longest is meant.

    None of verdicts and ratings, for what is said beside one is kept: 不推荐，基础太弱.
    """
    asked_of = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    is_rated = question.parameter is not None and asked_of is not None and bool(asked_of.dictated)
    if is_rated or question.parameter == "verdict":
        return None
    if ASKING.search(said) or any(said.startswith(one.verbs) for one in ctx.handlers.commands.values()):
        return None  # 面试上限 每天 3 says more than 面试上限
    found: dict[int, str] = {}
    for clause in _CLAUSE.split(said):
        for number, words in _words(ctx, question):
            if _has(clause, words) and len(words) > len(found.get(number, "")):
                found[number] = words
    longest = max(found.values(), key=len, default="")
    meant = [number for number, words in found.items() if not (words != longest and words in longest)]
    return meant[0] if len(meant) == 1 else None  # 都回复无法参加还是逐场看 is neither


def exactly(ctx: Context, question: Question, said: str) -> int | None:
    """The number of the only one whose words these are: 已确认, 都回复无法参加."""
    found = {number for number, words in _words(ctx, question) if words.lower() == said}
    return found.pop() if said and len(found) == 1 else None


def _words(ctx: Context, question: Question) -> Iterator[tuple[int, str]]:
    """As it was listed, and what may be typed for it."""
    for number, call in enumerate(question.choices, 1):
        if LABEL in call:
            yield number, str(call[LABEL])
        command = ctx.handlers.commands.get(call["command"])
        for name, value in call["arguments"].items() if command is not None else ():
            others = [one["arguments"].get(name) for one in question.choices]
            is_said = None not in others and any(one != value for one in others)  # it tells one from another
            kind = parameter_of(command, name).type if command is not None else None
            if is_said and kind is not None and issubclass(kind, Enum):
                for words in kind[str(value).upper()].value:
                    yield number, words


def _has(clause: str, words: str) -> bool:
    """Whether the words of an option stand there, and are not denied."""
    words = spelled(normalise(words))
    of_it = words.split() if words.isascii() else list(words.replace(" ", ""))
    of_clause = spelled(clause.lower()).split() if words.isascii() else list(clause.replace(" ", ""))
    if len("".join(of_it)) < _SHORTEST or of_it[0] not in of_clause:
        return False
    begins = at = of_clause.index(of_it[0])
    left: list[str] = of_clause[:begins]
    for one in of_it[1:]:
        following = next((place for place in range(at + 1, len(of_clause)) if of_clause[place] == one), None)
        if following is None:
            return False
        left += of_clause[at + 1 : following]
        at = following
    between, around = len(left) - begins, len(of_clause) - len(of_it)
    joint = " " if words.isascii() else ""
    return between <= _MOST_BETWEEN and around <= _MOST_AROUND and not is_denied(joint.join(left))
