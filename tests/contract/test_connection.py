"""Statements that wait for the next one: fewer round trips, and the same effects as if each had been sent at once."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import peewee
import psycopg2
import pytest
from psycopg2.extensions import parse_dsn

from bot.db import store
from bot.db.connection import Connection
from bot.db.store import Prepared, Purpose, db
from bot.settings import ROOT
from tests.world.clock import NOW
from tests.world.processes import wait_until

WORDS = "CREATE TABLE word (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text UNIQUE NOT NULL)"
INSERT = Prepared("INSERT INTO word (text) VALUES (%(text)s)")
SELECT = Prepared("SELECT text FROM word WHERE text LIKE %(text)s ORDER BY id")


@pytest.fixture(autouse=True)
def connected(fresh_database_url: str) -> Iterator[None]:
    store.connect(fresh_database_url, Purpose.TOOL)
    db.connect()
    store.execute(WORDS)
    yield
    db.close_all()


class Trips:
    """Counts the round trips of a block."""

    def __enter__(self) -> Trips:
        self._connection = connection()
        self._before = self._connection.trips
        return self

    def __exit__(self, *_: object) -> None:
        self.count = self._connection.trips - self._before


def connection() -> Connection:
    found = db.connection()
    assert isinstance(found, Connection)
    return found


def words() -> list[str]:
    return [row["text"] for row in store.fetch("SELECT text FROM word ORDER BY id")]


def insert(text: str) -> None:
    store.execute("INSERT INTO word (text) VALUES (%(text)s)", text=text)


def test_a_transaction_of_two_statements_takes_two_round_trips_and_its_commit() -> None:
    with Trips() as trips, db.atomic():
        insert("a")
        with db.atomic():
            insert("b")
    assert trips.count == 3
    assert words() == ["a", "b"]


def test_a_transaction_in_which_nothing_happens_takes_none() -> None:
    with Trips() as trips, db.atomic(), db.atomic():
        pass
    assert trips.count == 0


def test_what_is_left_for_later_leaves_with_the_commit() -> None:
    INSERT.fetch(text="prepared")
    with Trips() as trips, db.atomic():
        insert("a")
        INSERT.later(text="b")
        INSERT.later(text="100%")
    assert trips.count == 2
    assert words() == ["prepared", "a", "b", "100%"]


def test_what_is_left_for_later_is_seen_by_the_next_statement() -> None:
    with db.atomic():
        INSERT.later(text="a")
        assert words() == ["a"]


def test_what_is_left_for_later_in_a_savepoint_goes_with_it() -> None:
    with db.atomic():
        INSERT.later(text="a")
        with db.atomic() as savepoint:
            INSERT.later(text="b")
            savepoint.rollback()
        with db.atomic() as savepoint:
            insert("c")
            INSERT.later(text="d")
            savepoint.rollback()
        INSERT.later(text="e")
    assert words() == ["a", "e"]


def test_a_transaction_that_is_rolled_back_leaves_nothing_whether_or_not_it_was_sent() -> None:
    for work in (lambda: INSERT.later(text="a"), lambda: insert("b")):
        with pytest.raises(ZeroDivisionError), db.atomic():
            work()
            raise ZeroDivisionError
    insert("c")
    assert words() == ["c"]


def test_a_refused_statement_costs_its_savepoint_and_no_more() -> None:
    with db.atomic():
        insert("a")
        with pytest.raises(peewee.IntegrityError), db.atomic():
            insert("a")
        insert("b")
    with pytest.raises(peewee.IntegrityError), db.atomic(), db.atomic():
        insert("b")
    assert words() == ["a", "b"]


def test_what_is_refused_later_fails_the_commit_and_nothing_of_it_stays() -> None:
    insert("a")
    with pytest.raises(peewee.IntegrityError), db.atomic():
        insert("b")
        INSERT.later(text="a")
    insert("c")
    assert words() == ["a", "c"]


def test_what_is_refused_later_is_told_as_itself_also_from_within_a_savepoint() -> None:
    """It stood before the savepoint, which was never reached: there is nothing to roll back to."""
    insert("a")
    with pytest.raises(peewee.IntegrityError), db.atomic():
        INSERT.later(text="a")
        with db.atomic():
            insert("b")
    insert("c")
    assert words() == ["a", "c"]


def test_it_is_told_as_itself_also_where_an_earlier_savepoint_was_rolled_back() -> None:
    """Which is still there to be rolled back to, and would bring the transaction back to life."""
    insert("a")
    with pytest.raises(peewee.IntegrityError), db.atomic():
        with pytest.raises(ZeroDivisionError), db.atomic():
            insert("b")
            raise ZeroDivisionError
        INSERT.later(text="a")
        with db.atomic():
            insert("c")
    insert("d")
    assert words() == ["a", "d"]


def test_a_transaction_may_commit_in_between_without_a_round_trip_more() -> None:
    INSERT.fetch(text="prepared")
    with pytest.raises(ZeroDivisionError), Trips() as trips, db.atomic():
        INSERT.later(text="a")
        store.commit_and_go_on()
        insert("b")
        raise ZeroDivisionError
    assert trips.count == 2  # the rollback is the second
    assert words() == ["prepared", "a"]


def test_what_would_commit_in_between_inside_another_transaction_goes_with_it() -> None:
    with pytest.raises(ZeroDivisionError), db.atomic():
        with db.atomic():
            INSERT.later(text="a")
            store.commit_and_go_on()
            insert("b")
        raise ZeroDivisionError
    assert words() == []


def test_a_prepared_statement_still_runs_after_an_error_and_a_rollback() -> None:
    for _ in range(2):
        with pytest.raises(peewee.IntegrityError), db.atomic():
            INSERT.fetch(text="a")
            insert("a")
    with db.atomic() as transaction:
        INSERT.later(text="b")
        transaction.rollback()
    assert SELECT.fetch(text="%") == []
    INSERT.fetch(text="c%")
    assert SELECT.fetch(text="c%") == [{"text": "c%"}]


def test_later_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        INSERT.later(text="a")


def test_a_connection_that_the_server_has_ended_is_not_handed_out_again(fresh_database_url: str) -> None:
    ended = connection()
    with contextlib.closing(psycopg2.connect(fresh_database_url)) as other:
        other.cursor().execute("SELECT pg_terminate_backend(%s)", [ended.get_backend_pid()])
    wait_until(ended.is_lost)
    db.close()
    db.connect()
    assert connection() is not ended
    assert words() == []


def test_asking_whether_a_connection_lives_asks_nobody() -> None:
    first = connection()
    before = first.trips
    db.close()
    db.connect()
    assert connection() is first
    assert first.trips == before


def test_what_is_refused_again_and_again_is_prepared_once() -> None:
    """A refusal rolls back to a savepoint; what a session has prepared is still there."""
    for _ in range(5):
        with store.db.atomic(), pytest.raises(RuntimeError), store.db.atomic():
            SELECT.fetch(text="a%")
            raise RuntimeError
    [row] = store.fetch("SELECT count(*) AS prepared FROM pg_prepared_statements")
    assert row["prepared"] == 1


def test_what_runs_over_and_over_is_planned_once_for_all_moments_and_once_for_each_limit() -> None:
    """A moment tells its type: of `$1 - $2` PostgreSQL would take both for intervals."""
    for day in range(3):
        for most in (1, 2):
            found = store.fetch_planned(
                "SELECT %(at)s - %(back)s AS then FROM generate_series(1, 5) LIMIT %(most)s",
                at=NOW + timedelta(days=day),
                back=timedelta(hours=1),
                most=most,
            )
            assert found == [{"then": NOW + timedelta(days=day, hours=-1)}] * most
    assert store.execute_planned("DELETE FROM word WHERE text = %(text)s", text="nobody's") == 0
    rows = store.fetch("SELECT parameter_types::text[] AS types FROM pg_prepared_statements ORDER BY name")
    moments = ["timestamp with time zone", "interval"]
    assert [row["types"] for row in rows] == [moments, moments, ["text"]]


WATCHED = """
import sys, time
from bot.db import store
from bot.db.store import Purpose, db
from bot.db.watch import Watch
store.connect(sys.argv[1], Purpose.TOOL)
db.watch = Watch(0.3, db.connections_in_use, db.connect_aside, db.close_idle)
for statement in sys.stdin:
    try:
        with db.connection_context():
            store.fetch(statement)
            print("answered", flush=True)
    except Exception as error:
        print("lost" if store.is_lost(error) else repr(error), flush=True)
    while statement == "SELECT pg_sleep(600)\\n" and db.watch.is_silent:
        time.sleep(0.05)
