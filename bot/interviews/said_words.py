"""What of a line says nothing of a time, a place or anybody known: its words, and which of them are likely names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.interviews import sounds, surnames
from bot.interviews.said_names import APART

CUT = "\ue001"  # stands for what was understood: no word runs across it
CAPITAL_PARTS = "Morning|Noon|Evening|Night"  # of a day, as names are written: a time is written small
JOINS = re.compile(r"^[和与跟及请让由在给的为是、帮替把约]+|(?:[的和与跟及啊呀呢嘛]|来?面){1,4}$")
BESIDE_NAMES = re.compile(
    r"[和与跟及、+&＋]|[一二三四五终初复][面试轮]|[主陪副]面|[主陪]|搭[档着]?|老师|同学|总|一起|一块儿?|[他她]?们?[两俩]个?|都"
)  # 张三李四一起, 李四主面张三陪: what may stand in one word with people and is nobody's name


@dataclass(frozen=True)
class NewName:
    """Somebody whom nobody knows, and from where to where the line calls them. `interviews`: it is said of them; `is_all`
    that their clause says."""

    name: str
    at: int
    end: int
    interviews: bool = False
    is_all: bool = False


FindNames = Callable[[str], Sequence[NewName]]  # in what is left of a line, the likeliest first

_LABELS = re.compile(
    "(?<![^\\s\ue001])(?:面试官|候选人|应聘者|姓名|职位|岗位|轮次|时间|时长|地点|会议室|备注)(?:是|为)?(?=[:：\\s\ue001]|$)|"
    "(?<![^\\s,，、;；。\ue001])(?:候选人|应聘者|人选|姓名)(?:是|叫|为)?(?=[\u4e00-\u9fff]{2,4}(?:[\\s,，、;；。]|\ue001|$))|"
    r"\b(?:candidate|job|position|round|time|length|place|interviewers?|panel|with|for|on|at|by|and|the|in|as|a|an|interview|her|his|him|their|them)\b|"
    r"(?<![^\s\ue001])w/|\b(?:hey|hi|hello|okay|um|uh|dear|kindly|will do|(?:is|will be) (?:plenty|enough|fine|ok))\b|(?<![^\s\ue001])[+&]",
    re.I,
)
_COURTESY = re.compile(
    r"^(?:帮我|帮忙|请|麻烦|一下|谢谢|吧|面试|安排|约|下|一场|个|please|pls|thanks|thank you|左右|前后|上下|大概|大约|差不多|around|about|or so|ish)+$",
    re.I,
)
_JOB_LIKE = re.compile(
    r"工程师|经理|主管|总监|专员|顾问|助理|设计师|分析师|架构师|开发|实习|运营|产品|后端|前端|测试|算法|销售|市场|财务|人事|法务|客服|岗$",
    re.I,
)
_OF_A_TITLE = r"(?!(?:an?|the|of|for|as|on|in|at|with|to|and|or|is|are|be|final|first|second|third|last|round|new|next|one|our|my|his|her|we|i|need|want|set|put|book|he|she|it|have|has|have|got|see|get|make|role|about|into|from|by)\b)[a-z][a-z+#/-]*"
_JOB = re.compile(
    "(?:[^\\s的个位名份一找招投面做是叫了,，、;；。:：！？!?\ue001]{1,6}(?:工程师|经理|主管|总监|专员|顾问|助理|设计师|分析师|架构师|科学家|实习生|开发|运营|产品|算法|策划|会计|法务|客服|架构|运维)|工程师|架构师?|运维|设计师|分析师|经理)(?:岗位?|职位)?|"
    rf"(?<![a-z])(?:{_OF_A_TITLE} ){{0,3}}(?:engineer|developer|dev|designer|analyst|architect|manager|tester|scientist|accountant|intern|director|specialist|consultant|lead)(?![a-z])",
    re.I,
)
_LATIN = re.compile(r"[A-Z][\w.'-]*")
_BOTH_WAYS = re.compile("[A-Z][a-z]+ [\u4e00-\u9fff]")
SURNAMES = frozenset(
    surnames.COMMON + "欧阳司马上官诸葛慕容尉迟公孙令狐宇文長长孙赖章俞鲁葛韦毕倪季樊殷童裴霍翁舒柳甄庄温"
)


def words_left(line: str) -> list[str]:
    """The words that say something, of a line without what was understood; a name of several words is one."""
    return [one for one in _words(_LABELS.sub(" ", line)) if not _COURTESY.fullmatch(one)]


def _words(line: str) -> Iterator[str]:
    """The words that are left, names of several words in Latin letters in one piece."""
    for part in line.replace("·", "\ue002").split(CUT):
        if spelled := next((one for one in sounds.spelled_in(part) if " " in part[one.at : one.end]), None):
            yield part[spelled.at : spelled.end]
            part = f"{part[: spelled.at]} {part[spelled.end :]}"
        name: list[str] = []
        for raw in APART.split(part.strip()):
            word = JOINS.sub("", raw.replace("\ue002", "·")).strip("-–—~.!！?？")
            if not word:
                continue
            if _LATIN.fullmatch(word) and len(name) < 3:
                name.append(word)
                continue
            if len(name) == 1 and word in SURNAMES:  # Amy 李
                name.append(word)
                continue
            if name:
                yield " ".join(name)
                name = []
            yield word
        if name:
            yield " ".join(name)


def job_in(line: str) -> str:
    """What is called like a job among other words: 平台架构师, data engineer."""
    said = next((one for part in line.split(CUT) if (one := _JOB.search(part))), None)
    return said[0].strip() if said else ""


def is_name(word: str) -> bool:
    """True for what is likelier somebody's name than a job's."""
    if _JOB_LIKE.search(word):
        return False
    if word.isascii():
        return (
            all(one[:1].isupper() for one in word.split()) and word.upper() != word and len(word.split()) > 1
        ) or bool(next(iter(sounds.spelled_in(word)), None))
    return "·" in word or _BOTH_WAYS.fullmatch(word) is not None or (2 <= len(word) <= 4 and word[0] in SURNAMES)
