"""Which row of the list that was shown last a text tells without its number: the middle one, 晚上那个, the 2pm one, 前端那场."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.chat.which_interview import OF_A_LIST
from bot.interviews import job_words
from bot.interviews.models import Interview

_ONE = "(?:那|这|的){0,2}一?[场个位](?![月周星礼小])(?:面试)?"
_OF_THEM = r"(?: (?:one|interview|slot)(?: of (?:them|those|these))?| of (?:them|those|these)|(?= (?:is|with|please)\b|[,.;!?]|$))"
_ANOTHER_DAY = re.compile(
    r"[今明昨前]天|后天|[今明]晚|明早|周[一二三四五六日天末]|星期|礼拜|\d ?[月号日]|下下?[个周]|"
    r"\b(?:today|tomorrow|tonight|yesterday|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_HOURS = (
    ("上午|早上|早|morning", 0, 12),
    ("中午|noon|lunchtime", 11, 14),
    ("下午|afternoon", 12, 18),
    ("晚上|晚|evening|night", 18, 24),
)
_ROUNDS = ("一面", "二面", "三面", "四面", "终面")
_HOURS_SAID, _ROUNDS_SAID = ("|".join(one for one, *_ in _HOURS), "|".join(_ROUNDS))
_JOBS_SAID = f"{job_words.CHINESE}|{job_words.LATIN}"
_PLACED = re.compile(
    rf"(?P<first>头{_ONE}|(?:the )?\b(?:very )?first of (?:them|those|these)\b)|"
    rf"(?P<last>最后{_ONE}|(?<!to )(?<!from )(?<!-)\b(?:the )?(?<!to )(?<!to the )(?<!from )(?<!-)last(?: (?:one|interview)(?: of (?:them|those|these))?| of (?:them|those|these))\b)|"
    rf"(?P<earliest>最早{_ONE}|\b(?:the )?earliest(?: (?:one|interview))\b)|(?P<latest>(?:其中)?最晚{_ONE}|\b(?:the )?latest(?: (?:one|interview))\b)|"
    rf"(?P<middle>(?:当中|中间){_ONE}|\b(?:the )?middle{_OF_THEM})|"
    rf"\b(?:the )(?P<nth>{'|'.join(OF_A_LIST)}){_OF_THEM}|(?P<ordinal>{'|'.join(OF_A_LIST)}) (?:one|interview)\b"
)
_DESCRIBED = re.compile(
    rf"(?:(?P<hours>{_HOURS_SAID}){_ONE}|(?P<job>{_JOBS_SAID})(?:工程师|岗|岗位)?{_ONE}|(?P<round>{_ROUNDS_SAID})(?:那|这|的)一?[场个位]|"
    rf"\b(?:the |that )(?P<english>{_HOURS_SAID}|{_JOBS_SAID})(?: engineer)? (?:one|interview|slot|guy|candidate|person)\b)"
)


@dataclass(frozen=True)
class Row:
    """What stands from `at` to `end` tells it."""

    interview: Interview
    at: int
    end: int


def told(text: str, rows: Callable[[], Sequence[Interview]], zone: tzinfo) -> Row | None:
    """None where nothing tells one of the rows, more than one is so, or another day is spoken of."""
    said = _PLACED.search(text) or _DESCRIBED.search(text)
    if said is None or _ANOTHER_DAY.search(text):
        return None
    listed = rows()
    found = _placed(said, listed) if said.re is _PLACED else [one for one in listed if _is(said, one, zone)]
    return Row(found[0], *said.span()) if len(found) == 1 else None


def _placed(said: re.Match[str], rows: Sequence[Interview]) -> Sequence[Interview]:
    if (
        said["earliest"] or said["latest"] or ("场" in said[0] and not said["middle"])
    ):  # 最后那场 is the last that begins, 最后一个 the last row
        in_order = sorted((one for one in rows if one.start is not None), key=_start)
        return in_order[:1] if said["earliest"] or said["first"] else in_order[-1:]
    if said["first"]:
        return rows[:1]
    if said["last"]:
        return rows[-1:]
    if said["middle"]:
        return rows[len(rows) // 2 :][:1] if len(rows) % 2 else []  # of four none is in the middle
    place = OF_A_LIST.index(said["nth"] or said["ordinal"])
    return rows[place : place + 1]


def _start(one: Interview) -> datetime:
    assert one.start is not None
    return one.start


def _is(said: re.Match[str], one: Interview, zone: tzinfo) -> bool:
    if said["round"]:
        return bool(one.round_name == said["round"])
    word = said["hours"] or said["job"] or said["english"]
    for pattern, begins, ends in _HOURS:
        if re.fullmatch(pattern, word):
            return one.start is not None and begins <= one.start.astimezone(zone).hour < ends
    return job_words.title_of(word) in str(one.application.job.title)