"""


@contextlib.contextmanager
def watched(url: str) -> Iterator[Callable[[str], str]]:
    """A process of its own, which is watched until it ends: what became of a statement there."""
    running = subprocess.Popen(
        [sys.executable, "-c", WATCHED, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert running.stdin is not None and running.stdout is not None
    stdin, stdout = running.stdin, running.stdout

    def ask(statement: str) -> str:
        stdin.write(f"{statement}\n")
        stdin.flush()
        return next(line.strip() for line in stdout if "PostgreSQL" not in line)  # without its log

    with running:
        yield ask
        stdin.close()


def test_who_waits_longer_than_they_may_fails_and_the_next_is_served() -> None:
    with watched(db.database) as ask:
        assert ask("SELECT 1") == "answered"
        assert ask("SELECT pg_sleep(600)") == "lost"
        assert ask("SELECT 1") == "answered"


STARVED = """
import ctypes, sys, threading
from bot.db import store
from bot.db.store import Purpose, db
from bot.db.watch import Watch
store.connect(sys.argv[1], Purpose.TOOL)
db.watch = Watch(0.3, db.connections_in_use, db.connect_aside, db.close_idle)
outcomes = []

def ask(sent):
    try:
        with db.connection_context():
            store.fetch("SELECT 1")
            sent.wait()
            store.fetch("SELECT pg_sleep(0.1)")
            outcomes.append("answered")
    except Exception as error:
        outcomes.append("lost" if store.is_lost(error) else repr(error))

