"""The queue's traps: jobs that wait for each other's lock, a database that goes away, a cause that never was."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import procrastinate
import psycopg2
import pytest

from bot import worker
from bot.db import clock, queue, schema, store
from bot.db.store import Purpose
from bot.launch.embedded import Embedded
from bot.notices import outbox
from bot.notices.outbox import Notice
from tests.clusters import remove_cluster
from tests.world.processes import House, restart, wait_until
from tests.world.town import Town, town

NEVER_S = 3600.0
JOBS = 8


@pytest.fixture
def place(fresh_database_url: str) -> Iterator[Town]:
    with town(fresh_database_url) as built:
        built.rows("CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, word text NOT NULL)")
        yield built


class NeverPolling(procrastinate.App):
    """A queue whose worker looks for jobs only when it is woken."""

    async def run_worker_async(self, **options: Any) -> None:
        await super().run_worker_async(**options | {"fetch_job_polling_interval": NEVER_S})


def test_jobs_with_one_lock_are_done_one_after_the_other_without_waiting_for_a_poll(
    place: Town, fresh_database_url: str
) -> None:
    """The worker never polls: were it not woken by the end of the job before, the second would wait for ever."""
    waiting = NeverPolling(connector=queue.make(fresh_database_url).connector)

    @waiting.task(name="note")
    def note(number: int) -> None:
        place.rows("INSERT INTO effect (word) VALUES (%(word)s)", word=str(number))

    asyncio.run(ask(waiting))
    asyncio.run(worked(waiting, place, until=lambda: len(effects(place)) == JOBS))
    assert effects(place) == [str(number) for number in range(JOBS)]


def test_slow_commands_keep_no_notice_waiting_however_many_were_put_off(place: Town, fresh_database_url: str) -> None:
    busy, over = queue.make(fresh_database_url), threading.Event()

    @busy.task(name="toil")
    def toil() -> None:
        over.wait(60)

    @busy.task(name="note")
    def note() -> None:
        place.rows("INSERT INTO effect (word) VALUES ('sent')")
        over.set()

    async def put_off_and_owe() -> None:
        async with busy.open_async():
            for _ in range(2 * worker.CONCURRENCY):
                await busy.configure_task("toil", queue=queue.PATIENT).defer_async()
            await busy.configure_task("note", queue=queue.PROMPT).defer_async()

    asyncio.run(put_off_and_owe())
    asyncio.run(worked(busy, place, until=lambda: effects(place) == ["sent"]))


def test_a_sweep_that_hangs_keeps_no_other_waiting(place: Town, fresh_database_url: str) -> None:
    """Somebody has locked what the first of them reads, and does not let go before an interview has begun by itself."""
    place.book("lisi", in_hours=-0.5)
    store.db.close_all()
    store.connect(fresh_database_url, Purpose.TOOL)  # no time-out ends the wait

    def has_begun() -> bool:
        return place.rows("SELECT status FROM interview") == [{"status": "in_progress"}]

    with closing(psycopg2.connect(fresh_database_url)) as forgotten:
        forgotten.cursor().execute("LOCK TABLE inbox")
        working = queue.make(fresh_database_url)
        asyncio.run(worked(working, place, until=has_begun, then=forgotten.rollback))


async def ask(app: procrastinate.App) -> None:
    async with app.open_async():
        for number in range(JOBS):
            await app.configure_task("note", lock="one").defer_async(number=number)


async def worked(
    app: procrastinate.App, place: Town, until: Callable[[], bool], then: Callable[[], object] = lambda: None
) -> None:
    """The product's worker on this queue, from its start to its stop, which a signal brings."""
    working = asyncio.create_task(worker.work(app, place.app.dispatcher, place.app.delivery, clock.own))
    try:
        await asyncio.to_thread(wait_until, until)
    finally:
        then()
        signal.raise_signal(signal.SIGTERM)
        await working


def effects(place: Town) -> list[str]:
    return [row["word"] for row in place.rows("SELECT word FROM effect ORDER BY id")]


def test_a_job_outside_a_transaction_is_refused(place: Town) -> None:
    """It would not be tied to its cause."""
    with store.db.connection_context(), pytest.raises(RuntimeError, match="outside a transaction"):
        queue.deliver(["lisi"])
    assert deferred(place) == 0


def test_a_job_whose_cause_is_rolled_back_never_was(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        with store.db.atomic() as cause:
            queue.deliver(["lisi"])
            cause.rollback()
        queue.deliver(["wangwu"])
    assert place.rows("SELECT lock FROM procrastinate_jobs") == [{"lock": "member:wangwu"}]


def deferred(place: Town) -> int:
    return len(place.rows("SELECT 1 FROM procrastinate_jobs"))


def test_a_worker_goes_on_after_postgresql_was_restarted(tmp_path: Path) -> None:
    """The same process does a job before and another after, though the restart cut all of its connections."""
    server = Embedded(tmp_path / "pg")
    house = House(server.start(), tmp_path)
    try:
        migrate(house)
        house.sandbox()
        worker = house.worker()
        owe(house, "before")
        wait_until(lambda: done(house) == ["before"])
        restart(server, tmp_path)
        owe(house, "after")
        wait_until(lambda: done(house) == ["before", "after"])
        assert worker.poll() is None
    finally:
        house.stop()
        server.stop()
        remove_cluster(tmp_path / "pg")


@pytest.mark.long("waits for procrastinate's own time-outs")
def test_a_job_that_a_living_worker_has_lost_is_done_all_the_same(fresh_database_url: str, tmp_path: Path) -> None:
    """As where a connection breaks while it is fetched, or its end is written down: it stays that worker's, who does
    nothing about it, and nobody else may send that member anything."""
    house = House(fresh_database_url, tmp_path)
    try:
        house.sandbox()
        worker = house.worker()
        owe(house, "before")
        wait_until(lambda: done(house) == ["before"])
        house.rows("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = (SELECT max(id) FROM procrastinate_jobs)")
        owe(house, "after")
        wait_until(lambda: done(house) == ["before", "after"])
        assert worker.poll() is None
    finally:
        house.stop()


def migrate(house: House) -> None:
    store.connect(house.database_url, Purpose.TOOL)
    schema.migrate()
    store.db.close_all()


def owe(house: House, key: str) -> None:
    """A message to Li Si, and the job that sends it, in one commit."""
    store.connect(house.database_url, Purpose.TOOL)
    with store.db.connection_context(), store.db.atomic():
        outbox.put([Notice(key, "lisi", "said", subject={"zh": key, "en": key})], datetime.now(UTC))
    store.db.close_all()


def done(house: House) -> list[str]:
    """What was sent, once no job is left."""
    if house.rows("SELECT 1 FROM procrastinate_jobs WHERE status <> 'succeeded'"):
        return []
    return [key for (key,) in house.rows("SELECT dedup_key FROM outbox WHERE state = 'sent' ORDER BY id")]
