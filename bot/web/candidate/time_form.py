"""The form for other times, as the candidate sent it: what it asks for, and what of it cannot be read or asked for.

It is shown again with all that was filled in: nobody wants to think of three times twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import request

from bot.interviews import by_candidate, self_choice, wishes
from bot.interviews.wishes import Wish
from bot.phrase import Phrase
from bot.printable import is_blank
from bot.times.zones import zone_named
from bot.web.candidate.visit import Visit
from bot.web.local_time import local_time
from bot.wecom.content import blanked
from bot.wording import pick

_WHY_NOT: dict[str, Phrase] = {
    "past": Phrase("candidate_time.is_past"),
    "far": Phrase("candidate_time.is_too_far"),
    "same": Phrase("candidate_time.is_the_same"),
}
_NO_DAY = Phrase("candidate_time.no_day")
_NO_HOUR = Phrase("candidate_time.no_hour")
_UNREADABLE = Phrase("candidate_time.unreadable")


@dataclass(frozen=True)
class Field:
    """One of the times, as it was filled in; `start` where it can be read, `wrong` why it cannot be asked for. `asked_at`
    is the instant of one that was asked for before, which a script of ours tells by the browser's clock."""

    day: str = ""
    hour: str = ""
    start: datetime | None = None
    wrong: Phrase | None = None
    asked_at: str = ""


@dataclass(frozen=True)
class TimeForm:
    """`zone` is None where we do not know the one that the browser named."""

    fields: tuple[Field, ...]
    words: str
    zone: ZoneInfo | None

    @property
    def starts(self) -> list[datetime]:
        return [one.start for one in self.fields if one.start is not None]

    @property
    def knows_when(self) -> bool:
        """False where there are times, and nobody can say by which clock."""
        return self.zone is not None or not any(one.day or one.hour for one in self.fields)

    @property
    def words_wrong(self) -> Phrase | None:
        n, most = len(self.words), wishes.MOST_WORDS
        if n <= most:
            return None
        return Phrase("candidate_time.too_many_words", most=most, n=n)

    @property
    def is_empty(self) -> bool:
        return not self.words and not any(one.day or one.hour for one in self.fields)

    @property
    def can_be_asked(self) -> bool:
        is_marked = self.words_wrong is not None or any(one.wrong for one in self.fields)
        return self.knows_when and not is_marked and not self.is_empty


EMPTY = TimeForm((Field(),) * wishes.MOST_TIMES, "", None)


def of_wish(wish: Wish, zone: ZoneInfo, now: datetime) -> TimeForm:
    """What was asked for last, less what is past by now, by the clock in the zone."""
    own = [(one.isoformat(), one.astimezone(zone)) for one in wish.starts if one > now]
    fields = [Field(f"{local:%Y-%m-%d}", f"{local:%H:%M}", asked_at=at) for at, local in own]
    return TimeForm((*fields, *EMPTY.fields)[: wishes.MOST_TIMES], wish.words, None)


def sent(visit: Visit) -> TimeForm:
    """What was sent; where the zone is unknown its times are read by the one on record. Nothing at all says enough where
    there are times to choose from."""
    zone = zone_named(request.form.get("zone", ""))
    fields = tuple(
        _field(visit, _typed(f"day{number}"), _typed(f"hour{number}"), zone or visit.interview.candidate.tz)
        for number in range(1, wishes.MOST_TIMES + 1)
    )
    form = TimeForm(fields, _sentence(_typed("words")), zone)
    if form.is_empty and self_choice.open_slots(visit.interview, visit.now):
        return replace(form, words=pick(wishes.NONE_SUITS, visit.lang))
    return form


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()


def _field(visit: Visit, day: str, hour: str, zone: ZoneInfo) -> Field:
    if not day and not hour:
        return Field()
    if not day or not hour:
        return Field(day, hour, wrong=_NO_HOUR if day else _NO_DAY)
    try:
        start = local_time(day, hour, zone)
    except ValueError:
        return Field(day, hour, wrong=_UNREADABLE)
    why_not = by_candidate.why_not(visit.interview, start, visit.now)
    return Field(day, hour, start, _WHY_NOT[why_not] if why_not else None)


def _sentence(said: str) -> str:
    """On one line, nothing in it that nobody can see, and no link that would open."""
    if is_blank(said):
        return ""
    return blanked(" ".join("".join(one for one in said if one.isprintable() or one.isspace()).split()))
