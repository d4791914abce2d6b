"""王武 where there is a 王五 and nobody of that name, lsii of lisi, Wagn Wu: a colleague's name with a slip.

It is looked for only where a text is not understood without it, and what is understood so is read back: 赵六, who sounds
like nobody, stays unknown.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from bot.chat.readers import Situation
from bot.interviews.surnames import COMMON
from bot.nlu import syllables
from bot.nlu.spelling.draft import Draft
from bot.nlu.spelling.english import is_word
from bot.nlu.spelling.sounds import is_pinyin

_LATIN = re.compile(r"(?<![\w@.])[A-Za-z]+(?: [A-Za-z]+)?(?![\w@]|\.\w)")
_WORD = re.compile("[A-Za-z]+")
_CHINESE = re.compile(
    "(?:(?<![\u4e00-\u9fff])|(?<=[换改成上催让叫找派由给替]))(?![成上到为是给人])[\u4e00-\u9fff]{2,3}?(?=$|[^\u4e00-\u9fff]|[吧了来去]{1,2}(?:$|[^\u4e00-\u9fff]))"
)
_SHORTEST, _LONGEST = 4, 16  # letters of an account


def may_be_named(text: str) -> bool:
    """True where a word may be somebody's name with a slip; nothing is looked up."""
    return is_odd(text) or _CHINESE.search(text) is not None


def is_odd(text: str) -> bool:
    """True of a word in Latin letters that is neither English nor pinyin."""
    return next(_in_latin(text), None) is not None


def correct(draft: Draft, situation: Situation) -> None:
    """Each who is called by nobody's name and by one slip from one colleague's."""
    low = draft.text.lower()
    known = {said for one in situation.called.mentioned(low) for said in (str(one.name).lower(), str(one.user_id))}
    latin = [one for one in _in_latin(draft.text) if one[0].lower().replace(" ", "") not in known]
    chinese = [one for one in _CHINESE.finditer(draft.text) if one[0] not in known and _sounds_like(one[0][0])]
    slips = {one: set(_one_slip_from(one[0].lower().replace(" ", ""))) for one in latin}
    wanted = set().union(*slips.values())
    if not wanted and not chinese:
        return
    near = situation.called.near(wanted, sorted({like for one in chinese for like in _sounds_like(one[0][0])}))
    meant: list[tuple[int, int, str]] = []
    for one, accounts in slips.items():
        found = {str(member.user_id) for member in near if str(member.user_id) in accounts}
        if len(found) == 1:
            meant.append((*one.span(), found.pop()))
    for one in chinese:
        found = {str(member.name) for member in near if syllables.of(str(member.name)) == syllables.of(one[0])}
        if len(found) == 1 and len(name := found.pop()) == len(one[0]):
            meant.append((*one.span(), name))
    end = len(draft.text)
    for begins, ends, said in sorted(meant, reverse=True):
        if ends <= end:
            draft.put(begins, ends, said)
            end = begins


def _in_latin(text: str) -> Iterator[re.Match[str]]:
    """One word or two that are neither English nor wholly pinyin: wagn wu, lsii."""
    words = list(_WORD.finditer(text))
    pairs = [
        found
        for one, other in itertools.pairwise(words)
        if text[one.end() : other.start()] == " " and (found := re.compile(".*").match(text, one.start(), other.end()))
    ]
    for one in (*pairs, *words):
        parts = one[0].lower().split(" ")
        is_odd = any(not is_word(part) and not is_pinyin(part) for part in parts)
        if (
            is_odd
            and _SHORTEST <= sum(map(len, parts)) <= _LONGEST
            and not any(is_word(part) for part in parts if len(part) > 2)
        ):
            yield one


@functools.cache
def _surnames_by_sound() -> dict[str, str]:
    by_sound: dict[str, str] = {}
    for letter in COMMON:
        sound = syllables.of(letter)[0]
        by_sound[sound] = by_sound.get(sound, "") + letter
    return by_sound


def _sounds_like(letter: str) -> str:
    """张章 of 章: the surnames that are said so."""
    return (
        "".join({letter, *_surnames_by_sound().get(syllables.of(letter)[0], "")})
        if letter in COMMON or syllables.of(letter)[0] in _surnames_by_sound()
        else ""
    )


def _one_slip_from(word: str) -> Iterator[str]:
    """Two letters in the wrong order, or one too many."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word) and word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
