"""What is said of an interview that is only a draft: 已约好的, 地点珠峰, 不要张三了, 再加个王五, 改后天, 名字是李鸣.

Pure: the names that were found for the text are given. Every word must be explained, or nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

from bot.interviews import no_place, round_names, said_line
from bot.interviews.changed_panel import (
    LEAD,
    PEOPLE,
    Heard,
    bare,
    with_known,
    with_people,
    without,
    without_people,
)
from bot.interviews.line import LENGTH, Line
from bot.interviews.said_line import Said
from bot.times.another import another
from bot.times.said import Clock, Part
from bot.times.spoken import words_of
from bot.times.values import NotATime

_CORRECTS = re.compile(
    r"(?:哦|啊|呃|那个|[,， ]){0,3}(?:不对|不是|错了|[说写打弄搞记]错|等等|等一?下|还是|要不|\b(?:no(?:pe)?|wait|sorry|oops|actually|hold on|hang on|i meant?|scratch that|make that|correction|my (?:bad|mistake))\b)",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[,，；;。\n]+|然后|顺便|同时|另外|(?<=\S) +(?=(?:时间|地点|时长|会议室|轮次|面试官|改[成到为]|换成?)\S)"
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
    "(?:(?:候选人|应聘者|他|她|(?P<named>姓名|名字|人名)|的){1,5}(?:写错|打错|错)?(?:了|[,， ]){0,5}(?:应该|其实)?(?:是|叫做?|改成|改为|改|换成|[:：]){1,5}"
    f"|(?:the )?(?:candidate|name|candidate's name)(?: is| should be|:)) ?{_NAME}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:候选人|应聘者|人选|[他她]们?|[这那]个?人|[这那][场个轮次]|\b(?:he|she|it)\b|\b(?:the )?candidate\b)(?:的|应该|其实|这次| ){0,2}(?=是|为|该|应该|面|要面|过|[一二三四五终初复][面试]|\bis\b))?"
    r"(?P<label>(?:面试)?(?:时间|日期|时长|长度|地点|地方|位置|会议室|房间|轮次|职位|岗位|方式|形式)|(?:腾讯|飞书|面试|视频)?(?:会议)?(?:的)?(?:链接|入口)|\b(?:the )?(?:meeting |video )?link\b|\b(?:time|length|place|room|location|round|job|mode)\b)?"
    r"(?P<verb>(?:还是|应该|该|就|是|为|要面|面(?![试谈])|在|定在?|改|换|成|到|约到|挪到?|放[到在]?|推到|调到?|用|都|开始|\b(?:to|is|for|the|change|move|make it|make|it|at|in|starts?|starting|begins?)\b|[:： ]){0,5})",
    re.IGNORECASE,
)
_ROUNDS = ("轮次", "round")
_PLACES = ("地点", "地方", "位置", "会议室", "房间", "place", "room", "location")
_JOBS = ("职位", "岗位", "job")
_SHIFTS = re.compile("推迟|延后|延迟|推后|往后|提前|提早|往前|晚|早|later|earlier|postpone|delay|forward|back")
_MOVES = re.compile(r"(?:[时间就把再 吗]|\b(?:push|move|bring|put|shift|make|it|that|this|by)\b){0,8}", re.IGNORECASE)
_NOT_SO = re.compile(
    r"(?:不要|不用|不是|别|不|\b(?:not|no)\b)(?:要|用|找|让|叫|约)? ?(?:(?:by|in|at|on|via|with|over) )?(?P<what>[^ ].{0,20}?)[了吧啊]{0,2}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:the )?(?:first|second|third|final)(?: (?:round|one))?", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<hour>[1-9]|1[0-9]|2[0-3])(?::(?P<minute>[0-5]\d))?")
_NOON = 12
_LONGEST_PLACE = 20
_URGED = re.compile(r"(?:吧|\binstead|\bthen)[ .!。]*$", re.IGNORECASE)  # 李四吧
_SOMEBODY_MORE = re.compile(
    "(?:再|还|也|要){0,3}(?:加上?|叫上|带上|拉上|算上|喊上|请上)(?:一?[个位])?(?P<name>[\u4e00-\u9fff]{2,4})"
)


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
    if (other := _instead_of_what_is_denied(line, clauses, heard)) is not None:
        return other
    new: Line | None = line
    for clause in clauses:
        before = new
        denied = _denied(new, clause, heard) if new is not None and clause is not clauses[-1] else None
        new, heard = denied or (_with_clause(new, clause, heard) if new is not None else None, heard)
        is_gone = before is not None and new is not None and len(new.panel) < len(before.panel)
        heard = replace(heard, freely=True, denied=heard.denied if denied else "who" if is_gone else "")
    return new


def _instead_of_what_is_denied(line: Line, clauses: list[str], heard: Heard) -> Line | None:
    """一面，不是二面; Wang Wu, not Li Si; 前端，不是后端: what is denied behind is what it was so far."""
    *said, last = clauses
    denied = _NOT_SO.fullmatch(last.strip())
    if denied is None or not said:
        return None
    if len(said) == 1 and line.job.startswith(bare(denied["what"])):
        job = bare(said[0])
        return line.adding(Said(job=job, jobs=list(heard.names.jobs.get(job.lower(), ()))), heard.now, heard.zone)
    if not _says_of_a_draft(denied["what"], heard):
        return None
    less = without(line, without_people(denied["what"], heard.names)[1])
    if less is not None and less != line:
        return changed(less, "，".join(said), replace(heard, freely=True, denied="who"))
    return changed(line, "，".join(said), replace(heard, freely=True))


def _says_of_a_draft(text: str, heard: Heard) -> bool:
    marked, members = without_people(text, heard.names)
    if members:
        return re.fullmatch(PEOPLE, marked) is not None
    if _ORDINAL.fullmatch(text):
        return True
    read = said_line.read(text, heard.names, wants_candidate=False, wants_job=False)
    return not (read.left or read.candidate or read.unknown) and any(_says(read))


def _denied(line: Line, clause: str, heard: Heard) -> tuple[Line | None, Heard] | None:
    """not Wang Wu, not by video, in front of what is meant instead; None of what denies nothing of a draft."""
    said = _NOT_SO.fullmatch(clause.strip())
    if said is None:
        return None
    if re.fullmatch(f"(?:the |那个|这个)?(?:{'|'.join(_PLACES)})", said["what"], re.IGNORECASE):
        return line, replace(heard, denied="where")  # not the room, video instead
    marked, members = without_people(said["what"], heard.names)
    if members:
        is_whole = re.fullmatch(PEOPLE, marked) is not None
        return (without(line, members), replace(heard, denied="who")) if is_whole else None
    read = said_line.read(said["what"], heard.names, wants_candidate=False, wants_job=False)
    if read.left or read.candidate or read.unknown or not (read.when or read.length or read.room or read.mode):
        return None
    return line, replace(heard, denied="where" if read.room or read.mode else "else")


def _with_clause(line: Line, clause: str, heard: Heard) -> Line | None:
    if no_place.SAID.search(clause):
        read = said_line.read(clause.strip(" 吧了啊呢"), heard.names, wants_candidate=False, wants_job=False)
        return _added(line, read, heard) if not (read.left or read.candidate or read.unknown) else None
    said, members = without_people(bare(clause), heard.names)
    whole = LEAD.sub("", clause.strip(" ,，。.!了吧"), count=1)
    if _AGREED.fullmatch(whole) or _NOT_AGREED.fullmatch(whole):
        return replace(line, agreed=_AGREED.fullmatch(whole) is not None, previewed=False, asks="")
    if (name := _name_in(line, bare(clause), heard)) is not None:
        them = heard.names.candidates.get(name.lower(), [])
        return line.adding(Said(candidate=name, candidates=list(them)), heard.now, heard.zone)
    if (job := _job_in(line, bare(clause))) is not None:
        return line.adding(Said(job=job, jobs=list(heard.names.jobs.get(job.lower(), ()))), heard.now, heard.zone)
    if members and (known := with_known(line, clause, heard)) is not None:
        return known
    is_urged = _URGED.search(clause) is not None
    if (
        members
        and (new := with_people(line, said, members, replace(heard, freely=heard.freely or is_urged))) is not None
    ):
        return new
    if (somebody := _SOMEBODY_MORE.fullmatch(said)) is not None and not members:
        more = said_line.read(somebody["name"], heard.names, wants_candidate=False, wants_job=False)
        return line.adding(more, heard.now, heard.zone) if more.unknown and not more.left else None
    return _with_part(line, bare(clause), heard)


def _name_in(line: Line, said: str, heard: Heard) -> str | None:
    """名字是李鸣; 不是李明，是李鸣; and 她是终面, which is nobody's name."""
    if found := _CALLED.fullmatch(said):
        return found["name"].strip() if found["named"] or not _says_of_it(found["name"], heard) else None
    other = re.fullmatch(f"(?:不是|不叫)?{re.escape(line.candidate)}[,， 了]*(?:应该)?(?:是|叫) ?{_NAME}", said)
    return other["name"] if other and line.candidate else None


