"""What the cells of one row say: times, length, round, how to meet. People's names are understood elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.imports.rounds import round_said
from bot.imports.spreadsheet import REQUIRED, BadCell, Row
from bot.interviews import identity, people
from bot.interviews.names import in_one_piece
from bot.phrase import Phrase
from bot.times.typed import normalise
from bot.times.values import Moment, NotATime, Reason
from bot.times.when import moment
from bot.times.zones import company_zone, zone_called

LENGTH = timedelta(minutes=60)
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=12)  # as the database has it

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """One row, understood as far as possible. `slot` is in UTC, None where the times were not understood."""

    candidate: str
    job: str
    round_no: int
    round_name: str
    slot: tuple[datetime, datetime] | None
    zone: ZoneInfo
    email: str | None
    mobile: str | None
    mode: str
    room: str
    meeting_url: str | None
    resume_url: str | None
    confidential: bool  # the job


def understand(row: Row, now: datetime) -> tuple[Said, list[BadCell]]:
    """The row, and everything that is wrong with it."""
    cells, problems = row.cells, list(row.problems)

    def attempt(read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except BadCell as bad:
            problems.append(bad)
            return otherwise

    empty = (row.called(one) for one in REQUIRED if not cells[one])
    problems += [BadCell("cell.empty", column=called) for called in empty]
    zone = attempt(lambda: _zone(row), None)
    slot = attempt(lambda: _slot(row, zone or company_zone(), now), None) if cells["start"] else None
    round_no, round_name = round_said(cells["round"])
    said = Said(
        candidate=in_one_piece(cells["candidate"]),
        job=cells["job"],
        round_no=round_no,
        round_name=round_name,
        slot=slot if zone else None,
        zone=zone or company_zone(),
        email=attempt(lambda: _email(row), None),
        mobile=attempt(lambda: _mobile(row), None),
        mode=attempt(lambda: _mode(row), "video"),
        room=cells["room"],
        meeting_url=attempt(lambda: _url(row), None),
        resume_url=attempt(lambda: _resume_url(row), None),
        confidential=attempt(lambda: _confidential(row), False),
    )
    return said, problems


# --- times ----------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(
    r"(?P<date>20\d\d[-/.]\d\d?[-/.]\d\d?)(?:(?P<t>t)| )(?P<hour>\d\d?):(?P<minute>\d\d)(?P<second>:\d\d)?(?:\.\d+)?"
    # 15:00-16:00 is an hour, not a place far west: west is only after the T of ISO 8601.
    r"(?P<offset> ?z| ?\+\d\d:?\d\d|(?(t)-\d\d:?\d\d|(?!)))?"
)
_WITH_YEAR = re.compile(r"(20\d\d)[-/.年]")
_LATER_ON = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?")
_LENGTH = re.compile(
    r"(?P<minutes>\d{1,4})(?:\.0+)? ?(?:分钟|分|m|min|mins|minutes?)?"
    r"|(?P<hours>\d{1,2}(?:\.\d+)?) ?(?:小时|个小时|h|hours?|hrs?)"
    r"|(?P<clock>\d{1,2}):(?P<rest>\d\d)(?::00)?"
)
_WHY: dict[Reason, Phrase] = {
    "not_understood": Phrase("cell_time.not_understood"),
    "time_missing": Phrase("cell_time.no_hour"),
    "ambiguous_hour": Phrase("cell_time.ambiguous_hour"),
    "no_such_date": Phrase("cell_time.no_such_date"),
    "past": Phrase("cell_time.full_date"),
    "too_far": Phrase("cell_time.year"),
    "maybe_past": Phrase("cell_time.full_date"),
    "midnight": Phrase("cell_time.midnight"),
}


def _zone(row: Row) -> ZoneInfo:
    text, called = row.cells["zone"], row.called("zone")
    zone = zone_called(normalise(text)) if text else company_zone()
    if zone is None:
        raise BadCell("cell.no_zone", column=called, text=text)
    return zone


def _slot(row: Row, zone: ZoneInfo, now: datetime) -> tuple[datetime, datetime]:
    cells, end_called, minutes_called = row.cells, row.called("end"), row.called("minutes")
    said = _moment(row.called("start"), cells["start"], zone, now)
    start = said.start.astimezone(UTC)
    length = _length(minutes_called, cells["minutes"]) if cells["minutes"] else None
    ends = [start + length] if length is not None else []
    if cells["end"]:
        ends.insert(0, _end(end_called, cells["end"], start.astimezone(zone), zone, now))
    if said.end:
        ends.append(said.end.astimezone(UTC))
    if len(set(ends)) > 1:
        raise BadCell("cell.disagree", end=end_called, minutes=minutes_called)
    end = ends[0] if ends else start + LENGTH
    if end <= start and length is None:
        raise BadCell("row.ends_before")
    if not SHORTEST <= end - start <= LONGEST:
        raise BadCell("row.length")
    return start, end


def _moment(called: str | Phrase, text: str, zone: ZoneInfo, now: datetime) -> Moment:
    try:
        return _plain(normalise(text), zone) or _spoken(normalise(text), zone, now)
    except NotATime as refused:
        raise BadCell("cell.time", column=called, text=text, why=_WHY[refused.reason]) from None


def _plain(text: str, zone: ZoneInfo) -> Moment | None:
    """2026-03-12 15:00 in the forms that programs write; 3:00 alone may have been typed for 15:00."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    if match["hour"] in tuple("1234567") and not match["offset"]:
        raise NotATime("ambiguous_hour")
    year, month, day = re.split("[-/.]", match["date"])
    try:
        at = datetime.fromisoformat(
            f"{year}-{month:0>2}-{day:0>2}T{match['hour']:0>2}:{match['minute']}{match['second'] or ''}"
            f"{(match['offset'] or '').strip().upper()}"
        )
    except ValueError:
        raise NotATime("no_such_date") from None
    return Moment(at if at.tzinfo else _existing(at, zone), None)


