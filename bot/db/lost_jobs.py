"""Jobs that nobody does any more, and which would stay `doing` for ever: they are queued again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import procrastinate
from procrastinate.jobs import Job
from procrastinate.worker import Worker

from bot.log import log

LOOK_EVERY_S = 3.0


async def requeue_for_the_dead(jobs: procrastinate.App, dead_after_s: float) -> None:
    """Jobs of a killed worker would stay `doing` for ever. Not a job itself, so it cannot get stuck like one."""
    while True:
        for job in await jobs.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after_s):
            log.warning("job of a dead worker is queued again", job=job.id)
            await jobs.job_manager.retry_job(job)
        await jobs.job_manager.prune_stalled_workers(dead_after_s * 10)
        await asyncio.sleep(LOOK_EVERY_S)


async def keep_count(at_work: dict[int, set[int]], call_next: Any, context: Any, worker: Worker) -> Any:
    """Until it is written down that the job is done."""
    assert worker.worker_id is not None
    own = at_work.setdefault(worker.worker_id, set())
    own.add(context.job.id)
    if (processing := asyncio.current_task()) is not None:
        processing.add_done_callback(lambda _: own.discard(context.job.id))
    return await call_next()


async def requeue_what_nobody_does(jobs: procrastinate.App, at_work: dict[int, set[int]]) -> None:
    """A connection that breaks while a job is fetched, or its end written down, leaves it `doing` with a worker that lives.

    Whoever it is for would hear nothing more until that worker ends. Looked at twice: it may be about to begin.
    """
    suspects: set[int] = set()
    while True:
        await asyncio.sleep(LOOK_EVERY_S)
        lost = await done_by_nobody(jobs, at_work)
        for job in lost:
            if job.id in suspects:
                log.warning("job that nobody does is queued again", job=job.id)
                await jobs.job_manager.retry_job(job)
        suspects = {job.id for job in lost if job.id is not None} - suspects


async def done_by_nobody(jobs: procrastinate.App, at_work: Mapping[int, set[int]]) -> list[Job]:
    """Jobs that are a living worker's, and that it is not at; while it is asked, another may begin with its first."""
    return [
        job
        for worker_id, own in list(at_work.items())
        for job in await jobs.job_manager.list_jobs_async(status="doing", worker_id=worker_id)
        if job.id not in own
    ]
