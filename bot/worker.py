"""What the worker does: put-off commands, what the bot says first, and what is due because time has passed.

A job names work to look at; doing it twice does no harm, because the rows say what is done.
"""

from __future__ import annotations

import asyncio
import functools
import signal
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import procrastinate
from procrastinate.worker import Worker

from bot import change, directory
from bot.chat import inbox
from bot.chat.dispatcher import Dispatcher
from bot.db import clock, lost_jobs, queue, retention
from bot.db.store import db
from bot.hooks import waiting
from bot.hooks import work as hooks
from bot.interviews import accounts, codes, matches
from bot.interviews.audit import Change
from bot.interviews.sweep import advance
from bot.log import log, places
from bot.notices import bulk, digests, escalations, outbox, reminders, unread
from bot.notices.queue import expire, members_with_due_rows
from bot.notices.send import Delivery
from bot.resumes import work as resumes
from bot.resumes.fetching import Fetcher
from bot.rooms.keeping import Keeper

CONCURRENCY = 24  # of them, most wait for WeCom
RESUMING = 6  # messages at once that were put off or abandoned; they have threads of their own
TAKING_IN = 4  # what other systems sent
_AT_ONCE = {queue.PROMPT: CONCURRENCY, queue.PATIENT: RESUMING, queue.INBOUND: TAKING_IN}
DEAD_AFTER_S = 30.0

T = TypeVar("T")


def register(jobs: procrastinate.App, dispatcher: Dispatcher, delivery: Delivery) -> None:
    """Teach the queue its tasks."""

    @jobs.task(name="deliver")
    def deliver(to_user: str) -> None:
        delivery.deliver(to_user)

    @jobs.task(name="resume")
    def resume(entry_id: int) -> None:
        dispatcher.resume(entry_id)

    @jobs.task(name=queue.TAKE_IN)
    def take_in(delivery_id: int) -> None:
        hooks.take_in(delivery.wecom, delivery_id)


@dataclass(frozen=True)
class Sweep:
    """Something that is due because time has passed, looked for again and again."""

    name: str
    once: Callable[[datetime], object]
    every_s: float = 3.0


def sweeps(
    dispatcher: Dispatcher, delivery: Delivery, rooms: Keeper | None = None, fetcher: Fetcher | None = None
) -> tuple[Sweep, ...]:
    """All of them; each keeps none of the others waiting. Rooms are kept by whoever has a keeper, and résumés fetched by
    whoever has a fetcher."""
    return (
        Sweep("messages", lambda now: resume_abandoned(dispatcher, now)),
        Sweep("interviews", _advance_interviews),
        Sweep("reminders", _in_one(reminders.remind)),
        Sweep("nudges", _in_one(reminders.nudge_in_the_evening), every_s=30.0),
        Sweep("candidates who wait", _in_one(escalations.look_for_waiting_candidates)),
        Sweep("overdue", _in_one(escalations.look_for_overdue), every_s=60.0),
        Sweep("choices", _look_at_choices, every_s=30.0),
        Sweep("matches", _tell_of_matches),
        Sweep("own interviews", _keep_from_their_own, every_s=30.0),
        Sweep("digests", _look_at_digests),
        Sweep("bulk", lambda now: bulk.Pump(delivery).pump(now), every_s=1.0),
        Sweep("outbox", _wake_members),
        Sweep("accounts", lambda now: directory.check_due(delivery.wecom, now)),
        Sweep("directory", lambda now: directory.read_due(delivery.wecom, now), every_s=60.0),
        Sweep("access token", lambda now: delivery.refresh_token()),
        *((Sweep("rooms", rooms.keep, every_s=2.0), Sweep("news of rooms", rooms.tell, every_s=30.0)) if rooms else ()),
        Sweep("hooks", lambda now: hooks.sweep(delivery.wecom, now)),
        Sweep("times that were taken", waiting.sweep_times),
        Sweep("people unknown", lambda now: waiting.sweep_people(delivery.wecom, now), every_s=60.0),
        *(_fetching(fetcher) if fetcher else ()),
        Sweep("resumes to draw", resumes.draw_due),
        Sweep("house", _keep_house, every_s=3600.0),
    )


