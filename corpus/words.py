"""``python -m corpus.words``: makes the lexicon that tells a word from a slip.

English words and their ranks are wordfreq's, Chinese ones jieba's. What people say to the bot, to which alone a slip is
corrected, is counted in the phrases of this folder.
"""

from __future__ import annotations

import itertools
import math
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

try:
    import jieba
    import wordfreq
    from pypinyin import lazy_pinyin
except ImportError:
    sys.exit("corpus.words: .venv/bin/python -m pip install --require-hashes -r requirements-learn.txt")

from bot.chat.handlers import collect
from bot.demo_days import BEST_KNOWN, CANDIDATES
from bot.nlu import syllables
from bot.nlu.spelling.lexicon import WORDS
from corpus.phrases import phrases

ENGLISH_AT_LEAST = 1.6e-7  # of all words; rarer ones are as often slips: bussiness
SAID_AT_LEAST = 4  # times, or a word is chance
SAID_IN_ENGLISH = 3e-6  # what is rarer is hardly a word that people mean
OURS_AT_LEAST = 12
MUCH_MORE_HERE = 22  # of all that is said here there is that much less than in jieba's dictionary
TOGETHER_AT_LEAST = 3
MUCH_MORE_TOGETHER = 12
CHINESE_AT_LEAST = 40  # times, in jieba's dictionary
LONGEST = 4  # characters
SLIPS = frozenset(
    ("teh", "cna", "hte", "adn", "taht", "waht", "ahve", "jsut", "面市", "面是", "会复", "会使", "推见", "推建", "推存")
)  # met as often as some words
MUCH_MORE = 8  # times; what sounds like a word that is said so much more often is that one with a slip
MORE_SAID = (  # words of every language that are meant here in one sense, and what jieba takes for two words
    "参加", "接受", "考虑", "认识", "确认", "问题", "情况", "休假", "休息", "请假", "电话", "明天", "简历", "岗位", "会议", "面试", "候选人", "上午", "下午", "那场", "改到", "挪到", "换到", "推到", "调到", "提到", "去不了", "来不了", "参加不了", "赶不上",
)  # fmt: skip
NOT_MEANT = (
    "上线",
    "能干",
    "老王",
    "晚点",
    "昨儿",
    "去掉",
    "打分",
    "急事",
    "出院",
    "半夜",
    "那个",
    "不了",
    "还是",
)  # as often right as a slip
ONLY_THESE = (
    "一下",
    "一面",
    "二面",
    "三面",
    "一个",
    "下一场",
    "一场",
)  # no other word with a figure: 四点 and 十点 sound alike
_FIGURE = re.compile("[一二三四五六七八九十两百零]")
_NAMES = " ".join((*CANDIDATES, BEST_KNOWN, "张三 李四 王五 张敏"))
_NAMED = re.compile("|".join([*_NAMES.split(), *(one[1:] for one in _NAMES.split() if len(one) > 2)]))
_HAN = re.compile(f"[\u4e00-\u9fff]{{1,{LONGEST}}}")
_LATIN = re.compile("[a-z]{2,}")


def main() -> int:
    known = _chinese()
    english = {word for word in wordfreq.iter_wordlist("en") if _is_english(word)}
    said = Counter(word for one in phrases() for word in _LATIN.findall(one.text.lower()))
    verbs = [verb for command in collect("commands").commands.values() for verb in command.verbs]
    said_in_english = {
        word: times
        for word, times in said.items()
        if times >= SAID_AT_LEAST
        and len(word) > 2
        and word not in _in_latin_letters(_NAMES)
        and wordfreq.word_frequency(word, "en") >= SAID_IN_ENGLISH
    }
    for verb in verbs:
        for word in _LATIN.findall(verb):
            said_in_english[word] = said_in_english.get(word, 0) + SAID_AT_LEAST
    chinese = _worth_correcting(_without_slips(_said_in_chinese(verbs, known), verbs), verbs, known)
    frequent = _worth_keeping(known, chinese)
    WORDS.write_text(
        "\n".join(
            [
                _HEAD,
                "[english]",
                *_wrapped(sorted(english | set(said_in_english))),
                "[english said]",
                *_wrapped(_counted(said_in_english)),
                "[chinese]",
                *_wrapped(_counted(frequent)),
                "[chinese said]",
                *_wrapped(_counted(chinese)),
                "[chinese all said]",
                *_wrapped(
                    _counted(
                        {
                            word: times
                            for word, times in _said_in_chinese(verbs, known).items()
                            if word not in _NAMES or len(word) == 1
                        }
                    )
                ),
                "[chinese together]",
                *_wrapped(sorted(_together())),
                "[syllables]",
                *_wrapped(
                    sorted(
                        {one for word in frequent if len(word) == 1 for one in lazy_pinyin(word) if one.isascii()}
                        | {"shei", "nei", "zhei", "lue", "nue", "lyu"}
                    )
                ),
                "",
            ]
        ),
        encoding="utf-8",
    )
    return 0


