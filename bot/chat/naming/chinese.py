"""A Chinese name among the characters of a clause: 顾盼 of 把顾盼排到, 宋清和 of 安排一下宋清和, 罗一鸣 of 插个罗一鸣进去.

The clause is parted into words, one of which may be a name, so that all of it is as likely as can be. How likely a word is, is
known of those that there are; a name is as likely as its surname and the characters of what follows. So no list of verbs says
where a name ends: 侯亮过来 is 侯亮 since 过 stands in hardly any name, and 来 is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.naming.characters import characters
from bot.chat.naming.likely import Likely
from bot.nlu.spelling.lexicon import lexicon
from bot.nlu.spelling.traditional import simplified

_TOTAL = 24  # of all words together, as a power of two
_TOTAL_SAID = 15  # of those that people say to the bot
_NO_WORD = 16  # bits of a character that is no word by itself
_LEAST = 3
_LONGEST_WORD = 4
_A_NAME = 2  # bits of anything's being a name: in a booking one is
_UNUSUAL, _UNUSUAL_WITHIN = 12, 16  # of a character of a given name, at the end of a clause and before other words
_TWICE = 10  # of 多多, and of 苗苗
_OFTEN_SAID = 3
_ONE_GIVEN = 2  # bits of a given name of one character
_NO_SURNAME = 13
_NO_SURNAMES = frozenset("一二三四五六七八九十两百千几姓叫名")
_CALLED_SO = 8  # bits of 小贺, 老严, 窦先生
_ABROAD = 6  # bits of a character of a name that is only written in Chinese: 约翰逊
_LONGEST_NAME = 12
_SINGLE = 3  # characters with a surname of one
_DOUBLE = "欧阳"
_DOUBLE_BITS = 3
_MOST_GIVEN = 2
_SAID_SO = 10  # bits in favour of what follows 候选人 or 叫
_AT_THE_END = 11  # bits less of 和 or 来, where nothing follows that it could join or be said of
_MAY_END_A_NAME = frozenset("和来同")
_ONLY_WRITTEN = frozenset(
    "东阿埃艾爱安奥巴贝比彼波博布查茨达戴黛丹当道德蒂迪丁杜顿多厄尔恩法凡费芬弗福盖冈戈格古哈海汉赫亨霍基吉加杰金卡凯坎康考柯科克肯库"
    "拉莱兰朗劳勒雷李里利丽莉列林琳卢鲁路露伦罗洛玛马迈麦曼米密莫姆穆娜纳奈南内尼妮诺欧帕佩皮蓬普齐奇乔切琼热日荣瑞萨塞赛桑森莎山"
    "尚圣施史斯思苏塔泰坦汤特提托瓦威韦维翁沃乌武西希夏肖谢辛雅亚扬叶伊因英尤约越泽扎詹珍朱逊翰甘地辛什娃喀茵"
)
_HAN = re.compile("[\u3400-\u9fff·]+")
_TITLES = ("先生", "女士", "小姐", "同学", "工", "总")
_SAID = re.compile("(?:候选人|应聘者|人选|姓名|名字|新人)(?:姓名|名字|名)?(?:是|叫|为|名叫)?$|(?<![让请])叫做?$|名叫$")
_IN_TWO = re.compile("(?<![\u3400-\u9fff])[\u3400-\u9fff] [\u3400-\u9fff]{1,2}(?![\u3400-\u9fff])")
_INTERVIEWS = re.compile("(?:来|主|陪|去)?面(?:吧|[他她]|就行|一下)?")
_JOINS = frozenset("和与跟及同")  # which joins nothing at an end
_TAKES_SOMEBODY = frozenset("把给帮让约叫请跟和见为替找")
_LIKELY_SOMEBODY = 5  # bits
_COMES = frozenset("让叫请喊找由要能会")  # 让邓凯来


@dataclass(frozen=True)
class Parted:
    """A clause parted into words, and from where to where in it a name stands, if one does."""

    bits: float
    name: tuple[int, int] | None = None


def names_in(line: str, known: str) -> Iterator[Likely]:
    """The likeliest name of each clause of the line; `known` stands there for what is known already."""
    line = simplified(line)
    for two in _IN_TWO.finditer(line):  # 邱 实
        if characters().is_surname(two[0][0]):
            yield Likely(*two.span(), _SAID_SO, is_all=True)
    for clause in _HAN.finditer(line):
        text = clause[0]
        ends = not line.startswith(known, clause.end())
        best = _parted(text, ends=ends)
        if best.name is None:
            continue
        at, end = best.name
        is_said = _SAID.search(text[:at] or line[: clause.start()].rstrip(" ：:")) is not None
        if lexicon().chinese_said.get(text[at:end], 0) >= _OFTEN_SAID and not is_said:
            continue
        gain = _parted(text, with_name=False).bits - best.bits + _SAID_SO * (is_said and not at)
        if text[at - 1 : at] in _TAKES_SOMEBODY or text.startswith(_TITLES, end):
            gain += _LIKELY_SOMEBODY
        begins = clause.start()
        is_all = is_said or end - at == len(text)
        interviews = ends and _INTERVIEWS.fullmatch(text, end) is not None  # and not 卓玛来面后端
        yield Likely(begins + at, begins + end, gain, is_all, interviews)


def _parted(text: str, *, with_name: bool = True, ends: bool = True) -> Parted:
    """The likeliest way to part it, with one name in it or with none; `ends`: nothing stands behind it."""
    plain: list[float] = [0.0]
    named: list[Parted] = [Parted(float("inf"))]
    for end in range(1, len(text) + 1):
        words = [
            (at, _bits(text[at:end]) if end < len(text) or not (ends and _lacks_more(text, at)) else _NO_WORD)
            for at in range(max(0, end - _LONGEST_WORD), end)
        ]
        plain.append(min(plain[at] + bits for at, bits in words))
        best = min((Parted(named[at].bits + bits, named[at].name) for at, bits in words), key=lambda one: one.bits)
        for at, bits in _names_that_end(text, end, is_last=end == len(text), ends=ends and end == len(text)):
            bits -= _SAID_SO * (at > 0 and _SAID.search(text[:at]) is not None)
            if plain[at] + bits < best.bits:
                best = Parted(plain[at] + bits, (at, end))
        named.append(best)
    return named[-1] if with_name else Parted(plain[-1])


def _lacks_more(text: str, at: int) -> bool:
    """和 of 宋清和, behind which nobody follows; 来 of 王东来, where nobody is made to come."""
    last = text[at:]
    return last in _JOINS or (last == "来" and _COMES.isdisjoint(text[:at]))


def _names_that_end(text: str, end: int, *, is_last: bool, ends: bool) -> Iterator[tuple[int, float]]:
    """Where each begins, and how unlikely it is."""
    known = characters()
    for at in range(max(0, end - _LONGEST_NAME), end - 1):
        name = text[at:end]
        first, size = name[0], len(name)
        if size <= _SINGLE and (first in known.surnames or first not in _NO_SURNAMES):
            given = _TWICE if name[1:] == first else _given(name[1:], is_last=is_last, ends=ends)
            yield at, _A_NAME + known.surnames.get(first, _NO_SURNAME) + given
        if name[:2] in known.double and size > len(_DOUBLE):
            yield at, _A_NAME + _DOUBLE_BITS + _given(name[2:], is_last=is_last, ends=ends)
        if size > 2 and _ONLY_WRITTEN.issuperset(name):
            yield at, min(_A_NAME + _ABROAD * size, _bits(name) - 1)  # 约翰逊 is a word, and somebody
        if "·" in name[1:-1] and size > 2 and first not in _TAKES_SOMEBODY:
            yield at, _A_NAME + _ABROAD * size
        if first in "小老阿" and known.is_surname(name[1:]):
            yield at, _A_NAME + _CALLED_SO
        if known.is_surname(first) and name[1:] in _TITLES:
            yield at, _A_NAME + _CALLED_SO + known.surnames[first]


def _given(given: str, *, is_last: bool, ends: bool) -> float:
    if len(given) > _MOST_GIVEN or "·" in given:
        return float("inf")
    if len(given) > 1 and given[0] == given[1]:
        return _TWICE
    bits = float(_ONE_GIVEN if len(given) == 1 else 0)
    for one in given:
        bits += characters().given.get(one, _UNUSUAL if is_last else _UNUSUAL_WITHIN)
    return bits - (_AT_THE_END if ends and given[-1] in _MAY_END_A_NAME else 0)


def _bits(word: str) -> float:
    """How unlikely a word is; endless of what is none."""
    known = lexicon()
    said = known.chinese_said.get(word)
    found = [_TOTAL_SAID - said] if said is not None else []
    if (rank := known.chinese.get(word)) is not None:
        found.append(_TOTAL - rank)
    if not found:
        return _NO_WORD if len(word) == 1 else float("inf")
    return max(_LEAST, min(found))
