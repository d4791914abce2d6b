"""What the worker looks at to find jobs that nobody does."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from bot.db.lost_jobs import done_by_nobody


class Queue:
    """The queue, in which a worker begins with its first job while it is asked for another's."""

    def __init__(self, at_work: dict[int, set[int]]) -> None:
        self.job_manager = self
        self.at_work = at_work

    async def list_jobs_async(self, *, status: str, worker_id: int) -> list[Any]:
        assert status == "doing"
        await asyncio.sleep(0)
        self.at_work[worker_id + 100] = {9}
        return [SimpleNamespace(id=10 * worker_id + n) for n in range(2)]


def test_a_worker_that_begins_while_another_is_looked_at_ends_nothing() -> None:
    at_work = {1: {10}, 2: {20}}
    found = asyncio.run(done_by_nobody(Queue(at_work), at_work))  # type: ignore[arg-type]
    assert [job.id for job in found] == [11, 21]
    assert sorted(at_work) == [1, 2, 101, 102]
