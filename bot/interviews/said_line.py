"""What one line says of an interview that is to be: 陈晓 后端 二面 周四下午3点 李四 王五 45分钟 3号会议室, in any order.

Pure: the names that were found for it are given. Each part that is understood is cut out of the line, the surest first;
of what is left somebody's name is the candidate's, then an unknown colleague's, and other words are the job.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from bot.interviews import no_place, round_names, said_when
from bot.interviews.identity import name_key
from bot.interviews.models import Candidate, Job, Member, Room
from bot.interviews.said_names import Names
from bot.interviews.said_whole import is_whole, places
from bot.interviews.said_words import CUT, FindNames, is_name, job_in, words_left
from bot.times.said import Clock, Day, Instant, Later

T = TypeVar("T")


@dataclass
class Said:
    """What a line says; empty where it says nothing of it. Of a name that several have, all of them."""

    when: str = ""
    has_clock: bool = False
    has_day: bool = False
    length: timedelta | None = None
    round_no: int | None = None
    round_name: str = ""
    is_next: bool = False  # the round after those that there were
    panel: list[list[Member]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # colleagues whom nobody knows
    candidate: str = ""
    candidates: list[Candidate] = field(default_factory=list)
    is_new: bool = False  # 新候选人: nobody of that name who is there already
    job: str = ""
    jobs: list[Job] = field(default_factory=list)
    room: str = ""
    rooms: list[Room] = field(default_factory=list)
    no_place: bool = False  # 会议室还没定
    mode: str = ""
    meeting_url: str = ""
    agreed: bool = False
    they_choose: bool = False  # the candidate chooses the time
    mobile: str = ""  # the candidate's
    left: str = ""  # what nothing explains


_URL = re.compile(r"https?://\S+")
_MOBILE = re.compile(
    r"(?:(?:候选人|[他她])的?|\b(?:his|her|the|candidate's) )?(?:(?:手机|电话|联系方式|联系电话)号?码?|号码|\b(?:mobile|phone|cell)(?: number)?\b)?"
    r"(?:改成|改为|换成|是|为|is|[:： ]){0,3}(?<![\d-])(?P<mobile>(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\+\d{8,15})(?!\d)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?:面试官)?(?:都|已经|已|都已)(?:跟他们|和他们)?(?:电话)?(?:约|说|商量|确认)好了?|(?:panel )?(?:has |have )?(?:already )?agreed(?: already)?",
    re.I,
)
_THEY_CHOOSE = re.compile(
    "(?:面试)?(?:时间)?(?:就|还是|先)?(?:由|让|请|给|看)?(?:候选人|应聘者|人选|[他她]们?|对方)(?:来|去)?(?:自选|自己?(?:行|来|去)?[选挑]|[选挑](?=一?个?时间))(?:一?[个下])?(?:面试)?(?:时间)?(?:吧|好了|就行)?"
    "|自选时间|自(?:己|行)(?:来)?[选挑](?:一?个)?(?:面试)?时间(?:吧|好了)?"
    r"|(?:(?:let|have) )?(?:the )?(?:candidate|him|her|them) (?:can |may |to |should )?(?:choose|pick|select)s?(?: (?:(?:a|the|their|his|her) )?(?:own )?(?:time|slot)s?)?\b|\bself[- ](?:schedul(?:e|ing)|choice)\b",
    re.I,
)
_NEW = re.compile(r"新(?:的)?(?:候选人|人选)|new candidate", re.I)
_CANDIDATE = re.compile(r"(?:(?P<new>新(?:的)?|new )?(?:候选人|人选|candidate))(?:是|叫)?[ :：]*", re.I)
_MODES = (
    (
        "phone",
        re.compile(r"(?:打)?电话(?:面试?|沟通)?|(?<![a-z])(?:by |on the )?phone(?: call| interview)?(?![a-z])", re.I),
    ),
    (
        "video",
        re.compile(
            r"(?:线上|远程|视频|腾讯会议|飞书会议)(?:面试?|会议)?|(?<![a-z])(?:video|online|remote)(?: call| interview)?(?![a-z])",
            re.I,
        ),
    ),
    (
        "onsite",
        re.compile(
            r"(?:现场|线下|到场|来公司|面对面)(?:面试?)?|(?<![a-z])(?:on[ -]?site|in person|face to face)(?![a-z])",
            re.I,
        ),
    ),
)
_ROOM = re.compile(
    r"[^\s,，、;；。:：分钟点\ue001]{0,8}?(?:会议室|会客室|洽谈室|面试间)[A-Za-z]?(?![ \d])"
    r"|[^\s,，、;；。:：分钟点\ue001]{0,8}?(?:会议室|会客室|洽谈室|面试间)(?: ?[A-Za-z]?\d{1,4})?(?![\d分点:：]| ?min)"
    r"|[^\s,，、;；。:：分钟点\ue001]{0,8}?(?:会议室|会客室|洽谈室|面试间)"
    r"|\b(?:meeting |conference )?room ?[A-Za-z]?\d{1,4}\b",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(  # where the time is known, it is where
    rf"(?<![^\s,，、;；\ue001]){no_place.UNDECIDED.pattern}(?![^\s,，、;；。\ue001])", re.IGNORECASE
)
_MINUTES = re.compile(r"(?<![^\s,，\ue001])(30|45|60|75|90|120)(?![^\s,，。\ue001])")  # lisi 60
_AT = re.compile(r"@\s?([^\s@，,、;；\ue001]+)")


def read(
    text: str,
    names: Names,
    *,
    wants_candidate: bool = True,
    wants_job: bool = True,
    find_names: FindNames | None = None,
    freely: bool = False,
) -> Said:
    """`wants_candidate`, `wants_job`: whether a name, or other words, that nothing explains may be these. `freely`: it is a
    sentence, whose other words are no job unless they are called like one."""
    said, line = Said(), f" {text} "
    line = _lift(line, _URL, lambda it: setattr(said, "meeting_url", it[0]))
    line = _lift(line, _MOBILE, lambda it: setattr(said, "mobile", re.sub("[- ]", "", it["mobile"])))
    line = _lift(line, _AGREED, lambda it: setattr(said, "agreed", True))
    line = _lift(line, _THEY_CHOOSE, lambda it: setattr(said, "they_choose", True))
    line = _lift_colleagues_namesake(line, names, said)
    line = _lift(line, _NEW, lambda it: setattr(said, "is_new", True))
    line = _lift_colleagues(line, names, said)
    line = _lift(line, no_place.SAID, lambda it: setattr(said, "no_place", True))
    line = _lift_known_room(line, names, said)
    line = _lift_names(line, names, said)
    line = _lift(line, _ROOM, lambda it: setattr(said, "room", it[0].strip()))
    for mode, pattern in _MODES:
        line = _lift(line, pattern, lambda it, mode=mode: setattr(said, "mode", mode))
    said.is_next = round_names.NEXT.search(line) is not None
    if found := round_names.wanted(line) if freely else round_names.find(line):
        said.round_no, said.round_name, start, end = found
        line = line[:start] + CUT + line[end:]
    line = round_names.NEXT.sub(CUT, line)
    line = _lift_times(line, said, wants_candidate=wants_candidate)
    if said.when:
        line = _lift(line, _UNDECIDED, lambda it: setattr(said, "no_place", True))
    if find_names is not None and (wants_candidate or freely):
        line = _lift_new_names(line, said, find_names, wants_candidate=wants_candidate, freely=freely)
    if freely:
        said.job = said.job or (job_in(line) if wants_job else "")
    else:
        _take_what_is_left(line, said, wants_candidate=wants_candidate, wants_job=wants_job)
    return said


def without_rooms(text: str) -> str:
    """With blanks for what names a room or an address: a figure there is no code."""
    for pattern in (_URL, _ROOM):
        text = pattern.sub(lambda it: "·" * len(it[0]), text)
    return text


def _lift(line: str, pattern: re.Pattern[str], take: object) -> str:
    found = pattern.search(line)
    if found is None:
        return line
    take(found)  # type: ignore[operator]
    return line[: found.start()] + CUT + line[found.end() :]


def _lift_colleagues(line: str, names: Names, said: Said) -> str:
    """@李四: a colleague, known or not."""
    for at in list(_AT.finditer(line)):
        members = names.members.get(at[1].lower(), [])
        if members:
            said.panel.append(members)
        else:
            said.unknown.append(at[1])
    return _AT.sub(CUT, line)


def _lift_colleagues_namesake(line: str, names: Names, said: Said) -> str:
    """候选人王五, where a colleague is called so: said to be the candidate."""
    for found in _CANDIDATE.finditer(line):
        rest = line[found.end() :].lower()
        name = max((one for one in names.members if rest.startswith(one)), key=len, default="")
        if name and is_whole(line[found.end() :], 0, name, names):
            end = found.end() + len(name)
            said.candidate, said.candidates = line[found.end() : end], list(names.candidates.get(name, ()))
            said.is_new = bool(found["new"])
            return line[: found.start()] + CUT + line[end:]
    return line


def _lift_known_room(line: str, names: Names, said: Said) -> str:
    for name in sorted(names.rooms, key=len, reverse=True):
        for at in places(line.lower(), name):
            end = at + len(name)
            said.rooms = sorted(names.rooms[name], key=lambda one: one.name != line[at:end])  # as it is spelled, first
            said.room = str(said.rooms[0].name)
            return line[:at] + CUT + line[end:]
    return line


def _lift_names(line: str, names: Names, said: Said) -> str:
    """Colleagues, candidates and jobs that are known, the longest name first. Who is both interviews, if another can be
    the candidate."""
    kinds: list[tuple[str, str]] = [
        *((name, "member") for name in names.members),
        *((name, "candidate") for name in names.candidates if name not in names.members),
        *((name, "job") for name in names.jobs),
    ]
    kinds.sort(key=lambda one: (-len(one[0]), {"candidate": 0, "member": 1, "job": 2}[one[1]]))
    both: list[str] = []
    found: list[tuple[int, list[Member]]] = []
    for name, kind in kinds:
        for at in places(line.lower(), name):
            if kind == "candidate" and (said.candidates or not is_whole(line, at, name, names)):
                continue
            if kind == "job" and said.jobs:
                continue
            if kind == "member":
                if not is_whole(line, at, name, names):
                    continue
                if name in names.candidates:
                    both.append(name)
                found.append((at, names.members[name]))
            elif kind == "candidate":
                said.candidate, said.candidates = line[at : at + len(name)], names.candidates[name]
            else:
                end = _end_of_title(line, at, name, names.jobs[name])
                said.job, said.jobs = line[at:end].strip(), of_title(names.jobs[name], line[at:end])
                line = line[:at] + CUT * (end - at) + line[end:]
                break
            line = line[:at] + CUT * len(name) + line[at + len(name) :]
    if both and not said.candidates:
        name = both[0]
        said.candidate, said.candidates = name, names.candidates[name]
        found = [one for one in found if one[1] is not names.members[name]]
    said.panel += [members for _, members in sorted(found, key=lambda one: one[0])]
    return line


def _end_of_title(line: str, at: int, name: str, jobs: Sequence[Job]) -> int:
    """Of a title that is known in part the rest of the word: 后端开发 is no other job than 后端 began to say."""
    best = at + len(name)
    for job in jobs:
        title = str(job.title)
        if name_key(line[at : at + len(title)]) == name_key(title):
            best = max(best, at + len(title))
    called = _CALLED_SO.match(line, best)
    return called.end() if called else best


_CALLED_SO = re.compile(r" (?:engineer|developer|dev|designer|analyst|manager|role|position)s?(?![a-z])", re.IGNORECASE)


def of_title(jobs: list[Job], said: str) -> list[Job]:
    """Those that are called exactly so; else all."""
    exact = [one for one in jobs if name_key(str(one.title)) == name_key(said)]
    return exact or jobs


def _lift_times(line: str, said: Said, *, wants_candidate: bool) -> str:
    line, when = said_when.lift(line)
    said.when, said.length = when.words, when.length
    if wants_candidate and not said.candidate:
        said.candidate = when.named
    elif when.named:
        said.unknown.append(when.named)
    said.has_clock = any(isinstance(one, Clock | Instant | Later) for one in when.pieces)
    said.has_day = any(isinstance(one, Day | Instant | Later) for one in when.pieces)
    if said.has_clock and said.length is None:
        line = _lift(line, _MINUTES, lambda it: setattr(said, "length", timedelta(minutes=int(it[1]))))
    return line


# --- what is left ---------------------------------------------------------------------------------------------------


def _lift_new_names(line: str, said: Said, find_names: FindNames, *, wants_candidate: bool, freely: bool) -> str:
    """The candidate, where none is known; of a sentence colleagues whom nobody knows as well."""
    found = list(find_names(line))
    panel = [one for one in found if one.interviews] if freely else []
    others = [one for one in found if one not in panel]
    lifted = []
    if wants_candidate and not said.candidate and others:
        said.candidate = others[0].name
        lifted.append(others.pop(0))
    if freely:
        colleagues = [*panel, *(one for one in others if one.is_all)]
        said.unknown += [one.name for one in colleagues]
        lifted += colleagues
    for one in sorted(lifted, key=lambda one: -one.at):
        line = line[: one.at] + CUT + line[one.end :]
    return line


def _take_what_is_left(line: str, said: Said, *, wants_candidate: bool, wants_job: bool) -> None:
    left = words_left(line)
    people = [one for one in left if is_name(one)]
    others = [one for one in left if one not in people]
    if wants_candidate and not said.candidate:
        if not people and others and (said.jobs or len(others) > 1 or not wants_job):
            people, others = others[:1], others[1:]
        if people:
            said.candidate = people.pop(0)
    said.unknown += people
    if wants_job and not said.job and others:
        said.job, others = " ".join(others), []
    said.left = " ".join(others)
