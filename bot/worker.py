"""What the worker does: put-off commands, what the bot says first, and what is due because time has passed.

A job names work to look at; doing it twice does no harm, because the rows say what is done.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from datetime import datetime
from typing import Any

import procrastinate
from procrastinate.worker import Worker

from bot.chat import inbox
from bot.chat.dispatcher import Dispatcher
from bot.db import retention, store
from bot.db.store import db
from bot.interviews.audit import Change
from bot.interviews.sweep import advance
from bot.log import log, places
from bot.notices import alerts, outbox, reminders
from bot.notices.delivery import Delivery

CONCURRENCY = 4
DEAD_AFTER_S = 30.0
SWEEP_EVERY_S = 3.0
HOUSEKEEPING_EVERY_S = 3600.0


def resume_later(queue: procrastinate.App) -> Callable[[int], None]:
    """A function that asks the worker to resume a row of the inbox, within the open transaction."""

    def defer(entry_id: int) -> None:
        queue.configure_task("resume", lock=f"inbox:{entry_id}").defer(entry_id=entry_id)

    return defer


def deliver_later(queue: procrastinate.App) -> Callable[[str], None]:
    """A function that asks the worker to send what is owed to a member, within the open transaction."""

    def wake(to_user: str) -> None:
        # One lock for each member: their messages leave one after the other.
        queue.configure_task("deliver", lock=f"member:{to_user}").defer(to_user=to_user)

    return wake


def register(queue: procrastinate.App, dispatcher: Dispatcher, delivery: Delivery) -> None:
    """Teach the queue its tasks."""

    @queue.task(name="deliver")
    def deliver(to_user: str) -> None:
        delivery.deliver(to_user)

    @queue.task(name="resume")
    def resume(entry_id: int) -> None:
        dispatcher.resume(entry_id)


def sweep(dispatcher: Dispatcher, delivery: Delivery, wake: Callable[[str], None], now: datetime) -> None:
    """Everything that is due because time has passed; each part on its own, so that none keeps the others waiting."""
    for part in (
        lambda: resume_forsaken(dispatcher, now),
        lambda: _advance_interviews(wake, now),
        lambda: _remind(wake, now),
        lambda: _wake_members(wake, now),
        delivery.refresh_token,
    ):
        try:
            part()
        except Exception as error:  # noqa: BLE001 - one part must not keep the others waiting
            log.error("sweep failed", error=type(error).__name__, places=places(error))


def resume_forsaken(dispatcher: Dispatcher, now: datetime) -> int:
    """Answer the messages that nobody works on any more; how many there were."""
    with db.connection_context():
        forsaken = inbox.forsaken(now)
    for entry_id in forsaken:
        try:
            dispatcher.resume(entry_id)
        except Exception as error:  # noqa: BLE001 - one message must not keep the others waiting
            log.error("message not resumed", inbox=entry_id, error=type(error).__name__, places=places(error))
    return len(forsaken)


def _advance_interviews(wake: Callable[[str], None], now: datetime) -> None:
    with db.connection_context(), db.atomic():
        change = Change(now, actor_kind="system")
        advance(change)
        alerts.tell(change)
        _wake_all(wake, change.due)


def _remind(wake: Callable[[str], None], now: datetime) -> None:
    with db.connection_context(), db.atomic():
        _wake_all(wake, reminders.remind(now))


def _wake_members(wake: Callable[[str], None], now: datetime) -> None:
    with db.connection_context(), db.atomic():
        outbox.expire(now)
        _wake_all(wake, set(outbox.members_with_due_rows(now)))


def _wake_all(wake: Callable[[str], None], user_ids: set[str]) -> None:
    for user_id in sorted(user_ids):
        if not _has_job(user_id):
            wake(user_id)


def _has_job(user_id: str) -> bool:
    return bool(
        store.fetch(
            "SELECT 1 FROM procrastinate_jobs WHERE lock = %(lock)s AND status = 'todo' LIMIT 1",
            lock=f"member:{user_id}",
        )
    )


async def work(
    queue: procrastinate.App,
    dispatcher: Dispatcher,
    delivery: Delivery,
    clock: Callable[[], datetime],
    *,
    dead_after_s: float = DEAD_AFTER_S,
) -> None:
    """Work until SIGTERM or SIGINT; jobs under way are finished first.

    A worker that is silent for `dead_after_s` is taken for dead, and its jobs are done by others.
    """
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    while not stop.is_set():
        try:
            await _until_it_breaks(queue, dispatcher, delivery, clock, stop, dead_after_s)
        except Exception as error:  # noqa: BLE001 - the database may be away; it will be back
            log.error("worker starts over", error=type(error).__name__)
        if not stop.is_set():
            await asyncio.sleep(1)


async def _until_it_breaks(
    queue: procrastinate.App,
    dispatcher: Dispatcher,
    delivery: Delivery,
    clock: Callable[[], datetime],
    stop: asyncio.Event,
    dead_after_s: float,
) -> None:
    async with queue.open_async():
        # run_worker_async returns, without an error, when its LISTEN connection is lost; hence the loop in `work`.
        tasks = [
            asyncio.create_task(
                queue.run_worker_async(
                    concurrency=CONCURRENCY,
                    install_signal_handlers=False,
                    fetch_job_polling_interval=1,
                    update_heartbeat_interval=dead_after_s / 3,
                    stalled_worker_timeout=dead_after_s,
                    shutdown_graceful_timeout=20,
                    worker_middleware=[_look_again],
                    listen_notify=True,
                )
            ),
            asyncio.create_task(_requeue_for_the_dead(queue, dead_after_s)),
            asyncio.create_task(_keep_sweeping(queue, dispatcher, delivery, clock)),
            asyncio.create_task(_keep_house(clock)),
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


async def _requeue_for_the_dead(queue: procrastinate.App, dead_after_s: float) -> None:
    """Jobs of a killed worker would stay `doing` for ever. Not a job itself, so it cannot get stuck like one."""
    while True:
        for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after_s):
            log.warning("job of a dead worker is queued again", job=job.id)
            await queue.job_manager.retry_job(job)
        await queue.job_manager.prune_stalled_workers(dead_after_s * 10)
        await asyncio.sleep(SWEEP_EVERY_S)


async def _keep_house(clock: Callable[[], datetime]) -> None:
    while True:
        gone = await asyncio.to_thread(retention.forget, clock())
        log.info("house kept", forgotten=gone)
        await asyncio.sleep(HOUSEKEEPING_EVERY_S)


async def _keep_sweeping(
    queue: procrastinate.App, dispatcher: Dispatcher, delivery: Delivery, clock: Callable[[], datetime]
) -> None:
    wake = deliver_later(queue)
    while True:
        await asyncio.to_thread(sweep, dispatcher, delivery, wake, clock())
        await asyncio.sleep(SWEEP_EVERY_S)
