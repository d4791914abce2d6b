"""An interview that is to be booked, as far as it has been said: what is missing is asked for, one after the other.

It is kept between two messages, so it holds ids and plain values: who and what is not there yet stands in it by name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.interviews.said_line import Said
from bot.phrase import Phrase
from bot.storable import is_storable
from bot.times.said import Day, Length, Week, Weekday
from bot.times.spoken import hear, words_of
from bot.times.values import NotATime
from bot.times.when import moment

QUESTIONS = {
    "line": "book_asks.line",
    "candidate": "book_asks.candidate",
    "job": "book_asks.job",
    "when": "book_asks.when",
    "panel": "book_asks.panel",
}
# What `in_short` names, and what it is.
PARTS = {
    "candidate": Phrase("takes.line_candidate"),
    "job": Phrase("takes.line_job"),
    "round": Phrase("takes.line_round"),
    "time": Phrase("takes.line_time"),
    "length": Phrase("takes.line_length"),
    "person": Phrase("takes.line_person"),
    "place": Phrase("takes.line_place"),
    "agreed": Phrase("takes.line_agreed"),
    "choice": Phrase("takes.line_choice"),
}
LENGTH = timedelta(minutes=45)
_MOST_NAMED = 20
_LONGEST = 200


@dataclass(frozen=True)
class Line:
    """`asks` is what the last question was for: candidate, job, when, panel. Of `candidates`, `jobs` and `persons`, ids
    and accounts, one is to be chosen. `when` are words about time that lack the time of day, `no_time` those that are none, with `why_not`. `is_next`: it is said to be the round after those that there were. `previewed`: it was read
    back as it is, and a yes books it. `is_amended`: something else was just said of it, so that whatever comes of it is said
    with what it is now. `they_choose`: the candidate chooses the time, of the days in `when`, where any are said."""

    candidate: str = ""
    candidate_id: int | None = None
    candidates: tuple[int, ...] = ()
    is_new: bool = False
    job: str = ""
    job_id: int | None = None
    jobs: tuple[int, ...] = ()
    round_no: int | None = None
    round_name: str = ""
    is_next: bool = False
    when: str = ""
    no_time: str = ""
    why_not: str = ""
    start: datetime | None = None
    end: datetime | None = None
    minutes: int | None = None
    panel: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    room: str = ""
    room_id: int | None = None
    mode: str = ""
    meeting_url: str = ""
    agreed: bool = False
    they_choose: bool = False
    mobile: str = ""
    asks: str = ""
    previewed: bool = False
    is_amended: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, (self.candidate, self.job, self.round_name)))

    def dump(self) -> dict[str, Any]:
        """As JSON, without what is not said."""
        plain = {one.name: getattr(self, one.name) for one in dataclasses.fields(self)}
        return {
            name: value.isoformat()
            if isinstance(value, datetime)
            else list(value)
            if isinstance(value, tuple)
            else value
            for name, value in plain.items()
            if value not in (None, "", (), False)
        }

    @property
    def has_nobody(self) -> bool:
        return not (self.candidate or self.candidate_id or self.candidates)

    @property
    def has_no_job(self) -> bool:
        return not (self.job or self.job_id or self.jobs)

    @property
    def is_only_the_next(self) -> bool:
        """book the next round for Han Bing, and nothing of when and with whom."""
        return self.is_next and not (
            self.start or self.they_choose or self.when or self.no_time or self.panel or self.persons or self.unknown
        )

    @property
    def missing(self) -> list[str]:
        """What is to be asked for, in this order."""
        lacks = {
            "candidate": self.has_nobody or bool(self.candidates),
            "job": self.has_no_job or bool(self.jobs),
            "when": self.start is None and (not self.they_choose or bool(self.no_time)),
            "panel": bool(self.persons or self.unknown or not self.panel),
        }
        return [name for name, is_missing in lacks.items() if is_missing]

    def in_short(self, zone: ZoneInfo) -> dict[str, Any]:
        """For whoever asks what was understood: names, accounts, and the time with its offset."""
        said = {
            "candidate": self.candidate,
            "job": self.job,
            "round": self.round_name,
            "time": self.start.astimezone(zone).isoformat() if self.start else None,
            "length": int((self.end - self.start).total_seconds()) // 60 if self.start and self.end else self.minutes,
            "person": self.panel[0] if len(self.panel) == 1 else list(self.panel),
            "place": self.room or self.meeting_url or self.mode,
            "agreed": self.agreed,
            "choice": self.they_choose,
        }
        return {name: value for name, value in said.items() if value}

    def at(self, start: datetime) -> Line:
        """The same at another time, as long as before."""
        assert self.start is not None and self.end is not None
        return replace(self, start=start, end=start + (self.end - self.start), previewed=False, asks="")

    def adding(self, said: Said, now: datetime, zone: ZoneInfo) -> Line:
        """With what was said more; what was said again counts as it was said last."""
        line = replace(self, previewed=False, asks="", is_amended=False, mobile=said.mobile or self.mobile)
        if said.candidate:
            line = _with_candidate(line, said)
        line = replace(line, is_new=line.is_new or said.is_new)
        if line.is_new:
            line = replace(line, candidate_id=None, candidates=())
        if said.job:
            only = said.jobs[0].id if len(said.jobs) == 1 else None
            several = tuple(one.id for one in said.jobs) if len(said.jobs) > 1 else ()
            line = replace(line, job=said.job, job_id=only, jobs=several)
        if said.round_name:
            line = replace(line, round_no=said.round_no, round_name=said.round_name)
        line = replace(line, is_next=line.is_next or said.is_next)
        line = _with_people(line, said)
        if said.room or said.rooms:
            line = replace(line, room=said.room, room_id=said.rooms[0].id if said.rooms else None)
        elif said.no_place:
            line = replace(line, room="", room_id=None, mode=line.mode or ("onsite" if line.room else ""))
        line = replace(
            line,
            mode=said.mode or line.mode,
            meeting_url=said.meeting_url or line.meeting_url,
            agreed=said.agreed or line.agreed,
        )
        if said.they_choose:  # what had a time has none any more; days stay
            line = replace(line, they_choose=True, start=None, end=None)
        elif said.has_clock:
            line = replace(line, they_choose=False)
        return _with_time(line, said, now, zone)


def load(dumped: Mapping[str, Any]) -> Line:
    """Raises: TypeError or ValueError for what `Line.dump` never wrote."""
    known = {one.name: one for one in dataclasses.fields(Line)}
    values: dict[str, Any] = {}
    for name, value in dumped.items():
        kind = str(known[name].type) if name in known else ""
        values[name] = _as(kind, value)
    return Line(**values)


def _as(kind: str, value: Any) -> Any:
    if kind == "str" and isinstance(value, str) and is_storable(value):
        return value
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind.startswith("int") and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind.startswith("datetime") and isinstance(value, str):
        return datetime.fromisoformat(value).astimezone(UTC)
    if kind.startswith("tuple") and isinstance(value, list):
        inner = str if "str" in kind else int
        if all(isinstance(one, inner) and not isinstance(one, bool) for one in value):
            return tuple(value)
    raise TypeError(f"no {kind or 'part of a line'}")


def _with_candidate(line: Line, said: Said) -> Line:
    ids = tuple(one.id for one in said.candidates)
    return replace(
        line,
        candidate=said.candidate[:_LONGEST],
        candidate_id=ids[0] if len(ids) == 1 else None,
        candidates=ids if len(ids) > 1 else (),
        is_new=False,
    )


def _with_people(line: Line, said: Said) -> Line:
    sure = [str(members[0].user_id) for members in said.panel if len(members) == 1]
    several = [members for members in said.panel if len(members) > 1]
    panel = tuple(dict.fromkeys([*line.panel, *sure]))[:_MOST_NAMED]
    persons, unknown = line.persons, line.unknown
    if said.panel or said.unknown:
        persons = tuple(str(one.user_id) for one in several[0]) if several else ()
        unknown = tuple(said.unknown)[:_MOST_NAMED]
    return replace(line, panel=panel, persons=persons, unknown=unknown)


def _with_time(line: Line, said: Said, now: datetime, zone: ZoneInfo) -> Line:
    """What is no time is kept with the reason, so that it is asked for again and nothing else is lost."""
    if said.length is not None:
        line = replace(line, minutes=int(said.length / timedelta(minutes=1)))
    if not said.when:
        if said.length is not None and line.start is not None:
            return replace(line, end=line.start + said.length)
        return line
    words = _of_the_week(line, said.when, now, zone) if said.has_day else _with_its_day(line, said.when, now, zone)
    line = replace(line, when="", no_time="", why_not="", start=None, end=None)
    try:
        found = moment(words, now=now, zone=zone)
    except NotATime as refused:
        if refused.reason == "time_missing":
            return replace(line, when=_without_length(words)[:_LONGEST])
        if refused.reason not in ("ambiguous_hour", "too_far") or refused.candidate is None:
            return replace(line, no_time=words[:_LONGEST], why_not=refused.reason)
        found = refused.candidate  # 3点 is the afternoon's, as what is booked is read back
    length = said.length or (timedelta(minutes=line.minutes) if line.minutes else LENGTH)
    start = found.start.astimezone(UTC)
    return replace(line, start=start, end=found.end.astimezone(UTC) if found.end else start + length)


def _without_length(words: str) -> str:
    """周三下午 of 周三下午 40分钟: in which a time is looked for."""
    said = (
        words[one.at : one.end] for one in words_of(words) if not any(isinstance(it, Length) for it in one.pieces or ())
    )
    return " ".join("".join(said).split())


def _with_its_day(line: Line, when: str, now: datetime, zone: ZoneInfo) -> str:
    return f"{_day_before(line, now, zone)} {when}".strip()


def _of_the_week(line: Line, when: str, now: datetime, zone: ZoneInfo) -> str:
    """下周 周二 of 周二, where it was 下周 so far."""
    pieces, left = hear(line.when) if line.when else ([], "")
    if left or len(pieces) != 1 or not isinstance(week := pieces[0], Week):
        return when
    days = [one for one in words_of(when) if any(isinstance(it, Day) for it in one.pieces or ())]
    match [it for one in days for it in one.pieces or () if isinstance(it, Day)]:
        case [Weekday(day, None)]:
            together = f"{line.when} {when}"
            if any(isinstance(one, Weekday) and one.week == week.ahead for one in hear(together)[0]):
                return together
            first, _ = week.dates(today := now.astimezone(zone).date(), today)
            return f"{when[: days[0].at]} {first + timedelta(days=day)} {when[days[0].end :]}".strip()
        case _:
            return when


def _day_before(line: Line, now: datetime, zone: ZoneInfo) -> str:
    """The day that was said without a time, or with one at which it cannot be: 下午3点 is then of that day."""
    if line.when or line.start is None:
        return line.when
    day = line.start.astimezone(zone).date()
    return day.isoformat() if day >= now.astimezone(zone).date() else ""


WHY_NOT = {
    "no_such_date": "no_time.no_such_date",
    "past": "no_time.past",
    "maybe_past": "no_time.past",
    "midnight": "no_time.night",
}
NOT_UNDERSTOOD = "no_time.not_understood"
