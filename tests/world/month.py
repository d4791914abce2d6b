"""A month of a company under a moved clock: what is due is done, people look at their phones, and processes are killed."""

from __future__ import annotations

import contextlib
import itertools
import threading
import time as real
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil

from bot import app as composition
from bot import worker
from bot.db import clock, schema, store
from bot.db.store import Purpose
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Job, Role
from bot.launch.embedded import Embedded
from bot.settings import load
from tests.clusters import remove_cluster
from tests.world.clock import stop_clock_at
from tests.world.five import FIVE
from tests.world.installation import installed, wait_until
from tests.world.month_company import BEFOREHAND, FOCUS, JOBS, Size
from tests.world.moved_company import MovedCompany
from tests.world.stage import all_handlers

UNDO = {"UNDO_WINDOW_S": "60"}  # as a company has it
HANDS = 4  # people who act at the same moment
KILLED = ("worker", "web worker", "PostgreSQL", "worker", "web master", "web worker", "worker", "PostgreSQL")
# Each has its hour already: what is old goes once a day, a token when it is about to die.
NOT_AT_EACH_LOOK = ("house", "access token")


@dataclass
class Month(MovedCompany):
    """What everybody said and read; `members` are names by account."""

    server: Embedded | None = None
    sweeps: tuple[worker.Sweep, ...] = ()
    members: dict[str, str] = field(default_factory=dict)
    sent: Counter[str] = field(default_factory=Counter)  # messages and taps since the look began, by account
    sent_before: Counter[str] = field(default_factory=Counter)  # in the look before: a worker may have finished it
    all_sent: int = 0
    repeats: int = 0
    odd: list[tuple[datetime, str, str, str]] = field(default_factory=list)  # what was answered otherwise than hoped
    phones: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)  # messages by their ids
    arrived: set[str] = field(default_factory=set)  # the task ids of cards that came to a phone
    looked_at: list[tuple[datetime, datetime]] = field(default_factory=list)  # by the phones, by the moved clock
    tapped: dict[str, list[tuple[datetime, str]]] = field(default_factory=dict)  # when by the phones, and what
    killed: Counter[str] = field(default_factory=Counter)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(5_000_000))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    # --- time -------------------------------------------------------------------------------------------------------

    def look(self, now: datetime) -> None:
        """It is that time, and nobody has sent anything yet."""
        self.go_to(now)
        self.sent, self.sent_before = Counter(), self.sent

    def go_to(self, now: datetime) -> None:
        self.looked_at.append((self._shown(now), now))
        super().go_to(now)

    def pass_by(self, **how: float) -> None:
        """In the same look: what could not be told at once is told now."""
        self.go_to(self.now + timedelta(**how))
        self.settle(undecided=True)

    def settle(self, *, undecided: bool = False) -> None:
        """Until nothing is due any more; the sweeps of one more worker run here, so that none is waited for.

        `undecided`: of some messages nobody knows yet whether WeCom has them.
        """
        for _ in range(2):
            for one in self.sweeps:
                if one.name not in NOT_AT_EACH_LOOK:
                    worker.sweep(one, clock.own)
            self.deliver(undecided=undecided)

    def deliver(self, *, undecided: bool = False) -> None:
        """Until whatever may leave has left."""
        wait_until(lambda: self._is_settled(undecided), every_s=0.05, patience_s=180)

    def _is_settled(self, undecided: bool) -> bool:
        try:
            with store.connected():
                if self.may_leave():
                    return False
                return undecided or not store.fetch("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1")
        except store.DatabaseDown:
            return False

    # --- what people do ---------------------------------------------------------------------------------------------

    def says(self, user_id: str, words: str) -> str:
        """What is answered at once; what WeCom gave up is sent again, as the same message."""
        body = {"from": user_id, "text": words, "msg_id": next(self._ids)}
        exchange = self._until_taken(lambda _: self.place.post("messages", body))
        self._has_sent(user_id)
        return str(exchange["reply"]["text"]) if exchange["reply"] else ""

    def taps(self, user_id: str, card: dict[str, Any], button: dict[str, Any]) -> None:
        self.tapped.setdefault(user_id, []).append((self._shown(self.now), f"{button['text']}（{card['text']}）"))
        key = button["key"]
        body = {"from": user_id, "task_id": card["task_id"], "key": key}

        def tap(failed: int | None) -> dict[str, Any]:
            if failed is None:
                return dict(self.place.post("taps", body))
            return dict(self.place.post(f"exchanges/{failed}/replay", {"envelope": "fresh"}))

        self._until_taken(tap)
        self._has_sent(user_id)

    def is_odd(self, user_id: str, words: str, said: str) -> None:
        self.odd.append((self.now, user_id, words, said))

    def act(self, turns: Sequence[Callable[[], None]]) -> None:
        """Several at once, each for themselves."""
        with ThreadPoolExecutor(HANDS) as hands:
            for turn in [hands.submit(one) for one in turns]:
                turn.result()

    def _until_taken(self, send: Callable[[int | None], dict[str, Any]]) -> dict[str, Any]:
        failed: int | None = None
        for _ in range(200):
            exchange = send(failed)
            if exchange["outcome"] != "failed":
                return exchange
            failed = exchange["id"]
            with self._lock:
                self.repeats += 1
            real.sleep(0.2)
        raise AssertionError("nobody takes it")

    def _has_sent(self, user_id: str) -> None:
        with self._lock:
            self.sent[user_id] += 1
            self.all_sent += 1

    # --- what there is to see ---------------------------------------------------------------------------------------

    def rows(self, sql: str, **values: object) -> list[store.Row]:
        with store.connected():
            return store.fetch(sql, **values)

    def keep_phones(self) -> None:
        """The sandbox remembers the last five hundred messages of each, and the last five thousand of all."""
        self.arrived |= {
            one["body"]["template_card"]["task_id"]
            for one in self.place.sent()
            if one["msgtype"] == "template_card" and one["delivered"]
        }
        for user_id in self.members:
            self.phones.setdefault(user_id, {}).update({one["id"]: one for one in self.phone(user_id)})

    def when(self, shown: datetime) -> datetime:
        """What the moved clock stood at when the phones showed that."""
        return self.looked_at[max(0, bisect(self.looked_at, shown, key=lambda one: one[0]) - 1)][1]

    def _shown(self, now: datetime) -> datetime:
        """What the phones show at once when it is that time: theirs runs on, and skips what the moved clock skips."""
        began = self.looked_at[0][1] if self.looked_at else now
        return datetime.now(UTC) + (now - began)

    # --- what befalls the processes ---------------------------------------------------------------------------------

    def kill(self, part: str) -> None:
        """And start it again, as whoever watches over it would."""
        self.killed[part] += 1
        match part:
            case "worker":
                self._replace("staged_worker", self.place.another_worker)
            case "web master":
                self._replace("gunicorn", self.place.another_web)
            case "web worker":
                masters = self._of_ours("gunicorn")
                children = [child for one in masters for child in one.children()]
                children[-1].kill()
            case "PostgreSQL":
                self._kill_postgresql()

    def _replace(self, words: str, start: Callable[[], psutil.Process]) -> None:
        for one in self._of_ours(words):
            family = [one, *one.children(recursive=True)]
            for member in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    member.kill()
            psutil.wait_procs(family, timeout=10)
        start()

    @staticmethod
    def _of_ours(words: str) -> list[psutil.Process]:
        """Children of this process that were started so, and still live."""
        found = []
        for one in psutil.Process().children():
            with contextlib.suppress(psutil.Error):
                if words in " ".join(one.cmdline()) and one.status() != psutil.STATUS_ZOMBIE:
                    found.append(one)
        return found

    def _kill_postgresql(self) -> None:
        assert self.server is not None
        pid = int((self.server.data / "cluster" / "postmaster.pid").read_text().split()[0])
        with contextlib.suppress(psutil.NoSuchProcess):
            postmaster = psutil.Process(pid)
            family = [postmaster, *postmaster.children(recursive=True)]
            postmaster.kill()
            psutil.wait_procs(family, timeout=10)
        self.server.start()
        store.db.close_all()


