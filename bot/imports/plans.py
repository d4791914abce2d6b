"""From the rows of a spreadsheet to bookings, and what keeps them from being made."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.db import store
from bot.directory import Account
from bot.imports import addresses
from bot.imports.candidates import Candidates
from bot.imports.cells import Said, understand
from bot.imports.spreadsheet import BadCell, Row
from bot.imports.staff import Staff
from bot.interviews import access, identity, locks, many, planned
from bot.interviews.audit import Change, Recorded
from bot.interviews.booking import Booking
from bot.interviews.many import Alike
from bot.interviews.models import Candidate, Job, Member, Role, Room
from bot.phrase import Phrase, Unnamed
from bot.times.clock_face import show_moment


@dataclass
class Plan:
    """What one row asks for. `booking` is there once enough of the row is understood to look for clashes."""

    row: Row
    said: Said
    problems: list[BadCell]
    booking: Booking | None = None
    warnings: list[BadCell] = field(default_factory=list)
    there_already: bool = False
    existing: Alike | None = None  # the interview that it is already

    @property
    def wants(self) -> list[Candidate | Member | Room]:
        """Everybody and the room that would be taken."""
        if self.booking is None:
            return []
        return [self.booking.candidate, *self.booking.panel, *([self.booking.room] if self.booking.room else [])]

    @property
    def key(self) -> tuple[object, ...] | None:
        """The same for two rows about one interview."""
        if self.booking is None:
            return None
        return self.booking.candidate.id, self.booking.job.id, self.booking.round_no, self.booking.start

    def same_as(self, other: Plan) -> bool:
        return self.said == other.said and _ids(self) == _ids(other)


def _ids(plan: Plan) -> set[int]:
    return {member.id for member in plan.booking.panel} if plan.booking else set()


@dataclass
class Plans:
    """One plan for each row, and the candidates who are yet to be written."""

    each: list[Plan]
    candidates: Candidates


def plan(rows: Iterable[Row], change: Change, newcomers: Mapping[str, Account]) -> Plans:
    """One plan for each row. People, jobs and rooms that are new are added; `newcomers` is what WeCom says of new
    accounts."""
    understood = [(row, *understand(row, change.now)) for row in rows]
    staff = Staff(change, newcomers)
    jobs, rooms = functools.cache(identity.job_or_new), functools.cache(identity.room_or_new)
    candidates = Candidates([said for _, said, _ in understood if said.candidate])
    # Before anybody is looked for, so that 张三 is found though only a later row says 张三(zhangsan); who recruits in
    # one row and interviews in another is a recruiter.
    staff.enrol((row.cells["recruiter"] for row, _, _ in understood), Role.RECRUITER)
    staff.enrol((row.cells["interviewers"] for row, _, _ in understood), Role.INTERVIEWER)
    whole = [said for _, said, _ in understood if said.candidate and said.job]
    meant = dict(zip(map(id, whole), candidates.meant_by_each([(one, jobs(one.job)) for one in whole]), strict=True))
    return Plans(
        [
            _plan(Plan(row, said, problems), staff, meant.get(id(said)), jobs, rooms)
            for row, said, problems in understood
        ],
        candidates,
    )


def skip_what_is_there(plans: Sequence[Plan]) -> None:
    """Mark the rows whose interview is booked already, or stands further up in the file."""
    first: dict[object, Plan] = {}
    booked = [plan for plan in plans if plan.booking is not None]
    there = many.what_is_there([plan.booking for plan in booked if plan.booking])
    for plan, found in zip(booked, there, strict=True):
        earlier = first.setdefault(plan.key, plan)
        if earlier is not plan:
            plan.there_already = True
            if not plan.same_as(earlier):
                # Some systems write a row for each interviewer.
                line = earlier.row.line
                plan.problems.append(BadCell("row.same_as", line=line))
        elif (existing := found.same) is not None:
            plan.there_already, plan.existing = True, existing
            if not _ids(plan) <= existing.panel:
                plan.warnings.append(BadCell("row.other_panel", code=existing.code))
        elif found.former is not None:
            plan.there_already = True
            plan.warnings.append(_overtaken(found.former))


def never_told(plans: Sequence[Plan]) -> list[Recorded]:
    """The bookings, of rows whose interview is there already, of which no panel has ever heard."""
    rows = store.fetch(
        """SELECT id, entity_id FROM audit_event a
           WHERE action = 'interview.booked' AND entity = 'interview' AND entity_id = ANY(%(ids)s)
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.interview_id = a.entity_id AND o.kind = 'invited')
           ORDER BY id""",
        ids=[plan.existing.id for plan in plans if plan.existing],
    )
    return [Recorded(row["id"], "interview.booked", "interview", row["entity_id"], {}, {}) for row in rows]


def _overtaken(former: Alike) -> BadCell:
    """An old file must not bring back what was cancelled or moved in the meantime."""
    code = former.code or ""
    if former.status == "cancelled":
        return BadCell("row.cancelled", code=code)
    return BadCell("row.moved", code=code)


def find_who_must_stay_away(plans: Sequence[Plan]) -> None:
    """Interviewers who have said that they know the candidate, or may be the candidate."""
    wanted = [
        (plan, member, plan.booking.candidate.id) for plan in plans if plan.booking for member in plan.booking.panel
    ]
    known = access.who_know([(member.id, candidate) for _, member, candidate in wanted])
    matched = access.who_may_be(known)
    for plan, member, candidate in wanted:
        if (member.id, candidate) in known:
            is_match = (member.id, candidate) in matched
            plan.problems.append(
                BadCell("row.may_be_candidate" if is_match else "row.knows_candidate", who=member.name)
            )


def look_again_who_must_stay_away(plans: Sequence[Plan], booked: Sequence[int]) -> None:
    """Interviewers who have said so since `find_who_must_stay_away`; `booked` are the interviews written meanwhile.

    Only who has a place with the candidate already can say it. They alone are held, until the commit that follows:
    whoever says it later finds themselves on the panel.
    """
    wanted = [(member.id, plan.booking.candidate.id) for plan in plans if plan.booking for member in plan.booking.panel]
    locks.hold(members=_who_may_say_that_they_know(wanted, booked))
    find_who_must_stay_away(plans)


def _who_may_say_that_they_know(pairs: Collection[tuple[int, int]], but: Collection[int]) -> set[int]:
    """Of pairs of a member and a candidate, by id, the members with a place in an interview of theirs, but for these."""
    rows = store.fetch(
        """SELECT DISTINCT w.member FROM json_to_recordset(%(pairs)s) AS w (member bigint, candidate bigint)
           CROSS JOIN LATERAL (SELECT id FROM interview
             WHERE candidate_id = w.candidate AND id <> ALL(%(but)s::bigint[]) OFFSET 0) i
           CROSS JOIN LATERAL (SELECT 1 FROM participant
             WHERE interview_id = i.id AND member_id = w.member OFFSET 0) p""",
        pairs=store.json([{"member": member, "candidate": candidate} for member, candidate in pairs]),
        but=list(but),
    )
    return {row["member"] for row in rows}


def find_clashes_between(plans: Sequence[Plan]) -> None:
    """Rows that want the same person or room at one time; the one further down is told."""
    calendars: dict[tuple[type, int], list[Plan]] = {}
    for plan in plans:
        for who in plan.wants:
            calendars.setdefault((type(who), who.id), []).append(plan)
    for (kind, its_id), calendar in calendars.items():
        for pair in _overlapping(calendar):
            earlier, later = sorted(pair, key=lambda one: one.row.line)
            name = next(who.name for who in later.wants if (type(who), who.id) == (kind, its_id))
            line = earlier.row.line
            later.problems.append(BadCell("row.clashes", who=name, line=line))


def find_clashes_with_others(plans: Sequence[Plan], now: datetime) -> None:
    """Interviews that are booked already at the times of the rows."""
    booked = [plan for plan in plans if plan.booking is not None]
    found = planned.taken([plan.booking.planned for plan in booked if plan.booking])
    for plan, clash in ((plan, clash) for plan, clashes in zip(booked, found, strict=True) for clash in clashes):
        other = clash.other
        assert other.slot is not None
        name = f"{other.code or ''} {other.candidate.shown_name}".strip()
        when = Unnamed(*(show_moment(*other.slot, zone=plan.said.zone, lang=lang, now=now) for lang in ("en", "zh")))
        plan.problems.append(BadCell("row.is_taken", who=clash.name, when=when, other=name))


def _overlapping(calendar: Sequence[Plan]) -> Iterator[tuple[Plan, Plan]]:
    """Each row that begins before one that began earlier has ended, with that one."""
    bookings = sorted(((one.booking, one) for one in calendar if one.booking), key=lambda pair: pair[0].start)
    longest, holder = bookings[0]
    for wanted, plan in bookings[1:]:
        if wanted.start < longest.end:
            yield holder, plan
        if wanted.end > longest.end:
            longest, holder = wanted, plan


def _no_recruiter(member: Member, called: str | Phrase) -> BadCell:
    """Nobody of HR would hear of a decline."""
    cure = f"python -m bot member {member.user_id} --role recruiter"
    return BadCell("cell.no_hr", column=called, who=member.name, cure=cure)


def _plan(
    plan: Plan,
    staff: Staff,
    meant: tuple[Candidate, BadCell | None] | BadCell | None,
    jobs: Callable[[str], Job],
    rooms: Callable[[str], Room],
) -> Plan:
    """`meant`: whose interview it is with what the row's author should know of that, or why it is nobody's; None where the
    row lacks the candidate or the job."""
    row, said, problems = plan.row, plan.said, plan.problems
    panel = staff.named_in(row, "interviewers", problems)
    if not problems:
        try:
            addresses.give(staff.change, panel, row)
        except BadCell as bad:
            problems.append(bad)
    recruiters = staff.named_in(row, "recruiter", problems)
    if len(recruiters) > 1:
        called = row.called("recruiter")
        problems.append(BadCell("cell.one_person", column=called))
    elif recruiters and not recruiters[0].is_hr:
        problems.append(_no_recruiter(recruiters[0], row.called("recruiter")))
    if meant is None:
        return plan
    if isinstance(meant, BadCell):
        problems.append(meant)
        return plan
    candidate, warning = meant
    if warning is not None:
        plan.warnings.append(warning)
    if said.slot:
        plan.booking = Booking(
            candidate=candidate,
            job=jobs(said.job),
            round_no=said.round_no,
            round_name=said.round_name,
            start=said.slot[0],
            end=said.slot[1],
            panel=panel,
            recruiter=recruiters[0] if recruiters else None,
            room=rooms(said.room) if said.room else None,
            mode=said.mode,
            meeting_url=said.meeting_url,
        )
    return plan
