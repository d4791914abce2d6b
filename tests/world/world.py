"""The one builder of the tests' world: people join, interviews are booked, and the clock moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import booking
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job, Member, Role
from tests.world import roster
from tests.world.clock import NOW, Clock

ROUNDS = ("一面", "二面", "终面")


class World:
    """In the database to which this process is connected. `team` is who has joined, by account."""

    def __init__(self, *user_ids: str, at: datetime = NOW) -> None:
        self.clock = Clock(at)
        self.team: dict[str, Member] = {}
        with store.connected(), store.db.atomic():
            for user_id in user_ids:
                self.joins(user_id)

    @property
    def at(self) -> datetime:
        return self.clock.at

    def joins(self, user_id: str, role: Role | None = None, name: str = "") -> Member:
        """Somebody becomes a member: as the roster has them, or as the test says."""
        with store.connected(), store.db.atomic():
            self.team[user_id] = roster.join(Change(self.at, actor_kind="system"), user_id, role, name)
        return self.team[user_id]

    @staticmethod
    def member(user_id: str) -> Member:
        """As they are now, whether active or not."""
        with store.connected():
            found: Member = Member.get(Member.user_id == user_id)
        return found

    def book_for(
        self,
        panel: Iterable[Member],
        start: datetime,
        candidate: str = "陈晓",
        job: str = "后端工程师",
        *,
        round_no: int = 1,
        meeting_url: str | None = None,
        change: Change | None = None,
    ) -> Interview:
        """An hour's interview that 张敏 looks after; nobody is told yet."""
        with store.connected(), store.db.atomic():
            return booking.book(
                change or Change(self.at, actor_kind="system"),
                Booking(
                    candidate=Candidate.get_or_none(Candidate.name == candidate) or Candidate.create(name=candidate),
                    job=Job.get_or_none(Job.title == job) or Job.create(title=job),
                    round_no=round_no,
                    round_name=ROUNDS[round_no - 1],
                    start=start,
                    end=start + timedelta(hours=1),
                    panel=list(panel),
                    recruiter=self.member("zhangmin"),
                    meeting_url=meeting_url,
                ),
            )
