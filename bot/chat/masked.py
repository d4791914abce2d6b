"""A text without what it mentions: the interview, the colleagues and the days are taken out, and marks stand for them."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from typing import Any

from bot.chat import then
from bot.chat.arguments import slots
from bot.chat.heard import Heard, hear
from bot.chat.kinds import reader
from bot.chat.longer_names import goes_on
from bot.chat.readers import CODE, THAT_ONE, Situation
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.spoken import hear as hear_times
from bot.times.values import Span, TimeOfDay
from bot.times.written import days_spelled

INTERVIEW, COLLEAGUE, CANDIDATE = "◇", "○", "候选人"

_SHORT_NAME = 2  # characters
_ROW = re.compile("#?[0-9]+|第 ?[0-9一二三四五六七八九]+ ?[个场条行]")
_SAID_THERE = re.compile(
    "[那这]边(?:刚刚?|已经|又|也|都|终于|总算){0,3}(?:给我|跟我|给咱们?)?(?:说|讲|回(?!避)|答|来[信电话消]|打?来?电话|确认|点头|松口)"
)  # 陈晓那边说, and not 陈晓那边我走不开
_ROLES = ("admin", "管理员")  # who is called like what they are
_AS_A_ROLE = re.compile(r"(?:\ban? |\bas |[成为当做任])$")
_CONTRACTED = (
    (re.compile(r"’"), "'"),
    (re.compile(r"\b(what|when|where|who|how|that|it|there|here)'?s\b"), r"\1 is"),
    (re.compile(r"\b(ca|wo|do|does|did|is|are|was|would|could|should|have|has)nt\b"), r"\1n't"),
    (re.compile(r"\bcan ?not\b"), "can't"),
    (re.compile(r"\bi'?m\b"), "i am"),
)


@dataclass
class Masked:
    """The text in lower case with marks for what it mentions; `people` in the order in which they stand.

    `with_days` still has its days. `time` is the time of day that named the interview, or at which there is none; it is of
    the days `within` where they stand beside it, and may be of those `perhaps_within`; `roughly` of 七点那场.
    """

    text: str
    people: list[Member] = field(default_factory=list)
    mentioned: dict[type, list[Any]] = field(default_factory=dict)
    with_days: str = ""
    time: TimeOfDay | None = None
    within: Span | None = None
    perhaps_within: Span | None = None
    roughly: bool = False


def mask(said: Heard, situation: Situation, *, by_time: bool = True) -> Masked:
    masked: Masked = situation.once(("masked", said.low, by_time), lambda: _masked(said.low, situation, by_time))
    return masked


def masked_of(said: Heard, situation: Situation, *, by_time: bool = True) -> Masked:
    """The text with marks, also where it names what is none of the speaker's: what is wanted of it is as plain.

    `by_time`: a time of day names the interview that is then.
    """
    for text in (said, hear(CODE.sub(INTERVIEW, said.low))):
        with contextlib.suppress(UserError):
            return mask(text, situation, by_time=by_time)
    return Masked(spelled(said.low), with_days=spelled(said.low))


def _masked(low: str, situation: Situation, by_time: bool) -> Masked:
    low = low.replace(COLLEAGUE, "〇")  # typed, it marks nobody
    masked = Masked(spelled(low))
    _mask_interview(masked, situation)
    if Interview not in masked.mentioned:
        masked.text = _SOME_INTERVIEW.sub(INTERVIEW, masked.text)
    _mask_people(masked, situation)
    masked.text = days_spelled(situation.in_figures(masked.text))
    if by_time and Interview not in masked.mentioned:
        _mask_time(masked, situation)
    masked.with_days = masked.text
    if days := slots(masked.text, situation, (Span,)):
        masked.mentioned |= days
        masked.text = without_days(masked.text)
    masked.text = masked.text.strip(" ,，.。")
    return masked


# Any one, which is asked then: move one of mine, decline an interview, 我有一场想改时间.
_SOME_INTERVIEW = re.compile(
    r"\bone of (?:mine|my (?:own |upcoming |next )?(?:interviews|slots|rounds|calls|ones))\b|"
    r"(?<=\bdecline )an interview\b|(?<=\baccept )an interview\b|(?<=\bcancel )an interview\b|(?<=\bmove )an interview\b|"
    r"(?<=\breschedule )an interview\b|(?<=\bpostpone )an interview\b|(?<=\bto )an interview\b(?= ?$)|"
    "(?:我(?:这边|这)?有)一场(?:面试)?(?=[^,，。]{0,3}(?:想|要|得|需要|去不|来不|参加不|没法|取消))|我(?:的)?其中一场(?:面试)?"
)


def spelled(low: str) -> str:
    """Contractions as they are written, with or without their apostrophe: whats, can’t, cant."""
    for pattern, spelled in _CONTRACTED:
        low = pattern.sub(spelled, low)
    return low


def _mask_interview(masked: Masked, situation: Situation) -> None:
    text = masked.text
    found = reader(Interview).find(text, situation)
    if found is None:
        return
    masked.mentioned[Interview] = found.values
    behind = text[found.end :]
    is_person = not (CODE.search(text[found.at : found.end]) or _ROW.fullmatch(text[found.at : found.end].strip()))
    is_named = THAT_ONE.match(behind) or THAT_ONE.match(without_days(behind))  # 陈晓那场, 陈晓今天下午那场
    if is_person and (_SAID_THERE.match(behind) or not is_named) and not behind.startswith("'s"):
        mark = CANDIDATE
    else:
        mark, behind = INTERVIEW, THAT_ONE.sub("", behind).removeprefix("'s")
    masked.text = f"{text[: found.at]}{mark}{behind}"


def _mask_time(masked: Masked, situation: Situation) -> None:
    """The time of day at which an interview is; of none there, its day."""
    if (found := then.find(masked.text, situation)) is None:
        return
    [masked.time] = found.values
    if masked.time.day is None:
        masked.within, masked.perhaps_within = then.days_beside(masked.text, found.at, found.end, situation)
    masked.roughly = then.is_rough(masked.text[found.end :])
    if at := then.interviews_at(masked.time, situation, within=masked.within, roughly=masked.roughly).interviews:
        masked.mentioned[Interview] = at
    else:
        masked.mentioned[Span] = [masked.within or Span(*then.day_of(masked.time, situation))]
    masked.text = f"{masked.text[: found.at]}{INTERVIEW}{THAT_ONE.sub('', masked.text[found.end :])}"


def _mask_people(masked: Masked, situation: Situation) -> None:
    apart = masked.text.replace(CANDIDATE, INTERVIEW * len(CANDIDATE))  # a mark is a part of no name
    others = slots(apart, situation, (Member,), everybody=True).get(Member, [])
    called = {said: one for one in others for said in (str(one.name).lower(), str(one.user_id))}
    if not called:
        return

    def mark(match: re.Match[str]) -> str:
        name = match[0].removeprefix("@")
        if len(name) == _SHORT_NAME and goes_on(match.string, match.end()):
            return match[0]  # 李四光
        if name in _ROLES and _AS_A_ROLE.search(masked.text[: match.start()]):
            return match[0]  # make me an admin
        masked.people.append(called.get(name) or called[name.replace(" ", "")])
        return COLLEAGUE

    # An account may be typed as the name that it is: zhang san, Zhang San's.
    spelled = [
        re.escape(said) if not said.isascii() else r"(?<![a-z0-9])" + " ?".join(map(re.escape, said)) + r"(?![a-z0-9@])"
        for said in sorted(called, key=len, reverse=True)
    ]
    masked.text = re.sub("@?(" + "|".join(spelled) + ")", mark, masked.text)
    if masked.people:
        masked.mentioned[Member] = masked.people[:1]


def without_days(text: str) -> str:
    return hear_times(text)[1]
