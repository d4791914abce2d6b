"""One clock, PostgreSQL's: a machine that has the time wrong ends nothing, forgets nothing, and says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import worker
from bot.db import clock, retention, store
from bot.db.store import Purpose
from bot.launch.ownership import Owner
from bot.notices import outbox
from bot.notices.outbox import Notice
from bot.settings import ROOT
from bot.web.health import readiness
from tests.world.clock import NOW, stop_clock_at
from tests.world.sandbox_desk import desk_of
from tests.world.stage import Stage
from tests.world.town import Town

DAY = timedelta(days=1)


@pytest.fixture
def connected(fresh_database_url: str) -> Iterator[None]:
    store.connect(fresh_database_url, Purpose.TOOL)
    with store.db.connection_context():
        yield
    store.db.close_all()


@pytest.mark.parametrize("off", [DAY, -DAY, timedelta(seconds=31)])
def test_a_worker_whose_clock_is_wrong_ends_no_interview(place: Town, off: timedelta) -> None:
    place.book("lisi", in_hours=-0.5)
    before = place.rows("SELECT status FROM interview")
    for one in worker.sweeps(place.app.dispatcher, place.app.delivery):
        worker.sweep(one, lambda: datetime.now(UTC) + off)
    assert place.rows("SELECT status FROM interview") == before == [{"status": "scheduled"}]


def test_what_is_said_after_the_clock_was_moved_by_a_day_is_answered_by_that_day(place: Town) -> None:
    """Tests and demos may move the one clock by any amount: the age of a message is still judged by the true time."""
    place.book("lisi", in_hours=30)
    assert place.say("lisi", "下一场").startswith("1 天")
    place.move(hours=28)
    assert place.say("lisi", "下一场").startswith("2 小时后")


def test_a_message_that_the_bot_refuses_fails_the_test_that_sent_it(place: Town) -> None:
    with desk_of(f"http://127.0.0.1:{place.app.settings.port}/wecom/callback") as of_another_company:
        place.sandbox = of_another_company.url.rstrip("/")
        with pytest.raises(AssertionError, match="403"):
            place.say("lisi", "下一场")


def test_a_worker_whose_clock_is_a_few_seconds_off_works_by_postgresqls(place: Town) -> None:
    place.book("lisi", in_hours=-0.5)
    for one in worker.sweeps(place.app.dispatcher, place.app.delivery):
        worker.sweep(one, lambda: datetime.now(UTC) + timedelta(seconds=20))
    assert place.rows("SELECT status FROM interview") == [{"status": "in_progress"}]


def test_a_web_process_whose_clock_is_wrong_is_not_ready_and_says_by_how_much(connected: None) -> None:
    assert readiness(datetime.now(UTC), Owner.DEMO, ROOT)["clock"] == "ok"
    said = readiness(datetime.now(UTC) + DAY, Owner.DEMO, ROOT)["clock"]
    assert re.fullmatch(r"\+86(400|399) s from the database's", said), said


def test_the_clock_can_be_put_ahead_and_be_stopped(connected: None) -> None:
    assert not clock.is_moved()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    store.execute("UPDATE clock SET ahead = %(by)s", by=40 * DAY)
    assert clock.is_moved()
    assert clock.now() - datetime.now(UTC) > 39 * DAY
    stop_clock_at(NOW)
    assert clock.now() == NOW


def test_a_member_whose_message_came_at_ten_is_answered_as_at_ten_whatever_the_machines_clock_shows(
    fresh_database_url: str,
) -> None:
    stage = Stage(fresh_database_url)
    stage.say("我是谁")
    assert stage.rows("SELECT received_at, done_at FROM inbox") == [{"received_at": NOW, "done_at": NOW}]


def test_forty_days_ahead_by_mistake_cost_one_day_of_messages_a_run(fresh_database_url: str) -> None:
    stage = Stage(fresh_database_url)
    for number in range(5):
        stage.say("我是谁")
        with store.db.connection_context(), store.db.atomic():
            outbox.put([Notice(str(number), "lisi", "said", subject={"zh": "", "en": ""})], stage.clock.at)
        stage.clock.move(days=1)
    stage.rows("UPDATE outbox SET state = 'sent' RETURNING 1")
    retention.forget(NOW + 40 * DAY)
    left = [NOW + number * DAY for number in range(1, 5)]
    assert [row["done_at"] for row in stage.rows("SELECT done_at FROM inbox ORDER BY id")] == left
    assert [row["created_at"] for row in stage.rows("SELECT created_at FROM outbox ORDER BY id")] == left
