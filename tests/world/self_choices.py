"""A company in which candidates choose the time: people, interviews without one, and who ticks what."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from datetime import datetime, timedelta

from bot.interviews import booking, lookup, offering, self_choice, ticking
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job, Member
from bot.times.values import Span
from tests.world.clock import NOW
from tests.world.roster import INTERVIEWERS
from tests.world.world import World

LENGTH = timedelta(minutes=45)


class Company(World):
    """All of them in this thread's transaction, at `NOW` unless said otherwise."""

    def __init__(self) -> None:
        super().__init__(*INTERVIEWERS, "zhangmin")
        self.job = Job.create(title="后端工程师")
        self.numbers = itertools.count(1)

    def __getitem__(self, user_id: str) -> Member:
        return self.team[user_id]

    def change(self, who: str | None = None, at: datetime = NOW) -> Change:
        return Change(at, self.team[who] if who else None, "member" if who else "candidate", timedelta(seconds=60))

    def to_choose(self, *user_ids: str) -> Interview:
        """An interview of somebody new, whose panel is offered the usual times."""
        candidate = Candidate.create(name=f"候选人{next(self.numbers)}")
        panel = [self[one] for one in user_ids]
        offer, _ = offering.find(panel, LENGTH, None, NOW, candidate=candidate)
        assert offer is not None
        first = offer.times[0]
        wanted = Booking(candidate, self.job, 2, "二面", first.start, first.end, panel, self["zhangmin"], offer=offer)
        return booking.book(self.change("zhangmin"), wanted, undoable=True)

    def tick(self, on: Interview, user_id: str, numbers: Collection[int]) -> None:
        ticking.tick(self.change(user_id), on, self[user_id], numbers)

    def busy(self, user_id: str, slot: Span) -> Interview:
        """They have another interview then."""
        candidate = Candidate.create(name=f"候选人{next(self.numbers)}")
        wanted = Booking(candidate, self.job, 1, "一面", slot.start, slot.end, [self[user_id]], self["zhangmin"])
        return booking.book(self.change("zhangmin"), wanted)


def choice_of(on: Interview) -> self_choice.SelfChoice:
    found = self_choice.of(on.id)
    assert found is not None
    return found


def fresh(on: Interview) -> Interview:
    [found] = lookup.load([on.id])
    return found


def open_of(on: Interview, at: datetime = NOW) -> list[Span]:
    return self_choice.open_slots(on, at)
