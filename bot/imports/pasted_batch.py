"""Rows that were pasted as interviews that are to be booked, and one row after the other corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.imports import batch_told
from bot.imports.pasted import APART, MOST, Pasted
from bot.interviews import identity, no_place, said_line, said_names
from bot.interviews.batch import Batch, Row
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Candidate, Member
from bot.interviews.people import EMAIL
from bot.interviews.said_line import Said
from bot.interviews.said_names import Names
from bot.times.written import month_first

# What a row says of the interview beside who and what it is for, in the words of a sentence.
_REST = ("date", "time", "start", "end", "minutes", "round", "mode", "room", "meeting_url")
_APART = "  "
_LEAST = 3  # words of a row
_MOBILE = re.compile(r"(?<![\d-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|\+\d{8,15}")


def read(pasted: Sequence[Pasted], author: Member, now: datetime) -> Batch:
    """What the rows say; the names of all of them are found in one statement."""
    lines = [_in_figures(_names_in(one), author, now) for one in pasted]
    names = said_names.look_up(lines, author, now, [one.cells.get("candidate", "") for one in pasted])
    return Batch([_read(one, names, author, now) for one in pasted])


def corrected(batch: Batch, number: int, text: str, author: Member, now: datetime) -> Batch | None:
    """The rows with what the text says of one of them; None where it says nothing of an interview."""
    row = next((one for one in batch.rows if one.number == number), None)
    if row is None:
        return None
    text, email, mobile = _without_contacts(_in_figures(text, author, now))
    names = said_names.look_up([text], author, now)
    said = said_line.read(
        text, names, wants_candidate=row.line.has_nobody or bool(row.line.candidates), wants_job=row.line.has_no_job
    )
    if not (
        said.when
        or said.length
        or said.panel
        or said.unknown
        or said.candidate
        or said.job
        or said.room
        or said.no_place
        or said.round_name
        or email
        or mobile
    ):
        return None
    known = row.line
    if said.panel or said.unknown:
        known = replace(known, panel=(), persons=(), unknown=())
    mended = replace(
        row,
        line=known.adding(said, now, author.tz),
        left=said.left,
        email=email or row.email,
        mobile=mobile or row.mobile,
    )
    return Batch([mended if one.number == number else one for one in batch.rows])


def put_in(batch: Batch, pasted: Sequence[Pasted], author: Member, now: datetime) -> Batch:
    """The rows with some more that are pasted: each takes the place of the one with its candidate and its job, which it
    mends, or is added behind them.

    Raises: UserError where it may mend several, or they would be too many.
    """
    rows = {one.number: one for one in batch.rows}
    added: list[int] = []
    for one in read(pasted, author, now).rows:
        same = [number for number, row in rows.items() if _is_same(row, one)]
        if len(same) > 1:
            raise batch_told.several_rows(one.line.candidate, same)
        number = same[0] if same else max(rows, default=0) + 1
        rows[number] = replace(one, number=number)
        added += [] if same else [number]
    if len(rows) > MOST:
        raise UserError("rows.too_many_with_these", n=len(rows), most=MOST)
    return Batch(list(rows.values()), unused=batch.unused, added=tuple(added))


def put_in_one(batch: Batch, text: str, author: Member, now: datetime, *, is_ordered: bool) -> Batch | None:
    """The same of one row in a line of its own, which says all that a row says. With `is_ordered` the word for it stands
    before it, and it is a row whatever it lacks."""
    if "\n" in text.strip() or len(text.split()) < (1 if is_ordered else _LEAST):
        return None
    row = Pasted(0, {}, text.replace("\t", f" {APART} "))
    [said] = read([row], author, now).rows
    it = said.line
    is_whole = bool(it.candidate and it.start and (it.panel or it.persons or it.unknown) and not said.left)
    if not (is_whole or (is_ordered and it.candidate)):
        return None
    return put_in(batch, [row], author, now)


def _is_same(row: Row, more: Row) -> bool:
    """Who has another mail or number is another candidate of that name."""
    one, other = row.line, more.line
    candidate = Candidate(name=one.candidate, email=row.email, mobile=row.mobile)
    if not one.candidate or not identity.may_be_same(candidate, other.candidate, more.email or "", more.mobile or ""):
        return False
    return not (one.job and other.job and one.round_name and other.round_name) or (
        (one.job.lower(), one.round_name) == (other.job.lower(), other.round_name)
    )


# --- one row --------------------------------------------------------------------------------------------------------


def _names_in(row: Pasted) -> str:
    return row.text.replace(APART, " ") or _APART.join(row.cells.values())


def _in_figures(text: str, author: Member, now: datetime) -> str:
    return month_first(text, lang=str(author.lang), today=now.astimezone(author.tz).date())


def _read(row: Pasted, names: Names, author: Member, now: datetime) -> Row:
    text, email, mobile = _without_contacts(row.text)
    said = _of_columns(row, names, author, now) if row.cells else said_line.read(_in_figures(text, author, now), names)
    email, mobile = row.cells.get("email") or email, row.cells.get("mobile") or mobile
    return Row(row.number, Line().adding(said, now, author.tz), said.left, email, mobile)


def _of_columns(row: Pasted, names: Names, author: Member, now: datetime) -> Said:
    """Whoever stands in a column is what the column says, whatever else they might be."""
    cells = row.cells
    rest = _APART.join(_worded(column, cells) for column in _REST if cells.get(column))
    said = said_line.read(
        _in_figures(rest, author, now), Names(rooms=names.rooms), wants_candidate=False, wants_job=False
    )
    said.room = said.room or ("" if no_place.is_none(room := cells.get("room", "")) else room)
    if (place := cells.get("place")) and not no_place.is_none(place):
        _put_place(said, place, names)
    people = said_line.read(cells.get("interviewers", ""), Names(members=names.members), wants_candidate=False)
    said.panel, said.unknown = people.panel, [*people.unknown, *filter(None, [people.job])]
    said.candidate, said.job = cells.get("candidate", ""), cells.get("job", "")
    said.candidates = names.candidates.get(said.candidate.lower(), [])
    called = names.jobs.get(said.job.lower(), [])
    said.jobs = said_line.of_title(called, said.job)
    if not said.round_name and cells.get("round"):
        said.round_name = cells["round"]
    if cells.get("start") and not said.when:
        said.when, said.has_clock = cells["start"], True  # to be told that it is not understood
    return said


def _put_place(said: Said, place: str, names: Names) -> None:
    """How and where in one cell; what says neither is what the room is called."""
    where = said_line.read(place, Names(rooms=names.rooms), wants_candidate=False, wants_job=False)
    said.mode = said.mode or where.mode
    said.meeting_url = said.meeting_url or where.meeting_url
    if not said.room:
        said.room = where.room or ("" if where.mode or where.meeting_url else place)
        said.rooms = where.rooms
    elif where.room:
        said.rooms = said.rooms or where.rooms


def _worded(column: str, cells: dict[str, str]) -> str:
    cell = cells[column]
    if column == "minutes" and cell.isdigit():
        return f"{cell}分钟"
    if column == "end":
        return f"-{cell}" if cells.get("start") or cells.get("time") else ""
    return cell


def _without_contacts(text: str) -> tuple[str, str | None, str | None]:
    """The text without an e-mail and a mobile number, and these."""
    email = EMAIL.search(text)
    if email:
        text = text.replace(email[0], " ")
    mobile = _MOBILE.search(text)
    if mobile:
        text = text.replace(mobile[0], " ")
    return text, email[0] if email else None, mobile[0].replace(" ", "").replace("-", "") if mobile else None
