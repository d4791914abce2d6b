"""Chinese names as they are typed in Latin letters: chen xiao, ChenXiao and Xiao Chen of 陈晓."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.interviews import surnames

_MOST_SYLLABLES = 4
_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)"
)
_MAYBE = re.compile(rf"(?:{_SYLLABLE}){{2,{_MOST_SYLLABLES}}}")
_WORD = re.compile("[A-Za-zÜü]+")
# Words of English that are syllables, too: a name has at least one other.
_ENGLISH = frozenset(
    re.findall(
        "[a-z]+",
        "a an are be can die do fan far fine gene give go gone guide he her hi home i in juan kids like line long made make "
        "man me men mine more name nine no none on one open panel pen ran re rude same see she sun sure take tan tea the "
        "time to today too tune wait we weekend when will yes you sunday mon june",
    )
)


@dataclass(frozen=True)
class Spelled:
    """What may be a name in Latin letters: its sound, and where it stood. `is_sure`: it is hardly anything else."""

    sound: str
    at: int
    end: int
    is_sure: bool


def spelled_in(text: str) -> Iterator[Spelled]:
    """All that may be a Chinese name in Latin letters, the longest first: up to three words in a row."""
    words = list(_WORD.finditer(text))
    for size in (3, 2, 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            said = text[first.start() : last.end()]
            parts = said.split(" ")
            sounds = [plain(one) for one in parts] if len(parts) == size else []
            if not (sounds and _MAYBE.fullmatch("".join(sounds))):
                continue
            english = [one for one, sound in zip(parts, sounds, strict=True) if sound in _ENGLISH]
            if size == 1:
                is_name = sounds[0].startswith(_surnames()) or sounds[0].endswith(_surnames())
            else:
                is_name = sounds[0] in _surnames() or sounds[-1] in _surnames()
            if is_name and len(english) < size:
                is_sure = size > 1 and sounds[0] in _surnames() and not any(one.islower() for one in english)
                yield Spelled("".join(sounds), first.start(), last.end(), is_sure)


@lru_cache(maxsize=4096)
def of(name: str) -> frozenset[str]:
    """How the name may be typed, without its spaces: with the surname first, or last; none of a name in Latin letters."""
    if name.isascii() or len(name) < 2:
        return frozenset()
    from pypinyin import Style, lazy_pinyin, pinyin  # a quarter of what every process would load, for few texts

    given = "".join(lazy_pinyin(name[1:]))
    said_first = {one for [*readings] in pinyin(name[0], style=Style.NORMAL, heteronym=True) for one in readings}
    return frozenset(said for one in said_first for both in (one + given, given + one) for said in _typed(plain(both)))


@lru_cache(maxsize=4096)
def given(name: str) -> frozenset[str]:
    """How the given name alone may be typed: zhuoran of 董卓然; none of one syllable, or of a name in Latin letters."""
    if name.isascii() or len(name) < 3:
        return frozenset()
    from pypinyin import lazy_pinyin  # as above

    return frozenset((plain("".join(lazy_pinyin(name[1:]))),))


@lru_cache(maxsize=4096)
def surname(name: str) -> frozenset[str]:
    """How the surname alone may be typed: dong of 董卓然."""
    if name.isascii() or len(name) < 2:
        return frozenset()
    from pypinyin import Style, pinyin  # as above

    [readings] = pinyin(name[0], style=Style.NORMAL, heteronym=True)
    return frozenset(said for one in readings for said in _typed(plain(one)))


def _typed(sound: str) -> tuple[str, ...]:
    """Lu Pin is 吕品, too: who has no ü types a u."""
    return (sound, sound.replace("v", "u")) if "v" in sound else (sound,)


def plain(said: str) -> str:
    return said.lower().replace(" ", "").replace("lyu", "lv").replace("ü", "v")


@lru_cache(maxsize=1)
def _surnames() -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # as above

    return tuple({plain(one) for one in lazy_pinyin(surnames.COMMON, errors="ignore")} | {"zeng", "shan"})