def _fetching(fetcher: Fetcher) -> list[Sweep]:
    return [Sweep("resumes to fetch", lambda now: resumes.fetch_due(fetcher, now))] * resumes.FETCHED_AT_ONCE


def sweep(one: Sweep, own_clock: Callable[[], datetime]) -> bool:
    """Once, by PostgreSQL's clock; True where there is more to do at once. What goes wrong is told, and tried again.

    A machine whose clock differs does no time-driven work: nobody can tell which of the two is wrong, and what is
    ended, sent or forgotten too early stays so.
    """
    try:
        if abs(apart := clock.apart(own_clock())) > clock.MOST_APART:
            log.error(
                "clocks differ: no time-driven work", sweep=one.name, ahead_of_database_s=round(apart.total_seconds())
            )
            return False
        return one.once(clock.now()) is True
    except Exception as error:  # noqa: BLE001 - the database may be away, or one row at fault; the worker goes on
        log.error("sweep failed", sweep=one.name, error=type(error).__name__, places=places(error))
        return False


def resume_abandoned(dispatcher: Dispatcher, now: datetime) -> int:
    """Answer the messages that nobody works on any more; how many there were."""
    with db.connection_context():
        abandoned = inbox.abandoned(now)
    if abandoned:
        # Members side by side: a slow message keeps nobody waiting but whoever sent it, whose others come after it.
        with ThreadPoolExecutor(min(len(abandoned), RESUMING), thread_name_prefix="resume") as threads:
            list(threads.map(functools.partial(_resume, dispatcher), abandoned))
    return sum(map(len, abandoned))


def _resume(dispatcher: Dispatcher, entry_ids: list[int]) -> None:
    for entry_id in entry_ids:
        try:
            dispatcher.resume(entry_id)
        except Exception as error:  # noqa: BLE001 - one message must not keep the others waiting
            log.error("message not resumed", inbox=entry_id, error=type(error).__name__, places=places(error))


def _advance_interviews(now: datetime) -> None:
    with db.connection_context(), change.begin(now, kind="system") as begun:
        advance(begun)


def _in_one(do: Callable[[datetime], object]) -> Callable[[datetime], None]:
    """All of it in one transaction."""

    def done(now: datetime) -> None:
        with db.connection_context(), db.atomic():
            do(now)

    return done


def _look_at_choices(now: datetime) -> None:
    with db.connection_context():
        _each(now, escalations.choices_due(now), escalations.look_at_choice, "choice not looked at")


def _tell_of_matches(now: datetime) -> None:
    with db.connection_context():
        _each(now, matches.untold(), matches.tell, "match not told")


def _keep_from_their_own(now: datetime) -> None:
    """Nobody interviews themselves, or looks after it."""
    with db.connection_context():
        _each(now, matches.expected(now), matches.keep_away, "not kept from their own interview")
        _each(now, matches.in_care(), matches.hand_over, "own interview not handed over")


def _each(now: datetime, due: Iterable[T], do: Callable[[Change, T], object], failed: str) -> None:
    """Each in a change of its own: one of them must not keep the others waiting. What is due is named by ids alone."""
    for one in due:
        try:
            with change.begin(now, kind="system") as begun:
                do(begun, one)
        except Exception as error:  # noqa: BLE001 - it is tried again
            log.error(failed, of=str(one), error=type(error).__name__, places=places(error))


def _look_at_digests(now: datetime) -> None:
    looked = digests.AT_ONCE
    while looked >= digests.AT_ONCE:
        with db.connection_context(), db.atomic():
            looked = digests.look(now)


def _wake_members(now: datetime) -> None:
    with db.connection_context(), db.atomic():
        expire(now)
        queue.deliver_unless_asked(members_with_due_rows(now))