@contextlib.contextmanager
def opened(folder: Path, size: Size, names: Iterator[str]) -> Iterator[Month]:
    """A company with its people and jobs, in a PostgreSQL of its own that may be killed."""
    server = Embedded(folder / "pg")
    url = server.start()
    try:
        store.connect(url, Purpose.TOOL)
        with store.connected():
            for setting in ("fsync", "full_page_writes"):  # killed, it loses nothing by that: only the machine would
                store.execute(f"ALTER SYSTEM SET {setting} = off")
            store.execute("SELECT pg_reload_conf()")
        schema.migrate()
        with store.connected():
            stop_clock_at(BEFOREHAND)  # before anybody has looked at it: what is due is reckoned from it
        store.db.close_all()
        with installed(url, folder, web=True, worker_module=("tests.world.staged_worker",), **UNDO) as place:
            port = place.wecom.rpartition(":")[2]
            settings = UNDO | {
                "DATABASE_URL": url,
                "PORT": str(place.port),
                "SANDBOX_PORT": port,
                "SECRET_KEY": "k" * 32,
            }
            app = composition.build(load(FIVE | {"SANDBOX": "1"} | settings), all_handlers(), Purpose.WORKER)
            month = Month(place, server=server, sweeps=worker.sweeps(app.dispatcher, app.delivery))
            place.post("settings", {"retry_on": "non_200"})
            _staff(month, size, names)
            yield month
        store.db.close_all()
    finally:
        server.stop()
        remove_cluster(folder / "pg")


def _staff(month: Month, size: Size, names: Iterator[str]) -> None:
    accounts = [
        *((f"panel{number:03}", Role.INTERVIEWER) for number in range(size.interviewers)),
        *((f"hr{number:02}", Role.RECRUITER) for number in range(size.recruiters)),
        ("boss", Role.ADMIN),
    ]
    with store.connected(), store.db.atomic():
        change = Change(BEFOREHAND, actor_kind="system")
        for user_id, role in accounts:
            month.members[user_id] = next(names)
            people.put(change, user_id, name=month.members[user_id], role=role)
        for number, title in enumerate(JOBS):
            Job.create(title=title, focus=FOCUS if number % 2 else [])
    for user_id, name in month.members.items():
        month.place.post("people", {"user_id": user_id, "name": name})
