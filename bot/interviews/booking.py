"""Putting interviews on calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import peewee

from bot.db import store
from bot.db.sql import identifier, sql
from bot.interviews import access, busy, codes, locks, offering, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Application, Candidate, Interview, Job, Member, Participant, Room
from bot.interviews.offering import Offer
from bot.interviews.planned import Planned


@dataclass(frozen=True)
class Booking:
    """An interview that is to be. With an `offer` the candidate chooses its time; `start` and `end` are then the first of the
    times that are offered."""

    candidate: Candidate
    job: Job
    round_no: int
    round_name: str
    start: datetime
    end: datetime
    panel: Sequence[Member]
    recruiter: Member | None = None
    room: Room | None = None
    mode: str = "video"
    meeting_url: str | None = None
    agreed: bool = False  # the panel has said yes already
    offer: Offer | None = None
    has_time: bool = True  # else its time is another's, and it is there without one for now

    @property
    def planned(self) -> Planned:
        return Planned(self.start, self.end, self.panel, self.candidate, self.room, self.job, self.round_no)


class Clash(Exception):
    """The time is taken: `who` has another interview then."""

    def __init__(self, who: str, other: Interview | None = None) -> None:
        super().__init__(who)
        self.who, self.other = who, other


def book(
    change: Change,
    booking: Booking,
    *,
    undoable: bool = False,
    new: Mapping[str, int] | None = None,
    passed: Sequence[object] = (),
) -> Interview:
    """Put the interview on everybody's calendar. An application keeps the recruiter that it has.

    Whoever books it and sits on it has accepted. `new` are ids of what was added for it, and is gone when the booking is
    undone; `passed` are the limits that were known and passed.
    Raises: Clash; UserError when one of the panel is deactivated, or knows the candidate.
    """
    members = {member.id for member in booking.panel}
    locks.hold(members=members, candidates={booking.candidate.id}, rooms={booking.room.id} if booking.room else ())
    _check_active(members)
    _check_nobody_knows(booking)
    application, is_new = Application.get_or_create(  # type: ignore[no-untyped-call]
        candidate=booking.candidate, job=booking.job, defaults={"recruiter": booking.recruiter}
    )
    if booking.recruiter is not None and application.recruiter_id is None:
        application.recruiter = booking.recruiter
        application.save(only=["recruiter"])
    interview = None
    while interview is None:
        interview = _put(change, booking, application)
    after: Values = {"code": interview.code}
    if undoable:
        after["added"] = dict(new or {}) | ({"application": application.id} if is_new else {})
    if passed:
        after["passed"] = list(passed)
    before = {"status": "cancelled"} if undoable else None
    change.record("interview.booked", "interview", interview.id, before=before, after=after, undoable=undoable)
    return interview


def forget(interview_id: int, new: Mapping[str, int]) -> None:
    """As if it had never been booked: for an undo of which nobody has heard. What came with it goes, unless it is of use
    to others by now."""
    store.execute("DELETE FROM interview WHERE id = %(id)s", id=interview_id)
    for table, used in (
        ("application", sql("SELECT 1 FROM interview i WHERE i.application_id = t.id")),
        ("candidate", sql("SELECT 1 FROM application a WHERE a.candidate_id = t.id")),
        ("job", sql("SELECT 1 FROM application a WHERE a.job_id = t.id")),
        ("room", sql("SELECT 1 FROM interview i WHERE i.room_id = t.id")),
    ):
        if table in new:
            store.execute(
                sql(
                    "DELETE FROM {table} t WHERE t.id = %(id)s AND NOT EXISTS ({used})",
                    table=identifier(table),
                    used=used,
                ),
                id=new[table],
            )


def _check_active(members: set[int]) -> None:
    """As they are now that they are held, and not as they were when they were loaded. Raises: UserError"""
    left = Member.select().where((Member.id << members) & ~Member.active).order_by(Member.id).first()
    if left is not None:
        raise UserError("refused.no_longer_a_member", who=left.name)


def _check_nobody_knows(booking: Booking) -> None:
    """Raises: UserError"""
    known = access.who_know([(member.id, booking.candidate.id) for member in booking.panel])
    for member in booking.panel:
        if (member.id, booking.candidate.id) in known:
            raise access.must_be_kept_away(member, booking.candidate.id, by_hr=True)


def _put(change: Change, booking: Booking, application: Application) -> Interview | None:
    """The interview with its panel; None when somebody else has just taken its code.

    Raises: Clash.
    """
    [code] = codes.draw()
    slot = (booking.start, booking.end) if booking.has_time and booking.offer is None else None
    try:
        with store.db.atomic():  # a savepoint: the caller's transaction outlives a refusal
            interview = Interview.create(
                code=code,
                application=application,
                candidate=booking.candidate,
                round_no=booking.round_no,
                round_name=booking.round_name,
                mode=booking.mode,
                status="scheduled" if slot else "draft" if booking.offer else "rescheduling",
                slot=slot,
                room=booking.room,
                meeting_url=booking.meeting_url,
                created_by=change.actor,
                created_at=change.now,
            )
            for member in sorted(booking.panel, key=lambda one: one.id):
                has_accepted = slot and (booking.agreed or (change.actor is not None and change.actor.id == member.id))
                Participant.create(
                    interview=interview,
                    member=member,
                    slot=slot,
                    interview_active=slot is not None,
                    **({"response": "accepted", "responded_at": change.now} if has_accepted else {}),
                )
            if booking.offer is not None:
                offering.begin(interview, booking.offer, change.now)
            elif slot and (booking.agreed or change.actor in booking.panel):
                states.move(interview, states.by_the_answers(interview))
    except peewee.IntegrityError as refused:
        if codes.is_taken(refused):
            return None
        raise Clash(_who_clashes(refused, booking)) from None
    return interview


def _who_clashes(refused: peewee.IntegrityError, booking: Booking) -> str:
    constraint = store.refused_by(refused)
    if constraint == "room_free" and booking.room:
        return str(booking.room.name)
    if constraint == "candidate_free":
        return booking.candidate.shown_name
    if constraint != "interviewer_free":
        raise refused
    clashes = busy.others([member.id for member in booking.panel], booking.start, booking.end)
    taken = {member_id for member_id, _ in clashes}
    return "、".join(member.name for member in booking.panel if member.id in taken)
