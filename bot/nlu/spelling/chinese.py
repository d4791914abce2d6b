"""9电, 催依下, 周未, 面平: characters that are no word where they stand, and sound or look like one that people say."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from bot.interviews.surnames import COMMON, DOUBLE, RARER
from bot.nlu import syllables
from bot.nlu.spelling.draft import Draft
from bot.nlu.spelling.lexicon import lexicon

_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_OCLOCK = re.compile(
    "(?<=[0-9一二三四五六七八九十两])[电典垫](?![\u4e00-\u9fff])"
    "|(?<=[午晚早上][0-9一二三四五六七八九十两])[电典垫](?![话影脑视车])"
)
_THAT_ONE = re.compile(
    "(?<=[\u4e00-\u9fff])哪场(?=我(?:[去来]不了|参加不了|接受|可以参加))"
)  # which one would be asked
_LONGEST = 4  # characters
_LONGEST_NAME = 3
_NAME_AT_THE_END = (2, 3)  # characters
_ALL = 26  # how often all words of the lexicon are met, as a power of two
_SAID_MORE = 5  # what people say to the bot is that much likelier here
_AROUND = 6  # characters that are looked at on both sides
_AT_LEAST = 5.0  # powers of two, by which the corrected text must be likelier
_FIGURES = frozenset("一二三四五六七八九十两百零")
_NEVER = [
    frozenset(one)
    for one in (
        "那哪",
        "他她它",
        "的得地",
        "吗嘛么吧把",
        "在再",
        "做作",
        "是事试",
        "有又",
        "不没",
        "谁水",
        "要药",
        "周州",
    )
]
_LOOK_ALIKE = (("未", "末"), ("夭", "天"), ("侯", "候"), ("曰", "日"), ("存", "荐"))
_OFTEN_MISTAKEN = frozenset(wrong for wrong, _ in _LOOK_ALIKE)


def correct(draft: Draft) -> None:
    draft.each(_OCLOCK, "点")
    for run in list(_RUN.finditer(draft.text)):
        for at, end, now in _corrections(run[0]):
            draft.put(run.start() + at, run.start() + end, now)
    draft.each(_THAT_ONE, "那场")


def _corrections(run: str) -> Iterator[tuple[int, int, str]]:
    """Letter for letter, so that places stay what they are."""
    known, by_sound = _ranks(), _by_sound()
    sounds = tuple(map(_sound, run))
    looks_alike = not _OFTEN_MISTAKEN.isdisjoint(run)
    for length in range(_LONGEST, 1, -1):
        for at in range(len(run) - length + 1):
            if sounds[at : at + length] not in by_sound and not looks_alike:
                continue
            piece = run[at : at + length]
            if piece in known:
                continue
            best = max(
                (
                    (_gain(run, at, said), said)
                    for said in _meant(piece)
                    if not (_may_stand_there(run, at, said) or _may_be_a_name(run, at, said))
                ),
                default=(0.0, ""),
            )
            if best[0] >= _AT_LEAST:
                yield at, at + length, best[1]
                run = f"{run[:at]}{best[1]}{run[at + length :]}"


def _meant(piece: str) -> Iterator[str]:
    """What was said and sounds like it, or looks like it, and has a character of it."""
    sound = tuple(map(_sound, piece))
    for said in _by_sound().get(sound, ()):
        changed = [pair for pair in zip(piece, said, strict=True) if pair[0] != pair[1]]
        if 0 < len(changed) < len(piece) and not any(_are_both_words(*pair) for pair in changed):
            yield said
    for wrong, right in _LOOK_ALIKE:
        if wrong in piece and (said := piece.replace(wrong, right)) in lexicon().chinese_said:
            yield said


def _are_both_words(one: str, other: str) -> bool:
    """哪 is a question and 那 is none; a figure is no other figure."""
    return one in _FIGURES or any({one, other} <= both for both in _NEVER)


def _may_stand_there(run: str, at: int, said: str) -> bool:
    """会来 is no 回来, and the 刻 of 一刻能 no 可: what is to be changed stands beside what it often stands beside."""
    for place, letter in enumerate(said, at):
        if run[place] != letter and not lexicon().chinese_together.isdisjoint(
            (run[max(place - 1, 0) : place + 1], run[place : place + 2])
        ):
            return True
    return False


def _may_be_a_name(run: str, at: int, said: str) -> bool:
    """石健 is no 时间, 李时简 neither, the 凡 of 蔡依凡到了 no 放, 一下吴夜 no 下午, and 陶晚后端 no 往后."""
    if run[at] != said[0] and run[at] in COMMON:
        return True
    last = at + len(said) - 1
    if run[last] != said[-1] == "午" and run[last] in COMMON and len(run) - last in _NAME_AT_THE_END:
        return True
    if len(run) <= _LONGEST_NAME and run[0] in COMMON and run[0] != "周":
        return True
    if run[max(at - 2, 0) : at] in DOUBLE or (at and run[at - 1] in RARER and not _is_of_a_word(run, at - 1, at)):
        return True
    begins = range(max(at - _LONGEST_NAME + 1, 0), at)
    return any(run[one] in COMMON and not _is_of_a_word(run, one, at) for one in begins)


def _is_of_a_word(run: str, at: int, end: int) -> bool:
    """True of the 周 of 下周, the 方 of 方便 and the 马 of 马上."""
    known = lexicon().chinese
    return (run[max(at - 1, 0) : at + 1] in known and at > 0) or any(
        run[at:one] in known for one in range(at + 2, end + 1)
    )


def _gain(run: str, at: int, said: str) -> float:
    before, end = max(at - _AROUND, 0), at + len(said) + _AROUND
    now = f"{run[before:at]}{said}{run[at + len(said) : end]}"
    return _cost(run[before:end]) - _cost(now)


@functools.lru_cache(maxsize=8192)
def _cost(text: str) -> float:
    """How unlikely the text is, cut into words as likely as can be."""
    best = [0.0]
    for end in range(1, len(text) + 1):
        best.append(
            min(
                best[at] + _ALL - _rank(text[at:end])
                for at in range(max(end - _LONGEST, 0), end)
                if end - at == 1 or text[at:end] in _ranks()
            )
        )
    return best[-1]


def _rank(word: str) -> float:
    return _ranks().get(word, 0.0)


@functools.cache
def _ranks() -> dict[str, float]:
    ranks: dict[str, float] = dict(lexicon().chinese)
    for word, times in lexicon().chinese_said.items():
        if len(word) > 1:
            ranks[word] = max(ranks.get(word, 0.0), times + _SAID_MORE)
    return ranks


@functools.cache
def _by_sound() -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for word in lexicon().chinese_said:
        if len(word) > 1:
            found.setdefault(tuple(map(_sound, word)), []).append(word)
            if word.endswith("不了"):  # said as it is written in 了解
                found.setdefault((*map(_sound, word[:-1]), "liao"), []).append(word)
    return found


@functools.lru_cache(maxsize=8192)
def _sound(character: str) -> str:
    return syllables.of(character)[0]
