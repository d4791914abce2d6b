"""Somebody begins, ends or enters a room, or loses their place, just while the keeper looks at it: neither is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from bot import change
from bot import rooms as of_rooms
from bot.db import store
from bot.interviews import joining
from bot.interviews.models import Interview
from bot.rooms import wanting
from tests.world import rooms
from tests.world.rooms import booked, now_of, who_is_at
from tests.world.town import Town, later


@pytest.fixture
def town(place: Town) -> Town:
    return rooms.with_rooms(place)


def uid_of(town: Town) -> str:
    return str(town.rows("SELECT uid FROM pad WHERE state = 'open'")[0]["uid"])


def looks(town: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        wanting.look("showmebug", town.at)


def replaced(town: Town, interview: Interview, old: str, new: str) -> None:
    with store.db.connection_context(), change.begin(town.at, town.member("zhangmin")) as begun:
        joining.replace(begun, now_of(interview), town.member(old), town.member(new))


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it was waited for in vain")


def somebody_waits_for_us() -> bool:
    return bool(
        store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")
    )


class Other(threading.Thread):
    """Somebody else, with a connection of their own."""

    def __init__(self, what: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._what, self._pid = what, 0
        self.error: Exception | None = None
        self.start()

    def run(self) -> None:
        with store.db.connection_context():
            [row] = store.fetch("SELECT pg_backend_pid() AS pid")
            self._pid = row["pid"]
            try:
                self._what()
            except Exception as error:  # noqa: BLE001 - it is looked at by the test
                self.error = error

    def waits(self) -> bool:
        return bool(store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = %(pid)s", pid=self._pid))

    def waits_or_is_done(self) -> bool:
        return not self.is_alive() or self.waits()


def while_they_are_at_it(does: Callable[[], None], then: Callable[[], None]) -> None:
    """`then` begins after `does`, whose transaction ends only once it is waited for."""
    is_done = threading.Event()

    def holds() -> None:
        with store.db.atomic():
            does()
            is_done.set()
            until(somebody_waits_for_us)

    other = Other(holds)
    assert is_done.wait(10)
    then()
    other.join(20)
    assert other.error is None


def test_that_it_has_begun_is_kept(town: Town) -> None:
    booked(town, "lisi", in_hours=0.1)
    uid = uid_of(town)
    with store.db.connection_context():
        store.execute("UPDATE member SET name = '李四四' WHERE user_id = 'lisi'")

    def begins() -> None:
        with change.begin(town.at, kind="hook") as coming:
            assert of_rooms.started(coming, "showmebug", uid)

    while_they_are_at_it(begins, lambda: looks(town))
    [pad] = town.rows("SELECT state, started_at FROM pad")
    assert pad["state"] == "open" and pad["started_at"] is not None


def test_the_end_of_a_room_and_the_keeper_do_not_wait_for_each_other(town: Town) -> None:
    """While somebody enters it."""
    booked(town, "lisi", in_hours=0.1)
    uid = uid_of(town)
    with store.db.connection_context():
        store.execute("UPDATE member SET name = '李四四' WHERE user_id = 'lisi'")

    def ends() -> None:
        with change.begin(town.at, kind="hook") as coming:
            assert of_rooms.ended(coming, "showmebug", uid, {})

    with store.db.connection_context():
        with store.db.atomic():
            store.fetch("SELECT 1 FROM pad FOR NO KEY UPDATE")
            hook = Other(ends)
            until(hook.waits)
            keeper = Other(lambda: looks(town))
            until(keeper.waits_or_is_done)
        for one in (hook, keeper):
            one.join(20)
    assert [hook.error, keeper.error] == [None, None]
    assert town.rows("SELECT 1 FROM pad WHERE ended_at IS NOT NULL")


def test_a_change_of_the_interview_and_the_keeper_do_not_wait_for_each_other(town: Town) -> None:
    """While the keeper is to make another room for it."""
    interview = booked(town, "lisi", "zhangsan")
    assert rooms.way_in(town, interview, "lisi")
    replaced(town, interview, "lisi", "wangwu")

    with store.db.connection_context():
        with store.db.atomic():
            store.fetch("SELECT 1 FROM interview FOR UPDATE")
            keeper = Other(lambda: looks(town))
            until(keeper.waits_or_is_done)
            store.fetch("SELECT room_is_due(ARRAY[%(id)s]::bigint[])", id=interview.id)
        keeper.join(20)
    assert keeper.error is None
    for _ in range(2):
        later(town, seconds=2)
    assert who_is_at(str(rooms.way_in(town, interview, "wangwu"))) == "王五"


def test_who_was_replaced_since_their_page_was_loaded_gets_no_link(town: Town) -> None:
    interview = booked(town, "zhangsan", "lisi")
    loaded = now_of(interview)
    replaced(town, interview, "lisi", "wangwu")
    town.settle()
    with store.db.connection_context(), store.db.atomic():
        assert of_rooms.way_in(loaded, town.member("lisi")) is None
    assert town.rows("SELECT 1 FROM pad_link WHERE opened_at IS NOT NULL") == []


def test_who_is_replaced_just_while_they_enter_knows_a_room_that_is_no_more(town: Town) -> None:
    interview = booked(town, "zhangsan", "lisi")
    loaded, link = now_of(interview), []

    def enters() -> None:
        link.append(str(of_rooms.way_in(loaded, town.member("lisi"))))

    def loses_their_place() -> None:
        replaced(town, interview, "lisi", "wangwu")
        looks(town)

    while_they_are_at_it(enters, loses_their_place)
    for _ in range(2):
        later(town, seconds=2)
    assert who_is_at(link[0]) == ""
    assert who_is_at(str(rooms.way_in(town, interview, "wangwu"))) == "王五"