def _existing(local: datetime, zone: ZoneInfo) -> datetime:
    at = local.replace(tzinfo=zone)
    if at.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:  # clocks were put forward over it
        raise NotATime("no_such_date")
    return at


def _spoken(text: str, zone: ZoneInfo, now: datetime) -> Moment:
    """With its year a time is taken however far away it is: an import also brings what was."""
    year = _WITH_YEAR.match(text)
    if year is None:
        return moment(text, now=now, zone=zone)
    try:
        return moment(text, now=datetime(int(year[1]), 1, 1, tzinfo=zone) - timedelta(days=1), zone=zone)
    except NotATime as refused:
        if refused.reason != "too_far" or refused.candidate is None:
            raise
        # Again from nearby, because what is too far was not yet asked whether it is clear.
        return moment(text, now=refused.candidate.start - timedelta(days=1), zone=zone)


def _end(called: str | Phrase, text: str, start: datetime, zone: ZoneInfo, now: datetime) -> datetime:
    """The end as a full time, or as one of the day on which it starts."""
    low = normalise(text)
    if _WITH_YEAR.match(low):
        return _moment(called, text, zone, now).start.astimezone(UTC)
    if clock := _LATER_ON.fullmatch(low):
        return _moment(called, f"{start:%Y-%m-%d} {clock['hour']}:{clock['minute']}", zone, now).start.astimezone(UTC)
    try:
        said = _spoken(f"{start:%Y-%m-%d %H:%M}-{low.removesuffix(':00') if low.count(':') > 1 else low}", zone, now)
    except NotATime:
        said = None
    if said is None or said.end is None:
        raise BadCell("cell.end", column=called, text=text)
    return said.end.astimezone(UTC)


def _length(called: str | Phrase, text: str) -> timedelta:
    match = _LENGTH.fullmatch(normalise(text))
    if match is None:
        raise BadCell("cell.minutes", column=called, text=text)
    if match["hours"]:
        return timedelta(minutes=round(float(match["hours"]) * 60))
    if match["clock"]:
        return timedelta(hours=int(match["clock"]), minutes=int(match["rest"]))
    return timedelta(minutes=int(match["minutes"]))


# --- the rest -------------------------------------------------------------------------------------------------------

_MODES = {
    "video": ("video", "videocall", "online", "remote", "视频", "线上", "远程"),
    "onsite": ("onsite", "inperson", "facetoface", "office", "现场", "线下", "面对面"),
    "phone": ("phone", "phonecall", "call", "电话"),
}
_MOBILE = re.compile(r"\+?[0-9]{5,20}")


def _email(row: Row) -> str | None:
    text, called = row.cells["email"], row.called("email")
    if text and not people.EMAIL.fullmatch(text):
        raise BadCell("cell.email", column=called, text=text)
    return text or None


def _mobile(row: Row) -> str | None:
    text, called = row.cells["mobile"], row.called("mobile")
    number = re.sub(r"[\s\-()']", "", normalise(text))
    if number and not _MOBILE.fullmatch(number):
        raise BadCell("cell.mobile", column=called, text=text)
    return identity.phone_kept(normalise(text)) or None


def _mode(row: Row) -> str:
    """Without one, a room and no link mean that all come together."""
    cells, called = row.cells, row.called("mode")
    if not cells["mode"]:
        return "onsite" if cells["room"] and not cells["meeting_url"] else "video"
    low = re.sub("[ _-]", "", normalise(cells["mode"])).removesuffix("面试").removesuffix("interview")
    for mode, names in _MODES.items():
        if low in names:
            return mode
    raise BadCell("cell.mode", column=called, text=cells["mode"])


def _url(row: Row) -> str | None:
    text, called = row.cells["meeting_url"], row.called("meeting_url")
    if text and not re.fullmatch(r"https?://\S+", text):
        raise BadCell("cell.link", column=called)  # not shown: it may hold a password
    return text or None


def _resume_url(row: Row) -> str | None:
    text, called = row.cells["resume"], row.called("resume")
    if text and not re.fullmatch(r"https://\S+", text):
        raise BadCell("cell.resume", column=called)  # not shown: it may open the file
    return text or None


_YES = ("是", "保密", "yes", "y", "true", "1", "✓", "√")
_NO = ("", "否", "不", "公开", "no", "n", "false", "0")


def _confidential(row: Row) -> bool:
    text, called = normalise(row.cells["confidential"]), row.called("confidential")
    if text not in _YES + _NO:
        raise BadCell("cell.yes_or_no", column=called, text=text)
    return text in _YES
