"""Which of the interviews that were offered a text tells, by whatever evidence: 周日那个, 16号的那个, 一面那个, the phone one, 余笑的二面.

It may be a day, a time, a round, a job, a room or how it is held, a part of the candidate's name, a colleague who is on it,
or that it is the earlier or the later one; all that is said must be one of these, or said around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Protocol

from bot.chat.readers import Situation
from bot.chat.taken_back import EITHER
from bot.interviews import access, job_words, round_names, sounds
from bot.interviews.models import Interview
from bot.times.among_words import span_within, time_within
from bot.times.said import Ahead, Clock, Day, Part, Week
from bot.times.spoken import words_of
from bot.times.values import Span, TimeOfDay
from bot.times.written import days_spelled

_POINTS = re.compile(r"[那这][一]?[个场轮位次]|的$|\b(?:one|that|the|interview)\b|'s$")
_AROUND = re.compile(
    "(?:我(?:是)?(?:说|指|要|选)的?(?:是)?|应该|就|那|这|是|选|要|嗯|呃|哦|好|一|个|场|轮|位|次|边|的|面试|候选人|同学|先生|女士|工程师|岗位?|吧|啊|呀|呢|哈|啦|了|,|，| )|"
    r"\b(?:i (?:mean|meant|want|pick|choose)|it's|it is|the|that|this|is|one|ones|interview|round|slot|candidate|guy|engineer|on|at|of|in|for|from|with|and|please|"
    r"pls|thanks|ok|let's say|then|uh|um|mr|ms|s)\b|'s\b|'|-"
)
_JOB = re.compile(f"{job_words.CHINESE}|{job_words.LATIN}")
_MODES = (
    ("现场|线下|当面|on[- ]?site|in person|face to face", "onsite"), ("电话(?:面)?|phone(?: screen| interview)?", "phone"),
    ("视频(?:面)?|video(?: call| interview)?", "video"),
)  # fmt: skip
_EARLIER = re.compile(
    r"(?:最早|(?<![今明后昨当天日号周一二三四五六])早|靠?前面?|先)(?:一?点|些)?(?:的|(?=那))|最近的?|第一[个场]|\b(?:the )?(?:earlier|earliest|first|sooner|soonest|former)\b"
)
_LATER = re.compile(
    r"(?:最晚|(?<![今明后昨当天日号周一二三四五六])晚|靠?后面?)(?:一?点|些)?(?:的|(?=那))|最后(?:一?[个场])?|\b(?:the )?(?:later|latest|last|latter|second of (?:the )?two)\b"
)
_FINAL = re.compile(r"\bfinals?\b(?: round)?|终轮|最后一轮")


class Begins(Protocol):
    """An interview, or a free time."""

    @property
    def start(self) -> datetime | None: ...


Fits = Callable[[Any], bool]


@dataclass(frozen=True)
class Offered:
    """The one that is told; `is_pointed_at`: as 周日那个, and not by a day alone, which may ask for that day."""

    interview: Interview
    is_pointed_at: bool


_CORRECTS = re.compile(rf"^(?:(?:{EITHER}|不是)[,， ]{{1,3}}){{1,3}}(?:我说的)?是?")
_LONGEST = 30


def may_point(low: str) -> bool:
    """不对 是15号那个, no the later one: nothing but which, so that the list that was shown is worth a look."""
    return len(low) <= _LONGEST and _POINTS.search(low) is not None


def pointed_at(low: str, rows: Sequence[Interview], situation: Situation) -> Interview | None:
    """The one of a list that a text by itself points at, whatever it corrects."""
    found = told(_CORRECTS.sub("", low), rows, situation)
    return found.interview if found is not None and found.is_pointed_at else None


def told(text: str, rows: Sequence[Interview], situation: Situation) -> Offered | None:
    """None where the text says anything else, tells none of the rows, or more than one."""
    low = text.lower()
    rest, place = place_in(days_spelled(situation.in_figures(low)))
    rest, fits = when_in(rest, situation)
    if fits or place is not None:  # when it is by now is nothing of who was replaced
        rows = [one for one in rows if access.follows(situation.member, one)]
    is_a_day = bool(fits) and time_within(low, now=situation.now, zone=situation.member.tz) is None
    for read in (_round, _job, _mode):
        rest, some = read(rest)
        fits += some
    rest, some = _room(rest, rows)
    fits += some
    rest, some = _name(rest, [one for one in rows if access.is_found_by_name(situation.member, one)])
    fits += some
    if is_more(rest) and not is_more((without := _colleagues(rest, situation))[0]):
        rest, some = without
        fits += some
    if is_more(rest) or not (fits or place is not None):
        return None
    found = [one for one in rows if all(fit(one) for fit in fits)]
    if place is not None:
        found = sorted((one for one in found if one.start is not None), key=lambda one: one.start or situation.now)
        found = found[:1] if place == 0 else found[-1:]
    is_pointed_at = bool(_POINTS.search(low)) or not is_a_day or len(fits) > 1
    if len(found) != 1 or (not is_pointed_at and _is_looked_at(low)):
        return None
    return Offered(found[0], is_pointed_at)


def _is_looked_at(low: str) -> bool:
    """明天, this week: by itself it asks for that day, as it does without a question; 周五 does where none is open."""
    return any(isinstance(piece, Ahead | Week) for word in words_of(low) for piece in word.pieces or ())


_SUITS = re.compile(
    "(?:可以|合适|方便|没问题|(?<!不)行|就好|就行|好了|吧$)|\\b(?:works?|suits?|is (?:fine|good|ok|great|best)|would (?:work|be (?:fine|good|best))|sounds good|looks good|will do|for me|for us)\\b"
)


def points(low: str) -> bool:
    """那个, the … one: nothing but which."""
    return _POINTS.search(low) is not None


def suits(rest: str) -> bool:
    """可以, works for me, said of one of them."""
    return _SUITS.search(rest) is not None


def without_suits(rest: str) -> str:
    return _SUITS.sub(" ", rest)


def is_more(rest: str) -> bool:
    """True where anything else is said than what may stand around which."""
    return bool(_AROUND.sub("", rest).strip(" ,，。.、"))


def when_in(text: str, situation: Situation) -> tuple[str, list[Fits]]:
    """A day, a time of day, a part of a day, or some of them; of a part alone each row's own day is meant."""
    zone = situation.member.tz
    clock = time_within(text, now=situation.now, zone=zone)
    if clock is not None:
        said, at, end = clock
        return f"{text[:at]} {text[end:]}", [lambda one: _is_at(said, one, situation)]
    words = words_of(text)
    pieces = [piece for word in words for piece in word.pieces or ()]
    when = span_within(text, now=situation.now, zone=zone)
    if when is None or any(isinstance(piece, Clock) for piece in pieces):
        return text, []
    rest = "".join(" " if word.pieces is not None else text[word.at : word.end] for word in words)
    if any(isinstance(piece, Day) for piece in pieces):
        return rest, [lambda one: one.start is not None and when.start <= one.start < when.end]
    if any(isinstance(piece, Part) for piece in pieces):
        return rest, [lambda one: _is_in_part(when, one, situation)]
    return text, []


