"""Which commands' cues stand in a text, and whether it orders what they say: not beside a question, a denial or an if."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.chat import guards, not_so, rumours, words_around
from bot.chat import heard as words
from bot.chat.call import Call
from bot.chat.clauses import CLAUSE
from bot.chat.command import Command
from bot.chat.cues import Cue, Said
from bot.chat.handlers import Handlers
from bot.chat.masked import COLLEAGUE
from bot.chat.readers import Situation

_QUESTION = re.compile(
    "谁|哪|几[点场个]|什么|啥|怎么|咋|为何|为什么|多少|多久|是否|有没有|能不能|可不可以|可否|是不是|要不要|会不会|行不行|"
    r"[吗么没否]$|不$|来着$|\b(?:who|what|which|when|where|why|how|whose|whether)\b|"
    r"^\W*(?:do|does|did|is|are|am|was|were|has|have|had|can|could|will|would|should|may|any|anything)\b|\bor not$"
)
_WHO = re.compile(r"谁|\bwho\b")
_ASKS_FOR = re.compile(
    rf"(?:can|could|would) {COLLEAGUE}|(?:能不能|可不可以|可以|能)?[让请叫由]{COLLEAGUE}"
)  # politely
_THEN = re.compile("[了的话 ]{0,3}(?:就|那(?:就|么|怎|咋))")
_PERHAPS = re.compile(
    r"可能|也许|或许|大概|说不定|没准|不一定|不知道|恐怕|估计|怕是|\b(?:may|might|maybe|perhaps|possibly|probably)\b"
)


def is_question(text: str) -> bool:
    return bool(_QUESTION.search(text))


def ordered(text: str, commands: Iterable[Command], *, asks: bool) -> Call | None:
    """The first of the commands that a text without names asks for in other words than its verb's."""
    for command in commands:
        for cue in command.cues:
            if (seen := cue.find(text)) and is_order(text, cue, seen, asks=asks):
                return Call(command, dict(cue.arguments))
    return None


def has_cues(handlers: Handlers) -> bool:
    return any(one.cues for one in handlers.commands.values())


def cues_in(
    text: str, handlers: Handlers, situation: Situation, *, theirs: bool = True
) -> list[tuple[Command, Cue, Said]]:
    """Each command's first cue in the text; of those that the member may call, or of the others."""
    found: list[tuple[Command, Cue, Said]] = situation.once(
        ("cued", text, handlers, theirs), lambda: _look_for_cues(text, handlers, situation, theirs)
    )
    return found


def _look_for_cues(
    text: str, handlers: Handlers, situation: Situation, theirs: bool
) -> list[tuple[Command, Cue, Said]]:
    found = []
    for command in handlers.cued(str(situation.member.role), theirs=theirs):
        for cue in command.cues:
            if said := cue.find(text):
                found.append((command, cue, said))
                break
    return found


def is_order(text: str, cue: Cue, seen: Said, *, asks: bool) -> bool:
    """False beside a question, a denial, an if, or somebody else whom the cue does not explain.

    What others tell may be told in any words, but for a denial, a perhaps, and what would follow from it: 不来就麻烦了.
    """
    before, after = text[: seen.start], text[seen.end :]
    rest = after
    if again := cue.find(after):  # 不行，还是去不了 says it twice
        rest = f"{after[: again.start]} {after[again.end :]}"
    around = words.without_courtesy(f"{before}\n{rest}")
    if (
        words_around.is_supposed(guards.without_ifs(text))
        or not_so.regrets(text)
        or rumours.is_rumour(text)
        or _QUESTION.search(around)
        or words_around.is_of_others(around)
        or COLLEAGUE in around
    ):
        return False
    if (asks or text.endswith(("吗", "么"))) and not (_WHO.search(seen.core) or _ASKS_FOR.match(seen.core)):
        return False
    if _THEN.match(after) or _PERHAPS.search(seen.told):
        return False
    return not any(words_around.is_denied(words.without_courtesy(CLAUSE.split(one)[-1])) for one in (before, seen.told))
