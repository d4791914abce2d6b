"""How values of each type are found in a text, suggested, stored, and asked for: one reader for each type of parameter."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import cast

from bot.chat import booking_lines, colleagues_named, stand_in, ticks_said, which_interview
from bot.chat.readers import BETWEEN, THAT_ONE, Found, Reader, Situation, cut
from bot.chat.stand_in import StandIn
from bot.chat.ticks_said import Ticks
from bot.chat.which_interview import only_row
from bot.interviews import batch, line, people
from bot.interviews.batch import Batch
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.interviews.venues import Venue, find_venue, load_venue
from bot.phrase import Phrase
from bot.times.another import AnotherTime, another
from bot.times.said import Length
from bot.times.spans import span
from bot.times.spoken import hear as hear_times
from bot.times.spoken import is_all_time, words_of
from bot.times.typed import normalise
from bot.times.values import NotATime, Span
from bot.times.when import LONGEST

_FIRST_WORDS = 16  # name a person or a day, or none do: each further word would cost a look
_WORDS_OF_LENGTH = 4  # 1 hour 30 minutes


def reader(kind: type) -> Reader:
    """The reader of a parameter's type.

    Raises: TypeError for a type that no reader knows, as soon as the command is used.
    """
    if issubclass(kind, Enum):
        return _enumeration(kind)
    if kind not in _READERS:
        raise TypeError(f"no reader for a parameter of type {kind.__name__}")
    return _READERS[kind]


def reader_of_value(value: object) -> Reader:
    return reader(next((kind for kind in _READERS if isinstance(value, kind)), type(value)))


def _find_length(text: str, _: Situation) -> Found | None:
    """1小时, 1 小时 30 分, 45 min: by itself, for 下周 1小时 is no Monday."""
    words = list(re.finditer(r"\S+", text))[:_FIRST_WORDS]
    for count in range(min(len(words), _WORDS_OF_LENGTH), 0, -1):
        for first in range(len(words) - count + 1):
            begins, ends = words[first].start(), words[first + count - 1].end()
            match hear_times(text[begins:ends]):
                case ([Length(time)], "") if timedelta() < time <= LONGEST:
                    return Found([time], cut(text, begins, ends), begins, ends)
    for word in words_of(text):  # 下周45分钟
        match word.pieces:
            case (Length(time),) if timedelta() < time <= LONGEST:
                return Found([time], cut(text, word.at, word.end), word.at, word.end)
    return None


def find_span(text: str, situation: Situation) -> Found | None:
    words = situation.in_figures(text).split()
    for count in range(min(len(words), _FIRST_WORDS), 0, -1):
        said = " ".join(words[:count])
        if not is_all_time(said):
            continue
        try:
            found = span(said, now=situation.now, zone=situation.member.tz)
        except NotATime:
            continue
        return Found([found], " ".join(words[count:]))
    return None


def _load_span(dumped: Mapping[str, str], _: Situation) -> Span:
    return Span(datetime.fromisoformat(dumped["start"]), datetime.fromisoformat(dumped["end"]))


def _find_time(text: str, situation: Situation) -> Found | None:
    if (row := only_row(text)) is not None and 1 <= row <= len(situation.slots):
        free = situation.slots[row - 1]
        return Found([AnotherTime(start=free.start, length=free.end - free.start)], "")
    found = another(situation.in_figures(text), now=situation.now, zone=situation.member.tz)
    return Found([found[0]] if found[0] else [], found[1]) if found else None


def _load_time(dumped: str, situation: Situation) -> AnotherTime | None:
    with contextlib.suppress(ValueError):
        return AnotherTime(start=datetime.fromisoformat(dumped))
    found = another(dumped, now=situation.now, zone=situation.member.tz)
    return found[0] if found else None


def _find_venue(text: str, _: Situation) -> Found | None:
    found = find_venue(text)
    return Found([found[0]], cut(text, *found[1])) if found else None


def _begins(low: str, word: str) -> bool:
    """No of no show, and not of not a no."""
    return low.startswith(word) and not (word.isascii() and low[len(word) : len(word) + 1].isalpha())


def _enumeration(kind: type[Enum]) -> Reader:
    """An enumeration whose values are the words for each member, English first, Chinese second."""

    def find(text: str, _: Situation) -> Found | None:
        low = normalise(text)
        said = [
            (word, one)
            for one in kind
            for word in map(str.lower, one.value)
            if _begins(low, word) or f" {word} " in f" {low} "
        ]
        if not said:
            return None
        word, value = max(said, key=lambda pair: len(pair[0]))
        at = low.find(word)
        return Found([value], cut(text, at, at + len(word)).strip(" ：:=为是"))

    return Reader(
        named=Phrase("takes.choice"),
        order=-1 if any(THAT_ONE.match(word) for one in kind for word in one.value) else 2,  # 9554 这场
        find=find,
        suggest=lambda kind: list(cast(type[Enum], kind)),
        dump=lambda value: value.name.lower(),
        load=lambda name, _: kind[name.upper()],
        question="ask.which",
    )


_READERS: dict[type, Reader] = {
    StandIn: Reader(
        named=Phrase("takes.stand_in"),
        order=-1,  # before anybody whom it names is read
        find=stand_in.find,
        suggest=lambda _: [],
        dump=lambda it: it.member.user_id,
        load=lambda user_id, _: StandIn(found) if (found := people.known(user_id)) else None,
        question="ask.who_instead",
    ),
    Member: Reader(
        named=Phrase("takes.colleague"),
        order=0,
        find=colleagues_named.find_member,
        suggest=lambda _: [],
        dump=lambda member: member.user_id,
        load=lambda user_id, _: people.known(user_id),
        question="ask.who",
    ),
    Members: Reader(
        named=Phrase("takes.colleagues"),
        order=0,
        find=colleagues_named.find_members,
        suggest=lambda _: [],
        dump=lambda members: " ".join(str(one.user_id) for one in members),
        load=colleagues_named.load_members,
        question="ask.who_all",
    ),
    Interview: Reader(
        named=Phrase("takes.interview"),
        order=1,
        find=which_interview.find,
        suggest=lambda _: [],  # see `arguments._likely`
        dump=lambda interview: interview.code or f"id:{interview.id}",
        load=which_interview.load,
        question="ask.which_interview",
    ),
    timedelta: Reader(
        named=Phrase("takes.length"),
        order=2,
        find=_find_length,
        suggest=lambda _: [],
        dump=lambda length: str(length // timedelta(minutes=1)),
        load=lambda minutes, _: timedelta(minutes=int(minutes)),
        question="ask.how_long",
    ),
    Span: Reader(
        named=Phrase("takes.days"),
        order=3,
        find=find_span,
        suggest=lambda _: [],
        dump=lambda value: {"start": value.start.isoformat(), "end": value.end.isoformat()},
        load=_load_span,
        question="ask.which_day",
    ),
    AnotherTime: Reader(
        named=Phrase("takes.time"),
        order=2,  # with how long it takes
        find=_find_time,
        suggest=lambda _: [],
        dump=lambda value: value.start.isoformat() if value.start else value.text,
        load=_load_time,
        question="ask.when",
    ),
    Venue: Reader(
        named=Phrase("takes.venue"),
        order=0,  # a room may be called 2号, a link has figures in it
        find=_find_venue,
        suggest=lambda _: [],
        dump=str,
        load=lambda said, _: load_venue(said),
        question="ask.where",
    ),
    Line: Reader(
        named=Phrase("takes.line"),
        order=0,
        find=booking_lines.find,
        more=booking_lines.more,
        suggest=lambda _: [],
        dump=Line.dump,
        load=lambda dumped, _: line.load(dumped),
        question=line.QUESTIONS["line"],
        asks=lambda it: line.QUESTIONS[it.asks or "line"],
    ),
    Ticks: Reader(
        named=Phrase("takes.ticks"),
        order=0,  # 选时间 1 3 5 names no rows of a list
        find=ticks_said.find,
        suggest=lambda _: [],
        dump=str,
        load=ticks_said.load,
        question="ask.which_numbers",
    ),
    Batch: Reader(  # is pasted, and never found in a sentence
        named=Phrase("takes.rows"),
        order=4,
        find=lambda text, _: None,
        suggest=lambda _: [],
        dump=Batch.dump,
        load=lambda dumped, _: batch.load(dumped),
        question="ask.rows",
    ),
    str: Reader(
        named=Phrase("takes.words"),
        order=4,
        find=lambda text, _: Found([said], "") if (said := text.strip(BETWEEN[:-1])) else None,
        suggest=lambda _: [],
        dump=str,
        load=lambda text, _: text,
        question="ask.words",
    ),
}
