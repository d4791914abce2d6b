"""Ten kills of each part under load: whatever got a 200 is answered, each decline has one effect and one card, in order."""

from __future__ import annotations

import contextlib
import random
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
import requests

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import booking, people, preferences
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Job, Role
from bot.launch import databases
from bot.launch.embedded import address_if_running
from tests.world.copies import Copy, start_of
from tests.world.five import FIVE
from tests.world.processes import sandbox_for, say, wait_until

ROUNDS, MEMBERS = 10, 4
EACH = 400  # interviews to decline, more than there is time for: the talk must outlast the kills
MIDNIGHT = datetime.min.time()
PARTS = ("web worker", "web master", "worker", "PostgreSQL", "supervisor")


@dataclass
class Talk:
    """What one member says, one message after the other, and what became of each."""

    user_id: str
    codes: list[str]
    declined: list[str] = field(default_factory=list)
    outcomes: dict[int, str] = field(default_factory=dict)  # by MsgId
    gives_up: bool = False  # what WeCom's three tries did not bring is not sent again, unless it is a decline
    given_up: set[int] = field(default_factory=set)
    repeats: int = 0  # deliveries beyond the first, of one message

    def go_on(self, wecom: str, first_id: int, stop: threading.Event) -> None:
        left = list(reversed(self.codes))
        for msg_id in range(first_id, first_id + 100_000):
            if stop.is_set() or not left:
                return
            code = left.pop() if msg_id % 4 == 0 else ""
            words = f"无法参加 {code}" if code else ("日程", "下一场", "我是谁")[msg_id % 4 - 1]
            self._say_until_taken(wecom, words, msg_id, gives_up=self.gives_up and not code)
            if code:
                self.declined.append(code)
            stop.wait(0.5)

    def _say_until_taken(self, wecom: str, words: str, msg_id: int, *, gives_up: bool) -> None:
        """WeCom repeats; what it gives up, the member sends again as the same message, or not."""
        while True:
            exchange = say(wecom, words, msg_id=msg_id, **{"from": self.user_id})
            self.repeats += len(exchange["tries"]) - 1
            if exchange["outcome"] != "failed":
                self.outcomes[msg_id] = exchange["outcome"]
                return
            if gives_up:
                self.given_up.add(msg_id)
                return
            self.repeats += 1
            time.sleep(0.3)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    copy = Copy(tmp_path / "var")
    yield copy
    copy.remove()


@pytest.mark.long("fifty kills under load, five minutes; test_run kills each part once")
def test_ten_kills_of_each_part_lose_and_double_nothing(copy: Copy) -> None:
    chance = random.Random(815)
    with sandbox_for(copy.port) as wecom:
        requests.post(f"{wecom}/sandbox/settings", json={"retry_on": "non_200"}, timeout=5).raise_for_status()
        running = start(copy, wecom)
        talks = furnish(copy, wecom)
        stop = threading.Event()
        talking = [
            threading.Thread(target=talk.go_on, args=(wecom, 1_000_000 * (n + 1), stop), daemon=True)
            for n, talk in enumerate(talks)
        ]
        for thread in talking:
            thread.start()
        slowest = dict.fromkeys(PARTS, 0.0)
        for part in [part for _ in range(ROUNDS) for part in chance.sample(PARTS, len(PARTS))]:
            time.sleep(chance.uniform(1.0, 3.0))
            began = time.monotonic()
            if part == "supervisor":
                running.kill()
                running.communicate()
                running = start(copy, wecom)
            else:
                kill(copy, part)
            wait_until(lambda: copy.status("/readyz") == 200, patience_s=60)
            slowest[part] = max(slowest[part], time.monotonic() - began)
        assert all(thread.is_alive() for thread in talking), "the last kills met nobody who talks"
        stop.set()
        for thread in talking:
            thread.join()
        settle(copy)
        by_outbox = sum(check(copy, wecom, talk) for talk in talks)
        running.terminate()
        running.communicate(timeout=60)
    print(
        f"{ROUNDS} kills each of {', '.join(PARTS)}; {sum(len(talk.outcomes) for talk in talks)} messages, "
        f"{sum(len(talk.declined) for talk in talks)} declines, {sum(talk.repeats for talk in talks)} repeats, "
        f"{by_outbox} answers by the outbox; "
        f"ready again within: {', '.join(f'{part} {seconds:.1f} s' for part, seconds in slowest.items())}"
    )
    assert copy.left() == []


