"""What a text is made of, as far as a piece of it may stand for another: days and hours, people, interviews, verdicts, rooms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.chat.readers import CODE, Situation
from bot.chat.verdicts import Verdict
from bot.interviews import lookup
from bot.interviews.surnames import COMMON
from bot.nlu.spelling.plainly import named_by_sound
from bot.times.among_words import without_times
from bot.times.number_words import COUNTS, either
from bot.times.said import Clock, Day, Later, Length, OnDate, Part, To
from bot.times.spoken import Word, words_of


class Kind(Enum):
    DAY = auto()
    DATE = auto()  # the 17th: a day that a mere number may be
    PART = auto()
    CLOCK = auto()
    LENGTH = auto()
    UNTIL = auto()
    COLLEAGUE = auto()
    INTERVIEW = auto()
    VERDICT = auto()
    ROUND = auto()
    ROOM = auto()
    ANSWER = auto()
    ROLE = auto()
    LANGUAGE = auto()
    COUNT = auto()


CHOICES = frozenset(
    (Kind.VERDICT, Kind.ANSWER, Kind.ROLE, Kind.LANGUAGE)
)  # one of a few words, which mean more than that
_OF_TIME = frozenset((Kind.DAY, Kind.DATE, Kind.PART, Kind.CLOCK, Kind.UNTIL))
_PERSON = frozenset((Kind.COLLEAGUE, Kind.INTERVIEW))  # 老王 may be either
_NOON = 12


@dataclass(frozen=True)
class Piece:
    """`is_late`: an hour that is of the afternoon by itself, 15:00 and 3pm."""

    kinds: frozenset[Kind]
    at: int
    end: int
    is_late: bool = False

    @property
    def is_of_time(self) -> bool:
        return bool(self.kinds & _OF_TIME)


@dataclass(frozen=True)
class Run:
    """周五下午三点, 45 minutes, 张三: pieces that say one thing together."""

    pieces: tuple[Piece, ...]

    @property
    def at(self) -> int:
        return self.pieces[0].at

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset().union(*(one.kinds for one in self.pieces))

    @property
    def is_of_time(self) -> bool:
        return self.pieces[0].is_of_time


_TITLED = re.compile(
    f"(?:[小老][{COMMON}](?=的|[那这]|[去来说让面吧啊哦不]|$|[,，。 ])|[{COMMON}](?:同学|先生|女士|小姐|工(?!作)|总|哥|姐))"
)
_ROUND = re.compile(
    r"[一二三四初复终]面(?!试官)|\b(?:first|second|third|final)(?: round| interview)?\b(?! (?:one|thing|day|week))"
)
_ROOM = re.compile(r"[^\W到在换去改成对是用那这场的不]{1,6}(?:会议室|面试间|洽谈室)|\b(?:meeting )?room [\w-]{1,12}\b")
_DAYS = re.compile(
    r"(?<![\d第周期拜])(?:\d{1,2}|[一二两三四五六])个?(?:天|周|星期)(?![一二三四五六日天末后])|"
    rf"\b(?:an?|{either(COUNTS)}|\d{{1,2}}) (?:day|week)s?\b"
)
_ANSWER = re.compile(r"已?确认了?|考虑中|不来了?|\b(?:confirmed|accepted|declined|considering|tentative|not coming)\b")
_ROLE = re.compile(r"招聘|协调员|管理员|面试官|\b(?:recruiter|coordinator|interviewer|admin|hiring manager)\b")
_COUNT = re.compile(r"(?<![那这第哪每\d有下上同])(?:\d{1,2}|[一二两三四五六七八九十])场(?![面后次])")
_LANGUAGE = re.compile(r"[中英]文|\b(?:chinese|english)\b")
_VERDICTS = re.compile(
    r"(?<=\ba )no(?![a-z])|"
    + "|".join(
        re.escape(word) if not word.isascii() else rf"(?<![a-z']){re.escape(word)}(?![a-z'])"
        for word in sorted((word for one in Verdict for word in one.value), key=len, reverse=True)
        if len(word) > 1 and word not in ("no", "pass", "fail", "reject", "拒绝", "过了", "没过", "挂了")
    )
)
_PATTERNS = {
    Kind.LENGTH: _DAYS,
    Kind.ROOM: _ROOM,
    Kind.ROUND: _ROUND,
    Kind.VERDICT: _VERDICTS,
    Kind.ANSWER: _ANSWER,
    Kind.ROLE: _ROLE,
    Kind.LANGUAGE: _LANGUAGE,
    Kind.COUNT: _COUNT,
}
_AT = re.compile(r"at (?=\S)")
_WITHIN_A_TIME = re.compile(r" ?的? ?|,? (?:(?:on|in|of|the|at) ){0,2}|[,，]")


def runs_in(low: str, situation: Situation) -> list[Run]:
    """In the order in which they stand; hours stand with their day."""
    runs: list[list[Piece]] = []
    for piece in _pieces(low, situation):
        if runs and _goes_on(runs[-1], piece, low):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    stripped = (_without_ends(one) for one in runs)
    return [Run(tuple(one)) for one in stripped if one]


def _goes_on(run: list[Piece], piece: Piece, low: str) -> bool:
    between = low[run[-1].end : piece.at]
    if not (run[-1].is_of_time and piece.is_of_time and _WITHIN_A_TIME.fullmatch(between)):
        return False
    is_another = Kind.UNTIL not in piece.kinds | run[-1].kinds and any(one.kinds & piece.kinds for one in run)
    return not is_another


def _without_ends(pieces: list[Piece]) -> list[Piece]:
    """到周五 says Friday."""
    while pieces and Kind.UNTIL in pieces[0].kinds:
        pieces = pieces[1:]
    while pieces and Kind.UNTIL in pieces[-1].kinds:
        pieces = pieces[:-1]
    return pieces


def _pieces(low: str, situation: Situation) -> list[Piece]:
    """The longest where one stands within another."""
    found: list[Piece] = []
    for one in (*_people(low, situation), *_codes(low), *_times(low), *_others(low)):
        if not any(one.at < other.end and other.at < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.at)


def _people(low: str, situation: Situation) -> Iterator[Piece]:
    candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    names = {name.lower(): Kind.INTERVIEW for _, name in candidates}
    for one in situation.called.mentioned(low):
        names |= {str(one.name).lower(): Kind.COLLEAGUE, str(one.user_id).lower(): Kind.COLLEAGUE}
    for name in sorted(names, key=len, reverse=True):
        if name[0] in low:
            yield from (_piece(names[name], found) for found in _spelled(name).finditer(low))
    for begins, ends, _ in named_by_sound(low, [name for _, name in candidates]):
        yield Piece(frozenset((Kind.INTERVIEW,)), begins, ends)
    yield from (Piece(_PERSON, *found.span()) for found in _TITLED.finditer(low))


def _spelled(name: str) -> re.Pattern[str]:
    """Zhang San, too, of zhangsan."""
    if not name.isascii():
        return re.compile(re.escape(name))
    return re.compile(r"@?(?<![a-z0-9])" + " ?".join(map(re.escape, name.replace(" ", ""))) + r"(?![a-z0-9@])")


def _codes(low: str) -> Iterator[Piece]:
    return (_piece(Kind.INTERVIEW, found) for found in CODE.finditer(without_times(low)))


def _times(low: str) -> Iterator[Piece]:
    for word in words_of(low):
        kinds = frozenset(_kinds_of(word))
        if kinds:
            at = _AT.match(low, word.at)
            clock = next((one for one in word.pieces or () if isinstance(one, Clock)), None)
            is_late = clock is not None and (clock.hour > _NOON or Kind.PART in kinds)
            end = word.end - (Kind.DAY in kinds and low[word.end - 1] == ".")  # tue. and Tuesday.
            yield Piece(kinds, at.end() if at else word.at, end, is_late)


def _kinds_of(word: Word) -> Iterator[Kind]:
    for one in word.pieces or ():
        match one:
            case OnDate():
                yield from (Kind.DAY, Kind.DATE)
            case Clock():
                yield Kind.CLOCK
            case Part():
                yield Kind.PART
            case Length() | Later():
                yield Kind.LENGTH
            case To():
                yield Kind.UNTIL
            case _ if isinstance(one, Day):
                yield Kind.DAY


def _others(low: str) -> Iterable[Piece]:
    for kind, pattern in _PATTERNS.items():
        yield from (_piece(kind, found) for found in pattern.finditer(low))


def _piece(kind: Kind, found: re.Match[str]) -> Piece:
    return Piece(frozenset((kind,)), *found.span())