for _ in range(4):
    sent = threading.Barrier(9)
    asking = [threading.Thread(target=ask, args=(sent,)) for _ in range(8)]
    for one in asking:
        one.start()
    sent.wait()
    while not any(one.sent_at for one in db.connections_in_use()):
        pass
    ctypes.PyDLL(None).usleep(1_500_000)  # with Python's lock in its hand
    for one in asking:
        one.join()
print(sorted(set(outcomes)), len(outcomes), db.watch.is_silent)
"""


def test_a_process_that_had_no_turn_itself_takes_no_answered_statement_for_a_server_that_hangs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARVED, db.database], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["['answered'] 32 False"]


class Network:
    """Between a client and the server's socket; what it `swallows` nobody hears of."""

    def __init__(self, socket_path: str) -> None:
        self.passes = threading.Event()
        self.passes.set()
        self._socket_path = socket_path
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._lines: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._begin(self._accept)

    def _begin(self, work: Callable[..., None], *arguments: socket.socket) -> None:
        self._threads.append(threading.Thread(target=work, args=arguments))
        self._threads[-1].start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._door.accept()
                server = socket.socket(socket.AF_UNIX)
                self._lines += [client, server]
                server.connect(self._socket_path)
                self._begin(self._pass_on, client, server)
                self._begin(self._pass_on, server, client)

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                self.passes.wait()
                other.sendall(data)
            other.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.passes.set()
        self._door.shutdown(socket.SHUT_RDWR)  # wakes who waits at it
        for line in list(self._lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join()
        for line in (self._door, *self._lines):
            line.close()


def test_a_network_that_swallows_everything_holds_nobody_and_all_is_well_when_it_passes_again() -> None:
    at = parse_dsn(db.database)
    if not at.get("host", "").startswith("/"):
        if os.environ.get("REQUIRE_EMBEDDED") == "1":
            pytest.fail("a server that listens on a socket is needed, as the embedded one does")
        pytest.skip("the tests' own server listens on a socket; this one does not")
    network = Network(f"{at['host']}/.s.PGSQL.{at['port']}")
    url = f"postgresql://{at['user']}@127.0.0.1:{network.port}/{at['dbname']}"
    with contextlib.closing(network), watched(url) as ask:
        assert ask("SELECT 1") == "answered"
        network.passes.clear()
        assert [ask("SELECT 1") for _ in range(3)] == ["lost"] * 3
        network.passes.set()
        wait_until(lambda: ask("SELECT 1") == "answered")


@pytest.mark.parametrize(("broken", "allowed", "tries"), [(1, 1, 2), (3, 3, 4)])
def test_work_is_done_again_after_as_many_broken_deadlocks_as_it_allows(broken: int, allowed: int, tries: int) -> None:
    done: list[int] = []

    def work() -> str:
        done.append(1)
        if len(done) <= broken:
            store.execute("DO $$ BEGIN RAISE EXCEPTION 'played' USING ERRCODE = '40P01'; END $$")
        return "done"

    assert store.retry_once(work, deadlocks=allowed) == "done"
    assert len(done) == tries
    done.clear()
    with pytest.raises(peewee.OperationalError, match="played"):
        store.retry_once(work, deadlocks=broken - 1)
