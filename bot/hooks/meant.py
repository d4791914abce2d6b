"""Who and what a description means here: members, candidate, job and room, which are added where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from bot.hooks import candidates, whom
from bot.hooks.event import Described
from bot.hooks.refs import Ref
from bot.interviews import identity, locks, matches
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Member
from bot.interviews.venues import Venue


class Meant:
    """As things stand. `current` is the interview of that id, None where there is none to go on with."""

    def __init__(self, described: Described, ref: Ref, current: Interview | None) -> None:
        self.described, self.ref, self.current = described, ref, current
        there = whom.known(whom.of(described))
        self.panel = list({there[one].id: there[one] for one in described.interviewers if one in there}.values())
        self.recruiter = there.get(described.recruiter) if described.recruiter else None
        self.unknown = [one for one in whom.of(described) if one not in there]
        self.found = candidates.meant(described, ref, current.candidate if current else None)
        self.candidate = self.found.candidate
        self.job = identity.job_or_new(described.job)
        self.room = identity.room_or_new(described.place) if described.place else None
        self.mode = "onsite" if self.room and not described.meeting_url else "video"

    def hold(self, others: Sequence[Interview] = ()) -> None:
        """Everybody and everything that it concerns, and `others` in its way, in one call."""
        interviews = [*([self.current] if self.current else []), *others]
        rooms = [self.room, *(one.room for one in interviews)]
        locks.hold(
            members={one.id for one in self.panel} | {place.member_id for one in interviews for place in one.panel},
            candidates={self.candidate.id, *(one.candidate_id for one in interviews)},
            rooms={one.id for one in rooms if one is not None},
            interviews={one.id for one in interviews},
        )
        note_said(self.candidate, self.described)

    def booking(self, panel: Sequence[Member]) -> Booking:
        described = self.described
        return Booking(
            candidate=self.candidate,
            job=self.job,
            round_no=described.round_no,
            round_name=described.round_name,
            start=described.slot[0],
            end=described.slot[1],
            panel=panel,
            recruiter=self.recruiter,
            room=self.room,
            mode=self.mode,
            meeting_url=described.meeting_url or None,
        )

    def venue(self) -> Venue:
        room = str(self.room.name) if self.room else ""
        return Venue(room=room, link=self.described.meeting_url, mode=self.mode, is_all=True)


def note_said(candidate: Candidate, described: Described) -> None:
    """Who of us has an address that is said of the candidate is matched with them, whether or not it is kept."""
    matches.note_said([(candidate.id, described.email, described.mobile)])


def note_said_too_late(described: Described, current: Interview | None) -> None:
    """The same, of what changes nothing else: the interview has begun, or the source has said something newer of it."""
    if current is None or identity.name_key(described.candidate) != identity.name_key(str(current.candidate.name)):
        return
    locks.hold(candidates=[current.candidate_id])
    note_said(current.candidate, described)
