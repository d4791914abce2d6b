"""A candidate whom a text names and the speaker does not have: 陈晓那边, Chen Xiao's.

It is told by the words alone: whether there is such a candidate is not for everybody to know.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.chat.arguments import slots
from bot.chat.readers import BETWEEN, Situation
from bot.interviews import lookup, sounds
from bot.interviews.models import Interview, Member

HAN_NAME = rf"(?:[{sounds.SURNAMES}][\u4e00-\u9fff]{{1,2}})"
_LIKE = 0.75  # of 1
_MOST_LIKE = 3
# Words that begin like a name, and people who are no candidates.
_NO_NAME = re.compile(
    "任务|何[时地必]|毛病|顾[客问]|康复|曾经|许[多可]|夏令|黄[疸昏金]|雷[雨暴]|林业|钱包|石头|尤其|游[泳玩戏客]|金[融额]|方[案便向面]|程[序度]|"
    "白[天班酒]|周[一二三四五六日末会报期边年]|高[烧考管铁速级中三血原]|马上|万一|向来|易[感]|莫名|严[重]|江[边]|武[汉]|"
    "安排|于是|熊孩|胡同|丁香|谢谢|史前|龙卷|钟头|夏天|陆续|孔子|石家|苏州|徐州|郑州|杭州|宋体|汪汪|余[下震]|[^ ]*(?:总|老师|经理|[总领指]导|主任|工|董|姐|哥|院|局)$"
)
_BEFORE = (
    "把",
    "将",
    "取消",
    "取消掉",
    "推迟",
    "提前",
    "改期",
    "延后",
    "换掉",
    "给",
    "帮我",
    "帮忙",
    "麻烦",
    "请",
    "催",
    "查",
    "看",
    "是",
    "关于",
)
_OF_HAN = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|{'|'.join(f'(?<={one})' for one in _BEFORE)})(?P<name>{HAN_NAME})"
    "(?=['’]s|[的他她]?(?:[那这]一?[场轮个边]|面试|[一二三终]面))"
)
_FIRST_HAN = re.compile(rf"(?P<name>{HAN_NAME})(?=$|[ ,，、])")
_SUBJECT = re.compile(
    rf"^(?P<name>[{sounds.SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=不来|来不|来了|没来|没到|说|确认|接受了|那边|去不|到了|拒|不想|还没|放弃|同意)"
)  # 王大锤不来了: nobody else is put in his place
_OF_LATIN = re.compile(
    r"\b(?i:make|do|take|attend|accept|decline|join|for|with|to|skip|miss|of|cover|cancel|move|push|postpone|reschedule|delay|replace|shift|bring|nudge|call off) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})['’]s\b"
)


def named_in(text: str, situation: Situation) -> str:
    """The name as it was typed, in a text that mentions no interview; empty where there is none, or it is a colleague's."""
    subject = _SUBJECT.match(text)
    name = (
        _named_in(text)
        or _possessor(text)
        or (subject["name"] if subject and not _NO_NAME.match(subject["name"]) else "")
    )
    return "" if not name or _is_mentioned(name, text, situation) else name


def begins(words: str) -> str:
    """The name that the words behind a verb begin with, as in 没空 陈晓; else empty."""
    said = words.lstrip(BETWEEN)
    if (han := _FIRST_HAN.match(said)) and not _NO_NAME.match(han["name"]):
        return han["name"]
    name = _named_in(said)
    return name if name and said.startswith(name) else ""


def called_like(name: str, situation: Situation) -> list[str]:
    """The speaker's own candidates whose names are much like it, the likest first."""
    candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    said = _sound(name)
    liked = sorted(
        ((SequenceMatcher(None, said, _sound(one)).ratio(), one) for one in {one for _, one in candidates}),
        reverse=True,
    )
    return [one for likeness, one in liked if likeness >= _LIKE][:_MOST_LIKE]


def _sound(name: str) -> str:
    return min(sounds.of(name), default=name.lower().replace(" ", ""), key=lambda one: (not _begins(one, name), one))


def _begins(sound: str, name: str) -> bool:
    """With the surname first, as it is written."""
    return sound.startswith(tuple(sounds.surname(name)))


def _named_in(text: str) -> str:
    if latin := _OF_LATIN.search(text):
        return latin["name"]
    if sure := next((one for one in sounds.spelled_in(text) if one.is_sure), None):
        return text[sure.at : sure.end]
    return next((one["name"] for one in _OF_HAN.finditer(text) if not _NO_NAME.match(one["name"])), "")


def _possessor(text: str) -> str:
    """wangdachui of wangdachui's interview."""
    found = next((one for one in sounds.spelled_in(text) if text.startswith(("'s ", "’s "), one.end)), None)
    return text[found.at : found.end] if found else ""


def _is_mentioned(name: str, text: str, situation: Situation) -> bool:
    """True for what names an interview, or a member."""
    found = slots(text, situation, (Member, Interview), everybody=True)
    called = {said for one in found.get(Member, []) for said in (str(one.name).lower(), str(one.user_id))}
    return Interview in found or bool({name.lower(), name.lower().replace(" ", "")} & called)
