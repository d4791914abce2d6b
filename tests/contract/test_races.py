"""Several people change one interview at the same moment: one is first, the others look again and are told in words."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import peewee
import pytest

from bot import store
from bot.interviews import booking, panel, people, sweep, undo
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, Clash
from bot.interviews.errors import UserError
from bot.interviews.models import Candidate, Interview, Job, Member, Participant, Role
from bot.store import Purpose
from tests.conftest import NOW
from tests.e2e.stage import together

HOUR = timedelta(hours=1)
TEAM = (
    ("zhangsan", "张三", Role.INTERVIEWER),
    ("lisi", "李四", Role.INTERVIEWER),
    ("wangwu", "王五", Role.INTERVIEWER),
    ("zhaoliu", "赵六", Role.INTERVIEWER),
    ("zhangmin", "张敏", Role.RECRUITER),
    ("liuyan", "刘燕", Role.RECRUITER),
)
Work = Callable[[Change], object]


class House:
    """The people, on a database of their own; each `by(...)` is a call for a thread of its own."""

    def __init__(self) -> None:
        change = Change(NOW, actor_kind="system")
        self.team = {user_id: people.put(change, user_id, name=name, role=role)[0] for user_id, name, role in TEAM}
        self.hours = itertools.count(2)

    def __getitem__(self, user_id: str) -> Member:
        return self.team[user_id]

    def book(self, *user_ids: str, hour: int | None = None) -> Interview:
        """An hour's interview of its own time, or at that hour from now."""
        start = NOW + HOUR * (hour or 2 * next(self.hours))
        candidate = Candidate.create(name=f"候选人{next(self.hours)}")
        job = Job.get_or_none(Job.title == "后端工程师") or Job.create(title="后端工程师")
        members = [self[one] for one in user_ids]
        with store.db.atomic():
            change = Change(NOW, actor_kind="system")
            return booking.book(change, Booking(candidate, job, 1, "一面", start, start + HOUR, members))

    def by(self, user_id: str, work: Work, *, at: timedelta = timedelta(0)) -> Callable[[], str]:
        return lambda: _in_a_transaction(self.change(user_id, at), work)

    def first(self, user_id: str, work: Work, *, at: timedelta = timedelta(0)) -> Callable[[], str]:
        """Like `by`, but commits only once another transaction waits for its locks: nobody is served by luck."""
        return lambda: _in_a_transaction(self.change(user_id, at), work, before_commit=_until_somebody_waits)

    def change(self, user_id: str, at: timedelta = timedelta(0)) -> Change:
        return Change(NOW + at, actor=self[user_id], undo_window=timedelta(seconds=60))


def _in_a_transaction(change: Change, work: Work, before_commit: Callable[[], None] = lambda: None) -> str:
    """`done`, what the member was told, or the error that nobody foresaw."""
    try:
        with store.db.connection_context(), store.db.atomic():
            work(change)
            before_commit()
    except UserError as told:
        return told.zh.format(**told.values)
    except Exception as unforeseen:  # noqa: BLE001 - it is the test's verdict
        return repr(unforeseen)
    return "done"


def _until_somebody_waits() -> None:
    """Seen from outside: the one who waits is in this database, and waits for a lock."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        [row] = store.fetch(
            "SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        if row["n"]:
            return
        time.sleep(0.01)
    raise AssertionError("nobody waited")


def one_after_the_other(first: Callable[[], str], second: Callable[[], str]) -> tuple[str, str]:
    """The second begins once the first holds its locks, and waits for them."""
    heard = {}
    holder = threading.Thread(target=lambda: heard.update(first=first()))
    holder.start()
    heard["second"] = second()
    holder.join()
    return heard["first"], heard["second"]
