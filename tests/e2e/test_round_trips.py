"""What a message costs in round trips to PostgreSQL, so that they cannot creep back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import booking, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job, Role
from tests.e2e.stage import NOW, Stage


@pytest.fixture
def stage(fresh_database_url: str) -> Iterator[Stage]:
    """张三 has two interviews today, one of them unanswered; 张敏 looks after both."""
    stage = Stage(fresh_database_url)
    with store.db.connection_context():
        with store.db.atomic():
            change = Change(NOW, actor_kind="system")
            people.put(change, "lisi", name="李四")
            zhangmin, _ = people.put(change, "zhangmin", name="张敏", role=Role.RECRUITER)
            job = Job.create(title="后端工程师")
            for hour, name in ((5, "陈晓"), (7, "林悦")):
                start = NOW + timedelta(hours=hour)
                booking.book(
                    change,
                    Booking(
                        Candidate.create(name=name),
                        job,
                        1,
                        "一面",
                        start,
                        start + timedelta(hours=1),
                        [one for one in (people.by_user_id("zhangsan"), people.by_user_id("lisi")) if one],
                        recruiter=zhangmin,
                    ),
                )
            for interview, code in zip(Interview.select().order_by(Interview.id), ("1203", "1304"), strict=True):
                Interview.update(code=code).where(Interview.id == interview.id).execute()
        yield stage
    store.db.close_all()


@pytest.mark.parametrize(
    ("text", "user_id", "trips"),
    [
        ("/help", "zhangsan", 2),
        ("我是谁", "zhangsan", 2),
        ("日程", "zhangsan", 3),
        ("今天", "zhangmin", 4),
        ("下一场", "zhangsan", 4),
        ("1203", "zhangsan", 4),
        ("进度 陈晓", "zhangsan", 4),
        ("1203", "zhangmin", 6),
        ("what time is my next one", "zhangsan", 8),  # of whom they speak: one's own candidates, by sound
        ("whats on tomorrow", "zhangsan", 9),
        ("status chen xiao", "zhangsan", 6),
        ("status chen xiao", "zhangmin", 8),
        ("接受 1203", "zhangsan", 9),
        ("没空 1203", "zhangsan", 10),  # to the question for the reason of the first: is it a change of mind?
        ("外星人", "zhangsan", 5),
    ],
)
def test_a_message_costs_no_more_round_trips_than_it_needs(stage: Stage, text: str, user_id: str, trips: int) -> None:
    stage.say(text, user_id)  # the first time each statement is prepared, with the statement itself
    before = store.db.connection().trips
    stage.say(text, user_id)
    assert store.db.connection().trips - before <= trips
