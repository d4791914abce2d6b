"""Whom and what pasted rows mean as things stand, and what keeps each from being booked or is odd about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.db import store
from bot.interviews import identity, obstacles, people, round_names, wanted
from bot.interviews.audit import Change
from bot.interviews.batch import Batch, Row
from bot.interviews.booking import Booking
from bot.interviews.identity import Match
from bot.interviews.line import NOT_UNDERSTOOD, WHY_NOT, Line
from bot.interviews.models import Candidate, Job, Member, Room, Table
from bot.interviews.obstacle import Coded, Obstacle
from bot.interviews.planned import Planned
from bot.phrase import Phrase, joined
from bot.printable import without_addresses

T = TypeVar("T", bound=Table)


@dataclass
class Judged:
    """A row with whom and what it means; without an id are a candidate, a job and a room that are new."""

    row: Row
    candidate: Candidate | None
    job: Job | None
    room: Room | None
    panel: list[Member]
    before: int = 0  # the last round that the candidate has had for the job
    namesakes: int = 0  # candidates of whom each may be meant
    obstacles: list[Obstacle] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def is_sound(self) -> bool:
        return not any(one.refuses for one in self.obstacles)

    @property
    def round_no(self) -> int:
        return self.row.line.round_no or self.before + 1

    @property
    def round_name(self) -> str:
        return self.row.line.round_name or round_names.name_of(self.round_no)

    @property
    def planned(self) -> Planned | None:
        it = self.row.line
        if it.start is None or it.end is None:
            return None
        candidate = self.candidate if self.candidate is not None and self.candidate.id else None
        job = self.job if self.job is not None and self.job.id else None
        room = self.room if self.room is not None and self.room.id else None
        return Planned(it.start, it.end, self.panel, candidate, room, job, self.round_no)

    def booking(self, recruiter: Member) -> Booking:
        it = self.row.line
        assert self.candidate is not None and self.job is not None and it.start is not None and it.end is not None
        return Booking(
            candidate=self.candidate,
            job=self.job,
            round_no=self.round_no,
            round_name=self.round_name,
            start=it.start,
            end=it.end,
            panel=self.panel,
            recruiter=recruiter,
            room=self.room,
            mode=it.mode or ("onsite" if self.room and not it.meeting_url else "video"),
            meeting_url=it.meeting_url or None,
            agreed=it.agreed,
        )

    @property
    def takes(self) -> Iterator[tuple[tuple[object, ...], str]]:
        """Everybody and the room whose time it takes, each with a name; who is new is known by name alone."""
        for kind, one in (("member", self.panel), ("candidate", [self.candidate]), ("room", [self.room])):
            for who in one:
                if who is not None:
                    name = who.shown_name if isinstance(who, Candidate) else str(who.name)
                    yield (kind, who.id or ("new", id(who))), name


def judge(batch: Batch, author: Member, change: Change) -> list[Judged]:
    """Every row, with all that keeps it from being booked or is odd about it."""
    return judged(resolve(batch), author, change)


def resolve(batch: Batch) -> list[Judged]:
    """Whom and what the rows mean, each looked up once for all of them."""
    lines = [one.line for one in batch.rows]
    candidates = _by_id(Candidate, [id for one in lines for id in (one.candidate_id, *one.candidates) if id])
    applied = _applications(candidates)
    jobs = _by_id(Job, [*(one.job_id for one in lines if one.job_id), *{job for _, job in applied}])
    rooms = _by_id(Room, [one.room_id for one in lines if one.room_id])
    members = {str(one.user_id): one for one in people.with_accounts({id for one in lines for id in one.panel})}
    whose = _candidates(batch.rows, candidates, applied)
    new_jobs: dict[str, Job] = {}
    new_rooms: dict[str, Room] = {}
    found = []
    for row in batch.rows:
        it = row.line
        candidate, namesakes = whose[row.number]
        job = jobs.get(it.job_id or 0) or _their_job(it, candidate, jobs, applied)
        if job is None and it.job and not it.jobs:
            job = new_jobs.setdefault(identity.name_key(it.job), Job(title=it.job))
        room = rooms.get(it.room_id or 0)
        if room is None and it.room:
            room = new_rooms.setdefault(identity.name_key(it.room), Room(name=it.room))
        before = applied.get((candidate.id, job.id), 0) if candidate is not None and job is not None else 0
        panel = sorted(
            (members[id] for id in it.panel if id in members), key=lambda one: int(one.id)
        )  # as it is loaded
        found.append(Judged(row, candidate, job, room, panel, before, namesakes))
    return found


def _candidates(
    rows: Iterable[Row], known: dict[int, Candidate], applied: dict[tuple[int, int], int]
) -> dict[int, tuple[Candidate | None, int]]:
    """Of each row, by its number, whom it means, and of how many each may be meant where that is several. Rows that say
    most of somebody come first: whom a name alone means depends on all the others."""
    new: list[Candidate] = []
    found: dict[int, tuple[Candidate | None, int]] = {}
    for row in sorted(rows, key=lambda one: -identity.how_telling(one.email or "", one.mobile or "")):
        it = row.line
        one = known.get(it.candidate_id or 0) or _only_one(row, known, applied)
        if one is not None or it.candidates or not it.candidate:
            found[row.number] = one, len(it.candidates) if one is None else 0
            continue
        found[row.number] = _fresh(row, new)
    return found


def _fresh(row: Row, new: list[Candidate]) -> tuple[Candidate | None, int]:
    """Who is new, and may be named by several rows."""
    name, mail, phone = row.line.candidate, row.email or "", row.mobile or ""
    found = identity.meant_by(
        Match(one, why) for one in new if (why := identity.compare(one, name, mail, phone)) is not None
    )
    if len(found) > 1 and not row.line.is_new:
        return None, len(found)
    if len(found) == 1:
        one = found[0]
        one.email, one.mobile = one.email or row.email, one.mobile or row.mobile
        return one, 0
    new.append(Candidate(name=name, email=row.email, mobile=row.mobile))
    return new[-1], 0


def _by_id(table: type[T], ids: Sequence[int]) -> dict[int, T]:
    return {one.id: one for one in table.select().where(table.id << list(ids))} if ids else {}  # type: ignore[attr-defined]


def _applications(candidates: Iterable[int]) -> dict[tuple[int, int], int]:
    """For which jobs they are considered, by candidate and job, with the last round that they have had or will have."""
    rows = store.fetch(
        """SELECT a.candidate_id, a.job_id, coalesce((SELECT max(i.round_no) FROM interview i
             WHERE i.application_id = a.id AND i.status NOT IN ('draft', 'cancelled', 'rescheduling', 'no_show')), 0) AS last
           FROM application a WHERE a.candidate_id = ANY(%(ids)s::bigint[]) AND a.status = 'active'""",
        ids=list(candidates),
    )
    return {(row["candidate_id"], row["job_id"]): row["last"] for row in rows}


def _their_job(
    line: Line, candidate: Candidate | None, jobs: dict[int, Job], applied: dict[tuple[int, int], int]
) -> Job | None:
    """A candidate's only job need not be said; of several that could be meant it is theirs."""
    if candidate is None or not candidate.id or (line.job and not line.jobs):
        return None
    theirs = [job for one, job in applied if one == candidate.id and (not line.jobs or job in line.jobs)]
    return jobs.get(theirs[0]) if len(theirs) == 1 else None


