"""Sentences with values in them, each value as its reader expects it."""

from __future__ import annotations

from datetime import datetime

from bot.interviews.models import Interview, Member
from bot.interviews.obstacle import ByCompanysClock, Coded, Obstacle
from bot.times.values import Span
from bot.wording import interview as interviews
from bot.wording import times
from bot.wording.words import pick


def fill_in(template: str, values: dict[str, object], reader: Member | None, now: datetime) -> str:
    """The template with each value shown to `reader`."""
    if not values and "{" not in template and "}" not in template:
        return template
    return template.format(**{name: _show(value, reader, now) for name, value in values.items()})


def obstacle(found: Obstacle, reader: Member, now: datetime) -> str:
    """What stands in the way, without a stop."""
    return fill_in(pick((found.en, found.zh), str(reader.lang)), found.values, reader, now)


def _show(value: object, reader: Member | None, now: datetime) -> str:
    if reader is None:
        return str(value)
    match value:
        case Interview():
            return interviews.title(value, reader)
        case ByCompanysClock():
            return f"{value}{times.companys_zone(value.at, reader)}"
        case Coded(interview):
            return interviews.coded(interview, reader)
        case (str(en), str(zh)):
            return pick((en, zh), str(reader.lang))
        case Span():
            return times.span(value, reader, now)
        case datetime():
            return times.clock(value, reader, now)
        case _:
            return str(value)