_HEAD = """# Made by `python -m corpus.words`: words, so that only what is none is corrected.
# English from wordfreq (CC BY-SA 4.0), Chinese from jieba (MIT), by how frequent they are; what is said from corpus/."""


def _is_english(word: str) -> bool:
    return (
        _LATIN.fullmatch(word) is not None
        and word not in SLIPS
        and wordfreq.word_frequency(word, "en") >= ENGLISH_AT_LEAST
    )


def _in_latin_letters(names: str) -> frozenset[str]:
    return frozenset(syllable.strip() for one in names for syllable in lazy_pinyin(one))


def _chinese() -> dict[str, int]:
    dictionary = Path(jieba.__file__).with_name("dict.txt")
    rows = (line.split(" ") for line in dictionary.read_text(encoding="utf-8").splitlines())
    return {word: int(times) for word, times, *_ in rows if _HAN.fullmatch(word) and word not in SLIPS}


def _worth_keeping(known: Mapping[str, int], said: Iterable[str]) -> dict[str, int]:
    """The frequent ones, and all that sound like what is said: they are no slip for it."""
    sounds = {tuple(map(_sound, word)) for word in said}
    lengths = {len(word) for word in said}
    return {
        word: times
        for word, times in known.items()
        if times >= CHINESE_AT_LEAST or (len(word) > 1 and len(word) in lengths and tuple(map(_sound, word)) in sounds)
    }


def _sound(character: str) -> str:
    return syllables.of(character)[0]


def _said_in_chinese(verbs: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    jieba.setLogLevel(60)
    for verb in verbs:
        if _HAN.fullmatch(verb):
            jieba.add_word(verb)
    said = Counter(
        word for one in phrases() for word in jieba.cut(_NAMED.sub(" ", one.text), HMM=False) if _HAN.fullmatch(word)
    )
    found = {word: times for word, times in said.items() if times >= SAID_AT_LEAST}
    for verb in (*verbs, *MORE_SAID, *ONLY_THESE):
        if _HAN.fullmatch(verb) and len(verb) > 1:
            found[verb] = found.get(verb, 0) + SAID_AT_LEAST
    return found


def _without_slips(said: Mapping[str, int], verbs: Collection[str]) -> dict[str, int]:
    """Not 不料 of 去不料, nor 四点, which could as well be 十点, nor anybody's name."""
    by_sound: dict[str, int] = {}
    for word, times in said.items():
        sound = " ".join(syllables.of(word))
        by_sound[sound] = max(by_sound.get(sound, 0), times)
    return {
        word: times
        for word, times in said.items()
        if word in verbs
        or word in MORE_SAID
        or word in ONLY_THESE
        or len(word) == 1
        or (
            times * MUCH_MORE > by_sound[" ".join(syllables.of(word))]
            and word not in _NAMES
            and not _FIGURE.search(word)
        )
    }


def _worth_correcting(said: Mapping[str, int], verbs: Collection[str], known: Mapping[str, int]) -> dict[str, int]:
    """What is said to the bot more than elsewhere, all verbs, and single characters: in pinyin they are words."""

    def is_ours(word: str, times: int) -> bool:
        if word in NOT_MEANT:
            return False
        if word in verbs or word in MORE_SAID or word in ONLY_THESE or len(word) == 1:
            return True
        return times >= OURS_AT_LEAST and times * MUCH_MORE_HERE >= known.get(word, 0)

    return {word: times for word, times in said.items() if is_ours(word, times)}


def _together() -> set[str]:
    """Two characters that stand beside each other in what people say, and are no slip for two that do so much more often."""
    pairs = Counter(
        pair for one in phrases() for pair in map("".join, itertools.pairwise(one.text)) if _HAN.fullmatch(pair)
    )
    by_sound: dict[str, int] = {}
    for pair, times in pairs.items():
        sound = " ".join(syllables.of(pair))
        by_sound[sound] = max(by_sound.get(sound, 0), times)
    return {
        pair
        for pair, times in pairs.items()
        if times >= TOGETHER_AT_LEAST and times * MUCH_MORE_TOGETHER > by_sound[" ".join(syllables.of(pair))]
    }


def _counted(words: Mapping[str, int]) -> list[str]:
    """What was said more often first, in groups: =7 of those that were said some 128 times."""
    groups: dict[int, list[str]] = {}
    for word, times in words.items():
        groups.setdefault(round(math.log2(times)), []).append(word)
    return [one for rank in sorted(groups, reverse=True) for one in (f"={rank}", *sorted(groups[rank]))]


def _wrapped(words: Iterable[str], width: int = 160) -> list[str]:
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return [*lines, line]


if __name__ == "__main__":
    sys.exit(main())