def _keep_house(now: datetime) -> None:
    retention.forget(now)
    with db.connection_context():
        codes.give_back(now)
        accounts.forget_old_misses(now)
        matches.find_missed()
        with db.atomic():
            outbox.expire_unread(now)
            unread.give_out(now)  # once an hour also to those whom WeCom refused: it may have been a setting


async def work(
    jobs: procrastinate.App,
    dispatcher: Dispatcher,
    delivery: Delivery,
    own_clock: Callable[[], datetime],
    *,
    rooms: Keeper | None = None,
    fetcher: Fetcher | None = None,
    dead_after_s: float = DEAD_AFTER_S,
) -> None:
    """Work until SIGTERM or SIGINT; jobs under way are finished first.

    A worker that is silent for `dead_after_s` is taken for dead, and its jobs are done by others.
    """
    stop = asyncio.Event()
    asyncio.get_running_loop().set_default_executor(
        ThreadPoolExecutor(sum(_AT_ONCE.values()), thread_name_prefix="job")
    )
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    while not stop.is_set():
        try:
            await asyncio.to_thread(clock.now)  # before the queue's pool is opened, whose wait nothing can cut short
            await _until_it_breaks(jobs, sweeps(dispatcher, delivery, rooms, fetcher), own_clock, stop, dead_after_s)
        except Exception as error:  # noqa: BLE001 - the database may be away; it will be back
            log.error("worker starts over", error=type(error).__name__)
        if not stop.is_set():
            await asyncio.sleep(1)


async def _until_it_breaks(
    jobs: procrastinate.App,
    swept: Sequence[Sweep],
    own_clock: Callable[[], datetime],
    stop: asyncio.Event,
    dead_after_s: float,
) -> None:
    at_work: dict[int, set[int]] = {}  # job ids, by the ids of this process's workers
    async with jobs.open_async():
        # run_worker_async returns, without an error, when its LISTEN connection is lost; hence the loop in `work`.
        tasks = [
            *(
                asyncio.create_task(
                    jobs.run_worker_async(
                        queues=[name],
                        concurrency=at_once,
                        install_signal_handlers=False,
                        fetch_job_polling_interval=1,
                        update_heartbeat_interval=dead_after_s / 3,
                        stalled_worker_timeout=dead_after_s,
                        shutdown_graceful_timeout=20,
                        worker_middleware=[_look_again, functools.partial(lost_jobs.keep_count, at_work)],
                        listen_notify=True,
                    )
                )
                for name, at_once in _AT_ONCE.items()
            ),
            asyncio.create_task(lost_jobs.requeue_for_the_dead(jobs, dead_after_s)),
            asyncio.create_task(lost_jobs.requeue_what_nobody_does(jobs, at_work)),
            *(asyncio.create_task(_keep_sweeping(one, own_clock)) for one in swept),
            asyncio.create_task(stop.wait()),
        ]
        log.info("worker ready")
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, Exception):
                raise result


async def _look_again(call_next: Any, context: Any, worker: Worker) -> Any:
    """A finished job may free the lock of the next: fetch at once instead of at the next poll."""

    def look(_: object) -> None:
        worker._new_job_event.set()
        # Once more: what is set while a fetch is under way is cleared by its end.
        asyncio.get_running_loop().call_later(0.05, worker._new_job_event.set)

    # This task ends when the job is marked as done, not before.
    if (processing := asyncio.current_task()) is not None:
        processing.add_done_callback(look)
    return await call_next()


async def _keep_sweeping(one: Sweep, own_clock: Callable[[], datetime]) -> None:
    # A thread of its own: jobs run on asyncio's threads, and a queue of them must not keep time waiting.
    own = ThreadPoolExecutor(1, thread_name_prefix=f"sweep-{one.name}")
    try:
        while True:
            more = await asyncio.get_running_loop().run_in_executor(own, sweep, one, own_clock)
            await asyncio.sleep(0 if more else one.every_s)
    finally:
        own.shutdown(wait=False, cancel_futures=True)