def _only_one(row: Row, candidates: dict[int, Candidate], applied: dict[tuple[int, int], int]) -> Candidate | None:
    """Of namesakes the one with that e-mail or number; else the only one of those who may be meant that applied for the job."""
    several = [candidates[id] for id in row.line.candidates if id in candidates]
    index = identity.Candidates()
    for one in several:
        index.learn(one)
    matches = index.matches(row.line.candidate, row.email or "", row.mobile or "")
    found = identity.meant_by(matches, by_name=False)
    if len(found) != 1:
        found = [one for one in identity.meant_by(matches) if (one.id, row.line.job_id) in applied]
    return found[0] if len(found) == 1 else None


# --- judging --------------------------------------------------------------------------------------------------------


def judged(rows: list[Judged], author: Member, change: Change) -> list[Judged]:
    for one in rows:
        one.obstacles = list(_incomplete(one))
    whole = [one for one in rows if not one.obstacles]
    planned = [one.planned for one in whole]
    found = obstacles.of_each([one for one in planned if one is not None], author, change.now)
    for one, its in zip(whole, found, strict=True):
        one.obstacles += its
    _tell_namesakes_apart(rows)
    _clash_with_each_other(rows)
    described = [
        obstacles.Described(one.candidate, one.row.line.candidate, one.row.email or "", one.row.mobile or "", one.panel)
        for one in rows
    ]
    for one, its in zip(rows, obstacles.of_contacts(described, author), strict=True):
        one.obstacles += its
    return rows


