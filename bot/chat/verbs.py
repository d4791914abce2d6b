"""Where the verbs of commands stand in a text: in front (/schedule tomorrow), at its end (1203 没空), or among other words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.chat import heard as words
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import LONGEST_SENTENCE, Heard
from bot.chat.readers import BETWEEN
from bot.one_message import kept_meanwhile

# A word of many sentences: in front, or of one's own; and not where it begins another word.
_OWN = {"电话": ("面试", "面", "会议", "打不通"), "手机": ("打不通",)}
_SURE_WITHIN = 2  # characters of a Chinese verb that is found among others: 查 and 催 are parts of many words

_OF = re.compile(r"^(?:of|on|about|regarding) (?=#?\d{4,6}\b)", re.IGNORECASE)  # feedback of 2014


@dataclass(frozen=True)
class Split:
    """A text around one verb in it. `glued`: what follows was not set apart from it."""

    command: Command
    verb: str
    before: str
    after: str
    glued: bool
    at: int = 0  # where the verb begins


@kept_meanwhile
def splits(said: Heard, handlers: Handlers) -> tuple[Split, ...]:
    """The text around each verb in it: first the one that it begins with, then the one that it ends with; longer ones first."""
    found = [
        (at, at + len(verb), command, place)
        for at, letter in enumerate(said.low[:LONGEST_SENTENCE])
        for place, verb, command in handlers.verbs_by_letter.get(letter, ())
        if said.low.startswith(verb, at) and _stands_alone(said.low, at, verb, command)
    ]
    whole = [
        one
        for one in found
        if not any(other[0] <= one[0] and one[1] <= other[1] and one[:2] != other[:2] for other in found)
    ]
    size = len(said.low)
    whole.sort(key=lambda one: (0 if one[0] == 0 else 1 if one[1] == size else 2, one[0] - one[1], one[3], one[0]))
    return tuple(_split(said, start, end, command) for start, end, command, _ in whole)


def named_in(said: Heard, handlers: Handlers) -> list[Command]:
    """The commands whose verb stands somewhere in the text."""
    return list(dict.fromkeys(split.command for split in splits(said.words, handlers)))


def _stands_alone(text: str, at: int, verb: str, command: Command) -> bool:
    """日程明天 needs no space, "nextel" is not "next"; 谢谢啦 is thanks only alone, and 查 a verb only in front."""
    end = at + len(verb)
    if command.hidden and not command.parameters:
        return at == 0 and (end == len(text) or words.is_particle(text[end:]))
    if verb.isascii():
        return not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum())
    if verb in _OWN and (text.startswith(_OWN[verb], end) or not (at == 0 or text[:at].endswith(("我", "我的")))):
        return False
    return at == 0 or len(verb) >= _SURE_WITHIN


def _split(said: Heard, start: int, end: int, command: Command) -> Split:
    keep = said.low[start:end] in command.words
    return Split(
        command,
        said.typed[start:end],
        said.typed[:start].rstrip(BETWEEN).lstrip(BETWEEN[:-1]),
        _OF.sub("", said.typed[start if keep else end :].lstrip(BETWEEN).rstrip(BETWEEN[:-1])),
        glued=said.typed[end : end + 1] not in ("", *BETWEEN),
        at=start,
    )
