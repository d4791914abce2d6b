"""What a text tells of the interview that it means: the round, the job, how it is held, who is on it, its place in a day.

Each piece is a question that an interview answers with yes or no: 二面, the data one, 今晚那通, 珠峰那场, 跟李四那场.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bot.chat.clauses import STOP
from bot.interviews import job_words, round_names
from bot.interviews.models import Interview, Member

Fits = Callable[[Interview], bool]

_IN_PINYIN = (
    (re.compile(r"\bzhong ?mian\b"), "终面"),
    (re.compile(r"\bfu ?shi\b"), "复试"),
    (re.compile(r"\byi ?mian\b"), "一面"),
    (re.compile(r"\ber ?mian\b"), "二面"),
    (re.compile(r"\bsan ?mian\b"), "三面"),
)
_ROUND = re.compile(r"(?<![a-z])(?:final|终轮|最后一轮)(?: (?:round|interview|one))?(?![a-z])")
_JOB = re.compile(rf"(?:{job_words.CHINESE})(?!用例|过|消息)|{job_words.LATIN}")
_OF_A_REASON = re.compile(r"(?:冻结|关闭|关掉|不招|停招|招满|没名额|撤了|frozen|closed|on hold|filled)")
_EITHER = re.compile(r"还是|\bor\b")
_MODES = (
    (re.compile("现场|线下|到公司|on.?site|in person|face to face"), "onsite"),
    (re.compile("电话(?:面|那)|[那这]一?通(?!知|过)|phone"), "phone"),
    (re.compile("视频(?:面|那)|video"), "video"),
)
_TO_COME = re.compile("进入?[一二三四终](?:面|轮)")  # 推荐进二面 is of the round before
_INTO_A_ROOM = re.compile(r"[改挪换搬移][到成在去为]|(?:move|switch|change|moved)\b.*\b(?:to|into)\b")
FEEDBACK = re.compile(r"面评|反馈|评价|feedback|\bwr(?:ite|itten|ote)(?: \w+)?.?up\b|scorecard|evaluation")
WRITES = r"写|交|\bwr(?:ite|itten|iting)\b"
_RIGHT_NOW = re.compile(
    "来了[没吗么]|还没来|没[来到]|到了[没吗么]?|[断掉]线|断网|网[络速]?[不很太卡断]|卡|堵车|堵在|路上|等候室|进来|没进|重启|重新连|热点|没声音|"
    r"\b(?:turn(?:ed)? up|showed up|shown up|arrived|waiting room|running late|stuck|lagging|rebooting|reconnect\w*|dropped off|no sign of|not here|is here|joined)\b"
)

_FIRST = re.compile(
    r"第[一1](?:场|个)|头一?[场个]|最早那?[场个]?|diyichang|(?<![a-z])(?:first|earliest)(?: (?:one|interview|slot))?(?![a-z]| round)"
)
_LAST = re.compile(
    r"最后(?:那?一?[场个]|面)|最晚那?[场个]?|zuihou|(?<!to )(?<!to the )(?<!from )(?<!-)\blast(?: (?:one|interview|slot))\b"
)
_NEXT = re.compile(
    r"下一?[场个](?!月|周|星期|礼拜)|(?:待会|等会|等下|一会|稍后|马上)儿?(?:要面的|的)?那?一?[场个位]|\b(?:next|upcoming) (?:one|interview|slot)\b"
)


def described(text: str) -> list[Fits]:
    """By what it is: its round, its job, and whether it is on site, by phone or by video."""
    return [one for one in (_of_round(text), _of_job(text), _of_mode(text)) if one is not None]


_DESCRIBES = re.compile(
    rf"\b(?:the|my|that|this|a) |{'|'.join(pattern.pattern for pattern, _ in _MODES)}|(?:{job_words.CHINESE})(?:工程师|岗)?|"
    rf"{job_words.LATIN}(?: engineer\b)?|"
    r"[一二三四终]面|复试|\b(?:first|second|third|final|last)(?: round)?\b|\b(?:screen|interview|round|call|slot|one|session|meeting)\b|面试|那?一?[场个轮通]"
)


def without_description(text: str) -> str:
    """What is said besides which interview it is: nothing of the phone screen, 后端一面那场."""
    return _DESCRIBES.sub(" ", text)


_BY_JOB = re.compile(
    rf"(?:{job_words.CHINESE})(?:岗位?|工程师|候选人|一面|二面|面试)?(?:的|[那这]一?[个场轮位边])|"
    rf"{job_words.LATIN}(?: engineer| role)? (?:one|interview|guy|round|slot|candidate|engineer)\b"
)
_BY_MODE = re.compile(
    "(?:现场|线下|电话|视频)(?:面试?)?的?[那这]一?[个场通轮]|(?:phone|video|on.?site) (?:one|interview|screen|call|round|slot)"
)


def pointed_at(text: str) -> list[Fits]:
    """By its round, and by its job or how it is held where that says which: the backend one, 电话那场, and not 改成电话面."""
    job = _of_job(text) if _BY_JOB.search(text) else None
    mode = _of_mode(text) if _BY_MODE.search(text) else None
    return [one for one in (_of_round(text), job, mode) if one is not None]


def _of_round(text: str) -> Fits | None:
    for pinyin, name in _IN_PINYIN:
        text = pinyin.sub(name, text)
    said = round_names.find(_ROUND.sub("终面", _TO_COME.sub(" ", text)))
    if said is None:
        return None
    number, name = said[0], said[1]
    names = {name} if number is None else {name, round_names.name_of(number)}
    return lambda one: one.round_name in names


def _of_job(text: str) -> Fits | None:
    """Not by the one that a reason speaks of: 测试岗冻结了，丁香那场取消."""
    clauses = [one for one in STOP.split(text) if not _OF_A_REASON.search(one)]
    job = _JOB.search(",".join(clauses))
    if job is None:
        return None
    title = job_words.title_of(job[0])
    return lambda one: title in str(one.application.job.title)


def _of_mode(text: str) -> Fits | None:
    """Not where the text asks which: 电话还是视频."""
    mode = None if _EITHER.search(text) else next((mode for said, mode in _MODES if said.search(text)), None)
    return None if mode is None else lambda one: str(one.mode) == mode


def is_right_now(text: str) -> bool:
    """来了没, 他网断了: said while the interview is on."""
    return _RIGHT_NOW.search(text) is not None


def held_in(text: str, among: Iterable[Interview]) -> Fits | None:
    """By the name of a room that one of them has; 在哪个会议室 names none, and 改到珠峰 says where it is to be."""
    rooms = {str(one.room.name).lower() for one in among if one.room is not None}
    said = {one for one in rooms if one in text}
    if not said or _INTO_A_ROOM.search(text):
        return None
    return lambda one: one.room is not None and str(one.room.name).lower() in said


def with_them(people: Sequence[Member]) -> list[Fits]:
    """By who is on it: 跟李四那场, the one with Li Si and Zhang San."""
    return [_on_panel(int(one.id)) for one in people]


def _on_panel(member: int) -> Fits:
    return lambda one: any(place.member_id == member for place in one.panel)


def without_them(people: Sequence[Member]) -> list[Fits]:
    """Who is to come is not on it yet."""
    on = [_on_panel(int(one.id)) for one in people]
    return [_not(one) for one in on]


def _not(fits: Fits) -> Fits:
    return lambda one: not fits(one)


def places_one(text: str) -> bool:
    """第一场, the last one: of a list or a day, without its name."""
    return any(one.search(text) for one in (_FIRST, _LAST, _NEXT))


def placed(text: str, found: list[Interview], now: datetime) -> list[Interview]:
    """The first, the last or the next of several, or all of them, the earliest first."""
    if len(found) < 2:
        return found
    in_order = sorted(found, key=lambda one: one.start or datetime.max.replace(tzinfo=now.tzinfo))
    if _FIRST.search(text):
        return in_order[:1]
    if _LAST.search(text):
        return in_order[-1:]
    if _NEXT.search(text):
        return [one for one in in_order if one.start is not None and one.start >= now][:1] or in_order
    return in_order
