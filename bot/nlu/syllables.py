"""How a text sounds, so that a homophone, pinyin and the word itself are one: 面式, mian shi and 面试."""

from __future__ import annotations

import functools
import re

_SOUNDS = re.compile("[\u4e00-\u9fff]|[a-z]+")
_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)"
)
_SPELLED = re.compile(rf"(?>{_SYLLABLE}){{1,12}}+")
_ONE = re.compile(_SYLLABLE)
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"))  # for many who speak it
_ENDINGS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def of(text: str) -> list[str]:
    """The syllables of a text in lower case, in order; of Latin letters those that are wholly pinyin."""
    found: list[str] = []
    for said in _SOUNDS.findall(text):
        if said[0] > "z":
            found.append(of_character(said))
        else:
            found.extend(plain(one) for one in spelled(said))
    return found


@functools.lru_cache(maxsize=2048)
def spelled(word: str) -> tuple[str, ...]:
    """The syllables that a word in Latin letters is; none of what is no pinyin."""
    return tuple(_ONE.findall(word)) if _SPELLED.fullmatch(word) else ()


@functools.lru_cache(maxsize=4096)
def of_character(character: str) -> str:
    from pypinyin import lazy_pinyin  # a quarter of what every process would load, for few texts

    return plain(lazy_pinyin(character)[0])


@functools.lru_cache(maxsize=1024)
def plain(syllable: str) -> str:
    """Without what is often not told apart: zh and z, ang and an."""
    for long, short in _ALIKE:
        if syllable.startswith(long):
            syllable = short + syllable[len(long) :]
    for long, short in _ENDINGS:
        if syllable.endswith(long):
            syllable = syllable[: -len(long)] + short
    return syllable