def _incomplete(one: Judged) -> Iterator[Obstacle]:
    it = one.row.line
    if one.namesakes:
        yield Obstacle(
            "namesake",
            Phrase("row_odd.namesakes", n=one.namesakes, who=without_addresses(it.candidate)),
        )
    elif one.candidate is None:
        yield Obstacle("missing", Phrase("row_odd.no_candidate"))
    if one.job is None and it.jobs:
        yield Obstacle("jobs", Phrase("row_odd.several_jobs", job=it.job))
    elif one.job is None:
        yield Obstacle("missing", Phrase("row_odd.no_job"))
    if it.no_time:
        yield Obstacle("time", Phrase(WHY_NOT.get(it.why_not, NOT_UNDERSTOOD), text=it.no_time))
    elif it.they_choose:
        yield Obstacle(
            "time",
            Phrase("row_odd.candidate_chooses"),
        )
    elif it.start is None and it.when:
        yield Obstacle("time", Phrase("row_odd.no_hour", when=it.when))
    elif it.start is None:
        yield Obstacle("missing", Phrase("row_odd.no_time"))
    if one.row.left:
        yield Obstacle("left", Phrase("row_odd.not_understood", text=one.row.left[:40]))
    if it.unknown:
        yield _unknown(it.unknown)
    if it.persons:
        yield Obstacle(
            "persons",
            Phrase("row_odd.which_colleague", who=joined("mark.or", it.persons)),
        )
    if not one.panel and not it.unknown and not it.persons:
        yield Obstacle("missing", Phrase("row_odd.no_interviewer"))


def _unknown(names: Sequence[str]) -> Obstacle:
    """With who is called nearly so; or that they have left."""
    who = joined("mark.names", names)
    if (gone := wanted.has_left(names[0])) is not None:
        return Obstacle("left", Phrase("row_odd.deactivated", who=gone.name))
    near = [str(one.name) for one in wanted.similar(names[0])]
    if not near:
        return Obstacle("unknown", Phrase("row_odd.no_member", who=who))
    return Obstacle(
        "unknown",
        Phrase("row_odd.no_member_but", who=who, near=joined("mark.or_perhaps", near)),
    )


def _tell_namesakes_apart(rows: Iterable[Judged]) -> None:
    """Two rows with one name and other numbers or mails are no one person, though one of that name is there who has neither
    yet: the one further down is told."""
    first: dict[int, list[Judged]] = {}
    for one in rows:
        if one.candidate is None or not one.candidate.id or not (one.row.email or one.row.mobile):
            continue
        name, earlier = str(one.candidate.name), first.setdefault(one.candidate.id, [])
        for other in earlier:
            it = Candidate(name=name, email=other.row.email, mobile=other.row.mobile)
            if not identity.may_be_same(it, name, one.row.email or "", one.row.mobile or ""):
                one.obstacles.insert(0, Obstacle("namesake", Phrase("row_odd.another", who=name, n=other.number)))
                break
        else:
            earlier.append(one)


def _clash_with_each_other(rows: Iterable[Judged]) -> None:
    """Who or what two rows want at one time: the one further down is told, if the other can be booked."""
    taken: dict[tuple[object, ...], list[Judged]] = {}
    for one in rows:
        it = one.row.line
        if not one.is_sound or it.start is None or it.end is None:
            continue
        found = next(
            ((other, name) for who, name in one.takes for other in taken.get(who, ()) if _overlap(one, other)), None
        )
        if found is not None:
            one.obstacles.insert(0, _beside(one, *found))
            continue
        for who, _ in one.takes:
            taken.setdefault(who, []).append(one)


def _overlap(one: Judged, other: Judged) -> bool:
    mine, its = one.row.line, other.row.line
    if mine.start is None or mine.end is None or its.start is None or its.end is None:
        return False
    return mine.start < its.end and its.start < mine.end


def _beside(one: Judged, other: Judged, name: str) -> Obstacle:
    if one.candidate is other.candidate and one.row.line.start == other.row.line.start:
        return Obstacle("row", Phrase("row_odd.same_as", n=other.number))
    return Obstacle("row", Phrase("row_odd.clashes_with", who=name, n=other.number))


def each_interview_once(them: Iterable[Obstacle]) -> Iterator[Obstacle]:
    """That two of the panel have the same interview then is one reason."""
    named: set[int] = set()
    for one in them:
        match one.values.get("other"):
            case Coded(other):
                if other.id in named:
                    continue
                named.add(other.id)
        yield one
