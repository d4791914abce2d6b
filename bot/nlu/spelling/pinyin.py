"""cao yingchao yimian tongguo: a sentence in Latin letters by its sounds, in the words that people say.

Of a text that is mixed, tuijian alone is 推荐; a text that is all pinyin is cut into words as likely as can be. Whom it
names stays for whoever reads names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.interviews.sounds import spelled_in
from bot.nlu.spelling.draft import Draft
from bot.nlu.spelling.english import is_word
from bot.nlu.spelling.lexicon import lexicon
from bot.nlu.spelling.sounds import is_pinyin, syllables_of

_WORD = re.compile(r"(?<![\w@.’'])[A-Za-z]+(?![\w@’']|\.\w)")
_BEFORE = re.compile("([A-Za-z]+) $")
_HAN = re.compile("[\u4e00-\u9fff]")
_BETWEEN = re.compile("(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fffa-z])|(?<=[a-z]) +(?=[\u4e00-\u9fff])")
_COMMA = re.compile(", *(?=[\u4e00-\u9fff])")
_UNITS = tuple(  # 3 dian, 45 fenzhong
    (re.compile(rf"(?<=[0-9]) ?{sound}(?![a-z])"), word)
    for sound, word in (
        ("dian ?ban", "点半"), ("dian ?zhong", "点"), ("dian", "点"), ("hao", "号"), ("yue", "月"), ("fen ?zhong", "分钟"), ("fen", "分"),
        ("ge ?xiao ?shi", "个小时"), ("xiao ?shi", "小时"), ("tian", "天"), ("chang", "场"),
    )
)  # fmt: skip
_LONGEST = 4  # syllables
_ONE_MORE = 14.0  # what a further word costs
_ONE_SOUND = 10
_NAME = 2  # words of one syllable that may as well be somebody's: wang fang
_UNKNOWN = 34.0
_NEVER = 1e9
_SAID_OFTEN = 4  # a power of two: in a text that is mixed, nothing else is meant by it


def is_sentence(text: str) -> bool:
    """True of a text whose words are all pinyin, and not mostly English as well: he can take long."""
    words = [one.lower() for one in _WORD.findall(text)]
    said = lexicon().english_said
    if _HAN.search(text):
        return False
    return (
        bool(words)
        and all(map(is_pinyin, words))
        and sum(one not in said and not _is_english(one) for one in words) * 2 > len(words)
    )


def _is_english(word: str) -> bool:
    """Panda and see; chang is a name that English papers print."""
    return is_word(word) and len(syllables_of(word)) > 1


def correct(draft: Draft) -> None:
    """Of a text that is mixed, the words that can mean nothing else. Beside bu, or mei, none: it would turn them round."""
    words = list(_WORD.finditer(draft.text))
    single = [one for one in words if one[0].islower() and not is_word(one[0]) and len(syllables_of(one[0])) > 1]
    names = (
        [(one.at, one.end) for one in spelled_in(draft.text) if " " in draft.text[one.at : one.end]] if single else []
    )
    for one in reversed(single):
        word = _by_sound().get(syllables_of(one[0]))
        is_of_a_name = any(at <= one.start() < end for at, end in names)
        before = _BEFORE.search(draft.text, 0, one.start())
        is_beside = before is not None and is_pinyin(before[1].lower())
        if word is not None and word.often >= _SAID_OFTEN and not is_of_a_name and not is_beside:
            draft.put(*one.span(), word.word)


def correct_units(draft: Draft) -> None:
    """3 dian ban, 14 hao: what stands behind a figure is what it counts, and no word of what follows."""
    for unit, word in _UNITS:
        draft.each(unit, word)


def correct_sentence(draft: Draft, named: Collection[tuple[int, int]] = ()) -> None:
    """`named`: from where to where somebody is named."""
    words = [
        one for one in _WORD.finditer(draft.text) if not any(at < one.end() and one.start() < end for at, end in named)
    ]
    for begin, end, said in reversed(list(_in_words(words, draft.text))):
        draft.put(begin, end, said)
    draft.each(_BETWEEN, "")
    draft.each(_COMMA, "，")


@dataclass(frozen=True)
class _Said:
    word: str
    often: int


def _in_words(words: list[re.Match[str]], text: str) -> Iterator[tuple[int, int, str]]:
    """Each stretch of words with nothing but spaces between them, where all of it can be said."""
    stretch: list[re.Match[str]] = []
    for one in [*words, None]:
        if one is not None and (not stretch or not text[stretch[-1].end() : one.start()].strip()):
            stretch.append(one)
            continue
        if stretch:
            yield from _said(stretch)
        stretch = [one] if one is not None else []


def _said(stretch: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """What of it is said, from where to where; a word that nothing explains stays as it is, and is most likely a name."""
    sounds: list[str] = []
    word_of: dict[int, re.Match[str]] = {}  # by the place of its first sound
    after: dict[int, re.Match[str]] = {}  # by the place behind its last
    for one in stretch:
        word_of[len(sounds)] = one
        sounds += syllables_of(one[0].lower())
        after[len(sounds)] = one
    best: list[tuple[float, list[tuple[int, int, str]]]] = [(0.0, [])]
    for end in range(1, len(sounds) + 1):
        found: list[tuple[float, list[tuple[int, int, str]]]] = []
        for at in range(end):
            before, pieces = best[at]
            if end - at <= _LONGEST and (said := _by_sound().get(tuple(sounds[at:end]))) is not None:
                apart = (at not in word_of) + (end not in after)  # words are seldom written over their edges
                if apart and end - at == 1:
                    apart = _ONE_SOUND  # sunyi is a name, and no 孙一
                found.append((before + _ONE_MORE - said.often + apart, [*pieces, (at, end, said.word)]))
            if at in word_of and word_of[at] is after.get(end):
                found.append((before + _UNKNOWN, [*pieces, (at, end, "")]))
        best.append(min(found, key=lambda one: one[0], default=(_NEVER, [])))
    pieces = best[-1][1]
    if len(stretch) > _NAME or any(len(said) > 1 for *_, said in pieces):
        yield from _joined(pieces, word_of, after)


def _joined(
    pieces: list[tuple[int, int, str]], word_of: dict[int, re.Match[str]], after: dict[int, re.Match[str]]
) -> Iterator[tuple[int, int, str]]:
    """Whole words of the text at once: a piece may end within one."""
    said, begins = "", 0
    for at, end, piece in pieces:
        if not piece:
            continue
        if not said:
            begins = at
        said += piece
        if end in after:
            yield word_of[begins].start(), after[end].end(), said
            said = ""


@functools.cache
def _by_sound() -> dict[tuple[str, ...], _Said]:
    """The word that is said most often of all that sound so."""
    from pypinyin import lazy_pinyin  # a quarter of what every process would load, for few texts

    found: dict[tuple[str, ...], _Said] = {}
    for word, often in sorted(lexicon().chinese_all_said.items(), key=lambda one: one[1]):
        found[tuple(lazy_pinyin(word, v_to_u=False))] = _Said(word, often)
    for sound, word in _OTHERWISE.items():
        found[tuple(sound.split())] = _Said(word, found.get(tuple(sound.split()), _Said("", _SAID_OFTEN)).often)
    return found


_OTHERWISE = {
    "ta": "他", "shei": "谁", "shi": "是", "de": "的", "le": "了", "qu bu liao": "去不了", "lai bu liao": "来不了", "yi mian": "一面",
    "er mian": "二面", "bu": "不", "zai": "在", "wo": "我", "ge": "个", "ji": "几", "you": "有", "yao": "要", "dao": "到", "dian": "点",
    "bu lai le": "不来了", "hai mei": "还没", "mei lai": "没来", "hou xuan ren": "候选人", "hui bi": "回避", "wu xu": "无需",
}  # fmt: skip
