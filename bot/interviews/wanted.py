"""From a line to the interview that it means as things stand: who and what is there already, and what would be new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from peewee import fn

from bot.db import store
from bot.interviews import availability, booking, identity, locks, matches, obstacles, round_names
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.errors import UserError
from bot.interviews.identity import Why
from bot.interviews.line import Line
from bot.interviews.models import Application, Candidate, Interview, Job, Member, Room, Table
from bot.interviews.obstacle import Obstacle
from bot.interviews.offering import Offer
from bot.interviews.planned import Planned
from bot.interviews.said_words import job_in

T = TypeVar("T", bound=Table)


@dataclass(frozen=True)
class Wanted:
    """Of candidate, job and room that are not there yet there is the name alone."""

    candidate: Candidate | None
    candidate_name: str
    job: Job | None
    job_title: str
    round_no: int
    round_name: str
    start: datetime
    end: datetime
    panel: Sequence[Member]
    room: Room | None
    room_name: str
    mode: str
    meeting_url: str | None
    agreed: bool
    is_new: bool = False  # somebody else than those of that name who are there
    mobile: str = ""  # of the candidate, where they are new
    offer: Offer | None = None  # where the candidate chooses; `start` and `end` are then the first of its times

    @property
    def planned(self) -> Planned:
        return Planned(self.start, self.end, self.panel, self.candidate, self.room, self.job, self.round_no)

    @property
    def new(self) -> list[tuple[str, str]]:
        """What a booking would add: kind and name."""
        there = [
            ("candidate", self.candidate, self.candidate_name),
            ("job", self.job, self.job_title),
            ("room", self.room, self.room_name),
        ]
        return [(kind, name) for kind, found, name in there if found is None and name]


def of(line: Line, offer: Offer | None = None) -> Wanted:
    """What a line means that lacks nothing; of one in which the candidate chooses, with the times that are offered.

    Raises: UserError when somebody or something is gone since it was said.
    """
    start, end = (offer.times[0].start, offer.times[0].end) if offer else (line.start, line.end)
    assert start is not None and end is not None
    candidate, job = _by_id(Candidate, line.candidate_id), _by_id(Job, line.job_id)
    room = _by_id(Room, line.room_id)
    members = {str(one.user_id): one for one in Member.select().where(Member.user_id << list(line.panel))}
    if any(one not in members for one in line.panel):
        raise UserError("book.somebody_is_gone")
    round_no, round_name = _round(line, candidate, job)
    return Wanted(
        candidate=candidate,
        candidate_name=str(candidate.name) if candidate else line.candidate,
        job=job,
        job_title=str(job.title) if job else line.job,
        round_no=round_no,
        round_name=round_name,
        start=start,
        end=end,
        panel=sorted((members[one] for one in line.panel), key=lambda one: int(one.id)),  # as `lookup` loads it
        room=room,
        room_name=str(room.name) if room else line.room,
        mode=line.mode or ("onsite" if line.room and not line.meeting_url else "video"),
        meeting_url=line.meeting_url or None,
        agreed=line.agreed,
        is_new=line.is_new,
        mobile=line.mobile,
        offer=offer,
    )


def _by_id(model: type[T], which: int | None) -> T | None:
    """Raises: UserError"""
    if which is None:
        return None
    found: T | None = model.get_or_none(model._meta.primary_key == which)
    if found is None:
        raise UserError("book.something_is_gone")
    return found


def _round(line: Line, candidate: Candidate | None, job: Job | None) -> tuple[int, str]:
    """As it was said; else the one that follows those of the candidate for this job."""
    if line.round_no is not None:
        return line.round_no, line.round_name
    last = 0
    if candidate is not None and job is not None:
        rows = store.fetch(
            """SELECT max(i.round_no) AS last FROM application a JOIN interview i ON i.application_id = a.id
               WHERE a.candidate_id = %(candidate)s AND a.job_id = %(job)s
                 AND i.status NOT IN ('draft', 'cancelled', 'rescheduling', 'no_show')""",
            candidate=candidate.id,
            job=job.id,
        )
        last = rows[0]["last"] or 0
    return last + 1, line.round_name or round_names.name_of(last + 1)


def jobs_of(candidate_id: int) -> list[Job]:
    """For which the candidate is being considered, the newest first."""
    applied = Application.select(Application.job).where(
        (Application.candidate == candidate_id) & (Application.status == "active")
    )
    return list(Job.select().where(Job.id << applied).order_by(Job.id.desc()).limit(6))


def with_only_job(line: Line) -> Line:
    """A candidate's one job need not be said; of several that could be meant it is theirs, and so it is where only words
    are left that call no job: Han Bing passed, book her next round."""
    is_another = bool(line.job) and not line.jobs and not (line.job.isascii() and not job_in(line.job))
    if line.candidate_id is None or line.job_id is not None or is_another:
        return line
    theirs = [one for one in jobs_of(line.candidate_id) if not line.jobs or one.id in line.jobs]
    if len(theirs) == 1:
        return replace(line, job=str(theirs[0].title), job_id=theirs[0].id, jobs=())
    return replace(line, jobs=line.jobs or tuple(one.id for one in theirs))


def titles(ids: Sequence[int]) -> list[tuple[int, str]]:
    known = {one.id: str(one.title) for one in Job.select().where(Job.id << list(ids))}
    return [(one, known[one]) for one in ids if one in known]


def members(user_ids: Sequence[str]) -> list[Member]:
    return list(Member.select().where((Member.user_id << list(user_ids)) & Member.active).order_by(Member.id))


# --- at a yes -------------------------------------------------------------------------------------------------------


def hold(wanted: Wanted) -> bool:
    """Hold all that the booking wants until the transaction ends; False where what was to be new is there by now."""
    if wanted.candidate is None:
        identity.hold_candidates([(wanted.candidate_name, "", wanted.mobile)])
    for kind, name in wanted.new:
        if kind == "candidate":
            continue
        store.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0))", name=f"{kind}:{identity.name_key(name)}"
        )
    locks.hold(
        members={one.id for one in wanted.panel},
        candidates={wanted.candidate.id} if wanted.candidate else (),
        rooms={wanted.room.id} if wanted.room else (),
    )
    there: dict[str, Callable[[str], object]] = {
        "candidate": lambda name: not wanted.is_new and _made_lately(name),
        "job": identity.jobs,
        "room": identity.rooms,
    }
    return not any(there[kind](name) for kind, name in wanted.new)


def _made_lately(name: str) -> bool:
    """Somebody of that name has come to an interview that was booked within the minutes in which the preview was open."""
    return bool(
        store.fetch(
            """SELECT 1 FROM candidate c JOIN interview i ON i.candidate_id = c.id
               WHERE name_key(c.name) = %(name)s AND i.created_at > clock_now() - interval '15 minutes' LIMIT 1""",
            name=identity.name_key(name),
        )
    )


def found_meanwhile(line: Line) -> Line:
    """The line with what is there by now of what was to be new."""
    there = identity.candidates(line.candidate, phone=line.mobile)
    found = tuple(one.id for one in identity.meant_by(there))
    namesakes = tuple(one.record.id for one in there if one.why is Why.NAMESAKE)  # HR says whether it is one of them
    if line.candidate_id is None and not line.is_new:
        only = len(found) == 1
        line = replace(line, candidate_id=found[0]) if only else replace(line, candidates=found or namesakes)
    job, room = identity.only(identity.jobs(line.job)), identity.only(identity.rooms(line.room))
    return replace(
        line,
        job_id=line.job_id or (job.id if job else None),
        room_id=line.room_id or (room.id if room else None),
        previewed=False,
    )


def book(change: Change, wanted: Wanted, passed: Sequence[Obstacle] = ()) -> Interview:
    """Book it, with what is new. `passed` are the oddities that were said: of limits the record keeps which.

    Raises: Clash, UserError
    """
    new: dict[str, int] = {}

    def made(kind: str, one: T) -> T:
        new[kind] = int(one.id)  # type: ignore[attr-defined]
        return one

    candidate = wanted.candidate or made(
        "candidate", Candidate.create(name=wanted.candidate_name, mobile=wanted.mobile or None)
    )
    job = wanted.job or made("job", Job.create(title=wanted.job_title))
    room = wanted.room or (made("room", Room.create(name=wanted.room_name)) if wanted.room_name else None)
    limits = [one.finding for one in passed if one.finding is not None]
    booked = booking.book(
        change,
        Booking(
            candidate=candidate,
            job=job,
            round_no=wanted.round_no,
            round_name=wanted.round_name,
            start=wanted.start,
            end=wanted.end,
            panel=wanted.panel,
            recruiter=change.actor,
            room=room,
            mode=wanted.mode,
            meeting_url=wanted.meeting_url,
            agreed=wanted.agreed,
            offer=wanted.offer,
        ),
        undoable=True,
        new=new,
        passed=availability.passed(limits),
    )
    added = [new["candidate"]] if "candidate" in new else []
    matches.note_said([(candidate.id, "", wanted.mobile)], booking=booked.id, new=added)
    return booked


def keep_number(wanted: Wanted) -> None:
    """Of a booking that is refused: whose number was said to be the candidate's is matched all the same. Of a candidate who
    is new the line has it."""
    if wanted.candidate is not None and wanted.mobile:
        matches.note_said([(wanted.candidate.id, "", wanted.mobile)])


def obstacles_of(wanted: Wanted, asker: Member, now: datetime) -> list[Obstacle]:
    described = obstacles.Described(wanted.candidate, wanted.candidate_name, "", wanted.mobile, wanted.panel)
    return obstacles.of(wanted.planned, asker, now) + obstacles.of_contacts([described], asker)[0]


# --- who may be meant -----------------------------------------------------------------------------------------------

_MOST_GUESSED = 3


def similar(name: str) -> list[Member]:
    """Active members who are called nearly so: by their surname, or by how they are called."""
    low = name.lower()
    near = (fn.left(Member.name, 1) == name[:1]) | (fn.right(Member.name, 1) == name[-1:])
    found = Member.select().where(Member.active & (near | Member.user_id.startswith(low[:3])))
    ranked = sorted(found.limit(200), key=lambda one: (-_common(low, one), one.id))
    return ranked[:_MOST_GUESSED]


def _common(low: str, one: Member) -> int:
    return max(len(set(low) & set(str(said).lower())) for said in (one.name, one.user_id))


def has_left(name: str) -> Member | None:
    """Who is called so and is deactivated."""
    return next((one.record for one in identity.members(name) if not one.record.active), None)


def told_apart(ids: Sequence[int]) -> list[tuple[Candidate, str, datetime | None, str]]:
    """Candidates of one name, each with the job applied for last, when they interviewed last, and the end of their phone."""
    rows = store.fetch(
        """SELECT c.id, right(c.mobile, 4) AS phone, a.title, i.at FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY w (id, place)
           JOIN candidate c ON c.id = w.id
           LEFT JOIN LATERAL (SELECT j.title FROM application a JOIN job j ON j.id = a.job_id
             WHERE a.candidate_id = c.id ORDER BY a.id DESC LIMIT 1) a ON true
           LEFT JOIN LATERAL (SELECT lower(i.slot) AS at FROM interview i WHERE i.candidate_id = c.id
             AND i.status <> 'draft' ORDER BY lower(i.slot) DESC NULLS LAST LIMIT 1) i ON true
           ORDER BY w.place""",
        ids=list(ids),
    )
    known = {one.id: one for one in Candidate.select().where(Candidate.id << list(ids))}
    return [(known[row["id"]], row["title"] or "", row["at"], row["phone"] or "") for row in rows if row["id"] in known]