def _is_at(said: TimeOfDay, one: Begins, situation: Situation) -> bool:
    start = _local(one, situation)
    return start is not None and start.time() in said.times and said.day in (None, start.date())


def _is_in_part(when: Span, one: Begins, situation: Situation) -> bool:
    start, zone = _local(one, situation), situation.member.tz
    if start is None:
        return False
    begins, ends = when.start.astimezone(zone).time(), when.end.astimezone(zone).time()
    return begins <= start.time() and (ends == time() or start.time() < ends)


def _local(one: Begins, situation: Situation) -> datetime | None:
    return one.start.astimezone(situation.member.tz) if one.start is not None else None


def _round(text: str) -> tuple[str, list[Fits]]:
    spelled = _FINAL.sub("终面", text)
    said = round_names.find(spelled)
    if said is None:
        return text, []
    number, name, at, end = said
    names = {name, round_names.name_of(number) if number is not None else name}
    return f"{spelled[:at]} {spelled[end:]}", [lambda one: one.round_name in names]


def _job(text: str) -> tuple[str, list[Fits]]:
    """Each word for it: 平台架构师 is both."""
    return _JOB.sub(" ", text), [_is_for(job_words.title_of(one)) for one in _JOB.findall(text)]


def _is_for(title: str) -> Fits:
    return lambda one: title in str(one.application.job.title)


def _mode(text: str) -> tuple[str, list[Fits]]:
    for pattern, mode in _MODES:
        if said := re.search(pattern, text):
            return f"{text[: said.start()]} {text[said.end() :]}", [_is_held(mode)]
    return text, []


def _is_held(mode: str) -> Fits:
    return lambda one: str(one.mode) == mode


def _room(text: str, rows: Sequence[Interview]) -> tuple[str, list[Fits]]:
    for room in {str(one.room.name) for one in rows if one.room is not None}:
        if room.lower() in text:
            rest = text.replace(room.lower(), " ", 1).replace("会议室", " ", 1)
            return rest, [_is_in(room)]
    return text, []


def _is_in(room: str) -> Fits:
    return lambda one: one.room is not None and str(one.room.name) == room


def _name(text: str, rows: Sequence[Interview]) -> tuple[str, list[Fits]]:
    """余笑, 小余, 余同学, 卓然, yu xiao: of the candidates of the rows, and of nobody else; 小余 of all who are called 余."""
    names = {str(one.candidate.name) for one in rows}
    called = {name: found for name in names if (found := re.search(re.escape(name.lower()), text))}
    if not called:
        called = {name: found for name in names if (found := re.search("|".join(_ways_to_call(name)), text))}
    if not called:
        return text, []
    longest = max(called.values(), key=lambda found: len(found[0]))
    return f"{text[: longest.start()]} {text[longest.end() :]}", [lambda one: str(one.candidate.name) in called]


def _ways_to_call(name: str) -> list[str]:
    """A part of it, and how it sounds."""
    if name.isascii():
        return [rf"\b{re.escape(one)}\b" for one in name.lower().split() if len(one) > 1] or [re.escape(name.lower())]
    spelled = [rf"\b{re.escape(one)}\b" for one in sorted({*sounds.given(name), *sounds.surname(name)}) if len(one) > 1]
    given = [re.escape(name[1:])] if len(name) > 2 else []  # 悦 alone may be part of any word
    return [*given, f"[小老姓]{re.escape(name[0])}", f"{re.escape(name[0])}(?=同学|先生|女士|那|的)", *spelled]


def place_in(text: str) -> tuple[str, int | None]:
    """0 for the earliest of them, 1 for the latest."""
    for number, pattern in enumerate((_EARLIER, _LATER)):
        if said := pattern.search(text):
            return f"{text[: said.start()]} {text[said.end() :]}", number
    return text, None


def _colleagues(text: str, situation: Situation) -> tuple[str, list[Fits]]:
    """跟李四那场: that they are on."""
    fits: list[Fits] = []
    for one in situation.called.mentioned(text):
        member_id = one.id
        text = re.sub(
            rf"[跟和与]?{re.escape(str(one.name).lower())}(?:一起)?|\b{re.escape(str(one.user_id))}\b", " ", text
        )
        fits.append(_has_on_it(int(member_id)))
    return text, fits


def _has_on_it(member_id: int) -> Fits:
    return lambda one: any(place.member_id == member_id for place in one.panel)
