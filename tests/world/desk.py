"""The domain without WeCom: people, interviews and a clock that the test moves, on this thread's connection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.chat.context import explain
from bot.db import store
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant
from tests.world.clock import NOW, beijing
from tests.world.stage import all_handlers
from tests.world.world import World

UNDO_WINDOW = timedelta(seconds=60)


def at(clock: str, day: int = 12) -> datetime:
    """A time of that day in Beijing, in the month in which the world begins; the 12th is the day after NOW."""
    return beijing(f"{NOW:%m}-{day:02} {clock}")


class Desk(World):
    """Attributes are people: `desk.lisi`. `desk.at` is now."""

    lisi: Member
    wangwu: Member
    zhangsan: Member
    zhaoliu: Member
    zhangmin: Member

    def __init__(self) -> None:
        super().__init__("zhangsan", "lisi", "wangwu", "zhaoliu", "zhangmin")
        for user_id, member in self.team.items():
            setattr(self, user_id, member)

    def change(self, who: Member | None = None) -> Change:
        return Change(self.at, who, actor_kind="member" if who else "system", undo_window=UNDO_WINDOW)

    def move(self, **amount: float) -> None:
        self.clock.move(**amount)

    def book(
        self,
        *panel: Member,
        clock: str = "14:00",
        day: int = 12,
        candidate: str = "陈晓",
        job: str = "后端工程师",
        round_no: int = 1,
        change: Change | None = None,
    ) -> Interview:
        """An hour's interview that 张敏 looks after."""
        return self.book_for(panel, at(clock, day), candidate, job, round_no=round_no, change=change or self.change())

    def refused(self, work: Callable[[], object], reader: Member | None = None) -> str:
        """The words of a refusal, which leaves nothing behind; read in Chinese, and sound in English."""
        before = history()
        with pytest.raises(UserError) as refused, store.db.atomic():
            work()
        assert history() == before
        reader = reader or self.zhangmin
        english = Member(id=reader.id, name=reader.name, role=reader.role, lang="en")
        assert explain(refused.value, english, self.at, all_handlers()).parts
        return "\n".join(part.content for part in explain(refused.value, reader, self.at, all_handlers()).parts)  # type: ignore[union-attr]


def history() -> list[store.Row]:
    """The audit rows of interviews, oldest first."""
    return store.fetch(
        "SELECT action, actor_id, entity_id, before, after FROM audit_event WHERE entity = 'interview' ORDER BY id"
    )


def status(interview: Interview) -> str:
    return str(Interview.get_by_id(interview.id).status)


def set_status(interview: Interview, status: str) -> None:
    store.execute("UPDATE interview SET status = %(status)s WHERE id = %(id)s", status=status, id=interview.id)


def answers(interview: Interview) -> dict[str, str]:
    """User id → answer, of everybody who has a place."""
    places = Participant.select(Participant, Member).join(Member).where(Participant.interview == interview)
    return {str(one.member.user_id): str(one.response) for one in places}


def place(interview: Interview, member: Member) -> Participant:
    found: Participant = Participant.get((Participant.interview == interview) & (Participant.member == member))
    return found


def snapshot(interview: Interview) -> list[dict[str, Any]]:
    """All that an undo has to restore: the interview's own row and its whole panel."""
    return [
        *store.fetch("SELECT * FROM interview WHERE id = %(id)s", id=interview.id),
        *store.fetch("SELECT * FROM participant WHERE interview_id = %(id)s ORDER BY member_id", id=interview.id),
    ]
