"""Who is named in a text whom nobody knows: Emily said she can make it, cancel Daniel Wu, 马超那场改到四点, 催一下马超的面试官.

Such a text is of that one alone, and of no interview that was shown before. A name is told by what it is made of (`naming`) and
by where it stands. Whether somebody is called so is asked only of what may be a name, so that no other text costs a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.chat import unknown
from bot.chat.command import Command
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.naming import chinese
from bot.chat.naming.characters import characters, words_of
from bot.chat.naming.latin import is_said, sounds_of_surnames
from bot.chat.naming.positions import LATIN, LATIN_OWN, REVIEWED, is_nobody
from bot.chat.readers import CODE, Situation
from bot.interviews import lookup, surnames
from bot.interviews.said_words import CUT
from bot.nlu.spelling.english import is_word

_MOST = 4  # names that a text may be of
_LIKELY, _PERHAPS = 4, 1  # bits by which its clause is likelier with a name in it
_A_SURNAME_AND_TWO = 3  # characters
_ACTS = "加改换挪推撤催约说讲设成爽迟"  # what is done with somebody begins so, and hardly any name ends so
_NICKNAMES = frozenset(surnames.COMMON) - frozenset("白龙金石江向万方程易高钱雷段")
_SAID_OF = re.compile(  # what only somebody does, or what is done with somebody's: 关羽病了, 张飞几点, 刘备那场
    "(?:同学|先生|女士|小姐)?(?:那边|这边)?(?:[他她])?(?:刚才?|刚刚|已经?|今天|昨天|昨晚|早上|明天|后天|下午|上午|晚上|周[一二三四五六日]|突然|临时|估计|可能|确定|又|也|都|还是|说是|就){0,3}"
    "(?:说|拿[了到]|接了(?:别|其他|另)|接受了|有(?:别的|其他|了别的|新)?offer|签了|入职|放弃|拒绝?了|拒offer|回绝|退出|不来|不考虑|不想来|不参加|不感兴趣|来不了|没法来|来不来|不能来|不方便|去了别|"
    "回复[了说]|回[我了]|告诉我|跟我说|和我说|打电话|发邮件|发消息|确认|答应|同意|病了|生病|发烧|感冒|住院|要来|会来|能来|可以来|想改|想换|想推|要改|没来|没到|还没|到了|迟到|晚到|爽约|联系不上|改主意|找到(?:工作|别|下家)|找好|"
    "[那这]一?[场轮个边]|的?(?:面试|[一二三终]面|面评)|几点|什么时候|改|挪|换|推迟|提前|延|取消)"
)
_JUST_NOW = re.compile("刚[刚才回说跟给来在打发告到入]")
_TITLES = ("同学", "先生", "女士", "小姐")
_TELLS_OF_ONE = re.compile(  # and of nothing of the speaker's: 小马不来了
    r"(?:(?!我|本人|\b(?:i|my|me)\b)[^,，;；。!！\n]){2,60}[.。!！ ]{0,2}", re.IGNORECASE
)
_WORDS = re.compile("[A-Za-z\u00c0-\u024f]+")
_SENTENCE = re.compile(r"(?:^|[.!?\n]) {0,3}$")
_PLACES_BEFORE, _SAYS_WHOSE = re.compile("[去到在从回往飞]$"), re.compile("[那这的]")
_OWN = re.compile(
    "^(?:那|的|这|我|推荐|面评|可以|不推荐|待定|通过|没[来到]|还没|迟到|晚到|改|挪|推迟|延后|提前|[ :：]|$)"
)
_OWN_BEFORE = re.compile("(?:面|接|接受|拒绝?|见|参加|推荐|评|了)$")


def named_in(text: str, situation: Situation, command: Command | None = None) -> str:
    """The name as it was typed; empty where nobody is named, or whoever is named is known.

    The reason of one's own answer may tell of whomever it likes (Daniel is ill, so I can't make it); what one thinks of
    somebody begins with them.
    """
    for _ in range(_MOST):
        name = next(_names_in(text, command), "")
        if not name or not _is_known(name, situation):
            return name
        text = text.replace(name, CUT)
    return ""


def may_be_named_in(text: str, command: Command) -> bool:
    """By its words alone."""
    return next(_names_in(text, command), None) is not None


def _names_in(text: str, command: Command | None) -> Iterator[str]:
    if CODE.search(text) or len(text) > LONGEST_SENTENCE:
        return
    is_own = (
        command is not None and command.which is not None and command.which.own and not _TELLS_OF_ONE.fullmatch(text)
    )
    reviews = command is not None and bool(command.dictated)
    yield from _in_latin(text, [*(LATIN_OWN if is_own or reviews else LATIN), *(REVIEWED if reviews else ())])
    yield from _in_chinese(text, is_own=is_own or reviews)


def _in_latin(text: str, positions: list[re.Pattern[str]]) -> Iterator[str]:
    low = text.lower().replace("’", "'")
    if len(low) != len(text):
        return
    for position in positions:
        for found in position.finditer(low):
            words = list(_WORDS.finditer(text, found.start("name"), found.end("name")))
            while words and _is_no_latin_name(words[0][0]):
                words.pop(0)
            while words and words[0][0][0].isupper() and words[-1][0][0].islower():
                words.pop()  # Tang Siyuan texted
            if words and _is_latin_name(
                [one[0] for one in words], is_first=_SENTENCE.search(text[: words[0].start()]) is not None
            ):
                yield text[words[0].start() : words[-1].end()]


def _is_no_latin_name(word: str) -> bool:
    low = word.lower()
    is_small = word[0].islower() and low in words_of("Latin names that are said")
    return is_nobody(low) or is_said(low) or is_small


def _is_latin_name(words: list[str], *, is_first: bool) -> bool:
    """`is_first`: it begins a sentence, where a capital tells nothing: Headcount is gone."""
    first, *others = words
    if any(_is_no_latin_name(one) and one.lower() not in sounds_of_surnames() for one in others):
        return False
    is_given = first.lower() in words_of("given Latin names")
    if is_given or first[0].islower() or first.isupper():
        return is_given  # and not the CEO
    return not is_first or not is_word(first.lower()) or any(one[0].isupper() for one in others)


def _in_chinese(text: str, *, is_own: bool) -> Iterator[str]:
    for found in chinese.names_in(text, CUT):
        name, before = text[found.at : found.end], text[: found.at]
        if len(name) == _A_SURNAME_AND_TWO and (name[-1] in _ACTS or _JUST_NOW.match(text, found.end - 1)):
            name = name[:-1]
        behind = text[found.at + len(name) :]
        least = _PERHAPS if _SAID_OF.match(behind) else _LIKELY
        if not _is_chinese_name(name, found.gain, least) or _is_a_week(name, before) or before.endswith(("感", "多")):
            continue
        if _PLACES_BEFORE.search(before) and not _SAYS_WHOSE.match(behind):
            continue
        if is_own and not (_OWN.match(behind) or _OWN_BEFORE.search(before)):
            continue
        yield name


def _is_chinese_name(name: str, gain: float, least: int) -> bool:
    is_double = name[:2] in characters().double
    is_short = name[0] in "小老" and name[1:] in _NICKNAMES
    if not (name[0] in unknown.SURNAMES or is_double or is_short) or gain < (_PERHAPS if is_double else least):
        return False
    return is_double or is_short or name.endswith(_TITLES) or unknown.may_be_a_name(name)


def _is_a_week(name: str, before: str) -> bool:
    """这周忙不忙."""
    return name[0] == "周" and before.endswith(tuple("这上下本每一两几"))


def _is_known(name: str, situation: Situation) -> bool:
    """As a colleague or an own candidate, by a part of the name or its sound: Emily of Emily Zhao, 崔浩宇 of 崔皓宇."""
    if unknown.is_known(name, situation) or situation.called.mentioned(name.lower()):
        return True
    own = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    if name[0] in "小老" or name.endswith(_TITLES):
        surname = name[1:] if name[0] in "小老" else name[0]
        return any(str(one).startswith(surname) for _, one in own) or bool(situation.called.near((), surname))
    if not name.isascii() and any(str(one).startswith(name) for _, one in own):
        return True
    within = {name[:2], name[-2:]} - {name}
    if any(situation.called.mentioned(part) or any(one == part for _, one in own) for part in within):
        return True  # 袁博刚 of 袁博刚回我
    words = set(name.lower().split())
    return any(words <= set(str(one).lower().split()) for _, one in own) or bool(unknown.called_like(name, situation))
