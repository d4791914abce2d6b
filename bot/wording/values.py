"""Sentences with values in them, each value as its reader expects it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.interviews.models import Interview, Member
from bot.interviews.obstacle import ByCompanysClock, Coded, Obstacle
from bot.phrase import Phrase, Rendered, Words, fill
from bot.texts import WORDS
from bot.times import calendar
from bot.times.values import Span, ZoneThen
from bot.times.zones import zone_name
from bot.wording import interview as interviews
from bot.wording import times


def render(phrase: Phrase, reader: Member, now: datetime, texts: Mapping[str, Words] = WORDS) -> Rendered:
    """The phrase in the reader's language, with each value as they expect it.

    Raises: KeyError when there is no such id, or a value is missing.
    """
    lang = str(reader.lang)
    words = phrase.words(texts).of(lang)
    return Rendered.of(fill(words, lang, phrase.values, lambda one: show(one, reader, now, texts)), phrase)


def obstacle(found: Obstacle, reader: Member, now: datetime) -> str:
    """What stands in the way, without a stop."""
    return render(found.phrase, reader, now)


def show(value: object, reader: Member, now: datetime, texts: Mapping[str, Words] = WORDS) -> str:
    """The value as its reader expects it."""
    match value:
        case Phrase():
            return render(value, reader, now, texts)
        case Interview():
            return interviews.title(value, reader)
        case ByCompanysClock():
            return f"{value}{times.companys_zone(value.at, reader)}"
        case Coded(interview):
            return interviews.coded(interview, reader)
        case Span():
            return times.span(value, reader, now)
        case ZoneThen():
            return zone_name(value.zone, str(reader.lang), value.at)
        case datetime():
            return times.clock(value, reader, now)
        case date():
            return calendar.show(value, str(reader.lang), value.year)
        case _:
            return str(value)
