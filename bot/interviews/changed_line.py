"""What is said of an interview that is only a draft: 已约好的, 地点珠峰, 不要张三了, 再加个王五, 改后天, 名字是李鸣.

Pure: the names that were found for the text are given. Every word must be explained, or nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.interviews import said_line
from bot.interviews.line import LENGTH, Line
from bot.interviews.models import Member
from bot.interviews.said_line import Said
from bot.interviews.said_names import Names
from bot.times.another import another
from bot.times.values import NotATime

_ONE = "\ue010"  # stands for a colleague
_PEOPLE = f"{_ONE}(?:(?: ?(?:和|与|跟|、|,|，|and|&) ?| )?{_ONE}){{0,5}}"
_LEAD = re.compile(
    r"(?:不对|不是(?!\ue010)|[说写打弄搞记]?错了|等等|等一?下|哦|啊|那就|那(?![天周])|还是|要不|麻烦|请(?!\ue010)|帮我|再(?!加)|把|给(?=改)|顺便|然后|另外|还有|对了|忘了说了?|"
    r"[这那][场个行](?:面试)?|[,， ]|\b(?:please|also|and|actually|no|sorry|wait|oops|then|it|just|only)\b){1,5}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:吧|了|啊|呀|哈|呢|好了|就?(?:够|行|好|可以)了?|谢谢|[ ,，。.!]|\b(?:please|instead|then|thanks|too|as well)\b){1,5}$",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"(?:哦|啊|呃|那个|[,， ]){0,3}(?:不对|不是|错了|[说写打弄搞记]错|等等|等一?下|还是|要不|\b(?:no|wait|sorry|oops|actually)\b)",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,，；;。\n]+|然后|顺便|同时|另外")
_COMES = "(?:来|去|面|参加|进来?|上|一起|就行|就好|试| ){0,5}"
_NOT_WANTED = "不要|不用|不叫|不让|不带|别叫|别要|别让|去掉|删掉|删了?|删除|拿掉|撤掉|换掉|减掉|without|remove|drop|take off|leave out"
_WITHOUT = re.compile(
    f"(?:先|就)?(?:{_NOT_WANTED}) ?(?P<who>{_PEOPLE}){_COMES}"
    f"|(?P<whom>{_PEOPLE})(?:就|先|也|那天){{0,5}}(?:{_NOT_WANTED}|不来|不去|不参加|不面|来不了|去不了|没空|不能来){_COMES}叫?",
    re.IGNORECASE,
)
_FOR = re.compile(
    f"(?:不要|不用|不是|去掉|不|把)? ?(?P<old>{_ONE})(?:了|[ ,，]){{0,5}}(?:换成?|改成?|换为|改为|而?是|用|让|要)(?:成|为)? ?(?P<new>{_PEOPLE}){_COMES}"
    f"|(?:replace|swap) (?P<en_old>{_ONE}) (?:with|by|for) (?P<en_new>{_PEOPLE})",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    f"(?:用|让|换)?(?P<new>{_ONE}) ?(?:来?代?替换?|顶|instead of) ?(?P<old>{_ONE}){_COMES}", re.IGNORECASE
)
_ALSO = re.compile(
    f"(?:再|还|也|要|面试官){{0,5}}(?:加上?|增加|添加?|叫上|带上|拉上|算上|喊上|请上|add|include|plus)(?:一?[个位]| ){{0,5}}(?:面试官)?(?P<who>{_PEOPLE})(?:也|{_COMES})"
    f"|(?P<whom>{_PEOPLE})(?:也|一起|都){{1,5}}(?:要|叫上|加上|算上|带上|拉上|加进来?|{_COMES}){{1,5}}|(?P<him>{_PEOPLE})(?:叫上|加上|算上|带上|拉上|加进来)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    f"(?P<lead>(?:面试官|面试的?人|interviewers?|panel|(?:还|应该)?是|要|换|改|成|为|由|让|用|请|叫|to|is|change|make it|[:： ]){{0,5}})(?P<who>{_PEOPLE})(?P<tail>{_COMES})",
    re.IGNORECASE,
)
_AGREED = re.compile(
    "(?:面试官|他们?|大家|对方|时间|对了|都|已经?|是|跟|和|我|这场|早就?|电话|们){0,5}(?:约|说|商量|谈|沟通)好(?:了|的|过){0,5}"
    "|(?:已经?|都){0,5}(?:跟|和)(?:面试官|他们?|大家|对方)(?:都)?(?:确认|定)好?(?:了|的|过){0,5}"
    "|(?:不用|无需|不需要|别让?)再?(?:他们?|面试官|对方|大家)?再?(?:回复|确认|答复)|(?:already |all ){0,5}agreed(?: already)?|no answer needed",
    re.IGNORECASE,
)
_NOT_AGREED = re.compile(
    "(?:还)?没(?:有)?(?:跟他们?|和他们?)?(?:约|说|商量|谈)好(?:的|呢)?|(?:要|需要)(?:他们?|面试官)?(?:再)?(?:回复|确认)"
)
_NAME = "(?P<name>[\u4e00-\u9fff·]{2,5}|[A-Za-z][\\w.'-]*(?: [A-Za-z][\\w.'-]*){0,2})"
_CALLED = re.compile(
    "(?:(?:候选人|应聘者|他|她|姓名|名字|人名|的){1,5}(?:写错|打错|错)?(?:了|[,， ]){0,5}(?:应该|其实)?(?:是|叫做?|改成|改为|改|换成|[:：]){1,5}"
    f"|(?:the )?(?:candidate|name|candidate's name)(?: is| should be|:)) ?{_NAME}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<label>(?:面试)?(?:时间|日期|时长|长度|地点|地方|位置|会议室|房间|轮次|职位|岗位|方式|形式|链接)|\b(?:time|length|place|room|location|round|job|mode|link)\b)?"
    r"(?P<verb>(?:还是|应该|就|是|为|在|定在?|改|换|成|到|约到|挪到?|放[到在]?|推到|调到?|用|都|开始|\b(?:to|is|change|move|make it|make|it|at|in|starts?|starting|begins?)\b|[:： ]){0,5})",
    re.IGNORECASE,
)
_PLACES = ("地点", "地方", "位置", "会议室", "房间", "place", "room", "location")
_JOBS = ("职位", "岗位", "job")
_SHIFTS = re.compile("推迟|延后|延迟|推后|往后|提前|提早|往前|晚|早|later|earlier|postpone|delay|forward|back")
_MOVES = re.compile(r"(?:[时间就把再 吗]|\b(?:push|move|bring|put|shift|make|it|that|this|by)\b){0,8}", re.IGNORECASE)
_NOT_SO = re.compile(
    r"(?:不要|不用|不是|别|不|\b(?:not|no)\b)(?:要|用|找|让|叫|约)? ?(?:(?:by|in|at|on|via|with|over) )?(?P<what>[^ ].{0,20}?)[了吧啊]{0,2}",
    re.IGNORECASE,
)
_LONGEST_PLACE = 20
_SOMEBODY_MORE = re.compile(
    "(?:再|还|也|要){0,3}(?:加上?|叫上|带上|拉上|算上|喊上|请上)(?:一?[个位])?(?P<name>[\u4e00-\u9fff]{2,4})"
)
_IS_WHO = re.compile(
    f"(?P<name>[^ ,，。;；]{{1,12}}?) ?(?:就|其实|应该|指的|说的|也|,|，| ){{0,3}}(?:是|叫|is|=) ?(?P<who>{_ONE})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """What the names in a text are, and when and where it is said. `freely`: that it is about this draft is known, so
    that a time or a colleague alone are what is new of it; `denied`:
    what was denied just before, so that who or where is named then comes in its place."""

    names: Names
    now: datetime
    zone: ZoneInfo
    freely: bool = False
    denied: Literal["", "who", "where", "else"] = ""


def changed(line: Line, text: str, heard: Heard) -> Line | None:
    """The line with all that the text says; None where a word of it says nothing of a draft. 不对，四点 can be of nothing else."""
    text = text.strip()
    if _CORRECTS.match(text):
        heard = replace(heard, freely=True)
    if (whole := _with_clause(line, text, heard)) is not None:
        return whole
    clauses = [one for one in _CLAUSES.split(text) if one.strip()]
    if len(clauses) < 2:
        return None
    new: Line | None = line
    for clause in clauses:
        denied = _denied(new, clause, heard) if new is not None and clause is not clauses[-1] else None
        new, heard = denied or (_with_clause(new, clause, heard) if new is not None else None, heard)
        heard = replace(heard, freely=True, denied=heard.denied if denied else "")
    return new


def _denied(line: Line, clause: str, heard: Heard) -> tuple[Line | None, Heard] | None:
    """not Wang Wu, not by video, in front of what is meant instead; None of what denies nothing of a draft."""
    said = _NOT_SO.fullmatch(clause.strip())
    if said is None:
        return None
    if re.fullmatch(f"(?:the |那个|这个)?(?:{'|'.join(_PLACES)})", said["what"], re.IGNORECASE):
        return line, replace(heard, denied="where")  # not the room, video instead
    marked, members = _without_people(said["what"], heard.names)
    if members:
        is_whole = re.fullmatch(_PEOPLE, marked) is not None
        return (_without(line, members), replace(heard, denied="who")) if is_whole else None
    read = said_line.read(said["what"], heard.names, wants_candidate=False, wants_job=False)
    if read.left or read.candidate or read.unknown or not (read.when or read.length or read.room or read.mode):
        return None
    return line, replace(heard, denied="where" if read.room or read.mode else "else")


def _with_clause(line: Line, clause: str, heard: Heard) -> Line | None:
    said, members = _without_people(_bare(clause), heard.names)
    whole = _LEAD.sub("", clause.strip(" ,，。.!了吧"), count=1)
    if _AGREED.fullmatch(whole) or _NOT_AGREED.fullmatch(whole):
        return replace(line, agreed=_AGREED.fullmatch(whole) is not None, previewed=False, asks="")
    if (name := _name_in(line, _bare(clause))) is not None:
        them = heard.names.candidates.get(name.lower(), [])
        return line.adding(Said(candidate=name, candidates=list(them)), heard.now, heard.zone)
    if (job := _job_in(line, _bare(clause))) is not None:
        return line.adding(Said(job=job, jobs=list(heard.names.jobs.get(job.lower(), ()))), heard.now, heard.zone)
    if members and (known := with_known(line, clause, heard)) is not None:
        return known
    if members and (new := _with_people(line, said, members, heard)) is not None:
        return new
    if (somebody := _SOMEBODY_MORE.fullmatch(said)) is not None and not members:
        more = said_line.read(somebody["name"], heard.names, wants_candidate=False, wants_job=False)
        return line.adding(more, heard.now, heard.zone) if more.unknown and not more.left else None
    return _with_part(line, _bare(clause), heard)


def _bare(clause: str) -> str:
    clause = clause.strip()
    lead = _LEAD.match(clause)
    return _TAIL.sub("", clause[lead.end() :] if lead else clause).strip()


def _name_in(line: Line, said: str) -> str | None:
    """名字是李鸣; 不是李明，是李鸣."""
    if found := _CALLED.fullmatch(said):
        return found["name"].strip()
    other = re.fullmatch(f"(?:不是|不叫)?{re.escape(line.candidate)}[,， 了]*(?:应该)?(?:是|叫) ?{_NAME}", said)
    return other["name"] if other and line.candidate else None


_OTHER_JOB = re.compile("(?:不是|不面)?(?P<old>[^,，是]{2,12})[,， 了]{1,3}(?:应该|而)?(?:是|面)(?P<job>[^,，]{2,12})")


def _job_in(line: Line, said: str) -> str | None:
    """不是后端，是测试."""
    found = _OTHER_JOB.fullmatch(said)
    return found["job"] if found and line.job.startswith(found["old"]) else None


# --- who interviews -------------------------------------------------------------------------------------------------


def _without_people(said: str, names: Names) -> tuple[str, list[list[Member]]]:
    """The text with a mark for each colleague, and who they are."""
    known = sorted((one for one in names.members if len(one) > 1), key=len, reverse=True)
    if not known:
        return said, []
    found: list[list[Member]] = []

    def mark(seen: re.Match[str]) -> str:
        found.append(names.members[seen["who"].lower()])
        return _ONE

    each = "|".join(re.escape(one) for one in known)
    return re.sub(rf"(?:@ ?)?(?<![a-z\d])(?P<who>{each})(?![a-z\d])", mark, said, flags=re.IGNORECASE), found


def with_known(line: Line, clause: str, heard: Heard) -> Line | None:
    """老王就是王五, of who is on the panel by a name that nobody has."""
    said, members = _without_people(_bare(clause), heard.names)
    told = _IS_WHO.fullmatch(said)
    if told is None or not members or told["name"] not in line.unknown:
        return None
    others = tuple(one for one in line.unknown if one != told["name"])
    return replace(_and(line, members, heard), unknown=others)


def _with_people(line: Line, said: str, members: list[list[Member]], heard: Heard) -> Line | None:
    """Somebody more, somebody less, or somebody else."""
    if _WITHOUT.fullmatch(said):
        return _without(line, members)
    if _FOR.fullmatch(said):
        less = _without(line, members[:1])
        return _and(less, members[1:], heard) if less is not None else None
    if _FOR_WHOM.fullmatch(said):
        less = _without(line, members[1:])
        return _and(less, members[:1], heard) if less is not None else None
    if _ALSO.fullmatch(said):
        return _and(line, members, heard)
    instead = _INSTEAD.fullmatch(said)
    if instead and heard.denied == "who":
        return _and(line, members, heard)
    if instead and (heard.freely or instead["lead"].strip() or instead["tail"].strip()):
        return _and(replace(line, panel=(), persons=(), unknown=()), members, heard)
    return None


def _without(line: Line, members: list[list[Member]]) -> Line | None:
    """None where one of them is not on the panel."""
    gone = {str(one.user_id) for them in members for one in them}
    if not all(any(str(one.user_id) in line.panel for one in them) for them in members):
        return None
    return replace(line, panel=tuple(one for one in line.panel if one not in gone), previewed=False, asks="")


def _and(line: Line, members: list[list[Member]], heard: Heard) -> Line:
    return line.adding(Said(panel=members), heard.now, heard.zone)


# --- when, where, what ----------------------------------------------------------------------------------------------


def _with_part(line: Line, said: str, heard: Heard) -> Line | None:
    opening = _PART.match(said)
    assert opening is not None
    label = (opening["label"] or "").lower().removeprefix("面试")
    rest = said[opening.end() :].strip()
    if (shifted := _shifted(line, said, heard)) is not None:
        return shifted
    read = said_line.read(rest, heard.names, wants_candidate=False, wants_job=label in _JOBS)
    if (
        (label in _PLACES or heard.denied == "where")
        and not (read.room or read.mode or read.meeting_url)
        and 0 < len(rest) <= _LONGEST_PLACE
    ):
        read = Said(room=rest)
    if read.left or read.candidate or not any(_says(read)):
        return None
    is_sure = heard.freely or bool(label or opening["verb"].strip())
    if not is_sure and (read.when or read.panel or read.unknown or read.job):
        return None  # 明天, 王五 and 后端 alone may be meant for anything
    return _added(line, read, heard)


def _says(read: Said) -> Iterator[object]:
    yield from (read.when, read.length, read.round_name, read.panel, read.unknown, read.job)
    yield from (read.room, read.mode, read.meeting_url, read.agreed, read.is_new, read.mobile)


def _added(line: Line, read: Said, heard: Heard) -> Line:
    if read.panel or read.unknown:
        line = replace(line, panel=(), persons=(), unknown=())
    if read.mode in ("video", "phone") and not read.room:
        line = replace(line, room="", room_id=None)
    elif (read.room or read.rooms) and not read.mode:
        line = replace(line, mode="")
    start = line.start
    if start is None or line.end is None or not read.when:
        return line.adding(read, heard.now, heard.zone)
    length = read.length or line.end - start
    new = _moved(line, read.when, heard)
    if new is None:
        return line.adding(read, heard.now, heard.zone)
    rest = replace(read, when="", has_clock=False, has_day=False, length=None)
    new = new.adding(rest, heard.now, heard.zone)
    if new.start is not None and read.length is not None:
        new = replace(new, end=new.start + length, minutes=int(length.total_seconds()) // 60)
    return new


def _shifted(line: Line, said: str, heard: Heard) -> Line | None:
    """推迟半小时, 提前一个小时: as much later or earlier, and not a time by itself."""
    return _moved(line, said, heard) if _SHIFTS.search(said) else None


def _moved(line: Line, said: str, heard: Heard) -> Line | None:
    """The day stays where none is said, and so does the hour; None where the words are no such time."""
    if line.start is None or line.end is None:
        return None
    found = another(said, now=heard.now, zone=heard.zone)
    if found is None or found[0] is None or not _MOVES.fullmatch(found[1]):
        return None
    try:
        start, length, _ = found[0].of((line.start, line.end))
    except NotATime:
        return None
    if start is None:
        return None
    kept = length or (line.end - line.start if line.end > line.start else LENGTH)
    start = start.astimezone(UTC)
    return replace(line, start=start, end=start + kept, when="", no_time="", why_not="", previewed=False, asks="")
