"""Where a verdict stands in what is dictated: in front of the words, at their end, or set apart among them.

面评 1203 推荐 基础扎实, 基础扎实，建议推荐. A word that only begins with one is none: 推荐系统, 通过率, no solid basics.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.chat.command import Command, Parameter
from bot.chat.verdicts import is_turned_round

APART = re.compile(r"[\s,，、:：;；。.!！—–\-|/~]+")
_WORD = re.compile(r"[^\s,，、:：;；。.!！—–\-|/~]+")
_LONGER = re.compile(
    "吗|么|呢|吧|不|系统|算法|引擎|服务|业务|模型|场景|策略|方向|组|团队|排序|信|位|率|度|程|往|去|得|了解|于|的|他|她|这|其|给|到|来"
)
_MEANS_NONE = re.compile(
    r"(?:major |real |big |obvious )?(?:issues?|problems?|concerns?|doubts?|complaints?|red flags?|objections?)\b"
)
_BLAMES = re.compile(  # no, weak on basics without its comma; no solid basics is a sentence
    r" +(?:very |too |really |rather |quite |still |a bit |pretty )?(?:weak|poor|bad|slow|lack\w*|missing|struggl\w*|fail\w*|could|couldn['’]t|can['’]t|cannot|did|didn['’]t|does|doesn['’]t|is|isn['’]t|was|wasn['’]t|has|had|he|she|they|"
    r"his|her|their|shaky|rusty|shallow|vague|unclear|confused|messy|sloppy|nervous|rude|arrogant|thin|limited|below|under|because|since|needs|never|barely|hardly)\b"
)
_NO_BRAINER = re.compile(r"[ -]+(?:brainer|doubt|question|hesitation|reservation|regret)s?\b")  # which says yes
_LEADS = "(?:总体|整体|综合|总评|结论|评价|意见|建议|最终|最后|所以|我|给|overall|verdict|so|i say|i'd say|my verdict)"


def verdict_of(command: Command) -> Parameter:
    """The parameter that is one."""
    return next(one for one in command.parameters if issubclass(one.type, Enum))


def _words(verdict: Parameter) -> list[tuple[str, Enum]]:
    """The longest first: 强烈不推荐 before 不推荐."""
    kind: type[Enum] = verdict.type
    return sorted(((word, one) for one in kind for word in one.value), key=lambda pair: -len(pair[0]))


def verdict_at(low: str, place: int, verdict: Parameter) -> tuple[Enum, int] | None:
    """The verdict that stands here, and where what follows it begins.

    Of a no that is only the first word of the sentence nothing is taken away: no solid basics.
    """
    for word, one in _words(verdict):
        if not low.startswith(word, place):
            continue
        end = place + len(word)
        if word.endswith("no") and _NO_BRAINER.match(low, end):
            return None
        if word == "no" and re.match(r"\s+\w", low[end:]) and not _BLAMES.match(low, end):
            return None if _MEANS_NONE.match(low[end:].lstrip()) else (one, place)
        if end == len(low) or APART.match(low, end):
            return one, end
        is_long = not word.isascii() and len(word) > 1 and word.endswith(("推荐", "待定", "不通过"))
        if is_long and not _LONGER.match(low, end):
            return one, end
        return None
    return None


def verdict_at_end(low: str, place: int, verdict: Parameter) -> tuple[Enum, int] | None:
    """Of …，推荐 or …，建议不通过 the verdict, and where it begins."""
    said = low.rstrip(" \n\t.。!！~,，;；")
    for word, one in _words(verdict):
        if not said.endswith(word) or len(said) - len(word) < place:
            continue
        lead = re.search(
            rf"(?:^|[\s,，、:：;；。.!！—–\-|/]){_LEADS}{{0,2}}[\s:：]*$", low[place : len(said) - len(word)]
        )
        if lead:
            return None if is_turned_round(low[place : len(said) - len(word)]) else (one, place + lead.start())
    return None


def verdicts_between(low: str, place: int, verdict: Parameter) -> list[Enum]:
    """Those that stand apart among the words: 基础好，推荐，继续看看."""
    named = dict(_words(verdict))
    found: list[Enum] = []
    for seen in _WORD.finditer(low, place):
        one = named.get(seen[0])
        if one is None or seen[0] == "no":
            continue
        if is_turned_round(low[place : seen.start()]):
            return []  # hardly a hire
        found.append(one)
    return list(dict.fromkeys(found))
