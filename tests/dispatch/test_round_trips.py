"""What a message costs in round trips to PostgreSQL, so that they cannot creep back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import booking, lookup, offering, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job
from bot.notices import pending
from bot.notices.catalogue import waiting
from bot.notices.view import Together, View
from tests.said import zh_like
from tests.world.clock import NOW
from tests.world.stage import Stage


@pytest.fixture
def stage(fresh_database_url: str) -> Iterator[Stage]:
    """张三 has two interviews today, one of them unanswered; 张敏 looks after both."""
    stage = Stage(fresh_database_url)
    with store.db.connection_context():
        with store.db.atomic():
            change = Change(NOW, actor_kind="system")
            stage.joins("lisi")
            stage.joins("zhangmin")
            Job.create(title="后端工程师")
            for hour, name in ((5, "陈晓"), (7, "林悦")):
                _book(change, hour, name)
            for interview, code in zip(Interview.select().order_by(Interview.id), ("1203", "1304"), strict=True):
                Interview.update(code=code).where(Interview.id == interview.id).execute()
        yield stage
    store.db.close_all()


def _book(change: Change, hour: int, name: str) -> None:
    start = NOW + timedelta(hours=hour)
    panel = [one for one in (people.by_user_id("zhangsan"), people.by_user_id("lisi")) if one]
    booking.book(
        change,
        Booking(
            Candidate.create(name=name),
            Job.get(),
            1,
            "一面",
            start,
            start + timedelta(hours=1),
            panel,
            recruiter=people.by_user_id("zhangmin"),
        ),
    )


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
        ("what time is my next one", "zhangsan", 7),  # of whom they speak: one's own candidates, by sound
        ("whats on tomorrow", "zhangsan", 7),
        ("status chen xiao", "zhangsan", 6),
        ("status chen xiao", "zhangmin", 8),
        ("接受 1203", "zhangsan", 9),
        ("没空 1203", "zhangsan", 10),  # to the question for the reason of the first: is it a change of mind?
        ("外星人", "zhangsan", 5),
        ("亲，陈晓那场面试官都回了没，帮我看下嘛", "zhangmin", 14),  # however many clauses: whom it names is asked once
    ],
)
def test_a_message_costs_no_more_round_trips_than_it_needs(stage: Stage, text: str, user_id: str, trips: int) -> None:
    stage.say(text, user_id)  # the first time each statement is prepared, with the statement itself
    before = store.db.connection().trips
    stage.say(text, user_id)
    assert store.db.connection().trips - before <= trips


def test_the_texts_for_all_candidates_of_a_list_cost_no_more_round_trips_for_more_of_them(stage: Stage) -> None:
    def trips() -> int:
        stage.say("今天", "zhangmin")
        before = store.db.connection().trips
        assert zh_like("invitation.each_apart").search(stage.say("邀请语 全部", "zhangmin"))
        return store.db.connection().trips - before

    trips()  # the first time each statement is prepared, with the statement itself
    of_two = trips()
    with store.db.atomic():
        for hour, name in ((8, "彭程"), (9, "吕品"), (10, "叶青")):
            _book(Change(NOW, actor_kind="system"), hour, name)
    assert trips() == of_two


def test_whom_a_list_of_hrs_is_about_is_looked_up_for_all_its_rows_at_once(stage: Stage) -> None:
    """Who they are, when they were reminded, and whether they may be: three statements, and none for each row."""
    holder = people.by_user_id("zhangmin")
    assert holder is not None
    interviews = lookup.load([one.id for one in Interview.select()])
    about = [(one, place.member_id) for one in interviews for place in one.panel]
    together = Together(frozenset(member for _, member in about))
    views = [View(holder, NOW, "", "", one, {"member": member}, together=together) for one, member in about]
    before = store.db.connection().trips
    lines = [(waiting.no_answer_listed(one), waiting.feedback_late_listed(one)) for one in views]
    assert len(lines) == 4 and all(line is not None for pair in lines for line in pair)
    assert store.db.connection().trips - before == 3


def test_what_waits_costs_no_more_round_trips_for_more_whose_candidates_choose_the_time(stage: Stage) -> None:
    """Of HR, whose drafts they are, and of the panel, which has not ticked."""

    def trips() -> list[int]:
        found = []
        for user_id in ("zhangmin", "zhangsan"):
            member = people.by_user_id(user_id)
            assert member is not None
            before = store.db.connection().trips
            drafts = [one for one in pending.of(member, NOW) if one.interview.status == "draft"]
            found.append(store.db.connection().trips - before)
            assert len(drafts) == Interview.select().where(Interview.status == "draft").count()
        return found

    _book_to_choose(2)
    trips()  # the first time each statement is prepared, with the statement itself
    of_two = trips()
    _book_to_choose(4)
    assert trips() == of_two


def _book_to_choose(count: int) -> None:
    panel = [one for one in (people.by_user_id("zhangsan"), people.by_user_id("lisi")) if one]
    for _ in range(count):
        candidate = Candidate.create(name="候选人")
        offer, _found = offering.find(panel, timedelta(hours=1), None, NOW, candidate=candidate)
        assert offer is not None
        first = offer.times[0]
        wanted = Booking(
            candidate, Job.get(), 1, "一面", first.start, first.end, panel, people.by_user_id("zhangmin"), offer=offer
        )
        booking.book(Change(NOW, actor_kind="system"), wanted)