def kill(copy: Copy, part: str) -> None:
    """One that lives: what has only just died is waited for."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(KeyError, psutil.Error):
            victim = copy.parts()[part]
            victim.kill()
            victim.wait(timeout=10)
            return
        time.sleep(0.05)
    pytest.fail(f"there is no {part} to be killed")


def start(copy: Copy, wecom: str) -> subprocess.Popen[str]:
    running = copy.run(
        **FIVE, WECOM_API_BASE=wecom, BASE_URL=f"http://127.0.0.1:{copy.port}", UNDO_WINDOW_S="1", SECRET_KEY="k" * 32
    )
    assert "http" in start_of(running)[-1]
    # Nobody reads on: its pipe must not fill up and hold it.
    assert running.stdout is not None
    threading.Thread(target=running.stdout.read, daemon=True).start()
    return running


@contextlib.contextmanager
def connected(copy: Copy) -> Iterator[None]:
    url = address_if_running(copy.var / "pg")
    assert url is not None
    store.connect(databases.named(url, "company"), Purpose.TOOL)
    try:
        with store.db.connection_context():
            yield
    finally:
        store.db.close_all()


def furnish(copy: Copy, wecom: str) -> list[Talk]:
    """Members, each with interviews of their own and a recruiter who hears of them."""
    talks = []
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    with connected(copy), store.db.atomic():
        change = Change(now, actor_kind="system")
        job = Job.create(title="后端工程师")
        for number in range(MEMBERS):
            user_id, recruiter_id = f"m{number}", f"r{number}"
            for one in (user_id, recruiter_id):
                answer = requests.post(f"{wecom}/sandbox/people", json={"user_id": one, "name": one}, timeout=10)
                answer.raise_for_status()
            member, _ = people.put(change, user_id, name=f"面试官{number}")
            recruiter, _ = people.put(change, recruiter_id, name=f"招聘{number}", role=Role.RECRUITER)
            preferences.set_quiet_hours(change, recruiter, (MIDNIGHT, MIDNIGHT))  # at whatever hour this runs
            booked = [
                booking.book(
                    change,
                    Booking(
                        candidate=Candidate.create(name=f"候选人{number}-{hour}"),
                        job=job,
                        round_no=1,
                        round_name="一面",
                        start=now + timedelta(hours=26 + hour),
                        end=now + timedelta(hours=27 + hour),
                        panel=[member],
                        recruiter=recruiter,
                    ),
                )
                for hour in range(EACH)
            ]
            talks.append(Talk(user_id, [str(one.code) for one in booked], gives_up=bool(number % 2)))
    return talks


def settle(copy: Copy) -> None:
    """Until nothing is owed any more."""
    with connected(copy):
        wait_until(lambda: not store.fetch("SELECT 1 FROM inbox WHERE done_at IS NULL LIMIT 1"), patience_s=120)
        wait_until(
            lambda: not store.fetch("SELECT 1 FROM outbox WHERE state IN ('queued', 'sending') LIMIT 1"), patience_s=300
        )


def check(copy: Copy, wecom: str, talk: Talk) -> int:
    """How many of one member's answers left by the outbox."""
    sent = [one["body"] for one in requests.get(f"{wecom}/sandbox/sent", timeout=60).json() if one["delivered"]]
    recruiter = talk.user_id.replace("m", "r")
    with connected(copy):
        heard = {
            int(row["msg_id"]): row
            for row in store.fetch(
                """SELECT i.message->'fields'->>'MsgId' AS msg_id, i.left_by, count(o.id) AS parts,
                     count(o.id) FILTER (WHERE o.state = 'sent') AS sent
                   FROM inbox i LEFT JOIN outbox o ON o.dedup_key LIKE 'answer:' || i.id || ':%%'
                   WHERE i.user_id = %(user_id)s AND i.message->'fields' ? 'MsgId' GROUP BY i.id""",
                user_id=talk.user_id,
            )
        }
        effects = store.fetch(
            """SELECT i.code FROM audit_event a JOIN interview i ON i.id = a.entity_id JOIN member m ON m.id = a.actor_id
               WHERE a.action = 'panel.declined' AND m.user_id = %(user_id)s ORDER BY a.id""",
            user_id=talk.user_id,
        )
        cards = store.fetch(
            """SELECT i.code, o.task_id FROM outbox o JOIN interview i ON i.id = o.interview_id
               WHERE o.kind = 'declined' AND o.to_user = %(recruiter)s ORDER BY o.id""",
            recruiter=recruiter,
        )
    # What got a 200 is answered by one door or the other, and never by both.
    assert talk.outcomes.keys() <= heard.keys() <= talk.outcomes.keys() | talk.given_up
    for msg_id, outcome in talk.outcomes.items():
        by = heard[msg_id]
        doors = ("passive", 0, 0) if outcome == "reply" else ("outbox", 1, 1)
        assert (by["left_by"], by["parts"], by["sent"]) == doors, f"{talk.user_id}'s {msg_id}: {outcome}, {by}"
    # What got none and came all the same is answered, too: by a worker, or to somebody who was there no more.
    for msg_id in heard.keys() & talk.given_up:
        by = heard[msg_id]
        assert (by["left_by"], by["parts"], by["sent"]) in (("passive", 0, 0), ("outbox", 1, 1)), f"{msg_id}: {by}"
    by_outbox = sum(by["left_by"] == "outbox" for by in heard.values())
    texts = sum(one["touser"] == talk.user_id and one["msgtype"] == "text" for one in sent)
    assert texts >= by_outbox  # more where a worker was killed between the call and its commit
    # Each decline has one effect, in their order, and one card at HR's.
    assert [row["code"] for row in effects] == talk.declined
    # The cards were owed, and came, in the order of the declines.
    assert [row["code"] for row in cards] == talk.declined
    arrived = [
        one["template_card"]["task_id"]
        for one in sent
        if one["msgtype"] == "template_card" and one["touser"] == recruiter
    ]
    assert arrived == [row["task_id"] for row in cards]
    return by_outbox
