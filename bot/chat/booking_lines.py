"""A line about an interview that is to be booked, read whole, and read on with each answer to what it lacked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC

from bot.chat.longer_names import goes_on
from bot.chat.naming.found import new_names
from bot.chat.readers import CODE, Found, Situation
from bot.chat.understanding.called import is_of_another
from bot.chat.which_interview import of_code
from bot.interviews import job_words, said_line, said_names, wanted
from bot.interviews.changed_line import changed
from bot.interviews.changed_panel import Heard
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview
from bot.interviews.said_line import Said
from bot.interviews.said_names import Names
from bot.times.among_words import without_times
from bot.times.not_so_long import without_denied
from bot.times.values import Span

_ROW = re.compile(
    r"(?<![^\s,，、])(?<!round )(?<!room )(?<!row )#?([1-9]\d?)(?![^\s,，、])(?! ?(?:min|分|小时|hour|h\b))", re.I
)


_OPEN = re.compile(r"(?:时间)?(?:先|还)?(?:待定|未定|不定|没定)(?:时间)?|open|tbd|no time yet", re.I)
_NOT_SO = re.compile(
    r"^(?:不对|不是|不行|算了)[ ,，]*|(?:时间|时长|地点)?(?:改成|改到|改为|换成|换到|换个|要不)|^(?:make it|change (?:it )?to) ",
    re.I,
)


def corrected(line: Line, text: str, situation: Situation) -> Line | None:
    """What was read back, with what the text says otherwise: 改成下午4点, 不要张三了, 已约好的."""
    names = _names(text := without_denied(situation.in_figures(text)), situation)
    heard = Heard(names, situation.now, situation.member.tz)
    found = changed(line, text, heard)
    return wanted.with_only_job(found) if found is not None and found != line else None


def find(text: str, situation: Situation, *, freely: bool = False) -> Found | None:
    """The line that a text is, if it says anything that belongs into one; `freely`: in a sentence."""
    return more(Line(), text, situation, freely=freely)


def more(line: Line, text: str, situation: Situation, *, freely: bool = False) -> Found | None:
    """The line with what the text says; None where that says nothing of what was asked for."""
    if line.asks == "when" and _OPEN.fullmatch(text.strip()):
        raise UserError("book_line.needs_a_time")
    text = situation.in_figures(text)
    if line.asks == "when":
        text = _NOT_SO.sub(" ", text)
    text, earlier = _earlier(text, situation)
    said, slot = _read(line, text, situation, freely=freely)
    if said.they_choose and (said.has_clock or slot is not None):
        raise UserError("book_line.time_and_chooses")
    if line.asks == "candidate":  # whose name was a colleague's until it was said whose it is
        namesakes = {str(one.user_id) for one in _names(text, situation).members.get(said.candidate.lower(), ())}
        line = replace(line, panel=tuple(one for one in line.panel if one not in namesakes))
    if line.asks and not (slot if line.asks == "when" and slot else _answers(said, line.asks)):
        return None
    if not line.asks and slot is None and earlier is None and said == Said(left=said.left):
        return None
    if earlier is not None:
        said.candidate, said.candidates = str(earlier.candidate.name), [earlier.candidate]
        if not said.job:
            said.job, said.jobs = str(earlier.application.job.title), [earlier.application.job]
    found = wanted.with_only_job(line.adding(said, situation.now, situation.member.tz))
    if slot is not None:
        start = slot.start.astimezone(UTC)
        found = replace(found, start=start, end=start + said.length if said.length else slot.end.astimezone(UTC))
    return Found([found], said.left)


def _read(line: Line, text: str, situation: Situation, *, freely: bool) -> tuple[Said, Span | None]:
    """What it says, and which of the free times that were listed last: 约面 陈晓 后端 二面 2."""
    names = _names(text, situation)
    if (
        line.asks == "candidate" and text.strip().lower() in names.members
    ):  # who is asked for the candidate says who it is
        text = f"候选人 {text}"
    wants = {"wants_candidate": line.asks in ("", "candidate"), "wants_job": line.asks in ("", "job"), "freely": freely}
    row = _ROW.search(text)
    if row is not None and int(row[1]) <= len(situation.slots):
        said = said_line.read(text[: row.start()] + " " + text[row.end() :], names, find_names=new_names, **wants)
        if not said.when:
            return said, situation.slots[int(row[1]) - 1]
    return said_line.read(text, names, find_names=new_names, **wants), None


def _names(text: str, situation: Situation) -> Names:
    found: Names = situation.once(("line", text), lambda: said_names.look_up([text], situation.member, situation.now))
    return replace(found, goes_on=lambda low, end: _goes_on(low, end, found))


_BEGINS_MORE = re.compile(  # what may follow a name in a line, and is no part of one
    f"[今明后昨前][天早晚年]|明后天|大后天|[上下中]午|[下本这上]周|周[一二三四五六日天末]|星期|礼拜|早上|晚上|[早晚](?=\\d)|[一二三四五终初复][面轮试]|{job_words.CHINESE}|"
    "[的来面约排在和跟与及同给由让请找也要去想能会可就过再先到进上下那这有是吧了啊呀呢嘛哈哦他她它加补改放挪调换定安参做当]"
)


def _goes_on(low: str, end: int, names: Names) -> bool:
    """许诺言 of 约许诺言周五, who is not 许诺, and 赵林悦: what is left of the name begins nothing else that a line may say."""
    if goes_on(low, end):
        return True
    if low[end - 2 : end] in names.members:
        return False
    if is_of_another(low, end - 2):
        return True
    further, behind = low[end : end + 1], low[end + 1 :]
    is_han = "\u4e00" <= further <= "\u9fff"
    if not is_han or _BEGINS_MORE.match(low, end):
        return False
    return not ("\u4e00" <= behind[:1] <= "\u9fff") or _BEGINS_MORE.match(behind) is not None


def _earlier(text: str, situation: Situation) -> tuple[str, Interview | None]:
    """约面 1203 二面: the next round of who was in that one. Raises: UserError"""
    code = CODE.search(without_times(said_line.without_rooms(text)))
    if code is None:
        return text, None
    return f"{text[: code.start()]} {text[code.end() :]}", of_code(code[1], situation)


def _answers(said: Said, asked: str) -> bool:
    """Whether it says any of it, and nothing that is understood as nothing."""
    if said.left:
        return False
    if asked == "change":
        return bool(said.when or said.length or said.panel or said.room or said.mode or said.meeting_url)
    return bool(
        {
            "candidate": said.candidate,
            "job": said.job,
            "when": said.when
            or said.they_choose
            or said.length
            or said.round_name
            or said.room
            or said.no_place
            or said.mode
            or said.meeting_url
            or said.panel,
            "panel": said.panel or said.unknown,
        }[asked]
    )