def _says_of_it(said: str, heard: Heard) -> bool:
    """终面, 前端 and 现场 of 她是终面: a round, a job that is known, how it is held."""
    found = round_names.find(said)
    if found is not None and found[2:] == (0, len(said.strip())):
        return True
    read = said_line.read(said, heard.names, wants_candidate=False, wants_job=False)
    return not (read.left or read.unknown or read.panel) and any(_says(read))


_OTHER_JOB = re.compile("(?:不是|不面)?(?P<old>[^,，是]{2,12})[,， 了]{1,3}(?:应该|而)?(?:是|面)(?P<job>[^,，]{2,12})")


def _job_in(line: Line, said: str) -> str | None:
    """不是后端，是测试."""
    found = _OTHER_JOB.fullmatch(said)
    return found["job"] if found and line.job.startswith(found["old"]) else None


# --- when, where, what ----------------------------------------------------------------------------------------------


def _with_part(line: Line, said: str, heard: Heard) -> Line | None:
    opening = _PART.match(said)
    assert opening is not None
    label = (opening["label"] or "").lower().removeprefix("面试")
    rest = said[opening.end() :].strip()
    rest = _numbered(label, rest) or _hour_beside(line, rest, heard)
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
    is_sure = heard.freely or bool(label or opening["verb"].strip()) or _is_its_time(read)
    if not is_sure and (read.when or read.panel or read.unknown or read.job):
        return None  # 明天, 王五 and 后端 alone may be meant for anything
    return _added(line, read, heard)


_A_NUMBER = re.compile(r"(?P<number>[A-Za-z]?\d{1,4}) ?号?")


def _numbered(label: str, rest: str) -> str:
    """5号会议室 of 会议室5号, room 3 of the room, round 2 of the round: the figure is no hour and no day."""
    figure = _A_NUMBER.fullmatch(rest)
    if figure is None:
        return ""
    if label in _ROUNDS:
        return f"round {figure['number']}"
    if label in _PLACES:
        return f"room {figure['number']}" if label.isascii() else f"{figure['number']}号会议室"
    return ""


def _is_its_time(read: Said) -> bool:
    """周五下午两点半, 下午6点, 上午: of what is read back, nothing else has an hour or a part of the day. A day alone may be a look."""
    others = (read.panel, read.unknown, read.job, read.length)
    pieces = [piece for word in words_of(read.when) for piece in word.pieces or ()]
    return not any(others) and any(isinstance(one, Clock | Part) for one in pieces)


def _hour_beside(line: Line, rest: str, heard: Heard) -> str:
    """16:00 of make it 4, for what is in the afternoon."""
    figure = _FIGURE.fullmatch(rest)
    if figure is None or line.start is None:
        return rest
    hour = int(figure["hour"])
    hour += _NOON if hour < _NOON <= line.start.astimezone(heard.zone).hour else 0
    return f"{hour}:{figure['minute'] or '00'}"


def _says(read: Said) -> Iterator[object]:
    yield from (read.when, read.they_choose, read.length, read.round_name, read.panel, read.unknown, read.job)
    yield from (read.room, read.no_place, read.mode, read.meeting_url, read.agreed, read.is_new, read.mobile)


def _added(line: Line, read: Said, heard: Heard) -> Line:
    if read.panel or read.unknown:
        line = replace(line, panel=(), persons=(), unknown=())
    if read.mode in ("video", "phone") and not read.room:
        line = replace(line, room="", room_id=None)
    elif (read.room or read.rooms) and not read.mode:
        line = replace(line, mode="")
    start = line.start
    if start is None or line.end is None or not read.when or read.they_choose:
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
    start, kept = start.astimezone(UTC), length or (line.end - line.start if line.end > line.start else LENGTH)
    return replace(line, start=start, end=start + kept, when="", no_time="", why_not="", previewed=False, asks="")
